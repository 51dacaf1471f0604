//! Numbers as they are written: `7,000`, `1.5 million`, `$2bn`, `seven`.

/// Small numbers in words. Not "one": it is mostly no number.
const SPELLED: &[(&str, u64)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// What multiplies the number before it, as a power of ten.
const SCALES: &[(&str, u32)] = &[
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("mn", 6),
    ("million", 6),
    ("bn", 9),
    ("billion", 9),
    ("tn", 12),
    ("trillion", 12),
];

/// A small number in words as digits.
pub(crate) fn spelled(word: &str) -> Option<String> {
    let found = SPELLED.iter().find(|(name, _)| *name == word);
    found.map(|(_, number)| number.to_string())
}

/// Tens and a digit, as they are written with a hyphen: `sixty-two`.
pub(crate) fn compound(tens: &str, digit: &str) -> Option<String> {
    let of = |word: &str| {
        SPELLED
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, n)| *n)
    };
    let tens = of(tens).filter(|n| *n >= 20)?;
    let digit = if digit == "one" { 1 } else { of(digit)? };
    (digit < 10).then(|| (tens + digit).to_string())
}

/// The power of ten that a word stands for behind a number.
pub(crate) fn scale(word: &str) -> Option<u32> {
    let found = SCALES.iter().find(|(name, _)| *name == word);
    found.map(|(_, power)| *power)
}

/// Digits, with their commas and point, in one form: `7,000` is `7000`, `07` is `7`,
/// `2.50` is `2.5`; moved by a power of ten. Texts without a digit give nothing.
pub(crate) fn normal(written: &str, power: u32) -> Option<String> {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (whole, part) = (digits(whole), digits(part));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let power = power as usize;
    let moved: String = part
        .chars()
        .chain(std::iter::repeat('0'))
        .take(power)
        .collect();
    let rest: String = part.chars().skip(power).collect();
    let whole = format!("{whole}{moved}");
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        some => some,
    };
    Some(match rest.trim_end_matches('0') {
        "" => whole.to_owned(),
        rest => format!("{whole}.{rest}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_number_has_one_form() {
        for (written, power, form) in [
            ("7,000", 0, "7000"),
            ("7000", 0, "7000"),
            ("7", 3, "7000"),
            ("1.5", 6, "1500000"),
            ("1.2345", 3, "1234.5"),
            ("2.50", 0, "2.5"),
            ("007", 0, "7"),
            ("0.5", 0, "0.5"),
            (".5", 0, "0.5"),
            ("000", 0, "0"),
        ] {
            assert_eq!(normal(written, power).as_deref(), Some(form), "{written}");
        }
        assert_eq!(normal("", 3), None);
        assert_eq!(normal(",.", 0), None);
    }

    #[test]
    fn words_of_number_are_known() {
        assert_eq!(spelled("seven").as_deref(), Some("7"));
        assert_eq!((spelled("one"), scale("one")), (None, None));
        assert_eq!(scale("million"), scale("m"));
        assert_eq!(compound("sixty", "two").as_deref(), Some("62"));
        assert_eq!(compound("twenty", "one").as_deref(), Some("21"));
        for (tens, digit) in [("six", "two"), ("sixty", "ten"), ("sixty", "goat")] {
            assert_eq!(compound(tens, digit), None);
        }
    }

    proptest! {
        #[test]
        fn thousands_with_commas_are_the_same(n in 1_000_u64..1_000_000) {
            let comma = format!("{},{:03}", n / 1_000, n % 1_000);
            prop_assert_eq!(normal(&comma, 0), Some(n.to_string()));
            prop_assert_eq!(normal(&n.to_string(), 6), Some((n * 1_000_000).to_string()));
        }

        #[test]
        fn a_form_is_its_own(written in "[0-9.,]{0,12}", power in 0_u32..13) {
            if let Some(form) = normal(&written, power) {
                prop_assert_eq!(normal(&form, 0), Some(form.clone()));
                prop_assert!(form.len() <= written.len() + 13);
            }
        }
    }
}
