//! What to look at next.

use super::candidate::candidate;
use super::offer::offer;
use super::take::{Taken, take};
use super::{Leased, NextCall};
use crate::outbox::{self, Event};
use crate::request::{Known, answer_with, remember};
use crate::{Error, Store};
use factdesk_domain::{Act, ClaimId, IdSource, Principal};
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use uuid::Uuid;

/// How often somebody else may be quicker. Each time somebody else has got a claim, so
/// it takes as many callers at once, who all come upon parts of the same statements.
const TRIES: u32 = 100;

/// The answer to a request for which nothing waited.
const NOTHING: Uuid = Uuid::nil();

/// A plan made for a short queue reads all of a long one. It is kept until the table is
/// analysed, which may be a minute; making one takes a millisecond or two.
const PLAN_ANEW: &str = "set local plan_cache_mode = force_custom_plan";

impl Store {
    /// Leases the most urgent claim that the caller may look at, with its copies and
    /// the claims of its statement: all of them or none. Nothing where nothing waits.
    ///
    /// A repeated request gets the same claim again, whatever has become of it.
    ///
    /// # Errors
    /// [`Error::RequestIdReused`].
    pub async fn lease_next_claim(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &NextCall,
    ) -> Result<Option<Leased>, Error> {
        for _ in 0..TRIES {
            if let Some(done) = self.try_lease(by, ids, call).await? {
                return Ok(done);
            }
        }
        let why = "others took every claim that was about to be leased".to_owned();
        Err(Error::Unavailable(DbErr::Custom(why)))
    }

    /// Nothing where somebody else was quicker.
    async fn try_lease(
        &self,
        by: &Principal,
        ids: &dyn IdSource,
        call: &NextCall,
    ) -> Result<Option<Option<Leased>>, Error> {
        let tx = self.db.begin().await?;
        tx.execute_unprepared(PLAN_ANEW).await?;
        let request = call.request.as_ref();
        let claim = match remember(&tx, by, request, NOTHING).await? {
            Known::Answered(claim) => claim,
            Known::No => match lease(&tx, by, ids, call).await? {
                Next::Raced => {
                    tx.rollback().await?;
                    return Ok(None);
                }
                Next::Nothing => NOTHING,
                Next::Claim(claim) => {
                    answer_with(&tx, by, request, claim.0).await?;
                    claim.0
                }
            },
        };
        let answer = match claim {
            NOTHING => None,
            claim => Some(offer(&tx, by, ClaimId(claim)).await?),
        };
        tx.commit().await?;
        Ok(Some(answer))
    }
}

enum Next {
    Claim(ClaimId),
    Nothing,
    Raced,
}

async fn lease(
    tx: &impl ConnectionTrait,
    by: &Principal,
    ids: &dyn IdSource,
    call: &NextCall,
) -> Result<Next, Error> {
    let Some(claim) = candidate(tx, by, &call.filter).await?.map(ClaimId) else {
        return Ok(Next::Nothing);
    };
    let Taken::All(keys) = take(tx, by, claim, call.lease).await? else {
        return Ok(Next::Raced);
    };
    let event = Event::claim(Act::ClaimLeased, claim, json!({ "copy_keys": keys }));
    outbox::append(tx, ids, by.into(), &[event]).await?;
    Ok(Next::Claim(claim))
}
