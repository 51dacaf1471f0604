//! `order_by` of ListClaims.

use factdesk_domain::{ClaimOrder, Direction, SortField};

/// The order that a text names; by time of creation where it is empty.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn claim_order(text: &str) -> Result<ClaimOrder, String> {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    let (field, direction) = match words[..] {
        [] => ("create_time", Direction::Ascending),
        [field] => (field, Direction::Ascending),
        [field, "desc"] => (field, Direction::Descending),
        _ => return Err(unknown()),
    };
    let field = match field {
        "create_time" => SortField::CreateTime,
        "update_time" => SortField::UpdateTime,
        "due_time" => SortField::DueTime,
        "check_worthiness" => SortField::CheckWorthiness,
        "span" => SortField::Span,
        _ => return Err(unknown()),
    };
    Ok(ClaimOrder { field, direction })
}

fn unknown() -> String {
    "must be create_time, update_time, due_time, check_worthiness or span, each with or without \
     ` desc`"
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(field: SortField, direction: Direction) -> Result<ClaimOrder, String> {
        Ok(ClaimOrder { field, direction })
    }

    #[test]
    fn every_field_goes_both_ways() {
        assert_eq!(
            claim_order(""),
            order(SortField::CreateTime, Direction::Ascending)
        );
        assert_eq!(
            claim_order("span"),
            order(SortField::Span, Direction::Ascending)
        );
        assert_eq!(
            claim_order("due_time"),
            order(SortField::DueTime, Direction::Ascending)
        );
        let worthiest = order(SortField::CheckWorthiness, Direction::Descending);
        assert_eq!(claim_order("check_worthiness desc"), worthiest);
        assert_eq!(claim_order(" check_worthiness  desc "), worthiest);
    }

    #[test]
    fn anything_else_is_refused() {
        for bad in [
            "text",
            "desc",
            "span asc",
            "span,create_time",
            "span desc desc",
            "SPAN",
            "\0",
        ] {
            assert!(claim_order(bad).is_err(), "{bad:?}");
        }
    }
}
