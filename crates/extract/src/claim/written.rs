//! From drafts to claims: the words are copied out of the text.

use super::Draft;
use crate::caution::Doubt;
use crate::figure::Found;
use crate::proposition::{self, Named, one_line};
use crate::statement::{self, Said};
use crate::text::{Doc, Run, Sentence};
use crate::worthiness::{self, Reader, Worthiness};
use crate::{source, time};
use chrono::{DateTime, Utc};
use factdesk_domain::{AsOf, Attribution, CandidateClaim, Caution, Figure, Occurrence, TextIndex};

/// The claims of the drafts, which stand in the order of the text.
pub(super) fn written(
    doc: &Doc<'_>,
    drafts: &[Draft],
    published: Option<DateTime<Utc>>,
    occurrences: &[Occurrence],
) -> Vec<CandidateClaim> {
    let index = TextIndex::new(doc.text);
    let mut named = Named::new(doc);
    let mut rated = Rated::default();
    let mut dated = Dated::default();
    let mut claims: Vec<Option<CandidateClaim>> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let about = occurrences.get(draft.sentence).cloned().unwrap_or_default();
        let rated = rated.of(doc, draft.sentence);
        let claim = claim(doc, &index, drafts, draft, &named, rated);
        claims.push(claim.map(|mut claim| {
            claim.occurrence = about;
            if let Some(figure) = &mut claim.figure {
                figure.as_of = dated.of(doc, draft.sentence, published);
            }
            claim
        }));
        draft.said.iter().for_each(|said| named.learn(doc, said));
    }
    debug_assert!(claims.iter().all(Option::is_some), "every run has bytes");
    claims.into_iter().flatten().collect()
}

/// What made the claim: the rules of its statement, and of what was found in it.
fn rules(draft: &Draft) -> Vec<String> {
    let said = draft.said.iter().flat_map(|s| s.rules.iter().copied());
    let figure = draft.found.iter().map(|_| "figure");
    let doubt = (!draft.doubts.is_empty()).then_some("caution");
    let names = said.chain(figure).chain(doubt);
    names.map(str::to_owned).collect()
}

/// The worthiness of the sentence that was asked for last: the claims of one
/// sentence follow each other.
#[derive(Default)]
struct Rated {
    reader: Option<Reader>,
    last: Option<(usize, Worthiness)>,
}

impl Rated {
    fn of(&mut self, doc: &Doc<'_>, sentence: usize) -> &Worthiness {
        let run = doc.sentences.get(sentence).map_or(0..0, |s| s.run.clone());
        let last = self.last.take().filter(|(at, _)| *at == sentence);
        let reader = self.reader.get_or_insert_with(Reader::new);
        let rate = || {
            (
                sentence,
                reader.rate(doc.tokens.get(run).unwrap_or_default()),
            )
        };
        &self.last.insert(last.unwrap_or_else(rate)).1
    }
}

/// When the figures of the sentence that was asked for last hold.
#[derive(Default)]
struct Dated(Option<(usize, Option<AsOf>)>);

impl Dated {
    fn of(&mut self, doc: &Doc<'_>, at: usize, published: Option<DateTime<Utc>>) -> Option<AsOf> {
        let sentence = doc.sentences.get(at)?;
        let last = self.0.take().filter(|(of, _)| *of == at);
        let read = || (at, time::as_of(doc, sentence, published));
        self.0.insert(last.unwrap_or_else(read)).1.clone()
    }
}

fn claim<'d>(
    doc: &Doc<'d>,
    index: &TextIndex<'_>,
    drafts: &[Draft],
    draft: &Draft,
    named: &Named<'d>,
    rated: &Worthiness,
) -> Option<CandidateClaim> {
    let span = index.span(doc.bytes(&draft.run)?)?;
    let sentence = doc.sentences.get(draft.sentence)?;
    let said = draft
        .said
        .as_ref()
        .or_else(|| drafts.get(draft.within?)?.said.as_ref());
    let attributions = said.map_or(vec![], |s| attributions(doc, index, s, named));
    let figure = draft.found.as_ref().map(|f| figure(doc, index, f));
    let cautions = draft
        .doubts
        .iter()
        .map(|d| caution(doc, index, d))
        .collect();
    let mut claim = CandidateClaim {
        kind: draft.kind,
        span,
        text: doc.exact(&draft.run).to_owned(),
        context: context(doc, sentence, draft).to_owned(),
        proposition: proposition::proposition(doc, sentence, draft, said, named),
        within: draft.within,
        stance: said.map(|s| s.stance),
        attributions,
        cautions,
        figure,
        occurrence: Occurrence::default(),
        check_worthiness: 0.0,
        worthiness_reasons: vec![],
        rules: rules(draft),
    };
    (claim.check_worthiness, claim.worthiness_reasons) = worthiness::claim(&claim, rated);
    Some(claim)
}

/// The sentence, and what of the claim reaches into the next.
fn context<'t>(doc: &Doc<'t>, sentence: &Sentence, draft: &Draft) -> &'t str {
    doc.exact(&(sentence.run.start..sentence.run.end.max(draft.run.end)))
}

fn attributions<'d>(
    doc: &Doc<'d>,
    index: &TextIndex<'_>,
    said: &Said,
    named: &Named<'d>,
) -> Vec<Attribution> {
    let one = |link: &statement::Link| Attribution {
        claimant: doc.exact(&link.claimant).to_owned(),
        full_name: full_name(doc, named, &link.claimant),
        role: source::role(doc, link).to_owned(),
        cue: doc.exact(&link.cue).to_owned(),
        relay: link.relay,
        anonymous: source::anonymous(doc, &link.claimant),
        span: doc.bytes(&link.claimant).and_then(|b| index.span(b)),
    };
    said.links.iter().map(one).collect()
}

fn full_name<'d>(doc: &Doc<'d>, named: &Named<'d>, claimant: &Run) -> String {
    let name = named.full_name(doc, claimant).unwrap_or_default();
    one_line(&name)
}

fn figure(doc: &Doc<'_>, index: &TextIndex<'_>, found: &Found) -> Figure {
    let quantity = &found.quantity;
    let noun = found
        .noun
        .as_ref()
        .and_then(|n| n.end.checked_sub(1).map(|e| e..n.end));
    Figure {
        measure: found.measure,
        unit_noun: noun.map_or("", |n| doc.exact(&n)).to_owned(),
        bound: quantity.bound,
        low: quantity.low,
        high: quantity.high,
        unit: found.unit.clone(),
        vague: quantity.vague,
        as_of: None,
        text: doc.exact(&quantity.run).to_owned(),
        span: doc.bytes(&quantity.run).and_then(|b| index.span(b)),
    }
}

fn caution(doc: &Doc<'_>, index: &TextIndex<'_>, doubt: &Doubt) -> Caution {
    Caution {
        category: doubt.category,
        text: doc.exact(&doubt.clause).to_owned(),
        span: doc.bytes(&doubt.clause).and_then(|b| index.span(b)),
    }
}
