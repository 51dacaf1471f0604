//! Units of time, length, weight, area, temperature, and rates of them.

use super::Unit;
use crate::text::Doc;
use factdesk_domain::Measure;

/// "miles per hour", "mph".
pub(super) fn rate(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    let other = |name: &str, end| Some((Unit::new(Measure::Other, name), end));
    match doc.low(at) {
        "mph" | "kph" | "knots" => return other(doc.low(at), at + 1),
        "km" if doc.phrase(at + 1, "/ h").is_some() => return other("km/h", at + 3),
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

pub(super) fn degrees(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    matches!(doc.low(at), "degree" | "degrees" | "°" | "º").then_some(())?;
    let skip = usize::from(doc.low(at + 1) == "-");
    let (name, end) = match doc.low(at + 1 + skip) {
        "celsius" | "c" | "centigrade" => ("°C", at + 2 + skip),
        "fahrenheit" | "f" => ("°F", at + 2 + skip),
        _ => ("°", at + 1),
    };
    Some((Unit::new(Measure::Temperature, name), end))
}

/// Units of a single word.
pub(super) fn plain(doc: &Doc<'_>, at: usize) -> Option<Unit> {
    use Measure::{Area, Distance, Duration, Other, Weight};
    let attached = !doc.spaced(at);
    let (measure, name) = match doc.low(at) {
        "second" | "seconds" | "secs" => (Duration, "seconds"),
        "minute" | "minutes" | "mins" => (Duration, "minutes"),
        "hour" | "hours" | "hrs" | "hr" => (Duration, "hours"),
        "day" | "days" => (Duration, "days"),
        "week" | "weeks" => (Duration, "weeks"),
        "month" | "months" => (Duration, "months"),
        "year" | "years" | "yr" | "yrs" => (Duration, "years"),
        "decade" | "decades" => (Duration, "decades"),
        "century" | "centuries" => (Duration, "centuries"),
        "km" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => (Distance, "km"),
        "m" if attached => (Distance, "m"),
        "meters" | "metres" | "meter" | "metre" => (Distance, "m"),
        "cm" | "centimeters" | "centimetres" | "centimeter" | "centimetre" => (Distance, "cm"),
        "mm" | "millimeters" | "millimetres" | "millimeter" | "millimetre" => (Distance, "mm"),
        "miles" | "mile" | "mi" => (Distance, "miles"),
        "feet" | "foot" | "ft" => (Distance, "feet"),
        "inches" | "inch" => (Distance, "inches"),
        "yards" | "yard" => (Distance, "yards"),
        "nanometers" | "nanometres" | "nm" => (Distance, "nm"),
        "micrometers" | "microns" | "micron" => (Distance, "µm"),
        "acres" | "acre" => (Area, "acres"),
        "hectares" | "hectare" | "ha" => (Area, "hectares"),
        "kg" | "kilograms" | "kilogram" | "kilos" | "kilo" => (Weight, "kg"),
        "g" if attached => (Weight, "g"),
        "grams" | "gram" => (Weight, "g"),
        "mg" | "milligrams" | "milligram" => (Weight, "mg"),
        "tons" | "tonnes" | "ton" | "tonne" => (Weight, "tonnes"),
        "pounds" | "pound" | "lbs" | "lb" => (Weight, "pounds"),
        "ounces" | "ounce" | "oz" => (Weight, "ounces"),
        "liters" | "litres" | "liter" | "litre" => (Other, "litres"),
        "gallons" | "gallon" => (Other, "gallons"),
        "mw" | "megawatts" | "megawatt" => (Other, "MW"),
        "gw" | "gigawatts" | "gigawatt" => (Other, "GW"),
        "kw" | "kilowatts" => (Other, "kW"),
        "gb" | "gigabytes" => (Other, "GB"),
        _ => return None,
    };
    Some(Unit::new(measure, name))
}
