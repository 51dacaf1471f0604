//! Pages of claims.

use super::columns;
use super::condition::condition;
use crate::entity::claim::{Column, Entity};
use crate::{ClaimKey, ClaimPage, Error, SortValue, Store};
use factdesk_domain::{
    ArticleId, ClaimFilter, ClaimOrder, ClaimState, Direction, Principal, SortField,
};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select};

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
        let mut items = columns::select(&self.db, page).await?;
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

fn page(
    by: &Principal,
    article: Option<ArticleId>,
    filter: &ClaimFilter,
    order: ClaimOrder,
    after: Option<&ClaimKey>,
    limit: u64,
) -> Select<Entity> {
    let mut select = Entity::find().filter(Column::Newsroom.eq(by.newsroom.0));
    if let Some(article) = article {
        select = select.filter(Column::Article.eq(article.0));
    }
    if !filter.names_state() {
        select = select.filter(Column::State.ne(ClaimState::Replaced.as_str()));
    }
    if order.field == SortField::DueTime {
        // As the index that has this order says it.
        let waiting = ClaimState::WAITING.map(ClaimState::as_str);
        select = select.filter(Column::State.is_in(waiting));
    }
    select = select.filter(condition(filter));
    if let Some(key) = after {
        select = select.filter(behind(key, order));
    }
    let way = match order.direction {
        Direction::Ascending => Order::Asc,
        Direction::Descending => Order::Desc,
    };
    for column in columns(order.field) {
        select = select.order_by(column, way.clone());
    }
    select.limit(limit + 1)
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
