//! Which language a text is in, and whether there are rules for it.

use crate::lexicon::{Classes, classes};

/// The language as BCP 47 where it is known, and whether it is English.
pub(crate) fn language(text: &str, given: Option<&str>) -> (Option<String>, bool) {
    if let Some(tag) = given.map(str::trim).filter(|t| !t.is_empty()) {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        return (Some(tag.to_owned()), primary.eq_ignore_ascii_case("en"));
    }
    guess(text)
}

/// From this many words on a guess can be trusted.
const LONG: usize = 12;

/// Words of headlines that the lexicon has no class for.
const NEWS: &str = "dead killer killings fire fires blaze blast explosion crash collision quake \
    earthquake flood floods flooding storm wildfire attack attacks shooting shootings stabbing \
    bombing toll missing least said says city town school court army official officials \
    authorities witnesses arrested arrest seized seize rescued three four five seven eight nine \
    eleven twelve twenty hundred hundreds thousand dozen dozens";

/// Words of the lexicon that other languages write the same: they show nothing.
const SHARED: &str = "a all also am an as at back come die dies do drop fall fans fell felt for \
    found fund had have he held help her hit hits hope hurt i in is jump kids led let like live \
    lost man me men met minus my no nor not of off on or over per plan plans put rose ran run sat \
    see set sets so stand staff than that then to under want was we were what wild will won \
    agents parents patients participants suspects suspect militants experts police candidates \
    criminals civilian individual person officer resident agent commander clerk guard cousin \
    population personnel recruits immigrants migrant migrants refugees pupils crew pilots \
    relatives recipients conservatives colleague editors directors inspectors investors \
    spectators senators doctors directors after as but since off if its it they tie ties beat \
    beats fight team stands face faces note like spend send sends lead kill take mean means";

/// Small words that only other languages have. \"die\" and \"was\" are English, too.
const FOREIGN: &str = "der das den dem des ein eine einen einem einer und ist im ins zum zur vom \
    bei beim mit nach von aus auf nicht sich wird wurde wurden sind oder aber auch noch gegen \
    durch tote le la les du un une et est dans sur pour par avec aux au qui que pas sont ont deux \
    morts el los las una y en con su al lo es por fue muertos il gli di da della dello dei delle \
    nel nella sono alla dal morti os em uma um dos das nos com ao mortos het een van zijn niet \
    naar voor doden ook maar och og som av ett til till det ikke inte efter etter er blev ble mot \
    na w z nie jest od se je ve bir dan yang di si din az";

/// How much of a text is enough to know, in code points.
const SAMPLE: usize = 4000;

fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let end = text.char_indices().nth(SAMPLE);
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

fn guess(text: &str) -> (Option<String>, bool) {
    let sample = sample(text);
    if let Some(english) = english_line(sample) {
        return short(sample, english);
    }
    if english_words(sample) {
        return (Some("en".to_owned()), true);
    }
    match whatlang::detect(sample) {
        Some(info) if info.lang() == whatlang::Lang::Eng => (Some("en".to_owned()), true),
        Some(info) if info.is_reliable() || info.script() != whatlang::Script::Latin => {
            (Some(two_letters(info.lang()).to_owned()), false)
        }
        Some(_) => (None, english_hint(sample)),
        None => (None, false),
    }
}

/// A line's own words say whether it is English; only a language that it is not
/// English in is worth a guess, and only where the guesser is sure.
fn short(sample: &str, english: bool) -> (Option<String>, bool) {
    if english {
        return (Some("en".to_owned()), true);
    }
    let other = whatlang::detect(sample)
        .filter(|info| info.is_reliable() && info.lang() != whatlang::Lang::Eng);
    (other.map(|info| two_letters(info.lang()).to_owned()), false)
}

/// Whether the sample is English, by its words; nothing where it is long enough
/// for better means, or where its letters already tell of another language.
fn english_line(sample: &str) -> Option<bool> {
    let words: Vec<&str> = words(sample).take(LONG).collect();
    if words.len() == LONG || sample.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) {
        return None;
    }
    let known = words.iter().filter(|word| is_english(word)).count();
    let foreign = words.iter().enumerate().filter(|(i, w)| is_foreign(*i, w));
    Some(known > foreign.count())
}

fn is_english(word: &str) -> bool {
    // Nouns of office and months are half of Europe's.
    const TELLING: [Classes; 9] = [
        Classes::DETERMINER,
        Classes::POSSESSIVE,
        Classes::PRONOUN,
        Classes::PREPOSITION,
        Classes::CONJUNCTION,
        Classes::AUXILIARY,
        Classes::PERSON,
        Classes::ATTACKER,
        Classes::VERB,
    ];
    let word = word.to_lowercase();
    let classes = classes(&*word);
    let telling = || TELLING.iter().any(|class| classes.any(*class));
    listed(NEWS, &word) || (telling() && !listed(SHARED, &word))
}

/// A capital inside a line belongs to a name: a flood in La Paz is English.
fn is_foreign(place: usize, word: &str) -> bool {
    let in_name = place > 0 && word.starts_with(|c: char| c.is_uppercase());
    !in_name && listed(FOREIGN, &word.to_lowercase())
}

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
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

/// How many of the words are such, and how many words there are.
fn counts(sample: &str) -> (usize, usize) {
    words(sample).fold((0, 0), |(hits, all), word| {
        (hits + usize::from(only_english(word)), all + 1)
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

fn only_english(word: &str) -> bool {
    let listed: &[&str] = match word.len() {
        2 => &["of", "by", "at", "is"],
        3 => &["the", "and", "was", "has", "for", "are"],
        4 => &["that", "with", "were", "have", "from", "said", "this"],
        5 => &["which"],
        6 => &["people"],
        _ => &[],
    };
    listed.iter().any(|e| word.eq_ignore_ascii_case(e))
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
    fn a_line_of_english_is_english() {
        for line in [
            "Twelve died.",
            "12 dead",
            "Fire kills 12 in port.",
            "At least 40 killed in attack",
            "Flood in La Paz",
            "Rebels seize town near Rio de Janeiro",
            "“It burned,” he said.",
            "GUNMEN ATTACK SCHOOL",
        ] {
            assert_eq!(language(line, None), (Some("en".into()), true), "{line}");
        }
    }

    #[test]
    fn a_line_of_something_else_is_not() {
        for line in [
            "Feuer im Hafen",
            "Zwölf Tote bei Brand",
            "Doce muertos",
            "12 morts dans un incendie",
            "Incendio en el puerto",
            "Brand in Berlin",
            "Was ist in der Nacht im Hafen passiert?",
            "Die Fans im Stadion",
            "La police cherche deux suspects",
            "Brand is in de haven van Rotterdam",
            "Men det er ikke over",
            "12",
        ] {
            assert!(!language(line, None).1, "{line}");
        }
    }

    #[test]
    fn nothing_is_no_language() {
        assert_eq!(language("", None), (None, false));
    }
}
