//! Figure series, read.

use super::figures::{self, FigureSeries, SeenFigure};
use super::get::{family, root};
use crate::claim::columns::NAMES;
use crate::{Error, Resource, Store};
use factdesk_domain::{EventId, Page, Principal};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use std::collections::HashMap;
use std::sync::LazyLock;
use uuid::Uuid;

/// At most so many figures of a series are read, and so many for a page.
const FIGURES: i64 = 1_000;
const ON_A_PAGE: i64 = 5_000;

impl Store {
    /// The figure series of an event in the order of their ids, after the id `after`.
    /// A page is shorter than `limit` where its series have very many figures.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn list_figure_series(
        &self,
        by: &Principal,
        event: EventId,
        after: &str,
        limit: u64,
    ) -> Result<Page<FigureSeries>, Error> {
        let event = root(&self.db, by, event).await?;
        let family = family(&self.db, by, event).await?;
        let counted = counted(&self.db, by, &family, after, limit + 1).await?;
        let fit = fit(&counted).min(limit as usize);
        let items = self.read_series(by, event, family, &counted[..fit]).await?;
        Ok(Page {
            items,
            more: fit < counted.len(),
        })
    }

    /// One figure series.
    ///
    /// # Errors
    /// [`Error::NotFound`], of the event or of the series.
    pub async fn get_figure_series(
        &self,
        by: &Principal,
        event: EventId,
        id: &str,
    ) -> Result<FigureSeries, Error> {
        let event = root(&self.db, by, event).await?;
        let family = family(&self.db, by, event).await?;
        let one = one(&self.db, by, &family, id).await?;
        let mut found = self.read_series(by, event, family, &one).await?;
        found.pop().ok_or(Error::NotFound(Resource::Series))
    }

    async fn read_series(
        &self,
        by: &Principal,
        event: EventId,
        family: Vec<Uuid>,
        counted: &[Counted],
    ) -> Result<Vec<FigureSeries>, Error> {
        let ids: Vec<String> = counted.iter().map(|c| c.id.clone()).collect();
        let values: [Value; 4] = [
            by.newsroom.0.into(),
            family.into(),
            ids.into(),
            FIGURES.into(),
        ];
        let select = Statement::from_sql_and_values(DbBackend::Postgres, &*READ, values);
        let rows = self.db.query_all_raw(select).await?;
        let mut of: HashMap<String, Vec<SeenFigure>> = HashMap::new();
        for row in &rows {
            if let Some(seen) = figures::read(row)? {
                of.entry(seen.series().to_owned()).or_default().push(seen);
            }
        }
        let made = counted.iter().filter_map(|c| {
            let seen = of.remove(&c.id)?;
            figures::series(event, seen, u32::try_from(c.count).unwrap_or(u32::MAX))
        });
        Ok(made.collect())
    }
}

/// A series and how many figures it has.
struct Counted {
    id: String,
    count: i64,
}

/// Those from the front that can be read at once; one at least.
fn fit(counted: &[Counted]) -> usize {
    let mut sum = 0;
    let fit = counted.iter().take_while(|c| {
        sum += c.count.min(FIGURES);
        sum <= ON_A_PAGE
    });
    fit.count().max(1).min(counted.len())
}

/// Figures that stand: not set aside, not replaced, and numbers still.
const STANDING: &str = "
    from sightings s join claims on (claims.newsroom, claims.id) = (s.newsroom, s.claim)
    where s.newsroom = $1 and s.event = any ($2)
      and claims.state not in ('DISMISSED', 'REPLACED') and claims.measure is not null";

async fn counted(
    tx: &impl ConnectionTrait,
    by: &Principal,
    family: &[Uuid],
    after: &str,
    limit: u64,
) -> Result<Vec<Counted>, Error> {
    let rest = "and s.series collate \"C\" > $3
        group by s.series order by s.series collate \"C\" limit $4";
    let values = [after.into(), limit.into()];
    count(tx, by, family, rest, values).await
}

async fn one(
    tx: &impl ConnectionTrait,
    by: &Principal,
    family: &[Uuid],
    id: &str,
) -> Result<Vec<Counted>, Error> {
    count(
        tx,
        by,
        family,
        "and s.series = $3 group by s.series",
        [id.into()],
    )
    .await
}

async fn count<const N: usize>(
    tx: &impl ConnectionTrait,
    by: &Principal,
    family: &[Uuid],
    rest: &str,
    values: [Value; N],
) -> Result<Vec<Counted>, Error> {
    let select = format!("select s.series, count(*) as count {STANDING} {rest}");
    let first = [by.newsroom.0.into(), family.to_vec().into()];
    let values = first.into_iter().chain(values);
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, values);
    let rows = tx.query_all_raw(select).await?;
    let counted = rows.iter().map(|row| {
        Ok(Counted {
            id: row.try_get("", "series")?,
            count: row.try_get("", "count")?,
        })
    });
    counted.collect()
}

/// The newest claims of each series, with their articles.
static READ: LazyLock<String> = LazyLock::new(|| {
    let claim: Vec<_> = NAMES.iter().map(|name| format!("claims.{name}")).collect();
    let of_claim: Vec<_> = NAMES.iter().map(|name| format!("seen.{name}")).collect();
    format!(
        "select {}, seen.series, seen.population, seen.part_of, seen.headline, seen.origin,
             a.publisher, r.publish_time,
             coalesce(seen.held_from, seen.held_until, r.publish_time) as place
         from (
             select {}, s.series, s.population, s.part_of, s.headline, s.origin,
                 s.earliest as held_from, s.latest as held_until,
                 row_number() over (partition by s.series order by s.claim desc) as place
             {STANDING} and s.series = any ($3)
         ) seen
         join articles a on (a.newsroom, a.id) = (seen.newsroom, seen.article)
         join revisions r
             on (r.newsroom, r.article, r.number) = (a.newsroom, a.id, a.latest)
         where seen.place <= $4",
        of_claim.join(", "),
        claim.join(", "),
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_one_at_least_and_no_more_than_can_be_read() {
        let series = |counts: &[i64]| -> Vec<Counted> {
            let one = |count: &i64| Counted {
                id: String::new(),
                count: *count,
            };
            counts.iter().map(one).collect()
        };
        assert_eq!(fit(&series(&[])), 0);
        assert_eq!(fit(&series(&[20_000])), 1);
        assert_eq!(fit(&series(&[20_000; 7])), 5);
        assert_eq!(fit(&series(&[10; 7])), 7);
    }
}
