//! The commands that find one claim and mark it, ready to paste into a shell.

use super::caller::Caller;
use super::load::Loaded;
use super::selection::to_review;
use factdesk_proto::v1::Claim;
use serde_json::{Value, json};
use std::fmt::Write;

const FILTER: &str =
    "figure.measure = CASUALTIES AND figure.vague = true AND cautions.category = UNVERIFIED";

/// The commands, with the claim's real name and etag.
pub fn render(caller: &Caller, articles: &[Loaded]) -> String {
    let Some(claim) = to_review(articles) else {
        return "\nNo claim has a suggested verdict.\n".to_owned();
    };
    let mut walk = String::new();
    for (what, method, message) in steps(claim) {
        // Writing to a string does not fail.
        let _ = write!(walk, "\n# {what}\n{}\n", command(caller, method, &message));
    }
    walk
}

fn steps(claim: &Claim) -> [(&'static str, &'static str, Value); 4] {
    let name = &claim.name;
    let review = json!({
        "name": name,
        "etag": claim.etag,
        "verdict": "VERDICT_UNVERIFIED",
        "rationale": "Asked the prosecutor and two hospitals: nobody confirms a number in the hundreds.",
        "request_id": format!("demo-{}", claim.etag),
    });
    [
        (
            "Find the agency's \"hundreds\":",
            "ClaimService/ListClaims",
            json!({"filter": FILTER}),
        ),
        ("Mark it unverified:", "ReviewService/ReviewClaim", review),
        (
            "See the claim with its verdict:",
            "ClaimService/GetClaim",
            json!({"name": name}),
        ),
        (
            "See who said so, when and why:",
            "ReviewService/ListReviews",
            json!({"parent": name}),
        ),
    ]
}

fn command(caller: &Caller, method: &str, message: &Value) -> String {
    let key = caller.key_variable.map_or(String::new(), |variable| {
        format!(" -H \"authorization: Bearer ${variable}\"")
    });
    format!(
        "grpcurl -plaintext{key} -d {} {} factdesk.v1.{method}",
        quoted(&message.to_string()),
        caller.address
    )
}

/// For sh: everything between single quotes stands for itself.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_survive_the_shell() {
        assert_eq!(quoted(r#"{"a":"it's"}"#), r#"'{"a":"it'\''s"}'"#);
    }
}
