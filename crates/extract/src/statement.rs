//! Statements: somebody other than the article says something.

mod according_to;
mod announced;
mod as_said;
mod beamed;
mod citing;
mod claimant;
mod colon;
mod content;
mod cue;
mod dateline;
mod direct;
mod disputed;
mod headline;
mod hypothetical;
mod idiom;
mod indirect;
mod interrupted;
mod introduced;
mod mixed;
mod nested;
mod noun_cue;
mod parts;
mod passive;
mod stance;
mod trailing;
mod transcript;

pub(crate) use cue::{is_saying, verbs_of_saying};
pub(crate) use dateline::behind as behind_dateline;

use crate::text::{Doc, Run, Sentence};
use factdesk_domain::Stance;

/// One who says it or passes it on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    pub(crate) claimant: Run,
    /// What the text calls them, where that stands apart from the name.
    pub(crate) role: Option<Run>,
    pub(crate) cue: Run,
    pub(crate) relay: bool,
}

/// Something said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) content: Run,
    /// From the innermost speaker outwards.
    pub(crate) links: Vec<Link>,
    pub(crate) stance: Stance,
    /// The rules that made it, the one that found it first.
    pub(crate) rules: Vec<&'static str>,
}

impl Said {
    /// What stands on one side of a colon, by who is named on the other.
    fn beside_colon(content: Run, claimant: Run, colon: usize, rule: &'static str) -> Said {
        Said {
            content,
            links: vec![Link {
                claimant,
                role: None,
                cue: colon..colon + 1,
                relay: false,
            }],
            stance: Stance::Asserts,
            rules: vec![rule],
        }
    }
}

/// What the sentence before leaves to this one: who was quoted last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Speaker {
    pub(crate) last: Option<Link>,
    pub(crate) paragraph: usize,
    /// Whose turn it is, in a transcript.
    turn: Option<Link>,
    transcript: bool,
    /// The end of the quotation that a statement of an earlier sentence holds already.
    taken: usize,
}

impl Speaker {
    /// Before the first sentence of a text.
    pub(crate) fn before(doc: &Doc<'_>) -> Self {
        Speaker {
            transcript: transcript::is(doc),
            ..Speaker::default()
        }
    }
}

/// The statements of a sentence, in order.
pub(crate) fn statements(doc: &Doc<'_>, sentence: &Sentence, speaker: &mut Speaker) -> Vec<Said> {
    if let Some(said) = speaker
        .transcript
        .then(|| transcript::turn(doc, sentence, speaker))
    {
        return said.map(|s| finish(doc, s)).into_iter().collect();
    }
    let parts = parts::parts(doc, sentence);
    let each = parts.iter().map(|part| part_statements(doc, part, speaker));
    let found = dedupe(each.flatten().collect());
    remember(doc, sentence, &found, speaker);
    found
}

/// Whoever spoke last goes on where a quotation follows without words of saying.
fn remember(doc: &Doc<'_>, sentence: &Sentence, found: &[Said], speaker: &mut Speaker) {
    let own = |l: &&Link| sentence.run.contains(&l.cue.start);
    // Whoever only asked how it was is answered.
    let asks = |s: &&Said| {
        let cue = s.links.first().map_or("", |l| doc.low(l.cue.start));
        cue.starts_with("ask") && s.rules.first() != Some(&"quotation")
    };
    let links = found
        .iter()
        .filter(|s| !asks(s))
        .filter_map(|s| s.links.first());
    let last = links.filter(own).max_by_key(|l| l.cue.start).cloned();
    let announced = announced::announced(doc, sentence).or(last);
    let introduced = || introduced::introduced(doc, sentence, speaker);
    if let Some(last) = announced.or_else(introduced) {
        speaker.last = Some(last);
        speaker.paragraph = sentence.paragraph;
    }
}

fn part_statements(doc: &Doc<'_>, sentence: &Sentence, speaker: &mut Speaker) -> Vec<Said> {
    let mut found = direct::direct(doc, sentence, speaker);
    found.extend(headline::headline(doc, sentence));
    found.extend(colon::colon(doc, sentence, &found));
    found.extend(according_to::according_to(doc, sentence, &found));
    found.extend(trailing::trailing(doc, sentence, &found));
    found.extend(as_said::as_said(doc, sentence, &found));
    indirect::indirect(doc, sentence, &mut found);
    found.extend(passive::passive(doc, sentence, &found));
    found.extend(noun_cue::noun_cue(doc, sentence, &found));
    found.extend(disputed::disputed(doc, sentence));
    let cited = |said| citing::cited(doc, sentence, said);
    let mut found: Vec<Said> = found
        .into_iter()
        .map(|said| cited(finish(doc, said)))
        .collect();
    found.retain(|said| doc.bytes(&said.content).is_some() && !corrected(doc, said));
    found.sort_by_key(|said| (said.content.start, said.content.end));
    found
}

/// "An earlier version of this article said …": the article itself, which takes it back.
fn corrected(doc: &Doc<'_>, said: &Said) -> bool {
    let own = |i: usize| doc.phrase(i, "version of this").is_some();
    let mut names = said.links.iter().map(|l| l.claimant.clone());
    names.any(|name| name.into_iter().any(own))
}

fn finish(doc: &Doc<'_>, said: Said) -> Said {
    let mut said = nested::innermost(doc, said);
    said.content = content::trimmed(doc, said.content);
    said.stance = stance::stance(doc, &said);
    said
}

/// Of two that mostly cover the same words, the first found stays.
fn dedupe(found: Vec<Said>) -> Vec<Said> {
    let mut out: Vec<Said> = Vec::new();
    for said in found {
        let same = out
            .iter_mut()
            .rev()
            .take(8)
            .find(|o| alike(&o.content, &said.content));
        match same {
            Some(other) if other.links.len() < said.links.len() => *other = said,
            Some(_) => {}
            None => out.push(said),
        }
    }
    out
}

fn alike(a: &Run, b: &Run) -> bool {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let either = a.end.max(b.end) - a.start.min(b.start);
    common * 2 >= either
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    #[test]
    fn what_an_article_takes_back_nobody_says() {
        for text in [
            "An earlier version of this article said that the dam was old.",
            "A previous version of this story stated that the dam was old.",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
        assert_eq!(said("This article said that the dam was old.").len(), 1);
    }

    #[test]
    fn whoever_asked_is_answered_by_others() {
        let text =
            "Ann Low told them it was old.\n\nFarmers asked how old it was. “It was built in May.”";
        let found = said(text);
        assert_eq!(found.last().map(|s| s.0.as_str()), Some("Ann Low"));
        let text = "“How old is it?” farmers asked. “It was built in May by goats.”";
        assert_eq!(said(text).last().map(|s| s.0.as_str()), Some("farmers"));
    }

    /// Claimant and content of each statement of a text.
    pub(crate) fn said(text: &str) -> Vec<(String, String)> {
        let doc = Doc::new(text, false);
        let mut speaker = Speaker::before(&doc);
        let all = doc
            .sentences
            .iter()
            .flat_map(|s| statements(&doc, s, &mut speaker));
        let exact = |run: &Run| doc.exact(run).to_owned();
        all.map(|s| (exact(&s.links[0].claimant), exact(&s.content)))
            .collect()
    }
}
