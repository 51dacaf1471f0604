//! What stands around an article: navigation, bylines, credits, comment rules.

mod line;

use super::paragraph::{Paragraph, Role};
use super::token::Token;
use line::Line;

/// Gives each paragraph its role.
pub(crate) fn mark(text: &str, tokens: &[Token], paragraphs: &mut [Paragraph], has_title: bool) {
    for (n, paragraph) in paragraphs.iter_mut().enumerate() {
        let line = Line::of(text, tokens, paragraph);
        if has_title && n == 0 && !line.known() {
            paragraph.role = Role::Title;
        } else if line.known()
            || line.rules_for_readers()
            || (line.bare() && (n > 0 || line.words < 4))
        {
            paragraph.role = Role::Boilerplate;
        }
    }
    guess_title(tokens, paragraphs);
    drop_tail(tokens, paragraphs);
}

/// The first line left is the headline where it does not end like a sentence.
fn guess_title(tokens: &[Token], paragraphs: &mut [Paragraph]) {
    let first = paragraphs.iter_mut().find(|p| p.role != Role::Boilerplate);
    let headline = |p: &&mut Paragraph| p.run.len() <= 40 && !line::stopped(tokens, &p.run);
    if let Some(p) = first.filter(headline) {
        p.role = Role::Title;
    }
}

/// After the last line that ends like a sentence comes only navigation.
fn drop_tail(tokens: &[Token], paragraphs: &mut [Paragraph]) {
    let stopped = |p: &Paragraph| p.role != Role::Boilerplate && line::stopped(tokens, &p.run);
    let Some(last) = paragraphs.iter().rposition(stopped) else {
        return;
    };
    for p in paragraphs.iter_mut().skip(last + 1) {
        p.role = Role::Boilerplate;
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Doc;

    fn kept(text: &str, has_title: bool) -> Vec<String> {
        let doc = Doc::new(text, has_title);
        doc.sentences
            .iter()
            .map(|s| doc.exact(&s.run).to_owned())
            .collect()
    }

    #[test]
    fn furniture_around_the_body_is_left_out() {
        let text = "Dam breaks in Norland\n\nBy Ann Low\n\nCity / **Published On May 4, 2031 /**\n\nThe dam broke on Monday.\n\nLeave a Comment\n\nTop stories\n\nOur channel\n\nTwelve things we saw";
        assert_eq!(
            kept(text, true),
            ["Dam breaks in Norland", "The dam broke on Monday."]
        );
    }

    #[test]
    fn rules_for_readers_are_left_out_and_a_report_about_comments_is_not() {
        let rules =
            "The dam broke.\n\nPlease keep comments civil. Your comment is removed if it is spam.";
        assert_eq!(kept(rules, false), ["The dam broke."]);
        assert_eq!(
            kept(
                "The minister’s comments about spam calls hurt you and me, she said.",
                false
            )
            .len(),
            1
        );
    }

    #[test]
    fn a_headline_is_guessed_where_none_is_given() {
        let text = "Image not found or type unknown\n\nDam Breaks: Mayor Says 5 Missing\n\nThe dam broke on Monday.";
        let doc = Doc::new(text, false);
        assert!(doc.sentences[0].headline);
        assert_eq!(
            doc.exact(&doc.sentences[0].run),
            "Dam Breaks: Mayor Says 5 Missing"
        );
    }

    #[test]
    fn a_text_of_one_line_is_kept() {
        assert_eq!(kept("At least 5 people died in the flood", false).len(), 1);
    }
}
