//! Comparisons as SQL: of texts without regard to case, of ids with any number of others.

use factdesk_domain::TextMatch;
use sea_orm::sea_query::{Expr, SimpleExpr};
use uuid::Uuid;

/// `sql`, a text, matches. `sql` is our own; what a caller wrote is bound.
pub(crate) fn matches(sql: &str, text: &TextMatch) -> SimpleExpr {
    match text {
        TextMatch::Equals(word) => bound(format!("lower({sql}) = lower($1)"), word),
        TextMatch::Contains(part) => bound(format!("strpos(lower({sql}), lower($1)) > 0"), part),
    }
}

/// Any element of `sql`, an array of texts, matches: `:` on a list asks whether
/// one of its elements has the words.
pub(crate) fn any_matches(sql: &str, text: &TextMatch) -> SimpleExpr {
    match text {
        TextMatch::Equals(word) => {
            let one = "exists (select 1 from unnest(ARRAY_) e where lower(e) = lower($1))";
            bound(one.replace("ARRAY_", sql), word)
        }
        TextMatch::Contains(part) => {
            let one =
                "exists (select 1 from unnest(ARRAY_) e where strpos(lower(e), lower($1)) > 0)";
            bound(one.replace("ARRAY_", sql), part)
        }
    }
}

/// `column` is one of `ids`: one parameter however many they are, where a list
/// of parameters ends at 65,535.
pub(crate) fn among(column: &str, ids: Vec<Uuid>) -> SimpleExpr {
    Expr::cust_with_values(format!("{column} = any($1)"), [ids])
}

fn bound(sql: String, value: &str) -> SimpleExpr {
    Expr::cust_with_values(sql, [value.to_owned()])
}
