//! Figures under their sentences.

use super::{claims, place};
use factdesk_domain::Figure;
use factdesk_extract::caret::{Mark, carets};
use serde_json::{Value, json};

/// Each sentence with a figure, and carets with measure, bound, number and unit.
pub fn drawn(text: &str) -> String {
    let mark = |f: &Figure| {
        Some(Mark {
            span: f.span?,
            label: label(f),
        })
    };
    let marks: Vec<Mark> = figures(text).iter().filter_map(mark).collect();
    carets(text, &marks, false)
}

fn label(figure: &Figure) -> String {
    let number = |n: Option<f64>| n.map_or("?".to_owned(), |n| n.to_string());
    let high = figure.high.map_or(String::new(), |h| format!("-{h}"));
    let vague = if figure.vague { " vague" } else { "" };
    let (measure, bound) = (figure.measure.as_str(), figure.bound.as_str());
    let label = format!(
        "{measure} {bound} {}{high}{vague} {}",
        number(figure.low),
        figure.unit
    );
    label.trim_end().to_owned()
}

/// Each figure's fields.
pub fn json(text: &str) -> Vec<Value> {
    let one = |f: Figure| {
        json!({
            "text": f.text, "span": f.span.map(place), "measure": f.measure.as_str(), "bound": f.bound.as_str(),
            "low": f.low, "high": f.high, "unit": f.unit, "unitNoun": f.unit_noun, "vague": f.vague,
        })
    };
    figures(text).into_iter().map(one).collect()
}

fn figures(text: &str) -> Vec<Figure> {
    claims(text).into_iter().filter_map(|c| c.figure).collect()
}
