//! Verdicts that a newly joined figure speaks against.

use crate::Error;
use crate::claim::columns;
use crate::entity::claim;
use crate::recheck::{self, Recheck};
use crate::text::among;
use chrono::{DateTime, Utc};
use factdesk_domain::{
    ArticleId, Claim, ClaimId, Figure, IdSource, Measure, NewsroomId, RecheckReason,
};
use factdesk_ledger::{Course, Population, Relation, SeriesKey, Sighting, course, relate};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryResult, Statement,
    Value,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Asks to look again at verdicts on figures that cannot be right beside those of the
/// article, and at verdicts of the article's own. Of figures that say the same, the
/// oldest gives the cause, so that nobody is asked twice about one number.
pub(super) async fn ask(
    tx: &impl ConnectionTrait,
    ids: &dyn IdSource,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<(), Error> {
    let pairs = pairs(tx, newsroom, article).await?;
    if pairs.is_empty() {
        return Ok(());
    }
    let seen = Seen::read(tx, newsroom, &pairs).await?;
    let mut asked: BTreeMap<ClaimId, BTreeSet<ClaimId>> = BTreeMap::new();
    for pair in &pairs {
        if seen.conflict(pair.own, pair.other) {
            asked.entry(pair.own_first).or_default().insert(pair.other);
            asked.entry(pair.other_first).or_default().insert(pair.own);
        }
    }
    recheck::lock(tx, newsroom, asked.values().flatten()).await?;
    for (cause, claims) in asked {
        let recheck = Recheck {
            reason: RecheckReason::Conflict,
            claims: claims.into_iter().filter(|c| *c != cause).collect(),
            cause: Some(cause),
        };
        recheck::ask(tx, ids, newsroom, &recheck).await?;
    }
    Ok(())
}

/// Two figures of one series whose numbers do not meet, one of them with a verdict.
struct Pair {
    own: ClaimId,
    other: ClaimId,
    /// The oldest claims that say what these say.
    own_first: ClaimId,
    other_first: ClaimId,
}

/// So many pairs of an article are looked at, the oldest first.
const PAIRS: i64 = 200;

/// Numbers that do not meet, of measures that can conflict. Only verdicts are asked about.
const NOT_MEETING: &str = "
    with own as (
        select s.*, c.state, coalesce(e.merged_into, e.id) as lead
        from sightings s
        join claims c on c.newsroom = $1 and c.id = s.claim
        join events e on e.newsroom = $1 and e.id = s.event
        where s.newsroom = $1 and s.article = $2 and s.part_of is null
          and split_part(s.series, '.', 1) = any ($3)
          and (s.low is not null or s.high is not null)
    ), pairs as (
        select own.claim as own, own.low, own.high, s.claim as other, s.low as other_low,
            s.high as other_high, own.lead, own.series
        from own
        join events e on e.newsroom = $1 and (e.id = own.lead or e.merged_into = own.lead)
        join sightings s on s.newsroom = $1 and s.event = e.id and s.series = own.series
            and s.claim <> own.claim and s.part_of is null
            and (s.low > own.high or s.high < own.low)
        join claims c on c.newsroom = $1 and c.id = s.claim
        where 'REVIEWED' in (own.state, c.state)
          and c.state not in ('DISMISSED', 'REPLACED')
        order by s.claim, own.claim
        limit $4
    )
    select own, other,
        (select min(s.claim::text) from events e
         join sightings s on s.newsroom = $1 and s.event = e.id and s.series = p.series
         where e.newsroom = $1 and (e.id = p.lead or e.merged_into = p.lead)
           and s.part_of is null and s.low is not distinct from p.low
           and s.high is not distinct from p.high) as own_first,
        (select min(s.claim::text) from events e
         join sightings s on s.newsroom = $1 and s.event = e.id and s.series = p.series
         where e.newsroom = $1 and (e.id = p.lead or e.merged_into = p.lead)
           and s.part_of is null and s.low is not distinct from p.other_low
           and s.high is not distinct from p.other_high) as other_first
    from pairs p";

async fn pairs(
    tx: &impl ConnectionTrait,
    newsroom: NewsroomId,
    article: ArticleId,
) -> Result<Vec<Pair>, Error> {
    let measures = Measure::ALL.iter().copied();
    let measures = measures.filter(|m| course(*m) != Course::Many);
    let words: Vec<String> = measures.map(SeriesKey::word).collect();
    let values = vec![article.0.into(), words.into(), PAIRS.into()];
    let rows = run(tx, NOT_MEETING, newsroom, values).await?;
    let id = |row: &QueryResult, column| -> Result<ClaimId, Error> {
        Ok(ClaimId(row.try_get("", column)?))
    };
    let first = |row: &QueryResult, column| -> Result<ClaimId, Error> {
        let text: String = row.try_get("", column)?;
        let id = text.parse().map_err(|_| Error::Corrupt(text))?;
        Ok(ClaimId(id))
    };
    let pair = |row: &QueryResult| {
        Ok(Pair {
            own: id(row, "own")?,
            other: id(row, "other")?,
            own_first: first(row, "own_first")?,
            other_first: first(row, "other_first")?,
        })
    };
    rows.iter().map(pair).collect()
}

/// The figures of pairs as they are compared.
struct Seen(BTreeMap<ClaimId, Sighting>);

impl Seen {
    async fn read(
        tx: &impl ConnectionTrait,
        newsroom: NewsroomId,
        pairs: &[Pair],
    ) -> Result<Seen, Error> {
        let claims: BTreeSet<ClaimId> = pairs.iter().flat_map(|p| [p.own, p.other]).collect();
        let claims: Vec<Uuid> = claims.into_iter().map(|c| c.0).collect();
        let select = claim::Entity::find()
            .filter(claim::Column::Newsroom.eq(newsroom.0))
            .filter(among("id", claims.clone()));
        let found = columns::select(tx, select).await?;
        let found: BTreeMap<ClaimId, Claim> = found.into_iter().map(|c| (c.id, c)).collect();
        let mut seen = BTreeMap::new();
        for row in run(tx, SEEN, newsroom, vec![claims.into()]).await? {
            let claim = ClaimId(row.try_get("", "claim")?);
            if let Some((claim, figure)) =
                found.get(&claim).and_then(|c| Some((c, c.figure.clone()?)))
            {
                seen.insert(claim.id, sighting(claim, figure, &row)?);
            }
        }
        Ok(Seen(seen))
    }

    fn conflict(&self, a: ClaimId, b: ClaimId) -> bool {
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

async fn run(
    tx: &impl ConnectionTrait,
    sql: &str,
    newsroom: NewsroomId,
    values: Vec<Value>,
) -> Result<Vec<QueryResult>, Error> {
    let values: Vec<Value> = [newsroom.0.into()].into_iter().chain(values).collect();
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    Ok(tx.query_all_raw(statement).await?)
}
