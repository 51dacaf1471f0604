//! What a write says happened, in its own transaction.

use crate::claim::change::Change;
use crate::history::digest::{Digest, ENDED, Record};
use factdesk_domain::{
    Act, ArticleId, ClaimId, EventId, IdSource, NewsroomId, OutboxId, PersonId, Principal,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use serde_json::{Map, Value as Json};
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
    /// Digests of the rows that it made or changed, by resource name.
    digests: Map<String, Json>,
    /// What it changed on a claim, as it was before.
    before: Option<Json>,
}

impl Event {
    /// Something about an article.
    pub fn article(act: Act, article: ArticleId, detail: Json) -> Event {
        Event::about(act, article.0, detail)
    }

    /// Something about a claim.
    pub fn claim(act: Act, claim: ClaimId, detail: Json) -> Event {
        Event::about(act, claim.0, detail)
    }

    /// Something about a person.
    pub fn person(act: Act, person: PersonId, detail: Json) -> Event {
        Event::about(act, person.0, detail)
    }

    /// Something about what happened in the world.
    pub fn occurred(act: Act, event: EventId, detail: Json) -> Event {
        Event::about(act, event.0, detail)
    }

    /// Something about a newsroom's house rules.
    pub fn policy(act: Act, newsroom: NewsroomId, detail: Json) -> Event {
        Event::about(act, newsroom.0, detail)
    }

    fn about(act: Act, subject: Uuid, detail: Json) -> Event {
        Event {
            act,
            subject,
            detail,
            digests: Map::new(),
            before: None,
        }
    }

    /// Covers a row as it is after the event: VerifyHistory holds it against this. The
    /// row must be read back from the database, so that it is what is stored, and must
    /// lie under the event's subject: a claim, what was said about it; an article, its
    /// texts; a newsroom, its policies.
    pub fn covering(self, record: &impl Record) -> Event {
        self.covers(record.name(), record.digest())
    }

    /// The same with a digest that was made before.
    pub fn covers(mut self, name: String, digest: Digest) -> Event {
        self.digests.insert(name, digest.hex().into());
        self
    }

    /// Covers several.
    pub fn covering_all<'r, R: Record + 'r>(
        self,
        records: impl IntoIterator<Item = &'r R>,
    ) -> Event {
        let records = records.into_iter();
        records.fold(self, |event, record| event.covering(record))
    }

    /// Says that the event took a row away, and what it was then: so nobody can bend it
    /// first and have it taken for what it had been.
    pub fn ending(self, record: &impl Record) -> Event {
        self.ends(record.name(), record.digest())
    }

    /// The same with a digest that was made before.
    pub fn ends(mut self, name: String, digest: Digest) -> Event {
        let ended = format!("{ENDED}{}", digest.hex());
        self.digests.insert(name, ended.into());
        self
    }

    /// Covers a claim as it is after the event, and keeps what was changed, as it was
    /// before, for those who ask later what was known at some time.
    pub fn changing(mut self, change: &Change) -> Event {
        self.before = Some(change.before.clone());
        self.covers(change.name.clone(), change.digest)
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
    /// Somebody whose ids were noted before; nobody is the service itself.
    pub fn named(newsroom: NewsroomId, person: Option<Uuid>, delegate: Option<Uuid>) -> Actor {
        Actor {
            newsroom,
            person,
            delegate,
        }
    }

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
    with e as (
        select * from unnest($4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                             $10::text[])
            with ordinality as e(id, subject_kind, subject, act, detail, digests, before, place)
    ), kept as (
        insert into claim_versions (newsroom, claim, event, before)
        select $1, subject, id, before::jsonb from e where before <> '' order by place
    )
    insert into outbox (newsroom, id, subject_kind, subject, act, person, delegate, detail, digests)
    select $1, id, subject_kind, subject, act, $2, $3, detail::jsonb, digests::jsonb
    from e order by place";

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
    let values: [Value; 10] = [
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
        words(events, |e| json(&e.digests)),
        words(events, |e| {
            e.before.as_ref().map_or(String::new(), Json::to_string)
        }),
    ];
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        APPEND,
        values,
    ))
    .await?;
    Ok(())
}

fn json(digests: &Map<String, Json>) -> String {
    // Every text has a JSON form.
    serde_json::to_string(digests).unwrap_or_default()
}

fn words(events: &[Event], of: impl Fn(&Event) -> String) -> Value {
    events.iter().map(of).collect::<Vec<_>>().into()
}
