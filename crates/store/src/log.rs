//! The logger: moves what became visible from the outbox to the log.

use crate::{Error, Store};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

impl Store {
    /// Moves up to `limit` visible outbox rows of each newsroom to the log, in
    /// order and without gaps. Newsrooms whose logger is at work elsewhere are
    /// left to it. Returns how many rows moved.
    ///
    /// Any number of loggers may run. Why the log is right:
    ///
    /// * **No gaps, no doubles.** Only the holder of the row lock on the
    ///   newsroom's `log_heads` gives positions, and the next holder reads the
    ///   head that the last one committed. Rows leave the outbox, enter the log
    ///   and move the head in one transaction: a crash undoes all three.
    /// * **Nothing lost.** `seq` is drawn before its transaction commits, so a
    ///   higher one may become visible first. No cursor passes over the lower
    ///   one: it stays in the outbox until it is visible, and gets a later position.
    /// * **Order per subject.** Writers lock their subject's row before they
    ///   append, and hold it until they commit. So of two writes to one subject,
    ///   the first is committed before the second draws its `seq`: the first has
    ///   the lower `seq`, and every snapshot that shows the second shows the
    ///   first. A batch takes rows of one snapshot by `seq`; hence the first is
    ///   in the same batch with a lower position, or was moved before. The
    ///   snapshot must be younger than the lock on the head: so they are two
    ///   statements.
    ///
    /// # Errors
    /// Only the database's. One newsroom's trouble does not keep the others'
    /// rows from moving.
    pub async fn move_outbox(&self, limit: u32) -> Result<u64, Error> {
        let mut moved = 0;
        let mut trouble = None;
        for newsroom in self.newsrooms_with_outbox().await? {
            match self.move_newsroom(newsroom, limit).await {
                Ok(rows) => moved += rows,
                Err(error @ Error::Unavailable(_)) => return Err(error),
                Err(error) => trouble = Some(error),
            }
        }
        trouble.map_or(Ok(moved), Err)
    }

    /// Jumps along the primary key from newsroom to newsroom, so that a long
    /// outbox of one costs nothing here.
    async fn newsrooms_with_outbox(&self) -> Result<Vec<Uuid>, Error> {
        let select = "
            with recursive waiting as (
                (select newsroom from outbox order by newsroom limit 1)
                union all
                select next.newsroom from waiting w, lateral (
                    select newsroom from outbox where newsroom > w.newsroom
                    order by newsroom limit 1
                ) next
            )
            select newsroom from waiting";
        let rows = self
            .db
            .query_all_raw(Statement::from_string(DbBackend::Postgres, select))
            .await?;
        rows.iter()
            .map(|row| Ok(row.try_get("", "newsroom")?))
            .collect()
    }

    async fn move_newsroom(&self, newsroom: Uuid, limit: u32) -> Result<u64, Error> {
        let lock = "select position from log_heads where newsroom = $1 for update skip locked";
        let lock = Statement::from_sql_and_values(DbBackend::Postgres, lock, [newsroom.into()]);
        let tx = self.db.begin().await?;
        let Some(head) = tx.query_one_raw(lock).await? else {
            return Ok(0);
        };
        let head: i64 = head.try_get("", "position")?;
        let values = [newsroom.into(), i64::from(limit).into(), head.into()];
        let moved = tx
            .execute_raw(Statement::from_sql_and_values(
                DbBackend::Postgres,
                MOVE,
                values,
            ))
            .await?
            .rows_affected();
        let advance = "update log_heads set position = position + $2 where newsroom = $1";
        let values = [newsroom.into(), moved.into()];
        tx.execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            advance,
            values,
        ))
        .await?;
        tx.commit().await?;
        Ok(moved)
    }
}

const MOVE: &str = "
    with moved as (
        delete from outbox
        where ctid = any (array(
            select ctid from outbox where newsroom = $1 order by seq limit $2
        ))
        returning *
    )
    insert into log (newsroom, position, id, subject_kind, subject, act,
                     person, delegate, detail, write_time)
    select newsroom, $3 + row_number() over (order by seq), id, subject_kind, subject, act,
           person, delegate, detail, write_time
    from moved";
