//! Which language a text is in, and whether there are rules for it.

/// The language as BCP 47 where it is known, and whether it is English.
pub(crate) fn language(text: &str, given: Option<&str>) -> (Option<String>, bool) {
    if let Some(tag) = given.map(str::trim).filter(|t| !t.is_empty()) {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        return (Some(tag.to_owned()), primary.eq_ignore_ascii_case("en"));
    }
    guess(text)
}

/// How much of a text is enough to know.
const SAMPLE: usize = 4000;

fn guess(text: &str) -> (Option<String>, bool) {
    let sample: String = text.chars().take(SAMPLE).collect();
    if english_words(&sample) {
        return (Some("en".to_owned()), true);
    }
    match whatlang::detect(&sample) {
        Some(info) if info.lang() == whatlang::Lang::Eng => (Some("en".to_owned()), true),
        Some(info) if info.is_reliable() || info.script() != whatlang::Script::Latin => {
            (Some(two_letters(info.lang()).to_owned()), false)
        }
        Some(_) => (None, english_hint(&sample)),
        None => (None, false),
    }
}

/// Function words that only English has make up a good share of any English prose.
fn english_words(sample: &str) -> bool {
    let (hits, words) = counts(sample);
    words >= 8 && hits * 8 >= words
}

/// For a line too short to be sure of.
fn english_hint(sample: &str) -> bool {
    let (hits, words) = counts(sample);
    words < 40 && hits > 0
}

fn counts(sample: &str) -> (usize, usize) {
    const ENGLISH: &[&str] = &[
        "the", "and", "of", "that", "with", "was", "were", "has", "have", "from", "by", "said",
        "for", "at", "is", "are", "this", "which", "people",
    ];
    let words = || {
        sample
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
    };
    let hits = words()
        .filter(|w| ENGLISH.contains(&w.to_lowercase().as_str()))
        .count();
    (hits, words().count())
}

/// BCP 47 takes the shorter code where there is one.
fn two_letters(lang: whatlang::Lang) -> &'static str {
    use whatlang::Lang::*;
    match lang {
        Rus => "ru",
        Ukr => "uk",
        Deu => "de",
        Fra => "fr",
        Spa => "es",
        Por => "pt",
        Ita => "it",
        Nld => "nl",
        Pol => "pl",
        Cmn => "zh",
        Jpn => "ja",
        Kor => "ko",
        Ara => "ar",
        Tur => "tr",
        Swe => "sv",
        Dan => "da",
        Fin => "fi",
        Ces => "cs",
        Ron => "ro",
        Hun => "hu",
        Ell => "el",
        Heb => "he",
        Hin => "hi",
        Bul => "bg",
        Vie => "vi",
        Ind => "id",
        Tha => "th",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_wins() {
        assert_eq!(
            language("Der Damm brach.", Some("en-GB")),
            (Some("en-GB".into()), true)
        );
        assert_eq!(
            language("The dam broke in the night.", Some("de")),
            (Some("de".into()), false)
        );
    }

    #[test]
    fn guesses_short_english_and_other_languages() {
        assert!(language("Dam breaks: at least 5 dead", None).1);
        assert!(language("The dam broke at night and the town was flooded.", None).1);
        let russian = language(
            "Плотина прорвалась ночью, погибли пять человек, сообщили власти.",
            None,
        );
        assert_eq!(russian, (Some("ru".into()), false));
        let german = language(
            "Der Staudamm ist in der Nacht gebrochen, und mindestens fünf Menschen sind nach Angaben der Behörden ums Leben gekommen.",
            None,
        );
        assert_eq!(german, (Some("de".into()), false));
    }

    #[test]
    fn nothing_is_no_language() {
        assert_eq!(language("", None), (None, false));
    }
}
