//! When a figure holds.

use crate::Sighting;
use chrono::{DateTime, Utc};

/// Which of two sightings holds later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Later {
    /// The first.
    First,
    /// The second.
    Second,
    /// They hold at the same time, or at times that overlap.
    Neither,
    /// Of one of them nobody knows.
    Unknown,
}

/// Compares the times that two sightings hold for: as their words say, else as of
/// publication. Two figures of one article are of one time unless its words say more.
pub(crate) fn later(a: &Sighting, b: &Sighting) -> Later {
    let (Some(x), Some(y)) = (held(a), held(b)) else {
        return match a.article == b.article {
            true => Later::Neither,
            false => Later::Unknown,
        };
    };
    match () {
        () if x.0 > y.1 => Later::First,
        () if y.0 > x.1 => Later::Second,
        () => Later::Neither,
    }
}

/// From when and until when a figure holds, as its words or else its article's time of
/// publication say; an end that is not known is open. Neither is known where nobody says.
pub fn holds(sighting: &Sighting) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    let known = |t: DateTime<Utc>| {
        let open = [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC];
        (!open.contains(&t)).then_some(t)
    };
    held(sighting).map_or((None, None), |(from, until)| (known(from), known(until)))
}

/// Whether the words of both articles give times, and times that do not meet. The
/// time of publication says when a number was told, not that another one changed.
pub(crate) fn said_to_differ(a: &Sighting, b: &Sighting) -> bool {
    let (Some(x), Some(y)) = (by_words(a), by_words(b)) else {
        return false;
    };
    x.0 > y.1 || y.0 > x.1
}

type Stretch = (DateTime<Utc>, DateTime<Utc>);

fn held(sighting: &Sighting) -> Option<Stretch> {
    by_words(sighting).or(sighting.publish_time.map(|t| (t, t)))
}

fn by_words(sighting: &Sighting) -> Option<Stretch> {
    let said = sighting.figure.as_of.as_ref()?;
    let said = (said.basis == "text").then_some(said)?;
    let open_start = DateTime::<Utc>::MIN_UTC;
    let open_end = DateTime::<Utc>::MAX_UTC;
    let stretch = (
        said.earliest.unwrap_or(open_start),
        said.latest.unwrap_or(open_end),
    );
    (stretch != (open_start, open_end)).then_some(stretch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::tests::{sighting, with_words};
    use factdesk_domain::{ArticleId, Bound, Measure};
    use uuid::Uuid;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(hour * 3_600, 0).unwrap()
    }

    fn published(n: u128, hour: Option<i64>) -> Sighting {
        Sighting {
            publish_time: hour.map(at),
            ..sighting(n, Measure::Deaths, Bound::Exactly, 60.0)
        }
    }

    #[test]
    fn publication_counts_where_the_words_say_nothing() {
        let (early, late) = (published(1, Some(1)), published(2, Some(2)));
        assert_eq!(later(&early, &late), Later::Second);
        assert_eq!(later(&late, &early), Later::First);
        assert_eq!(later(&early, &early), Later::Neither);
        assert_eq!(later(&early, &published(2, None)), Later::Unknown);
    }

    #[test]
    fn words_go_before_publication() {
        let told_late_of_early = with_words(published(2, Some(9)), Some(at(0)), Some(at(0)));
        assert_eq!(
            later(&published(1, Some(1)), &told_late_of_early),
            Later::First
        );
        let open = with_words(published(2, Some(9)), None, None);
        assert_eq!(later(&published(1, Some(1)), &open), Later::Second);
    }

    #[test]
    fn it_holds_as_words_or_publication_say() {
        let one = published(1, Some(3));
        assert_eq!(holds(&one), (Some(at(3)), Some(at(3))));
        let since = with_words(one, Some(at(1)), None);
        assert_eq!(holds(&since), (Some(at(1)), None));
        assert_eq!(holds(&published(1, None)), (None, None));
    }

    #[test]
    fn one_article_is_of_one_time() {
        let (a, mut b) = (published(1, None), published(2, None));
        assert_eq!(later(&a, &b), Later::Unknown);
        b.article = a.article;
        assert_eq!(later(&a, &b), Later::Neither);
        assert_eq!(a.article, ArticleId(Uuid::from_u128(1)));
    }

    #[test]
    fn only_words_say_that_times_differ() {
        let (a, b) = (published(1, Some(1)), published(2, Some(2)));
        assert!(!said_to_differ(&a, &b));
        let said = |s, hour| with_words(s, Some(at(hour)), Some(at(hour)));
        let (a, b) = (said(a, 1), said(b, 2));
        assert!(said_to_differ(&a, &b) && said_to_differ(&b, &a) && !said_to_differ(&a, &a));
    }
}
