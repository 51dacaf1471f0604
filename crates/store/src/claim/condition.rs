//! Filters on claims, as SQL.

use crate::article::list::compare;
use crate::entity::claim::Column;
use crate::text::{any_matches, matches};
use factdesk_domain::{ClaimFilter, ClaimState, ClaimTest, RecheckReason, TextMatch, Verdict};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, Expr, SimpleExpr};

/// The condition that a filter stands for. No part of it is ever null, so NOT
/// means what it says.
pub(crate) fn condition(filter: &ClaimFilter) -> Condition {
    let each = |all: Condition, parts: &[ClaimFilter]| {
        parts.iter().fold(all, |c, part| c.add(condition(part)))
    };
    match filter {
        ClaimFilter::All(parts) => each(Condition::all(), parts),
        ClaimFilter::Any(parts) if parts.is_empty() => Condition::all().add(Expr::val(false)),
        ClaimFilter::Any(parts) => each(Condition::any(), parts),
        ClaimFilter::Not(inner) => condition(inner).not(),
        ClaimFilter::Test(test) => Condition::all().add(expr(test)),
    }
}

fn expr(test: &ClaimTest) -> SimpleExpr {
    match test {
        ClaimTest::Article(id) => Column::Article.eq(id.0),
        ClaimTest::State(state) => in_state(*state),
        ClaimTest::Verdict(verdict) => verdict_is("verdict", *verdict),
        ClaimTest::SuggestedVerdict(verdict) => verdict_is("suggested_verdict", *verdict),
        ClaimTest::Kind(kind) => Column::Kind.eq(kind.as_str()),
        ClaimTest::Measure(measure) => same("coalesce(measure, '') = $1", measure.as_str()),
        ClaimTest::Vague(vague) => same(
            "coalesce(vague::text, '') = $1",
            if *vague { "true" } else { "false" },
        ),
        ClaimTest::FigureText(text) => matches("coalesce(figure_text, '')", text),
        ClaimTest::Publisher(text) => matches(PUBLISHER, text),
        ClaimTest::Claimant(text) => any_claimant(text),
        ClaimTest::Caution(category) => same("$1 = any(caution_categories)", category.as_str()),
        ClaimTest::Label(text) => any_matches("labels", text),
        ClaimTest::Text(text) => matches("text", text),
        ClaimTest::CopyKey(key) => Column::CopyKey.eq(key.as_str()),
        ClaimTest::CreateTime(how, time) => compare(Expr::col(Column::CreateTime), *how, *time),
        ClaimTest::UpdateTime(how, time) => compare(Expr::col(Column::UpdateTime), *how, *time),
        ClaimTest::DueTime(how, time) => compare(Expr::col(Column::DueTime), *how, *time),
        ClaimTest::CheckWorthiness(how, worth) => {
            compare(Expr::col(Column::CheckWorthiness), *how, *worth)
        }
        ClaimTest::RecheckReason(reason) => same(
            "coalesce(recheck_reason, '') = $1",
            reason.map_or("", RecheckReason::as_str),
        ),
        ClaimTest::AssignedTo(handle) => is_person(ASSIGNEE, handle.as_deref()),
        ClaimTest::LeasedBy(handle) => is_person(HOLDER, handle.as_deref()),
        ClaimTest::Escalated(escalated) => Column::Escalated.eq(*escalated),
        ClaimTest::Within(None) => Column::Within.is_null(),
        ClaimTest::Within(Some(id)) => {
            Expr::cust_with_values("(within is not null and within = $1)", [id.0])
        }
        ClaimTest::Replaces(id) => Expr::cust_with_values("$1 = any(replaces)", [id.0]),
    }
}

const PUBLISHER: &str = "(select a.publisher from articles a where a.newsroom = claims.newsroom and a.id = claims.article)";

const ASSIGNEE: &str = "(select p.handle from people p
    where p.newsroom = claims.newsroom and p.id = claims.assignee)";

const HOLDER: &str = "(select p.handle from leases l
    join people p on (p.newsroom, p.id) = (l.newsroom, l.person)
    where l.newsroom = claims.newsroom and l.copy_key = claims.copy_key and l.expire_time > now())";

const HELD: &str = "exists (select 1 from leases l where l.newsroom = claims.newsroom
    and l.copy_key = claims.copy_key and l.expire_time > now())";

/// A claim is in review while somebody holds it, whatever its row says.
fn in_state(state: ClaimState) -> SimpleExpr {
    match state {
        ClaimState::InReview => Expr::cust(format!("(state = 'PENDING' and {HELD})")),
        ClaimState::Pending => Expr::cust(format!("(state = 'PENDING' and not {HELD})")),
        other => Column::State.eq(other.as_str()),
    }
}

fn verdict_is(column: &str, verdict: Option<Verdict>) -> SimpleExpr {
    same(
        &format!("coalesce({column}, '') = $1"),
        verdict.map_or("", Verdict::as_str),
    )
}

/// The stored claimants are in lower case already.
fn any_claimant(text: &TextMatch) -> SimpleExpr {
    match text {
        TextMatch::Equals(name) => same("$1 = any(claimants)", &name.to_lowercase()),
        TextMatch::Contains(_) => any_matches("claimants", text),
    }
}

/// `person`, a handle or null, is that one; or nobody.
fn is_person(person: &str, handle: Option<&str>) -> SimpleExpr {
    match handle {
        Some(handle) => same(&format!("coalesce({person}, '') = $1"), handle),
        None => Expr::cust(format!("{person} is null")),
    }
}

fn same(sql: &str, value: &str) -> SimpleExpr {
    Expr::cust_with_values(sql.to_owned(), [value.to_owned()])
}
