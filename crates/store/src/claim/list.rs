//! Pages of claims.

use super::columns;
use super::condition::condition;
use crate::entity::claim::Column;
use crate::lease::WAITS;
use crate::{ClaimKey, ClaimPage, Error, SortValue, Store};
use factdesk_domain::{ArticleId, ClaimFilter, ClaimOrder, Direction, Principal, SortField};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, DbBackend, Order, Statement};

impl Store {
    /// Claims of one article or of all, after `after` in that order. Claims
    /// whose sentence left the article come only where the filter names a state;
    /// by due time, only claims that wait come.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such article.
    pub async fn list_claims(
        &self,
        by: &Principal,
        article: Option<ArticleId>,
        filter: &ClaimFilter,
        order: ClaimOrder,
        after: Option<&ClaimKey>,
        limit: u64,
    ) -> Result<ClaimPage, Error> {
        // Read before the page: what happens in between is seen twice, never missed.
        let watch_cursor = self.log_end(by).await?;
        let page = page(by, article, filter, order, after, limit);
        let mut items = columns::told(&self.db, page).await?;
        if let (true, Some(article)) = (items.is_empty(), article) {
            self.article_exists(by, article).await?;
        }
        let more = items.len() as u64 > limit;
        items.truncate(limit as usize);
        Ok(ClaimPage {
            items,
            more,
            watch_cursor,
        })
    }
}

/// How many rows are asked for, and what no page leaves out of account, stands in the
/// text: where they are parameters, PostgreSQL's general plan takes the page for a tenth
/// of all claims, looks dear beside any plan for one call, and each call is planned anew.
fn page(
    by: &Principal,
    article: Option<ArticleId>,
    filter: &ClaimFilter,
    order: ClaimOrder,
    after: Option<&ClaimKey>,
    limit: u64,
) -> Statement {
    let mut select = columns::query();
    select.and_where(Column::Newsroom.eq(by.newsroom.0));
    if let Some(article) = article {
        select.and_where(Column::Article.eq(article.0));
    }
    if !filter.names_state() {
        select.and_where(Expr::cust("state <> 'REPLACED'"));
    }
    if order.field == SortField::DueTime {
        // As the index that has this order says it.
        select.and_where(Expr::cust(WAITS));
    }
    select.cond_where(condition(filter));
    if let Some(key) = after {
        select.and_where(behind(key, order));
    }
    let way = match order.direction {
        Direction::Ascending => Order::Asc,
        Direction::Descending => Order::Desc,
    };
    for column in columns(order.field) {
        select.order_by_expr(column, way.clone());
    }
    let mut page = DbBackend::Postgres.build(&select);
    page.sql.push_str(&format!(" LIMIT {}", limit + 1));
    page
}

/// What a page is ordered by: never null, ended by the id.
fn columns(field: SortField) -> Vec<SimpleExpr> {
    let id = Expr::col(Column::Id);
    match field {
        SortField::CreateTime => vec![Expr::col(Column::CreateTime), id],
        SortField::UpdateTime => vec![Expr::col(Column::UpdateTime), id],
        SortField::DueTime => vec![Expr::col(Column::DueTime), id],
        SortField::CheckWorthiness => vec![Expr::col(Column::CheckWorthiness), id],
        SortField::Span => vec![Expr::col(Column::Article), Expr::cust(PLACE), id],
    }
}

const PLACE: &str = "coalesce(span_start, 2147483647)";

fn behind(key: &ClaimKey, order: ClaimOrder) -> SimpleExpr {
    let mut last = match &key.sort {
        SortValue::Time(time) => vec![Expr::val(*time)],
        SortValue::Worthiness(worth) => vec![Expr::val(*worth)],
        SortValue::Place(article, start) => vec![Expr::val(article.0), Expr::val(*start)],
    };
    last.push(Expr::val(key.id.0));
    let place = Expr::tuple(columns(order.field));
    match order.direction {
        Direction::Ascending => place.gt(Expr::tuple(last)),
        Direction::Descending => place.lt(Expr::tuple(last)),
    }
}

#[cfg(test)]
mod tests;
