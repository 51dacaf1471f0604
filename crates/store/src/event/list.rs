//! Pages of events.

use super::EventKey;
use super::condition::condition;
use super::get::{Row, with_aliases};
use crate::entity::event::{Column, Entity};
use crate::{Error, Store};
use factdesk_domain::{Event, EventFilter, Page, Principal};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

impl Store {
    /// Events that go on, the last changed first, after `after`. Those whose claims all
    /// went elsewhere are left out.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the filter names an unknown article.
    pub async fn list_events(
        &self,
        by: &Principal,
        filter: &EventFilter,
        after: Option<EventKey>,
        limit: u64,
    ) -> Result<Page<Event>, Error> {
        for article in filter.articles() {
            self.article_exists(by, article).await?;
        }
        let page = with_aliases(page(by, filter, after, limit));
        let rows = page.into_model::<Row>().all(&self.db).await?;
        let more = rows.len() as u64 > limit;
        let items = rows.into_iter().take(limit as usize).map(Row::event);
        Ok(Page {
            items: items.collect::<Result<_, _>>()?,
            more,
        })
    }
}

fn page(
    by: &Principal,
    filter: &EventFilter,
    after: Option<EventKey>,
    limit: u64,
) -> Select<Entity> {
    let mut select = Entity::find()
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(Column::ClaimCount.gt(0))
        .filter(condition(filter));
    if let Some(key) = after {
        let place = Expr::tuple([Expr::col(Column::UpdateTime), Expr::col(Column::Id)]);
        let last = Expr::tuple([Expr::val(key.update_time), Expr::val(key.id.0)]);
        select = select.filter(place.lt(last));
    }
    select
        .order_by_desc(Column::UpdateTime)
        .order_by_desc(Column::Id)
        .limit(limit + 1)
}
