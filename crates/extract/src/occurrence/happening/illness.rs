//! Diseases that spread.

use super::{Entry, Rank::*, always, beside};
use crate::text::Doc;
use factdesk_domain::Happening::Outbreak;

pub(super) const ENTRIES: &[Entry] = &[
    (
        Outbreak,
        Noun,
        of_disease,
        "outbreak outbreaks epidemic epidemics pandemic",
    ),
    (
        Outbreak,
        Noun,
        spreads,
        "cholera measles mumps ebola zika typhoid polio dengue meningitis diphtheria norovirus \
         salmonella legionella listeria hepatitis rabies plague influenza flu fever virus anthrax",
    ),
    (Outbreak, Noun, of_many, "disease illness sickness"),
    (Outbreak, LooseNoun, always, "infections quarantine"),
    (Outbreak, Verb, always, "quarantined"),
    (
        Outbreak,
        LooseVerb,
        |doc, at| matches!(doc.before(at, 1), "fallen" | "fell"),
        "ill sick",
    ),
];

/// No outbreak of fighting, no epidemic of drugs.
fn of_disease(doc: &Doc<'_>, at: usize) -> bool {
    let other = |word: &str| {
        matches!(
            word,
            "violence"
                | "fighting"
                | "war"
                | "debt"
                | "optimism"
                | "hostilities"
                | "opioid"
                | "opioids"
                | "heroin"
                | "obesity"
                | "drug"
                | "overdose"
                | "gun"
                | "crime"
                | "addiction"
        )
    };
    let of = doc.low(at + 1) == "of" && (other(doc.low(at + 2)) || other(doc.low(at + 3)));
    !of && !other(doc.before(at, 1))
}

/// Whether cases, the sick or those who count them stand near.
fn spreads(doc: &Doc<'_>, at: usize) -> bool {
    beside(doc, at, 10, |word| {
        matches!(
            word,
            "cases"
                | "case"
                | "infected"
                | "infections"
                | "confirmed"
                | "confirms"
                | "spreads"
                | "spread"
                | "spreading"
                | "died"
                | "kills"
                | "killed"
                | "deaths"
                | "outbreak"
                | "epidemic"
                | "tested"
                | "culled"
                | "detected"
        )
    })
}

/// "waterborne disease spreads", "a mystery illness".
fn of_many(doc: &Doc<'_>, at: usize) -> bool {
    let named = matches!(
        doc.before(at, 1),
        "waterborne"
            | "infectious"
            | "mystery"
            | "mysterious"
            | "respiratory"
            | "bleeding"
            | "rash"
            | "stomach"
            | "contagious"
            | "viral"
    );
    named || matches!(doc.low(at + 1), "spreads" | "spread" | "spreading")
}
