//! What a decision on some claims rests on.

use super::{evidence, sealed};
use crate::claim::lock::{Locked, lock};
use crate::entity::{claim, sealed_review};
use crate::policy::get::{last_naming, rules};
use crate::word::{read, read_opt};
use crate::{Error, ReviewCall};
use factdesk_domain::{
    ClaimFacts, ClaimId, ClaimState, Evidence, Facts, Kind, Measure, NewEvidence, Opinion,
    PersonId, Policy, Principal, Refusal, Situation, Verdict, Violations,
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The claims of one act, locked, with all that the rules look at.
pub(super) struct Cases {
    locked: Locked,
    /// What they are judged by.
    pub policy: Policy,
    tables: Vec<Evidence>,
    /// First reviews of those that await a second one.
    pub sealed: HashMap<Uuid, sealed_review::Model>,
    disagreed: HashMap<Uuid, Vec<Last>>,
    /// The last version of the policy that names the caller among those who decide.
    named: Option<i32>,
}

/// One of a claim's last two reviews.
#[derive(FromQueryResult)]
pub(super) struct Last {
    claim: Uuid,
    pub id: Uuid,
    person: Uuid,
}

/// A claim with what the rules made of it.
pub(super) struct Decided {
    pub claim: ClaimId,
    pub before: Situation,
    pub after: Situation,
    /// What lay on its table before.
    pub on_table: Vec<Uuid>,
    pub previous_verdict: Option<String>,
}

/// Which claims an act is about: the one that is named, and copies of it, each with
/// the etag that the caller saw.
pub(super) struct Targets<'a> {
    claim: (ClaimId, &'a str),
    copies: &'a [(ClaimId, String)],
}

impl<'a> Targets<'a> {
    /// One claim.
    pub fn one(claim: ClaimId, etag: &'a str) -> Targets<'a> {
        let claim = (claim, etag);
        Targets { claim, copies: &[] }
    }

    /// Those of a review.
    pub fn of(call: &'a ReviewCall) -> Targets<'a> {
        Targets {
            claim: (call.claim, &call.etag),
            copies: &call.apply_to,
        }
    }

    fn all(&self) -> impl Iterator<Item = (ClaimId, &str)> {
        let copies = self.copies.iter().map(|(id, etag)| (*id, etag.as_str()));
        std::iter::once(self.claim).chain(copies)
    }

    /// Which claims, the named one first.
    pub fn claims(&self) -> Vec<ClaimId> {
        self.all().map(|(id, _)| id).collect()
    }

    /// Refuses what is no copy of the claim, and what is named twice.
    fn copies(&self, locked: &Locked) -> Result<(), Error> {
        let key = &locked.row(self.claim.0)?.copy_key;
        let mut seen = HashSet::from([self.claim.0]);
        let mut bad = Violations::new();
        for (i, (id, _)) in self.copies.iter().enumerate() {
            let field = format!("apply_to[{i}].name");
            if !seen.insert(*id) {
                bad.add(field, "is named twice");
            } else if &locked.row(*id)?.copy_key != key {
                bad.add(field, "is no copy of the claim: its copy_key differs");
            }
        }
        Ok(bad.into_result(Some(()))?)
    }
}

impl Cases {
    /// Locks the claims and reads what is known of them.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`], [`Error::EtagMismatch`], in this order.
    pub async fn open(
        tx: &impl ConnectionTrait,
        by: &Principal,
        targets: &Targets<'_>,
    ) -> Result<Cases, Error> {
        let claims = targets.claims();
        let locked = lock(tx, by, &claims).await?;
        for id in &claims {
            locked.row(*id)?;
        }
        targets.copies(&locked)?;
        for (id, etag) in targets.all() {
            locked.unchanged(id, etag)?;
        }
        let sealed = sealed::of(tx, by, those_in(&locked, &claims, AWAITING)?).await?;
        Ok(Cases {
            policy: rules(tx, by, locked.policy()).await?,
            tables: evidence::on_tables(tx, by, &claims).await?,
            named: match sealed.is_empty() {
                true => None,
                false => last_naming(tx, by).await?,
            },
            sealed,
            disagreed: last(tx, by, those_in(&locked, &claims, DISAGREED)?).await?,
            locked,
        })
    }

    /// Where a claim stands.
    pub fn situation(&self, id: ClaimId) -> Result<Situation, Error> {
        let row = self.locked.row(id)?;
        Ok(match read(&row.state, ClaimState::parse)? {
            ClaimState::Pending | ClaimState::InReview => Situation::Pending,
            ClaimState::AwaitingSecondReview => self.sealed(id)?,
            ClaimState::InAdjudication => self.disagreed(id)?,
            ClaimState::Reviewed => Situation::Standing(opinion(row)?),
            ClaimState::NeedsRecheck => Situation::Recheck(opinion(row)?),
            ClaimState::Dismissed => Situation::Dismissed,
            ClaimState::Replaced => Situation::Replaced,
        })
    }

    /// A claim's row, as it was locked.
    pub fn row(&self, id: Uuid) -> Option<&claim::Model> {
        self.locked.row(ClaimId(id)).ok()
    }

    /// What `rule` makes of a claim.
    ///
    /// # Errors
    /// [`Error::Refused`].
    pub fn decide(
        &self,
        id: ClaimId,
        rule: impl Fn(&Facts, &Policy) -> Result<Situation, Refusal>,
    ) -> Result<Decided, Error> {
        let row = self.locked.row(id)?;
        let on_table = || self.tables.iter().filter(|e| e.claim == id);
        let contents: Vec<NewEvidence> = on_table().map(|e| e.content.clone()).collect();
        let situation = self.situation(id)?;
        let facts = Facts {
            situation,
            claim: claim_facts(row)?,
            article_uri: self.locked.article_uri(id),
            leased_by: self.locked.leased_by(id),
            evidence: &contents,
            could_see: self.could_see(id),
        };
        let after = rule(&facts, &self.policy);
        Ok(Decided {
            claim: id,
            before: situation,
            after: after.map_err(|refusal| Error::Refused { claim: id, refusal })?,
            on_table: on_table().map(|e| e.id.0).collect(),
            previous_verdict: row.verdict.clone(),
        })
    }

    /// A version that names the caller was the current one while the review lay sealed,
    /// unless all such were over before.
    fn could_see(&self, id: ClaimId) -> bool {
        let sealed = self.sealed.get(&id.0);
        sealed.is_some_and(|row| self.named >= Some(row.policy_version))
    }

    fn sealed(&self, id: ClaimId) -> Result<Situation, Error> {
        let row = self.sealed.get(&id.0);
        let row =
            row.ok_or_else(|| Error::Corrupt(format!("claim {id} awaits nobody's second")))?;
        let said = row.attribution_verdict.as_deref();
        Ok(Situation::Sealed {
            author: PersonId(row.person),
            opinion: Opinion {
                verdict: read(&row.verdict, Verdict::parse)?,
                attribution_verdict: read_opt(said, Verdict::parse)?,
            },
        })
    }

    /// The two that disagree are the last two.
    fn disagreed(&self, id: ClaimId) -> Result<Situation, Error> {
        match self.disagreed.get(&id.0).map(Vec::as_slice) {
            Some([second, first]) => Ok(Situation::Disagreed {
                reviewers: [first, second].map(|review| PersonId(review.person)),
            }),
            _ => Err(Error::Corrupt(format!("nobody disagrees on claim {id}"))),
        }
    }
}

const AWAITING: ClaimState = ClaimState::AwaitingSecondReview;
const DISAGREED: ClaimState = ClaimState::InAdjudication;

fn those_in(locked: &Locked, claims: &[ClaimId], state: ClaimState) -> Result<Vec<Uuid>, Error> {
    let mut those = Vec::new();
    for id in claims {
        let is = locked.row(*id)?.state == state.as_str();
        those.extend(is.then_some(id.0));
    }
    Ok(those)
}

fn claim_facts(row: &claim::Model) -> Result<ClaimFacts<'_>, Error> {
    Ok(ClaimFacts {
        kind: read(&row.kind, Kind::parse)?,
        measure: read_opt(row.measure.as_deref(), Measure::parse)?,
        check_worthiness: row.check_worthiness,
        labels: &row.labels,
    })
}

/// The verdict that stands.
fn opinion(row: &claim::Model) -> Result<Opinion, Error> {
    let said = row.attribution_verdict.as_deref();
    let verdict = read_opt(row.verdict.as_deref(), Verdict::parse)?;
    Ok(Opinion {
        verdict: verdict.ok_or_else(|| Error::Corrupt("no verdict stands".into()))?,
        attribution_verdict: read_opt(said, Verdict::parse)?,
    })
}

/// The last two reviews of each of these claims, the last first. Whoever reviewed
/// later had seen the earlier one's etag, so their transaction began later.
pub(super) async fn last(
    tx: &impl ConnectionTrait,
    by: &Principal,
    claims: Vec<Uuid>,
) -> Result<HashMap<Uuid, Vec<Last>>, Error> {
    let mut last: HashMap<Uuid, Vec<Last>> = HashMap::new();
    if claims.is_empty() {
        return Ok(last);
    }
    let select = "
        select r.* from unnest($2::uuid[]) as c(id) cross join lateral (
            select claim, id, person, create_time from reviews
            where newsroom = $1 and claim = c.id
            order by create_time desc, id desc limit 2
        ) r order by r.claim, r.create_time desc, r.id desc";
    let values = [by.newsroom.0.into(), claims.into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    for review in Last::find_by_statement(select).all(tx).await? {
        last.entry(review.claim).or_default().push(review);
    }
    Ok(last)
}
