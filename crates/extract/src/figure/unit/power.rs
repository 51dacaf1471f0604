//! Units of power, energy, data and frequency: `other`, with their own names.

use super::Unit;
use crate::text::Doc;
use factdesk_domain::Measure;

/// The unit at `at`: "1.3 gigawatts", "75 megawatt-hours", "500GB".
pub(super) fn power(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    let other = |name: &str, end| Some((Unit::new(Measure::Other, name), end));
    let low = doc.low(at);
    if let Some(name) = written(low) {
        let joint = usize::from(doc.low(at + 1) == "-" && !doc.spaced(at + 1));
        let hours = matches!(doc.low(at + 1 + joint), "hours" | "hour");
        return match hours && low.contains("watt") {
            true => other(&format!("{name}h"), at + 2 + joint),
            false => other(name, at + 1),
        };
    }
    let short = short(low).filter(|_| doc.is_number(at.wrapping_sub(1)) || is_scale(doc, at))?;
    other(short, at + 1)
}

fn is_scale(doc: &Doc<'_>, at: usize) -> bool {
    matches!(doc.before(at, 1), "million" | "billion" | "thousand")
}

fn written(word: &str) -> Option<&'static str> {
    Some(match word {
        "watt" | "watts" => "W",
        "kilowatt" | "kilowatts" => "kW",
        "megawatt" | "megawatts" => "MW",
        "gigawatt" | "gigawatts" => "GW",
        "terawatt" | "terawatts" => "TW",
        "volts" | "volt" => "V",
        "horsepower" => "horsepower",
        "joules" | "megajoules" | "gigajoules" => "J",
        "hertz" | "megahertz" | "gigahertz" | "kilohertz" => "Hz",
        "decibels" | "decibel" => "dB",
        "kilobytes" | "kilobyte" => "kB",
        "megabytes" | "megabyte" => "MB",
        "gigabytes" | "gigabyte" => "GB",
        "terabytes" | "terabyte" => "TB",
        "petabytes" | "petabyte" => "PB",
        "megapixels" | "megapixel" => "megapixels",
        "kilotons" | "kiloton" | "megatons" | "megaton" => "kilotons",
        _ => return None,
    })
}

fn short(word: &str) -> Option<&'static str> {
    Some(match word {
        "kw" => "kW",
        "mw" => "MW",
        "gw" => "GW",
        "tw" => "TW",
        "kwh" => "kWh",
        "mwh" => "MWh",
        "gwh" => "GWh",
        "twh" => "TWh",
        "kv" => "kV",
        "hp" => "horsepower",
        "hz" | "khz" | "mhz" | "ghz" => "Hz",
        "db" => "dB",
        "kb" => "kB",
        "mb" => "MB",
        "gb" => "GB",
        "tb" => "TB",
        "mbps" => "Mbps",
        "gbps" => "Gbps",
        "kcal" => "kcal",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{counted, only, units};
    use factdesk_domain::Measure;

    #[test]
    fn power_energy_and_data_are_no_named_measure() {
        for (text, exact, name, low) in [
            ("It gave 400 megawatts.", "400 megawatts", "MW", 400.0),
            ("It gave 400MW.", "400MW", "MW", 400.0),
            (
                "It used 75 kilowatt-hours.",
                "75 kilowatt-hours",
                "kWh",
                75.0,
            ),
            (
                "It used 75 terawatt hours.",
                "75 terawatt hours",
                "TWh",
                75.0,
            ),
            ("It used 75 TWh.", "75 TWh", "TWh", 75.0),
            ("It holds 192 gigabytes.", "192 gigabytes", "GB", 192.0),
            ("It holds 60 terabytes.", "60 terabytes", "TB", 60.0),
            ("It draws 1,200 watts.", "1,200 watts", "W", 1200.0),
        ] {
            assert_eq!(only(text, counted(text)).1, Measure::Other, "{text}");
            let found = only(text, units(text));
            assert_eq!(found, (exact.to_owned(), name.to_owned(), Some(low)));
        }
    }

    #[test]
    fn other_words_are_no_unit_of_power() {
        assert_eq!(units("They own 12 watches.")[0].1, "watch");
        assert!(units("The MW band is old.").is_empty());
    }
}
