//! What a stretch of the log is about, read at once.

use super::changes::Row;
use super::{Subject, WatchScope};
use crate::claim::{columns, condition::condition};
use crate::entity::{article, claim, review};
use crate::text::among;
use crate::{Error, Store};
use factdesk_domain::{Act, Article, ChangeKind, Claim, Principal, Review};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// Those of them that are in the scope.
pub(super) struct Subjects {
    articles: HashMap<Uuid, Article>,
    claims: HashMap<Uuid, Claim>,
    reviews: HashMap<Uuid, Review>,
}

impl Subjects {
    /// Reads them: each once, however often the stretch names it.
    pub async fn load(
        store: &Store,
        by: &Principal,
        scope: &WatchScope,
        told: &[(Act, &Row)],
    ) -> Result<Subjects, Error> {
        let of = |kind| {
            told.iter()
                .filter_map(move |(act, row)| row.subject_if(*act, kind))
        };
        let articles = of(ChangeKind::Article).collect();
        let claims = of(ChangeKind::Claim)
            .chain(of(ChangeKind::Review))
            .collect();
        let reviews = told.iter().filter_map(|(_, row)| row.review()).collect();
        Ok(Subjects {
            articles: store.articles_named(by, scope, articles).await?,
            claims: store.claims_named(by, scope, claims).await?,
            reviews: store.reviews_named(by, reviews).await?,
        })
    }

    /// The subject of a row, where it is in the scope.
    pub fn of(&self, act: Act, row: &Row) -> Option<Subject> {
        let claim = || self.claims.get(&row.subject).cloned().map(Box::new);
        match act.kind()? {
            ChangeKind::Article => {
                let article = self.articles.get(&row.subject).cloned();
                article.map(|a| Subject::Article(Box::new(a)))
            }
            ChangeKind::Claim => claim().map(Subject::Claim),
            ChangeKind::Review => {
                let review = self.reviews.get(&row.review()?).cloned();
                Some(Subject::Review(Box::new(review?), claim()?))
            }
        }
    }
}

impl Store {
    async fn articles_named(
        &self,
        by: &Principal,
        scope: &WatchScope,
        ids: Vec<Uuid>,
    ) -> Result<HashMap<Uuid, Article>, Error> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let mut select = article::Entity::find()
            .filter(article::Column::Newsroom.eq(by.newsroom.0))
            .filter(among("id", ids));
        if let Some(only) = scope.article {
            select = select.filter(article::Column::Id.eq(only.0));
        }
        let rows = select.all(&self.db).await?;
        let articles = self.without_bodies(by, rows).await?;
        Ok(articles.into_iter().map(|a| (a.id.0, a)).collect())
    }

    async fn claims_named(
        &self,
        by: &Principal,
        scope: &WatchScope,
        ids: Vec<Uuid>,
    ) -> Result<HashMap<Uuid, Claim>, Error> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let mut select = claim::Entity::find()
            .filter(claim::Column::Newsroom.eq(by.newsroom.0))
            .filter(among("id", ids))
            .filter(condition(&scope.filter));
        if let Some(only) = scope.article {
            select = select.filter(claim::Column::Article.eq(only.0));
        }
        let claims = columns::select(&self.db, select).await?;
        Ok(claims.into_iter().map(|c| (c.id.0, c)).collect())
    }

    async fn reviews_named(
        &self,
        by: &Principal,
        ids: Vec<Uuid>,
    ) -> Result<HashMap<Uuid, Review>, Error> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let rows = review::Entity::find()
            .filter(review::Column::Newsroom.eq(by.newsroom.0))
            .filter(among("id", ids))
            .all(&self.db)
            .await?;
        // A table may hold more than one message can, and what not everybody may see.
        let reviews = self.reviews_on(by, rows, &HashMap::new()).await?;
        Ok(reviews.into_iter().map(|r| (r.id.0, r)).collect())
    }
}
