//! Seats of a hall are its capacity, those of a parliament are not.

use super::{Place, Seen};
use factdesk_domain::Measure;

pub(super) fn by_seats(p: &Place<'_>) -> Seen {
    if p.noun.is_none() {
        return enlarged(p).then_some((Measure::Capacity, p.quantity.run.start));
    }
    let head = p.noun?.end.checked_sub(1)?;
    let hall = |w: &str| {
        matches!(
            w,
            "stadium"
                | "arena"
                | "theatre"
                | "theater"
                | "hall"
                | "venue"
                | "ground"
                | "cinema"
                | "auditorium"
                | "ballpark"
                | "stand"
                | "stands"
                | "grandstand"
                | "opera"
                | "capacity"
                | "restaurant"
                | "plane"
                | "aircraft"
                | "bus"
                | "airline"
                | "stadiums"
        )
    };
    let house = |w: &str| {
        matches!(
            w,
            "parliament"
                | "senate"
                | "assembly"
                | "council"
                | "election"
                | "majority"
                | "party"
                | "board"
                | "congress"
                | "legislature"
                | "won"
                | "votes"
        )
    };
    let near = p.sentence.run.clone().take(80);
    let has = |test: &dyn Fn(&str) -> bool| near.clone().any(|i| test(p.doc.low(i)));
    if let Some(found) = beds(p, head) {
        return Some(found);
    }
    (p.doc.low(head) == "seats" && has(&hall) && !has(&house)).then_some((Measure::Capacity, head))
}

/// "the clinic, which has 90 beds": its room, not furniture.
fn beds(p: &Place<'_>, head: usize) -> Seen {
    let start = p.quantity.run.start;
    let floor = p.sentence.run.start.max(start.saturating_sub(8));
    let house = |i: usize| {
        matches!(
            p.doc.low(i),
            "hospital" | "clinic" | "ward" | "hotel" | "hostel" | "infirmary"
        )
    };
    let has = matches!(p.doc.before(start, 1), "has" | "had" | "with" | "have");
    let whose = has && (floor..start).any(house);
    (p.doc.low(head) == "beds" && head == p.quantity.run.end && whose)
        .then_some((Measure::Capacity, head))
}

/// "the 900-seat hall to nearly 1,200": what the number of seats before becomes.
fn enlarged(p: &Place<'_>) -> bool {
    let start = p.quantity.run.start;
    let to = p.doc.before(start, 1) == "to";
    let last = p.last.filter(|l| l.measure == Measure::Capacity);
    to && last.is_some_and(|l| start <= l.quantity.run.end + 7)
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::counted;
    use factdesk_domain::Measure::{self, Capacity, Other};

    fn measures(text: &str) -> Vec<Measure> {
        counted(text).into_iter().map(|f| f.1).collect()
    }

    #[test]
    fn seats_of_a_hall_and_what_they_become() {
        assert_eq!(measures("The hall has 900 seats."), [Capacity]);
        let grown = "They will widen the 900-seat hall to nearly 1,200.";
        assert_eq!(measures(grown), [Capacity, Capacity]);
    }

    #[test]
    fn seats_of_a_house_and_other_ends_are_none() {
        assert_eq!(measures("The party won 90 seats."), [Other]);
        let far = "They built a 900-seat hall, and the price of bread rose to 12.";
        assert_eq!(measures(far), [Capacity, Other]);
    }

    #[test]
    fn seats_of_a_hall_are_room_and_those_of_a_house_are_won() {
        let cases: &[(&str, &[Measure])] = &[
            ("They added 7,500 seats to the ground.", &[Capacity]),
            ("The stadium has 900 seats.", &[Capacity]),
            ("The clinic, which has 90 beds, is full.", &[Capacity]),
            ("The clinic bought 90 beds.", &[Other]),
            ("The party took 67 seats in the hall.", &[Other]),
            ("They hold 67 seats.", &[Other]),
            ("The stadium has 900 doors.", &[Other]),
        ];
        for (text, expected) in cases {
            assert_eq!(measures(text), *expected, "{text}");
        }
    }
}
