//! Attributions and cautions as they lie in a claim's row.

use crate::Error;
use crate::word::read;
use factdesk_domain::{Attribution, Caution, CautionCategory, Span};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::borrow::Cow;

/// Attributions to JSON.
pub(crate) fn attributions_to_json(chain: &[Attribution]) -> Json {
    let chain = chain.iter().map(|a| AttributionRow {
        claimant: a.claimant.clone(),
        full_name: a.full_name.clone(),
        role: a.role.clone(),
        cue: a.cue.clone(),
        relay: a.relay,
        anonymous: a.anonymous,
        span: a.span.map(pack),
    });
    json(chain.collect::<Vec<_>>())
}

/// Attributions from their JSON's form.
pub(super) fn attributions(rows: Vec<AttributionRow>) -> Vec<Attribution> {
    let chain = rows.into_iter().map(|a| Attribution {
        claimant: a.claimant,
        full_name: a.full_name,
        role: a.role,
        cue: a.cue,
        relay: a.relay,
        anonymous: a.anonymous,
        span: a.span.map(unpack),
    });
    chain.collect()
}

/// Cautions to JSON.
pub(crate) fn cautions_to_json(cautions: &[Caution]) -> Json {
    let rows = cautions.iter().map(|c| CautionRow {
        category: c.category.as_str().into(),
        text: c.text.clone(),
        span: c.span.map(pack),
    });
    json(rows.collect::<Vec<_>>())
}

/// Cautions from their JSON's form.
pub(super) fn cautions(rows: Vec<CautionRow<'_>>) -> Result<Vec<Caution>, Error> {
    rows.into_iter()
        .map(|c| {
            Ok(Caution {
                category: read(&c.category, CautionCategory::parse)?,
                text: c.text,
                span: c.span.map(unpack),
            })
        })
        .collect()
}

/// The attributions of a whole row.
pub(crate) fn attributions_in(json: &Json) -> Result<Vec<Attribution>, Error> {
    let rows = Vec::deserialize(json).map_err(|e| Error::Corrupt(e.to_string()))?;
    Ok(attributions(rows))
}

/// The cautions of a whole row.
pub(crate) fn cautions_in(json: &Json) -> Result<Vec<Caution>, Error> {
    let rows = Vec::deserialize(json).map_err(|e| Error::Corrupt(e.to_string()))?;
    cautions(rows)
}

/// An attribution as JSON has it.
#[derive(Serialize, Deserialize)]
pub(crate) struct AttributionRow {
    claimant: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    full_name: String,
    role: String,
    cue: String,
    relay: bool,
    anonymous: bool,
    span: Option<[u32; 4]>,
}

/// A caution as JSON has it.
#[derive(Serialize, Deserialize)]
pub(crate) struct CautionRow<'r> {
    #[serde(borrow)]
    category: Cow<'r, str>,
    text: String,
    span: Option<[u32; 4]>,
}

fn pack(span: Span) -> [u32; 4] {
    [span.start, span.end, span.utf16_start, span.utf16_end]
}

fn unpack([start, end, utf16_start, utf16_end]: [u32; 4]) -> Span {
    Span {
        start,
        end,
        utf16_start,
        utf16_end,
    }
}

fn json(rows: impl Serialize) -> Json {
    // Strings, numbers and booleans always have a JSON form.
    serde_json::to_value(rows).unwrap_or_default()
}
