//! Filters on events, as SQL.

use crate::article::list::compare;
use crate::entity::event::Column;
use crate::text::matches;
use factdesk_domain::{EventFilter, EventTest};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, Expr, SimpleExpr};

/// The condition that a filter stands for. No part of it is ever null, so NOT means
/// what it says.
pub(super) fn condition(filter: &EventFilter) -> Condition {
    let each = |all: Condition, parts: &[EventFilter]| {
        parts.iter().fold(all, |c, part| c.add(condition(part)))
    };
    match filter {
        EventFilter::All(parts) => each(Condition::all(), parts),
        EventFilter::Any(parts) => each(Condition::any(), parts),
        EventFilter::Not(inner) => condition(inner).not(),
        EventFilter::Test(test) => Condition::all().add(expr(test)),
    }
}

fn expr(test: &EventTest) -> SimpleExpr {
    match test {
        EventTest::Article(id) => Expr::cust_with_values(TELLS_OF, [id.0]),
        EventTest::Happening(what) => Column::Happening.eq(what.as_str()),
        EventTest::Place(text) => matches("place", text),
        EventTest::ArticleCount(how, count) => {
            compare(Expr::cust("article_count::float8"), *how, *count)
        }
        EventTest::UpdateTime(how, time) => compare(Expr::col(Column::UpdateTime), *how, *time),
    }
}

/// The events of an article's claims are few, so they are looked up once.
const TELLS_OF: &str = "events.id = any (array(
    select coalesce(e.merged_into, e.id)
    from sightings s join events e on (e.newsroom, e.id) = (s.newsroom, s.event)
    where s.newsroom = events.newsroom and s.article = $1))";
