//! Request ids: a retry has one effect.

use crate::Error;
use crate::entity::request_id;
use factdesk_domain::{Principal, RequestId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, NotSet};
use uuid::Uuid;

/// A request that its caller named.
#[derive(Clone, Debug)]
pub struct Request {
    /// The rpc, `SubmitArticle`.
    pub rpc: &'static str,
    /// The caller's name for it.
    pub id: RequestId,
    /// SHA-256 of the payload.
    pub digest: [u8; 32],
}

/// Whether a request was answered before.
pub(crate) enum Known {
    /// No: go on; its success is remembered under this answer.
    No,
    /// Yes, with this.
    Answered(Uuid),
}

/// Notes a request as the first thing in its transaction, with the answer it
/// will have. A second one of the same name waits here until the first has
/// ended, and then finds it answered or goes on itself.
pub(crate) async fn remember(
    tx: &impl ConnectionTrait,
    by: &Principal,
    request: Option<&Request>,
    answer: Uuid,
) -> Result<Known, Error> {
    let Some(request) = request else {
        return Ok(Known::No);
    };
    let inserted = request_id::Entity::insert(row(by, request, answer))
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if inserted == 1 {
        return Ok(Known::No);
    }
    let first = request_id::Entity::find_by_id(key(by, request))
        .one(tx)
        .await?;
    match first {
        Some(first) if first.digest != request.digest => Err(Error::RequestIdReused),
        Some(first) => Ok(first.answer.map_or(Known::No, Known::Answered)),
        // Forgotten by the reaper between the two statements: 7 days old.
        None => Ok(Known::No),
    }
}

/// Corrects the answer of a request noted in this transaction.
pub(crate) async fn answer_with(
    tx: &impl ConnectionTrait,
    by: &Principal,
    request: Option<&Request>,
    answer: Uuid,
) -> Result<(), Error> {
    if let Some(request) = request {
        request_id::Entity::update(row(by, request, answer))
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn row(by: &Principal, request: &Request, answer: Uuid) -> request_id::ActiveModel {
    let (newsroom, person, rpc, request_id) = key(by, request);
    request_id::ActiveModel {
        newsroom: Set(newsroom),
        person: Set(person),
        rpc: Set(rpc),
        request_id: Set(request_id),
        digest: Set(request.digest.to_vec()),
        answer: Set(Some(answer)),
        create_time: NotSet,
    }
}

fn key(by: &Principal, request: &Request) -> (Uuid, Uuid, String, String) {
    let id = request.id.as_str().to_owned();
    (by.newsroom.0, by.person.0, request.rpc.to_owned(), id)
}
