//! What a claim consists of: who says it, how many, with what doubt.

use super::{bare, spoken, time};
use factdesk_proto::v1::{Attribution, Bound, Caution, Figure};

/// Who says it, from the claimant outwards.
pub fn chain(links: &[Attribution]) -> String {
    let all: Vec<_> = links.iter().map(link).collect();
    all.join(" → ")
}

fn link(link: &Attribution) -> String {
    let role = match &*link.role {
        "" => String::new(),
        role => format!(", {role}"),
    };
    let name = match &*link.full_name {
        "" => String::new(),
        name => format!(" ({name})"),
    };
    let cue = match &*link.cue {
        "" => String::new(),
        cue => format!(" “{cue}”"),
    };
    let relay = if link.relay { ", passing it on" } else { "" };
    let anonymous = if link.anonymous { ", anonymous" } else { "" };
    format!("{}{name}{role}{anonymous}{relay}{cue}", link.claimant)
}

/// `more than 60 people (deaths: more than 60), as of …`
pub fn figure(figure: &Figure) -> String {
    let bound = spoken(figure.bound().as_str_name(), "BOUND_");
    let value = match (figure.low, figure.high) {
        (Some(low), Some(high)) => format!("{bound} {low} and {high}"),
        (Some(low), None) if figure.bound() == Bound::Exactly => format!("{low}"),
        (Some(low), None) if figure.vague => format!("{low} or more"),
        (Some(low), None) => format!("{bound} {low}"),
        _ => "no number".to_owned(),
    };
    let measure = spoken(figure.measure().as_str_name(), "MEASURE_");
    let unit = match &*figure.unit {
        "" => String::new(),
        unit => format!(" {unit}"),
    };
    let vague = if figure.vague { ", vague" } else { "" };
    let as_of = figure
        .as_of
        .as_ref()
        .and_then(|as_of| as_of.latest.as_ref());
    let as_of = as_of.map_or(String::new(), |t| format!(", as of {}", time(Some(t))));
    format!("“{}”: {measure}, {value}{unit}{vague}{as_of}", figure.text)
}

/// The doubt and the article's words for it.
pub fn caution(caution: &Caution) -> String {
    let category = bare(caution.category().as_str_name(), "CAUTION_CATEGORY_");
    format!("{category}: “{}”", caution.text)
}
