//! Article, revision and job in one transaction.

use super::get::load;
use super::insert_new::insert_new;
use crate::entity::{article, revision};
use crate::history::record::Text;
use crate::outbox::{self, Event};
use crate::queue::enqueue;
use crate::request::{Known, answer_with, remember};
use crate::{Error, Resource, Store, Submission};
use factdesk_domain::{
    Act, Article, ArticleId, ArticleState, IdSource, NewArticle, Notice, Principal,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, NotSet, QueryFilter,
    QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

impl Store {
    /// Stores an article and queues its extraction. A text equal to the
    /// article's latest changes nothing.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`].
    pub async fn submit_article(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        submission: &Submission,
    ) -> Result<Article, Error> {
        let tx = self.db.begin().await?;
        let fresh = ArticleId::new(ids);
        let request = submission.request.as_ref();
        let answer = match remember(&tx, by, request, fresh.0).await? {
            Known::Answered(id) => load(&tx, by, ArticleId(id)).await?,
            Known::No => match insert_new(&tx, by, ids, submission, fresh).await? {
                Some(article) => article,
                None => {
                    let id = revise(&tx, by, ids, submission).await?;
                    load(&tx, by, id).await?
                }
            },
        };
        tx.commit().await?;
        Ok(answer)
    }
}

/// Stores a text under an article that is there already.
async fn revise(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    submission: &Submission,
) -> Result<ArticleId, Error> {
    let new = &submission.article;
    let at = place(tx, by, new).await?;
    answer_with(tx, by, submission.request.as_ref(), at.id.0).await?;
    if at.latest_sha256.as_ref() == Some(&new.sha256()) {
        raise_version(tx, by, new, at.id).await?;
        return Ok(at.id);
    }
    let number = at.last + 1;
    let becomes_latest = at.latest_version.is_none_or(|v| new.source_version >= v);
    let sha256 = new.sha256();
    let salt = insert_revision(tx, by, new, at.id, number).await?;
    point_to(tx, by, new, at.id, number, becomes_latest).await?;
    if becomes_latest {
        enqueue(tx, by, at.id, number, submission.lane).await?;
    }
    let detail = json!({ "revision": number, "latest": becomes_latest });
    let text = Text::new(by, (at.id, number), new, &sha256, salt);
    let event = Event::article(Act::ArticleSubmitted, at.id, detail).covering(&text);
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(at.id)
}

/// The same text under a higher number of its publisher: what comes late must
/// be measured by that one.
async fn raise_version(
    tx: &impl ConnectionTrait,
    by: &Principal,
    new: &NewArticle,
    article: ArticleId,
) -> Result<(), Error> {
    use revision::Column;
    let latest = "number = (select latest from articles a
        where a.newsroom = revisions.newsroom and a.id = revisions.article)";
    revision::Entity::update_many()
        .col_expr(Column::SourceVersion, Expr::val(new.source_version))
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(Column::Article.eq(article.0))
        .filter(Column::SourceVersion.lt(new.source_version))
        .filter(Expr::cust(latest))
        .exec(tx)
        .await?;
    Ok(())
}

/// The article of a submission's uri, locked.
struct Place {
    id: ArticleId,
    last: i32,
    latest_sha256: Option<String>,
    latest_version: Option<i64>,
}

async fn place(
    tx: &impl ConnectionTrait,
    by: &Principal,
    new: &NewArticle,
) -> Result<Place, Error> {
    let known = article::Entity::find()
        .filter(article::Column::Newsroom.eq(by.newsroom.0))
        .filter(article::Column::Uri.eq(new.uri.clone()))
        .lock_exclusive()
        .one(tx)
        .await?;
    // It was purged while we waited for it: the next try makes a new one.
    let gone = || Error::Unavailable(DbErr::Custom("the article was purged meanwhile".into()));
    let known = known.ok_or_else(gone)?;
    let latest = revision::Entity::find_by_id((known.newsroom, known.id, known.latest));
    let latest = latest.one(tx).await?;
    Ok(Place {
        id: ArticleId(known.id),
        last: known.last,
        latest_version: latest.as_ref().map(|r| r.source_version),
        latest_sha256: latest.map(|r| r.sha256),
    })
}

/// Returns the revision's salt.
async fn insert_revision(
    tx: &impl ConnectionTrait,
    by: &Principal,
    new: &NewArticle,
    article: ArticleId,
    number: i32,
) -> Result<Uuid, Error> {
    let row = revision::ActiveModel {
        newsroom: Set(by.newsroom.0),
        article: Set(article.0),
        number: Set(number),
        title: Set(new.title.clone()),
        body: Set(new.body.clone()),
        sha256: Set(new.sha256()),
        language_code: Set(new.language_code.clone()),
        publish_time: Set(new.publish_time),
        source_version: Set(new.source_version),
        person: Set(by.person.0),
        delegate: Set(by.delegate.as_ref().map(|d| d.person.0)),
        create_time: NotSet,
        extract_time: NotSet,
        salt: NotSet,
    };
    revision::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    // Read by itself: with it would come the whole text.
    let salt = revision::Entity::find_by_id((by.newsroom.0, article.0, number))
        .select_only()
        .column(revision::Column::Salt)
        .into_tuple()
        .one(tx)
        .await?;
    salt.ok_or(Error::NotFound(Resource::Revision))
}

async fn point_to(
    tx: &impl ConnectionTrait,
    by: &Principal,
    new: &NewArticle,
    article: ArticleId,
    number: i32,
    becomes_latest: bool,
) -> Result<(), Error> {
    use article::Column;
    let update = article::Entity::update_many()
        .col_expr(Column::Last, Expr::val(number))
        .filter(Column::Newsroom.eq(by.newsroom.0))
        .filter(Column::Id.eq(article.0));
    let update = if becomes_latest {
        update
            .col_expr(Column::Latest, Expr::val(number))
            .col_expr(
                Column::State,
                Expr::val(ArticleState::AwaitingExtraction.as_str()),
            )
            .col_expr(Column::Publisher, Expr::val(new.publisher.clone()))
            .col_expr(Column::Labels, Expr::val(new.labels.clone()))
            .col_expr(Column::Notices, Expr::val(Vec::<String>::new()))
            .col_expr(Column::Error, Expr::val(""))
    } else {
        let stale = Notice::StaleSourceVersion.as_str();
        let noted = "array_append(array_remove(notices, $1), $1)";
        update.col_expr(Column::Notices, Expr::cust_with_values(noted, [stale]))
    };
    update.exec(tx).await?;
    Ok(())
}
