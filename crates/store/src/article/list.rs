//! Pages of articles.

use super::row;
use crate::entity::{article, revision};
use crate::text::{any_matches, matches};
use crate::{ArticleKey, Error, Store};
use factdesk_domain::{Article, ArticleFilter, ArticleTest, Comparison, Page, Principal};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SimpleExpr, Value};
use sea_orm::{ColumnTrait, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::HashMap;
use uuid::Uuid;

impl Store {
    /// Articles without bodies, newest first, after `after`.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn list_articles(
        &self,
        by: &Principal,
        filter: &ArticleFilter,
        after: Option<ArticleKey>,
        limit: u64,
    ) -> Result<Page<Article>, Error> {
        let rows = page(by, filter, after, limit).all(&self.db).await?;
        let more = rows.len() as u64 > limit;
        let rows: Vec<_> = rows.into_iter().take(limit as usize).collect();
        let items = self.without_bodies(by, rows).await?;
        Ok(Page { items, more })
    }

    /// Articles from rows, without their bodies.
    pub(crate) async fn without_bodies(
        &self,
        by: &Principal,
        rows: Vec<article::Model>,
    ) -> Result<Vec<Article>, Error> {
        let mut latest = self.latest_revisions(by, &rows).await?;
        let articles = rows.into_iter().filter_map(|r| {
            let text = latest.remove(&r.id)?;
            Some(row::article(r, text).map(|a| Article { body: None, ..a }))
        });
        articles.collect()
    }

    /// The latest revision of each article, without its body.
    async fn latest_revisions(
        &self,
        by: &Principal,
        rows: &[article::Model],
    ) -> Result<HashMap<Uuid, revision::Model>, Error> {
        let keys = rows.iter().map(|r| (r.id, r.latest));
        let of_rows = Expr::tuple([
            Expr::col(revision::Column::Article),
            Expr::col(revision::Column::Number),
        ])
        .in_tuples(keys);
        let found = revision::Entity::find()
            .select_only()
            .columns(revision::Column::iter().filter(|c| !matches!(c, revision::Column::Body)))
            .column_as(Expr::val(""), revision::Column::Body)
            .filter(revision::Column::Newsroom.eq(by.newsroom.0))
            .filter(of_rows)
            .all(&self.db)
            .await?;
        Ok(found.into_iter().map(|r| (r.article, r)).collect())
    }
}

fn page(
    by: &Principal,
    filter: &ArticleFilter,
    after: Option<ArticleKey>,
    limit: u64,
) -> Select<article::Entity> {
    use article::Column::{CreateTime, Id, Newsroom};
    let mut select = article::Entity::find()
        .filter(Newsroom.eq(by.newsroom.0))
        .filter(condition(filter));
    if let Some(key) = after {
        let place = Expr::tuple([Expr::col(CreateTime), Expr::col(Id)]);
        let last = Expr::tuple([Expr::val(key.create_time), Expr::val(key.id.0)]);
        select = select.filter(place.lt(last));
    }
    select
        .order_by_desc(CreateTime)
        .order_by_desc(Id)
        .limit(limit + 1)
}

fn condition(filter: &ArticleFilter) -> Condition {
    let each = |all: Condition, parts: &[ArticleFilter]| {
        parts.iter().fold(all, |c, part| c.add(condition(part)))
    };
    match filter {
        ArticleFilter::All(parts) => each(Condition::all(), parts),
        ArticleFilter::Any(parts) => each(Condition::any(), parts),
        ArticleFilter::Not(inner) => condition(inner).not(),
        ArticleFilter::Test(test) => Condition::all().add(test_expr(test)),
    }
}

fn test_expr(test: &ArticleTest) -> SimpleExpr {
    use article::Column;
    match test {
        ArticleTest::State(state) => Column::State.eq(state.as_str()),
        ArticleTest::Publisher(text) => matches("publisher", text),
        ArticleTest::Uri(text) => matches("coalesce(uri, '')", text),
        ArticleTest::Label(text) => any_matches("labels", text),
        ArticleTest::Language(text) => matches(
            "(select coalesce(r.language_code, '') from revisions r where r.newsroom = articles.newsroom and r.article = articles.id and r.number = articles.latest)",
            text,
        ),
        ArticleTest::CreateTime(how, time) => compare(Expr::col(Column::CreateTime), *how, *time),
    }
}

/// A comparison of a column with a time or a number.
pub(crate) fn compare(column: Expr, how: Comparison, value: impl Into<Value>) -> SimpleExpr {
    let value = Expr::val(value);
    match how {
        Comparison::Equal => column.eq(value),
        Comparison::Less => column.lt(value),
        Comparison::LessOrEqual => column.lte(value),
        Comparison::Greater => column.gt(value),
        Comparison::GreaterOrEqual => column.gte(value),
    }
}
