//! Filters of ListClaims.

use super::ast::{Compare, Expr};
use super::value::{Tested, Value};
use super::{Unreadable, parse};
use crate::convert::name;
use factdesk_domain::{
    CautionCategory, ClaimFilter, ClaimState, ClaimTest, Kind, Measure, RecheckReason,
};

/// The condition that a filter states.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn claim_filter(text: &str) -> Result<ClaimFilter, String> {
    let expr = parse(text).map_err(|e| e.to_string())?;
    let filter = expr
        .map(|e| typed(&e))
        .transpose()
        .map_err(|e| e.to_string())?;
    Ok(filter.unwrap_or_else(ClaimFilter::everything))
}

fn typed(expr: &Expr) -> Result<ClaimFilter, Unreadable> {
    let all = |parts: &[Expr]| parts.iter().map(typed).collect::<Result<Vec<_>, _>>();
    Ok(match expr {
        Expr::And(parts) => ClaimFilter::All(all(parts)?),
        Expr::Or(parts) => ClaimFilter::Any(all(parts)?),
        Expr::Not(inner) => ClaimFilter::Not(Box::new(typed(inner)?)),
        Expr::Compare(compare) => {
            let Tested { test, negated } = test(compare)?;
            match negated {
                true => ClaimFilter::Not(Box::new(ClaimFilter::Test(test))),
                false => ClaimFilter::Test(test),
            }
        }
    })
}

fn test(compare: &Compare) -> Result<Tested<ClaimTest>, Unreadable> {
    let value = Value(compare);
    match compare.field.as_str() {
        "article" => value.equal(|v| v.read(name::read_article), ClaimTest::Article),
        "state" => value.equal(
            |v| v.word("STATE_", ClaimState::ALL, ClaimState::as_str),
            ClaimTest::State,
        ),
        "verdict" => value.equal(Value::verdict, ClaimTest::Verdict),
        "suggested_verdict" => value.equal(Value::verdict, ClaimTest::SuggestedVerdict),
        "kind" => value.equal(
            |v| v.word("KIND_", Kind::ALL, Kind::as_str),
            ClaimTest::Kind,
        ),
        "figure.measure" | "measure" => value.equal(
            |v| v.word("MEASURE_", Measure::ALL, Measure::as_str),
            ClaimTest::Measure,
        ),
        "figure.vague" => value.equal(Value::truth, ClaimTest::Vague),
        "figure.text" => value.text(ClaimTest::FigureText),
        "publisher" => value.text(ClaimTest::Publisher),
        "attributions.claimant" | "claimant" => value.text(ClaimTest::Claimant),
        "cautions.category" | "caution" => value.equal(category, ClaimTest::Caution),
        "labels" | "label" => value.member(ClaimTest::Label),
        "text" => value.text(ClaimTest::Text),
        "copy_key" => value.equal(Value::verbatim, ClaimTest::CopyKey),
        "create_time" => value.time(ClaimTest::CreateTime),
        "update_time" => value.time(ClaimTest::UpdateTime),
        "due_time" => value.time(ClaimTest::DueTime),
        "check_worthiness" => value.quantity(ClaimTest::CheckWorthiness),
        "recheck_reason" => value.equal(recheck_reason, ClaimTest::RecheckReason),
        "assignment.person" | "assignee" => value.equal(Value::person, ClaimTest::AssignedTo),
        "lease.person" => value.equal(Value::person, ClaimTest::LeasedBy),
        "escalated" => value.equal(Value::truth, ClaimTest::Escalated),
        "within" => value.equal(|v| v.read_or_none(name::read_claim), ClaimTest::Within),
        "replaces" => value.element(name::read_claim, ClaimTest::Replaces),
        unknown => Err(Unreadable::new(
            compare.field_at,
            format!(
                "there is no field `{unknown}`; known are article, state, verdict, \
                 suggested_verdict, kind, figure.measure, figure.vague, figure.text, publisher, \
                 attributions.claimant, cautions.category, labels, text, copy_key, create_time, \
                 update_time, due_time, check_worthiness, recheck_reason, assignment.person, \
                 lease.person, escalated, within, replaces"
            ),
        )),
    }
}

fn category(value: Value<'_>) -> Result<CautionCategory, Unreadable> {
    value.word(
        "CAUTION_CATEGORY_",
        CautionCategory::ALL,
        CautionCategory::as_str,
    )
}

fn recheck_reason(value: Value<'_>) -> Result<Option<RecheckReason>, Unreadable> {
    value.word_or_none("RECHECK_REASON_", RecheckReason::ALL, RecheckReason::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::{ClaimId, Comparison, TextMatch, Verdict};
    use proptest::prelude::*;

    fn one(text: &str) -> ClaimFilter {
        claim_filter(text).unwrap()
    }

    fn is(test: ClaimTest) -> ClaimFilter {
        ClaimFilter::Test(test)
    }

    #[test]
    fn the_contracts_example_reads() {
        let all = vec![
            is(ClaimTest::Caution(CautionCategory::Unverified)),
            is(ClaimTest::Measure(Measure::Casualties)),
        ];
        let example = "cautions.category = UNVERIFIED AND figure.measure = CASUALTIES";
        assert_eq!(one(example), ClaimFilter::All(all));
        assert_eq!(one(""), ClaimFilter::everything());
    }

    #[test]
    fn enum_values_have_any_case_and_an_optional_prefix() {
        for text in [
            "verdict = VERIFIED",
            "verdict=verdict_verified",
            "verdict = \"Verified\"",
        ] {
            assert_eq!(one(text), is(ClaimTest::Verdict(Some(Verdict::Verified))));
        }
        assert_eq!(one("verdict = UNSPECIFIED"), is(ClaimTest::Verdict(None)));
        assert_eq!(
            one("state = STATE_IN_REVIEW"),
            is(ClaimTest::State(ClaimState::InReview))
        );
        assert_eq!(one("figure.vague = true"), is(ClaimTest::Vague(true)));
    }

    #[test]
    fn short_names_mean_the_same() {
        for (long, short) in [
            ("figure.measure = DEATHS", "measure = DEATHS"),
            ("attributions.claimant : Amaq", "claimant : Amaq"),
            ("cautions.category = UNCLEAR", "caution = UNCLEAR"),
            ("labels = x", "label : x"),
            ("assignment.person = people/anna", "assignee = anna"),
        ] {
            assert_eq!(one(long), one(short));
        }
    }

    #[test]
    fn unequal_is_not_equal() {
        let equal = is(ClaimTest::Label(TextMatch::Equals("x".into())));
        assert_eq!(one("labels != x"), ClaimFilter::Not(Box::new(equal)));
        assert_eq!(one("labels != x"), one("NOT labels = x"));
    }

    #[test]
    fn times_compare_and_texts_contain() {
        let time = crate::convert::time::from_text("2024-03-22T20:00:00Z").unwrap();
        let text = "create_time >= 2024-03-22T20:00:00Z";
        assert_eq!(
            one(text),
            is(ClaimTest::CreateTime(Comparison::GreaterOrEqual, time))
        );
        let contains = TextMatch::Contains("the dam".into());
        assert_eq!(one("text : \"the dam\""), is(ClaimTest::Text(contains)));
    }

    #[test]
    fn what_the_desk_does_with_a_claim_reads() {
        const ID: &str = "0190f3a1-0000-7000-8000-0000000000aa";
        let id = ClaimId(ID.parse().unwrap());
        let anna = Some("anna".to_owned());
        let worth = |how, worth| ClaimTest::CheckWorthiness(how, worth);
        for (text, test) in [
            (
                "recheck_reason = TIME",
                ClaimTest::RecheckReason(Some(RecheckReason::Time)),
            ),
            (
                "recheck_reason = recheck_reason_denial",
                ClaimTest::RecheckReason(Some(RecheckReason::Denial)),
            ),
            (
                "recheck_reason = UNSPECIFIED",
                ClaimTest::RecheckReason(None),
            ),
            (
                "lease.person = people/anna",
                ClaimTest::LeasedBy(anna.clone()),
            ),
            ("assignee = anna", ClaimTest::AssignedTo(anna)),
            ("assignee = \"\"", ClaimTest::AssignedTo(None)),
            ("escalated = TRUE", ClaimTest::Escalated(true)),
            ("within = \"\"", ClaimTest::Within(None)),
            (
                &format!("within = claims/{ID}"),
                ClaimTest::Within(Some(id)),
            ),
            (&format!("replaces = claims/{ID}"), ClaimTest::Replaces(id)),
            (&format!("replaces : claims/{ID}"), ClaimTest::Replaces(id)),
            (
                "check_worthiness >= 0.5",
                worth(Comparison::GreaterOrEqual, 0.5),
            ),
            ("check_worthiness < 1", worth(Comparison::Less, 1.0)),
        ] {
            assert_eq!(one(text), is(test), "{text}");
        }
    }

    #[test]
    fn an_unknown_field_lists_the_known_ones() {
        let why = claim_filter("state = PENDING AND color = red").unwrap_err();
        assert!(
            why.starts_with("at character 21: there is no field `color`"),
            "{why}"
        );
        assert!(why.contains("cautions.category"), "{why}");
    }

    #[test]
    fn values_and_operators_must_fit_the_field() {
        for bad in [
            "state = SLEEPING",
            "state : PENDING",
            "state > PENDING",
            "verdict = MAYBE",
            "figure.vague = 1",
            "article = x",
            "create_time = yesterday",
            "create_time : 2024-03-22T20:00:00Z",
            "text < b",
            "copy_key : a",
            "caution : UNCLEAR",
            "due_time = soon",
            "recheck_reason > TIME",
            "recheck_reason = BOREDOM",
            "assignee : anna",
            "lease.person < anna",
            "escalated = maybe",
            "within = articles/x",
            "within : x",
            "replaces = \"\"",
            "replaces > x",
            "check_worthiness : 0.5",
            "check_worthiness = NaN",
            "check_worthiness > inf",
            "check_worthiness > 1e9",
            "check_worthiness = -0.5",
            "check_worthiness = .",
            "check_worthiness = half",
        ] {
            assert!(claim_filter(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(field in "(state|text|create_time|article|verdict|check_worthiness|within|replaces|assignee|recheck_reason|\\PC{0,5})", op in "(=|!=|:|<|\\PC{0,2})", value in "\\PC{0,20}") {
            let _ = claim_filter(&format!("{field} {op} {value}"));
        }
    }
}
