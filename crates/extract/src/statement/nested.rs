//! A saying inside a saying: one statement of the innermost content, with the
//! whole chain of who passed it on.

use super::cue::{self, Form};
use super::{Link, Said, claimant, indirect};
use crate::text::{Doc, Sentence};

/// How deep a chain may go.
const DEPTH: usize = 3;

/// Follows sayings that open the content inwards.
pub(super) fn innermost(doc: &Doc<'_>, said: Said) -> Said {
    let mut said = said;
    for _ in 0..DEPTH {
        match inner(doc, &said) {
            Some(deeper) => said = deeper,
            None => break,
        }
    }
    said
}

fn inner(doc: &Doc<'_>, said: &Said) -> Option<Said> {
    let own = |l: &Link| said.content.contains(&l.cue.start);
    if said.links.iter().any(own) {
        return None;
    }
    let scope = Sentence {
        run: said.content.clone(),
        headline: false,
        paragraph: 0,
    };
    let limit = scope.run.end.min(scope.run.start + 16);
    let verb = (scope.run.start..limit).find(|i| finite(doc, *i))?;
    let who = claimant::subject(doc, &scope, verb)?;
    let opens = who.name.start <= scope.run.start + 1
        && claimant::can_speak(doc, &who.name)
        && who.name.len() > usize::from(pronoun(doc, &who.name));
    // "said guards were warned": somebody else spoke to them.
    let group = verb.saturating_sub(2)..verb;
    let told = group.into_iter().any(|i| {
        matches!(doc.low(i), "was" | "were" | "been" | "being" | "is" | "are")
            && i >= scope.run.start
    });
    let reported = told || doc.before(verb, 1) == "had" || doc.before(verb, 2) == "had";
    let content =
        indirect::what(doc, &scope, verb, cue::cue(doc, verb)?).filter(|_| opens && !reported)?;
    let content = content.start..said.content.end;
    let most = content.len() * 2 >= said.content.len();
    let outer = said.links.iter().map(|l| Link {
        relay: true,
        ..l.clone()
    });
    most.then(|| Said {
        content,
        links: std::iter::once(who.link(verb..verb + 1))
            .chain(outer)
            .collect(),
        stance: said.stance,
        rules: said.rules.iter().copied().chain(["nested"]).collect(),
    })
}

fn finite(doc: &Doc<'_>, at: usize) -> bool {
    cue::cue(doc, at).is_some_and(|c| matches!(c.form, Form::Past | Form::Third))
}

fn pronoun(doc: &Doc<'_>, name: &crate::text::Run) -> bool {
    // "they've", "she'd"
    let word = doc.low(name.start).split('\'').next().unwrap_or_default();
    name.len() == 1 && crate::lexicon::classes(word).any(crate::lexicon::Classes::PRONOUN)
}

#[cfg(test)]
mod tests {
    use crate::statement::{Speaker, statements};
    use crate::text::Doc;

    fn chain(text: &str) -> Vec<(String, Vec<(String, bool)>)> {
        let doc = Doc::new(text, false);
        let found = statements(&doc, &doc.sentences[0], &mut Speaker::default());
        let links = |s: &crate::statement::Said| {
            s.links
                .iter()
                .map(|l| (doc.exact(&l.claimant).to_owned(), l.relay))
                .collect()
        };
        found
            .iter()
            .map(|s| (doc.exact(&s.content).to_owned(), links(s)))
            .collect()
    }

    #[test]
    fn a_saying_in_a_quotation_is_one_row_of_the_innermost_words() {
        let found = chain(
            "“A guard told the Norland Post: The dam broke at night and took two boats,” the agency reported.",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "The dam broke at night and took two boats");
        assert_eq!(
            found[0].1,
            [
                ("A guard".to_owned(), false),
                ("the agency".to_owned(), true)
            ]
        );
    }

    #[test]
    fn somebody_of_no_name_passes_nothing_on() {
        for text in [
            "“They’ve promised it to the guild for years and never came,” the agency reported.",
            "“They promised it to the guild for years and never came,” the agency reported.",
        ] {
            assert_eq!(chain(text)[0].1.len(), 1, "{text}");
        }
    }

    #[test]
    fn a_saying_that_is_itself_the_news_is_not_entered() {
        let found = chain("The mayor revealed that the agency had warned officials about the dam.");
        assert_eq!(found[0].1.len(), 1);
    }
}
