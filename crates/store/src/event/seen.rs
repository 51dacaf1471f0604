//! The figures of claims as they were joined.

use crate::Error;
use crate::claim::columns;
use crate::entity::claim;
use crate::text::among;
use chrono::{DateTime, Utc};
use factdesk_domain::{Claim, ClaimId, Figure, NewsroomId};
use factdesk_ledger::{Population, Relation, Sighting, relate};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryResult, Statement,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Figures as they are compared.
pub(super) struct Seen(BTreeMap<ClaimId, Sighting>);

impl Seen {
    pub async fn read(
        tx: &impl ConnectionTrait,
        newsroom: NewsroomId,
        claims: BTreeSet<ClaimId>,
    ) -> Result<Seen, Error> {
        let claims: Vec<Uuid> = claims.into_iter().map(|c| c.0).collect();
        let select = claim::Entity::find()
            .filter(claim::Column::Newsroom.eq(newsroom.0))
            .filter(among("id", claims.clone()));
        let found = columns::select(tx, select).await?;
        let found: BTreeMap<ClaimId, Claim> = found.into_iter().map(|c| (c.id, c)).collect();
        let mut seen = BTreeMap::new();
        let values = [newsroom.0.into(), claims.into()];
        let select = Statement::from_sql_and_values(DbBackend::Postgres, SEEN, values);
        for row in tx.query_all_raw(select).await? {
            let claim = ClaimId(row.try_get("", "claim")?);
            if let Some((claim, figure)) =
                found.get(&claim).and_then(|c| Some((c, c.figure.clone()?)))
            {
                seen.insert(claim.id, sighting(claim, figure, &row)?);
            }
        }
        Ok(Seen(seen))
    }

    /// Whether two of them cannot both be right.
    pub fn conflict(&self, a: ClaimId, b: ClaimId) -> bool {
        let pair = self.0.get(&a).zip(self.0.get(&b));
        pair.is_some_and(|(a, b)| relate(a, b).relation == Relation::Conflicts)
    }
}

const SEEN: &str = "
    select s.claim, s.population, s.headline, s.origin, r.publish_time
    from sightings s
    join articles a on a.newsroom = $1 and a.id = s.article
    join revisions r on r.newsroom = $1 and r.article = a.id and r.number = a.latest
    where s.newsroom = $1 and s.claim = any ($2)";

fn sighting(claim: &Claim, figure: Figure, row: &QueryResult) -> Result<Sighting, Error> {
    let origin: String = row.try_get("", "origin")?;
    let population: String = row.try_get("", "population")?;
    let publish_time: Option<DateTime<Utc>> = row.try_get("", "publish_time")?;
    Ok(Sighting {
        claim: claim.id,
        article: claim.article,
        headline: row.try_get("", "headline")?,
        population: match population == Population::some().as_str() {
            true => Population::some(),
            false => Population::of(figure.measure, &population),
        },
        figure,
        part_of: None,
        origin: Some(origin).filter(|o| !o.is_empty()),
        publish_time,
        sentence: Sighting::sentence(&claim.context),
    })
}
