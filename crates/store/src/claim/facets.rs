//! Attributions and cautions as they lie in a claim's row.

use crate::Error;
use crate::word::read;
use factdesk_domain::{Attribution, Caution, CautionCategory, Span};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// Attributions to JSON.
pub(crate) fn attributions_to_json(chain: &[Attribution]) -> Json {
    let chain = chain.iter().map(|a| AttributionRow {
        claimant: a.claimant.clone(),
        role: a.role.clone(),
        cue: a.cue.clone(),
        relay: a.relay,
        anonymous: a.anonymous,
        span: a.span.map(pack),
    });
    json(chain.collect::<Vec<_>>())
}

/// Attributions from JSON.
pub(crate) fn attributions(json: Json) -> Result<Vec<Attribution>, Error> {
    let rows: Vec<AttributionRow> = parse(json)?;
    let chain = rows.into_iter().map(|a| Attribution {
        claimant: a.claimant,
        role: a.role,
        cue: a.cue,
        relay: a.relay,
        anonymous: a.anonymous,
        span: a.span.map(unpack),
    });
    Ok(chain.collect())
}

/// Cautions to JSON.
pub(crate) fn cautions_to_json(cautions: &[Caution]) -> Json {
    let rows = cautions.iter().map(|c| CautionRow {
        category: c.category.as_str().to_owned(),
        text: c.text.clone(),
        span: c.span.map(pack),
    });
    json(rows.collect::<Vec<_>>())
}

/// Cautions from JSON.
pub(crate) fn cautions(json: Json) -> Result<Vec<Caution>, Error> {
    let rows: Vec<CautionRow> = parse(json)?;
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

#[derive(Serialize, Deserialize)]
struct AttributionRow {
    claimant: String,
    role: String,
    cue: String,
    relay: bool,
    anonymous: bool,
    span: Option<[u32; 4]>,
}

#[derive(Serialize, Deserialize)]
struct CautionRow {
    category: String,
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

fn parse<T: serde::de::DeserializeOwned>(json: Json) -> Result<T, Error> {
    serde_json::from_value(json).map_err(|e| Error::Corrupt(e.to_string()))
}
