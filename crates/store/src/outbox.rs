//! What a write says happened, in its own transaction.

use factdesk_domain::{Act, ArticleId, ClaimId, IdSource, NewsroomId, OutboxId, Principal};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use serde_json::Value as Json;
use uuid::Uuid;

/// One thing that happened.
pub(crate) struct Event {
    /// What.
    pub act: Act,
    /// To which article or claim.
    pub subject: Uuid,
    /// What a reader needs to know beside the subject itself. No texts: those
    /// lie in rows that can be erased.
    pub detail: Json,
}

impl Event {
    /// Something about an article.
    pub fn article(act: Act, article: ArticleId, detail: Json) -> Event {
        let subject = article.0;
        Event {
            act,
            subject,
            detail,
        }
    }

    /// Something about a claim.
    pub fn claim(act: Act, claim: ClaimId, detail: Json) -> Event {
        let subject = claim.0;
        Event {
            act,
            subject,
            detail,
        }
    }
}

/// Who caused it: a person, or the service itself.
#[derive(Clone, Copy)]
pub(crate) struct Actor {
    newsroom: NewsroomId,
    person: Option<Uuid>,
    delegate: Option<Uuid>,
}

impl Actor {
    /// The service itself, in a newsroom.
    pub fn service(newsroom: NewsroomId) -> Actor {
        Actor {
            newsroom,
            person: None,
            delegate: None,
        }
    }
}

impl From<&Principal> for Actor {
    fn from(by: &Principal) -> Self {
        Actor {
            newsroom: by.newsroom,
            person: Some(by.person.0),
            delegate: by.delegate.as_ref().map(|d| d.person.0),
        }
    }
}

const APPEND: &str = "
    insert into outbox (newsroom, id, subject_kind, subject, act, person, delegate, detail)
    select $1, id, subject_kind, subject, act, $2, $3, detail::jsonb
    from unnest($4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[])
        with ordinality as e(id, subject_kind, subject, act, detail, place)
    order by place";

/// Appends what happened, in order.
pub(crate) async fn append(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    actor: Actor,
    events: &[Event],
) -> Result<(), DbErr> {
    if events.is_empty() {
        return Ok(());
    }
    let values: [Value; 8] = [
        actor.newsroom.0.into(),
        actor.person.into(),
        actor.delegate.into(),
        events
            .iter()
            .map(|_| OutboxId::new(ids).0)
            .collect::<Vec<_>>()
            .into(),
        words(events, |e| e.act.subject().to_owned()),
        events.iter().map(|e| e.subject).collect::<Vec<_>>().into(),
        words(events, |e| e.act.as_str().to_owned()),
        words(events, |e| e.detail.to_string()),
    ];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        APPEND,
        values,
    ))
    .await?;
    Ok(())
}

fn words(events: &[Event], of: impl Fn(&Event) -> String) -> Value {
    events.iter().map(of).collect::<Vec<_>>().into()
}
