//! Joining what the rules found into claims that point at each other.

mod tie;

use crate::caution::{self, Doubt};
use crate::figure::{self, Found};
use crate::source;
use crate::statement::{self, Said, Speaker};
use crate::text::{Doc, Run, Sentence};
use crate::{proposition, worthiness};
use factdesk_domain::{Attribution, CandidateClaim, Caution, Figure, Kind, TextIndex};

/// A claim before its words are copied out of the text.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) kind: Kind,
    pub(crate) run: Run,
    /// The words that belong to it, with claimant and cue.
    pub(crate) reach: Run,
    pub(crate) sentence: usize,
    pub(crate) said: Option<Said>,
    pub(crate) found: Option<Found>,
    pub(crate) within: Option<usize>,
    pub(crate) doubts: Vec<Doubt>,
}

/// All claims of a text, in its order.
pub(crate) fn claims(doc: &Doc<'_>) -> Vec<CandidateClaim> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut speaker = Speaker::default();
    let mut earlier = 0..0;
    for (n, sentence) in doc.sentences.iter().enumerate() {
        let said = statement::statements(doc, sentence, &mut speaker);
        let doubts = caution::doubts(doc, sentence, &said);
        let first = drafts.len();
        drafts.extend(said.into_iter().map(|s| stated(n, s)));
        let figures = figure::figures(doc, sentence);
        let figures: Vec<Draft> = figures
            .into_iter()
            .map(|f| counted(n, f, &drafts, first))
            .collect();
        drafts.extend(figures);
        tie::tie(doc, sentence, n, doubts, &mut drafts, first, earlier);
        earlier = first..drafts.len();
    }
    written(doc, ordered(drafts))
}

fn stated(sentence: usize, said: Said) -> Draft {
    let mut reach = said.content.clone();
    for link in said.links.iter().take(1) {
        reach.start = reach.start.min(link.claimant.start).min(link.cue.start);
        reach.end = reach.end.max(link.claimant.end).max(link.cue.end);
    }
    Draft {
        kind: Kind::Statement,
        run: said.content.clone(),
        reach,
        sentence,
        said: Some(said),
        found: None,
        within: None,
        doubts: vec![],
    }
}

/// A figure, with the smallest statement of its sentence that holds it.
fn counted(sentence: usize, found: Found, drafts: &[Draft], first: usize) -> Draft {
    let number = &found.quantity.run;
    let holds = |d: &Draft| d.run.start <= number.start && number.end <= d.run.end;
    let statements = drafts
        .iter()
        .enumerate()
        .skip(first)
        .filter(|(_, d)| d.said.is_some() && holds(d));
    let within = statements
        .min_by_key(|(_, d)| d.run.len())
        .map(|(at, d)| (at, d.run.clone()));
    let outer = within
        .as_ref()
        .map_or(found.clause.clone(), |(_, run)| run.clone());
    let clipped = found.clause.start.max(outer.start)..found.clause.end.min(outer.end);
    let run = clipped.start.min(number.start)..clipped.end.max(number.end);
    Draft {
        kind: Kind::Figure,
        reach: run.clone(),
        run,
        sentence,
        said: None,
        found: Some(found),
        within: within.map(|(at, _)| at),
        doubts: vec![],
    }
}

/// In the order of the text; `within` follows.
fn ordered(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|i| {
        drafts
            .get(*i)
            .map(|d| (d.run.start, d.kind == Kind::Figure, d.run.end))
    });
    let mut place = vec![0; drafts.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = new;
        }
    }
    let moved = |i: &usize| drafts.get(*i).cloned();
    let mut out: Vec<Draft> = order.iter().filter_map(moved).collect();
    for draft in &mut out {
        draft.within = draft.within.and_then(|w| place.get(w).copied());
    }
    out
}

fn written(doc: &Doc<'_>, drafts: Vec<Draft>) -> Vec<CandidateClaim> {
    let index = TextIndex::new(doc.text);
    let claims: Vec<Option<CandidateClaim>> = drafts
        .iter()
        .map(|d| claim(doc, &index, &drafts, d))
        .collect();
    debug_assert!(claims.iter().all(Option::is_some), "every run has bytes");
    claims.into_iter().flatten().collect()
}

fn claim(
    doc: &Doc<'_>,
    index: &TextIndex<'_>,
    drafts: &[Draft],
    draft: &Draft,
) -> Option<CandidateClaim> {
    let span = index.span(doc.bytes(&draft.run)?)?;
    let sentence = doc.sentences.get(draft.sentence)?;
    let said = draft
        .said
        .as_ref()
        .or_else(|| drafts.get(draft.within?)?.said.as_ref());
    let attributions = said.map_or(vec![], |s| attributions(doc, index, s));
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
        context: context(doc, sentence).to_owned(),
        proposition: String::new(),
        within: draft.within,
        stance: said.map(|s| s.stance),
        attributions,
        cautions,
        figure,
        check_worthiness: 0.0,
        worthiness_reasons: vec![],
    };
    claim.proposition = proposition::proposition(&claim);
    (claim.check_worthiness, claim.worthiness_reasons) = worthiness::worthiness(&claim);
    Some(claim)
}

fn context<'t>(doc: &Doc<'t>, sentence: &Sentence) -> &'t str {
    doc.exact(&sentence.run)
}

fn attributions(doc: &Doc<'_>, index: &TextIndex<'_>, said: &Said) -> Vec<Attribution> {
    let one = |link: &statement::Link| Attribution {
        claimant: doc.exact(&link.claimant).to_owned(),
        role: source::role(doc, link).to_owned(),
        cue: doc.exact(&link.cue).to_owned(),
        relay: link.relay,
        anonymous: source::anonymous(doc, &link.claimant),
        span: doc.bytes(&link.claimant).and_then(|b| index.span(b)),
    };
    said.links.iter().map(one).collect()
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
