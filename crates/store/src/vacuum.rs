//! Room taken back in the tables through which rows only pass.

use crate::{Error, Store};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// Rows wait there for a moment, and are read from the oldest on: past what is dead.
const QUEUES: [&str; 3] = ["outbox", "jobs", "joins_due"];

/// So many dead rows take a reader about as long as the rest of what it does.
const DEAD: i64 = 5_000;

const SWAMPED: &str = "
    select relname::text from pg_stat_user_tables
    where relid = to_regclass(relname) and relname = any ($1) and n_dead_tup > $2
    order by relname";

impl Store {
    /// Takes back the room of dead rows where there are many in a queue, and says in which.
    /// PostgreSQL's own autovacuum looks once a minute, and a busy desk moves a million rows
    /// in that time, which everybody who looks for the next one passes. A queue that is being
    /// vacuumed already is left alone, as are all where the service does not own the tables.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn vacuum_queues(&self) -> Result<Vec<String>, Error> {
        let queues = QUEUES.map(str::to_owned).to_vec();
        let values = [queues.into(), DEAD.into()];
        let swamped = Statement::from_sql_and_values(DbBackend::Postgres, SWAMPED, values);
        let rows = self.db.query_all_raw(swamped).await?;
        let names = rows.iter().map(|row| row.try_get_by_index::<String>(0));
        let names = names.collect::<Result<Vec<_>, _>>()?;
        for name in &names {
            // Giving pages back to the disk would lock the readers out.
            let vacuum = format!("vacuum (skip_locked, truncate false) {name}");
            self.db.execute_unprepared(&vacuum).await?;
        }
        Ok(names)
    }
}
