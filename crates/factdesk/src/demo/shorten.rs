//! Long sentences in a narrow column.

/// The sentence on one line; of one with more than `limit` characters as many
/// words as fit, grown to both sides from where `heart` begins.
pub fn shorten(sentence: &str, heart: &str, limit: usize) -> String {
    let sentence = one_line(sentence);
    let words: Vec<&str> = sentence.split(' ').collect();
    let before = sentence.find(&one_line(heart)).unwrap_or(0);
    let heart = sentence[..before].split(' ').count() - 1;
    let (from, to) = grow(&words, heart, limit);
    let head = if from > 0 { "… " } else { "" };
    let tail = if to < words.len() { " …" } else { "" };
    format!("{head}{}{tail}", words[from..to].join(" "))
}

/// The largest range of words around `heart` that fits.
fn grow(words: &[&str], heart: usize, limit: usize) -> (usize, usize) {
    let fits = |from: usize, to: usize| words[from..to].join(" ").chars().count() <= limit;
    let (mut from, mut to) = (heart, heart);
    loop {
        let before = (from, to);
        if to < words.len() && fits(from, to + 1) {
            to += 1;
        }
        if from > 0 && fits(from - 1, to) {
            from -= 1;
        }
        if before == (from, to) {
            return before;
        }
    }
}

/// Without line breaks and double blanks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_sentences_stay_whole() {
        assert_eq!(shorten("Rain\n fell.", "fell", 60), "Rain fell.");
    }

    #[test]
    fn long_ones_keep_the_words_that_count() {
        let long = "It rained all day, and at least 40 people were, as far as anybody knew, wet.";
        assert_eq!(
            shorten(long, "at least 40", 30),
            "… all day, and at least 40 …"
        );
        assert_eq!(shorten(long, "It", 9), "It rained …");
        assert_eq!(shorten("Donaudampfschiff", "x", 5), " …");
    }
}
