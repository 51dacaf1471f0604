//! How strong something is: "180 mg/dl", "120 mmHg", "450 ppm".

use super::{Unit, physical};
use crate::text::Doc;
use factdesk_domain::Measure;

/// The unit at `at`: no weight, though one stands in it.
pub(super) fn strength(doc: &Doc<'_>, at: usize) -> Option<(Unit, usize)> {
    let other = |name: &str, end| Some((Unit::new(Measure::Other, name), end));
    match doc.low(at) {
        "mmhg" => return other("mmHg", at + 1),
        "ppm" | "ppb" => return other(doc.low(at), at + 1),
        _ => {}
    }
    let slash = doc.low(at + 1) == "/" && !doc.spaced(at + 1) && !doc.spaced(at + 2);
    let each = slash && matches!(doc.low(at + 2), "dl" | "l" | "ml" | "kg" | "m3" | "litre");
    each.then_some(())?;
    let amount = match doc.low(at) {
        "mmol" => "mmol".to_owned(),
        "µg" | "μg" | "ug" | "mcg" => "µg".to_owned(),
        _ => {
            physical::plain(doc, at)
                .filter(|u| u.measure == Measure::Weight)?
                .name
        }
    };
    let name = format!("{amount}/{}", doc.exact(&(at + 2..at + 3)));
    other(&name, at + 3)
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{counted, units};
    use factdesk_domain::Measure::{self, *};

    fn read(text: &str) -> (String, String, Measure) {
        let first = units(text).remove(0);
        (first.0, first.1, counted(text).remove(0).1)
    }

    #[test]
    fn strengths_are_no_weights() {
        for (text, exact, unit) in [
            ("It was 180 mg/dl then.", "180 mg/dl", "mg/dl"),
            ("It was 7 mmol/L then.", "7 mmol/L", "mmol/L"),
            ("It was 120 mmHg then.", "120 mmHg", "mmHg"),
            ("It was 450 ppm then.", "450 ppm", "ppm"),
        ] {
            assert_eq!(read(text), (exact.into(), unit.into(), Other), "{text}");
        }
    }

    #[test]
    fn a_weight_alone_stays_one() {
        assert_eq!(read("It was 180 mg then.").2, Weight);
        assert_eq!(read("It was 180 mg / l then.").2, Weight);
    }
}
