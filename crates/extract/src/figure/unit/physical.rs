//! Units of time, length, weight, area, temperature, and rates of them.

use super::Unit;
use crate::lexicon::Classes;
use crate::text::Doc;
use factdesk_domain::Measure;

/// "miles per hour", "mph".
pub(super) fn rate(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    let other = |name: &str, end| Some((Unit::new(Measure::Other, name), end));
    match doc.low(at) {
        "mph" | "kph" | "kmh" | "knots" | "knot" => return other(doc.low(at), at + 1),
        "kmph" => return other("km/h", at + 1),
        "km" if doc.phrase(at + 1, "/ h").is_some() => return other("km/h", at + 3),
        "km" if doc.phrase(at + 1, "/ hr").is_some() => return other("km/h", at + 3),
        "m" if doc.phrase(at + 1, "/ s").is_some() => return other("m/s", at + 3),
        _ => {}
    }
    let unit = plain(doc, at).filter(|u| u.measure == Measure::Distance)?;
    let time = matches!(doc.low(at + 1), "per" | "an" | "a")
        && matches!(doc.low(at + 2), "hour" | "second" | "minute");
    time.then(|| {
        (
            Unit::new(
                Measure::Other,
                &format!("{}/{}", unit.name, doc.low(at + 2)),
            ),
            at + 3,
        )
    })
}

/// "square kilometers" is an area, "cubic meters" anything else.
pub(super) fn area(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    if matches!(doc.low(at), "sqft" | "sqm") {
        let name = if doc.low(at) == "sqm" {
            "m²"
        } else {
            "feet²"
        };
        return Some((Unit::new(Measure::Area, name), at + 1));
    }
    let measure = match doc.low(at) {
        "square" | "sq" | "sq." => Measure::Area,
        "cubic" => Measure::Other,
        _ => return None,
    };
    let skip = usize::from(doc.low(at + 1) == "-");
    let of = plain(doc, at + 1 + skip).filter(|u| u.measure == Measure::Distance)?;
    let name = if measure == Measure::Area {
        format!("{}²", of.name)
    } else {
        format!("{}³", of.name)
    };
    Some((Unit::new(measure, &name), at + 2 + skip))
}

/// "nautical miles", "light years", "metric tons".
pub(super) fn double(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    let skip = usize::from(doc.low(at + 1) == "-");
    let second = at + 1 + skip;
    let (measure, name) = match (doc.low(at), doc.low(second)) {
        ("nautical" | "sea", "miles" | "mile") => (Measure::Distance, "nautical miles"),
        ("light", "years" | "year") => (Measure::Distance, "light years"),
        ("metric" | "short" | "long", "tons" | "ton" | "tonnes") => (Measure::Weight, "tonnes"),
        _ => return None,
    };
    Some((Unit::new(measure, name), second + 1))
}

/// Words behind which a lone "m" is metres, not millions.
fn stretches(doc: &Doc<'_>, at: usize) -> bool {
    matches!(
        doc.low(at),
        "long"
            | "tall"
            | "high"
            | "wide"
            | "deep"
            | "below"
            | "above"
            | "away"
            | "apart"
            | "thick"
            | "sprint"
            | "freestyle"
            | "hurdles"
            | "underwater"
    )
}

/// Whether the word is a unit of time.
pub(in crate::figure) fn lasts(doc: &Doc<'_>, at: usize) -> bool {
    plain(doc, at).is_some_and(|u| u.measure == Measure::Duration)
}

/// "two more weeks", "five straight days": the unit behind one word between.
pub(super) fn behind_word(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    let between = matches!(
        doc.low(at),
        "more"
            | "full"
            | "whole"
            | "straight"
            | "consecutive"
            | "additional"
            | "extra"
            | "long"
            | "other"
            | "short"
            | "good"
    );
    (between && lasts(doc, at + 1) || described(doc, at)).then_some(())?;
    plain(doc, at + 1).map(|unit| (unit, at + 2))
}

/// "several sleepy months", "10 tense minutes": an adjective before the unit in the plural.
fn described(doc: &Doc<'_>, at: usize) -> bool {
    let free = Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY
        | Classes::DETERMINER
        | Classes::PRONOUN
        | Classes::PERSON
        | Classes::COUNTED
        | Classes::VERB
        | Classes::MONTH;
    let plural = matches!(
        doc.low(at + 1),
        "minutes" | "hours" | "days" | "weeks" | "months" | "years" | "decades"
    );
    let word = doc.is_word(at) && !doc.is(at, free) && !doc.capital(at) && doc.spaced(at);
    let adjective = [
        "y", "al", "ing", "ous", "ful", "ive", "ent", "ic", "ible", "able", "est",
    ]
    .iter()
    .any(|e| doc.low(at).len() > 4 && doc.low(at).ends_with(e));
    plural
        && word
        && (adjective || matches!(doc.low(at), "tense" | "hard" | "lean" | "dark" | "bad"))
}

/// Units of a single word.
pub(in crate::figure) fn plain(doc: &Doc<'_>, at: usize) -> Option<Unit> {
    use Measure::{Area, Distance, Duration, Other, Weight};
    let attached = !doc.spaced(at);
    let (measure, name) = match doc.low(at) {
        "m" if stretches(doc, at + 1) => (Distance, "m"),
        "second" | "seconds" | "secs" => (Duration, "seconds"),
        "minute" | "minutes" | "mins" => (Duration, "minutes"),
        "hour" | "hours" | "hrs" | "hr" => (Duration, "hours"),
        "day" | "days" => (Duration, "days"),
        "week" | "weeks" => (Duration, "weeks"),
        "month" | "months" => (Duration, "months"),
        "year" | "years" | "yr" | "yrs" => (Duration, "years"),
        "nights" => (Duration, "nights"),
        "fortnight" | "fortnights" => (Duration, "fortnights"),
        "decade" | "decades" => (Duration, "decades"),
        "century" | "centuries" => (Duration, "centuries"),
        "km" | "kms" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => (Distance, "km"),
        "m" if attached => (Distance, "m"),
        "meters" | "metres" | "meter" | "metre" | "mtrs" => (Distance, "m"),
        "cm" | "centimeters" | "centimetres" | "centimeter" | "centimetre" => (Distance, "cm"),
        "mm" | "millimeters" | "millimetres" | "millimeter" | "millimetre" => (Distance, "mm"),
        "miles" | "mile" | "mi" => (Distance, "miles"),
        "feet" | "foot" | "ft" => (Distance, "feet"),
        "inches" | "inch" => (Distance, "inches"),
        "yards" | "yard" => (Distance, "yards"),
        "nanometers" | "nanometres" | "nanometer" | "nanometre" | "nm" => (Distance, "nm"),
        "micrometers" | "micrometres" | "microns" | "micron" => (Distance, "µm"),
        "acres" | "acre" => (Area, "acres"),
        "hectares" | "hectare" | "ha" => (Area, "hectares"),
        "kg" | "kilograms" | "kilogram" | "kilos" | "kilo" => (Weight, "kg"),
        "g" if attached && !doc.capital(at) => (Weight, "g"),
        "stone" if doc.before(at, 1) != "a" => (Weight, "stone"),
        "grams" | "gram" => (Weight, "g"),
        "mg" | "milligrams" | "milligram" => (Weight, "mg"),
        "tons" | "tonnes" | "ton" | "tonne" => (Weight, "tonnes"),
        "quintals" | "quintal" => (Weight, "quintals"),
        "kilotonnes" | "kilotonne" => (Weight, "kilotonnes"),
        "megatonnes" | "megatonne" => (Weight, "megatonnes"),
        "gigatonnes" | "gigatonne" | "gigatons" | "gigaton" => (Weight, "gigatonnes"),
        "pounds" | "pound" | "lbs" | "lb" => (Weight, "pounds"),
        "ounces" | "ounce" | "oz" => (Weight, "ounces"),
        "ml" | "millilitres" | "milliliters" => (Other, "ml"),
        "liters" | "litres" | "liter" | "litre" => (Other, "litres"),
        "gallons" | "gallon" => (Other, "gallons"),
        _ => return None,
    };
    Some(Unit::new(measure, name))
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{counted, only, units};
    use factdesk_domain::Measure;

    /// Number, unit and value of the only figure, which has the measure.
    fn unit(text: &str, measure: Measure) -> (String, String, Option<f64>) {
        let found = only(text, counted(text));
        assert_eq!(found.1, measure, "{text}");
        only(text, units(text))
    }

    fn reads(text: &str, measure: Measure, exact: &str, name: &str, low: f64) {
        let found = unit(text, measure);
        assert_eq!(
            found,
            (exact.to_owned(), name.to_owned(), Some(low)),
            "{text}"
        );
    }

    #[test]
    fn lengths_of_time() {
        for (text, exact, name, low) in [
            ("It took 40 seconds.", "40 seconds", "seconds", 40.0),
            ("It took 40 mins.", "40 mins", "minutes", 40.0),
            ("It took six hours.", "six hours", "hours", 6.0),
            ("It took two days.", "two days", "days", 2.0),
            ("It took two nights.", "two nights", "nights", 2.0),
            (
                "It took 10 tense minutes.",
                "10 tense minutes",
                "minutes",
                10.0,
            ),
            ("The 20-year lease began.", "20-year", "years", 20.0),
            ("It took three weeks.", "three weeks", "weeks", 3.0),
            ("It took 18 months.", "18 months", "months", 18.0),
            ("It took four decades.", "four decades", "decades", 4.0),
            ("It took half an hour.", "half an hour", "hours", 0.5),
            ("It took two more weeks.", "two more weeks", "weeks", 2.0),
            (
                "It took five straight days.",
                "five straight days",
                "days",
                5.0,
            ),
        ] {
            reads(text, Measure::Duration, exact, name, low);
        }
    }

    #[test]
    fn lengths() {
        for (text, exact, name, low) in [
            ("It is 12 kilometers off.", "12 kilometers", "km", 12.0),
            ("It is 12km off.", "12km", "km", 12.0),
            ("It is 12 kms off.", "12 kms", "km", 12.0),
            ("It is 7.4 meters off.", "7.4 meters", "m", 7.4),
            ("It is 7m off.", "7m", "m", 7.0),
            ("It is 9 centimetres off.", "9 centimetres", "cm", 9.0),
            ("It is 9 millimeters off.", "9 millimeters", "mm", 9.0),
            ("It is 11 miles off.", "11 miles", "miles", 11.0),
            ("It is six feet off.", "six feet", "feet", 6.0),
            ("It is three inches off.", "three inches", "inches", 3.0),
            ("It is half a mile off.", "half a mile", "miles", 0.5),
        ] {
            reads(text, Measure::Distance, exact, name, low);
        }
    }

    #[test]
    fn areas() {
        for (text, exact, name, low) in [
            ("It covers 30 acres.", "30 acres", "acres", 30.0),
            ("It covers 500 sqft.", "500 sqft", "feet²", 500.0),
            ("It covers 30 hectares.", "30 hectares", "hectares", 30.0),
            (
                "It covers 3,400 square kilometers.",
                "3,400 square kilometers",
                "km²",
                3400.0,
            ),
            ("It covers 90 square feet.", "90 square feet", "feet²", 90.0),
            ("It covers 90 sq. meters.", "90 sq. meters", "m²", 90.0),
        ] {
            reads(text, Measure::Area, exact, name, low);
        }
    }

    #[test]
    fn weights() {
        for (text, exact, name, low) in [
            ("It holds 5 kg of salt.", "5 kg", "kg", 5.0),
            (
                "It holds 540 billion tons of ice.",
                "540 billion tons",
                "tonnes",
                5.4e11,
            ),
            ("It holds 5 grams of salt.", "5 grams", "g", 5.0),
            (
                "It holds 20 milligrams of salt.",
                "20 milligrams",
                "mg",
                20.0,
            ),
            ("It holds 8 ounces of salt.", "8 ounces", "ounces", 8.0),
        ] {
            reads(text, Measure::Weight, exact, name, low);
        }
    }

    #[test]
    fn temperatures() {
        for (text, exact, name, low) in [
            ("It was 2 degrees Celsius.", "2 degrees Celsius", "°C", 2.0),
            (
                "It was 90 degrees Fahrenheit.",
                "90 degrees Fahrenheit",
                "°F",
                90.0,
            ),
            ("It was 30°C.", "30°C", "°C", 30.0),
            ("It was minus 8 degrees.", "minus 8 degrees", "°", -8.0),
        ] {
            reads(text, Measure::Temperature, exact, name, low);
        }
    }

    #[test]
    fn rates_volumes_and_power_are_no_named_measure() {
        for (text, exact, name, low) in [
            (
                "It blew at 70 kilometers per hour.",
                "70 kilometers per hour",
                "km/hour",
                70.0,
            ),
            (
                "It blew at 70 miles an hour.",
                "70 miles an hour",
                "miles/hour",
                70.0,
            ),
            ("It blew at 70 mph.", "70 mph", "mph", 70.0),
            ("It went at 70 kmph.", "70 kmph", "km/h", 70.0),
            ("It gave 400 megawatts.", "400 megawatts", "MW", 400.0),
            ("It held 60 litres.", "60 litres", "litres", 60.0),
            ("It held 50 cubic meters.", "50 cubic meters", "m³", 50.0),
        ] {
            reads(text, Measure::Other, exact, name, low);
        }
    }

    #[test]
    fn a_unit_with_a_capital_or_apart_is_none() {
        assert_eq!(unit("It had 40 g in it.", Measure::Other).0, "40");
        assert_eq!(unit("It had 40 Miles in it.", Measure::Other).0, "40");
        assert_eq!(unit("It had 40 more goats in it.", Measure::Other).0, "40");
        assert_eq!(
            unit("It had four attack days in it.", Measure::Other).0,
            "four"
        );
    }
}
