//! The logger: moves what became visible from the outbox to the log.

use crate::db::Tx;
use crate::history::chain::{Chain, Entry};
use crate::history::key::Mac;
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
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
    /// * **Nothing bent.** Each entry gets a MAC over itself, its place and the MAC
    ///   before, under the history key. A chain is never gone on with under another
    ///   key: nobody could verify what follows.
    ///
    /// # Errors
    /// [`Error::HistoryKeyMissing`], [`Error::OtherHistoryKey`], and the database's.
    /// One newsroom's trouble does not keep the others' rows from moving.
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
        let key = self.history_key.as_ref().ok_or(Error::HistoryKeyMissing)?;
        let chain = Chain { key, newsroom };
        let tx = self.db.begin().await?;
        let Some(head) = hold(&tx, &chain).await? else {
            return Ok(0);
        };
        let entries = take(&tx, newsroom, limit).await?;
        if entries.is_empty() {
            return Ok(0);
        }
        append(&tx, &chain, &head, &entries).await?;
        tx.commit().await?;
        Ok(entries.len() as u64)
    }
}

/// Where the log of a newsroom stands.
struct Head {
    position: i64,
    mac: Mac,
    /// When what is moved now is logged: the same for a batch, and later than
    /// whatever was logged before, also where the clock went back.
    log_time: DateTime<Utc>,
}

const HEAD: &str = "
    select position, mac, key_id, chain_begin, covered_since,
           greatest(clock_timestamp(), log_time + interval '1 microsecond') as log_time
    from log_heads where newsroom = $1 for update skip locked";

/// Holds the head, unless another logger does.
async fn hold(tx: &Tx, chain: &Chain<'_>) -> Result<Option<Head>, Error> {
    let lock = Statement::from_sql_and_values(DbBackend::Postgres, HEAD, [chain.newsroom.into()]);
    let Some(row) = tx.query_one_raw(lock).await? else {
        return Ok(None);
    };
    let used: Option<String> = row.try_get("", "key_id")?;
    if used.is_some_and(|used| used != chain.key.id()) {
        return Err(Error::OtherHistoryKey);
    }
    let mac: Option<Vec<u8>> = row.try_get("", "mac")?;
    let mac = match mac.map(Mac::try_from) {
        Some(Ok(mac)) => mac,
        Some(Err(_)) => return Err(Error::Corrupt("a head's MAC has not 32 bytes".into())),
        None => chain.genesis(
            row.try_get("", "chain_begin")?,
            row.try_get("", "covered_since")?,
        ),
    };
    Ok(Some(Head {
        position: row.try_get("", "position")?,
        mac,
        log_time: row.try_get("", "log_time")?,
    }))
}

const TAKE: &str = "
    with moved as (
        delete from outbox
        where ctid = any (array(
            select ctid from outbox where newsroom = $1 order by seq limit $2
        ))
        returning *
    )
    select id, subject_kind, subject, act, person, delegate, detail, digests, write_time
    from moved order by seq";

/// Takes the next rows out of the outbox.
async fn take(tx: &Tx, newsroom: Uuid, limit: u32) -> Result<Vec<Entry>, Error> {
    let values = [newsroom.into(), i64::from(limit).into()];
    let take = Statement::from_sql_and_values(DbBackend::Postgres, TAKE, values);
    Ok(Entry::find_by_statement(take).all(tx).await?)
}

const INSERT: &str = "
    with logged as (
        insert into log (newsroom, position, id, subject_kind, subject, act, person, delegate,
                         detail, digests, write_time, log_time, mac)
        select $1, $2 + place, id, subject_kind, subject, act,
               nullif(person, '00000000-0000-0000-0000-000000000000'),
               nullif(delegate, '00000000-0000-0000-0000-000000000000'),
               detail::jsonb, digests::jsonb, write_time, $3, mac
        from unnest($4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::uuid[], $9::uuid[],
                    $10::text[], $11::text[], $12::timestamptz[], $13::bytea[])
            with ordinality as e(id, subject_kind, subject, act, person, delegate, detail,
                                 digests, write_time, mac, place)
    )
    update log_heads set position = $2 + $14, mac = $15, key_id = $16, log_time = $3
    where newsroom = $1";

/// Appends the entries to the log and moves the head behind them.
async fn append(tx: &Tx, chain: &Chain<'_>, head: &Head, entries: &[Entry]) -> Result<(), Error> {
    let macs = macs(chain, head, entries);
    let last = macs.last().cloned().unwrap_or_default();
    let nobody = |id: Option<Uuid>| id.unwrap_or_default();
    let values: [Value; 16] = [
        chain.newsroom.into(),
        head.position.into(),
        head.log_time.into(),
        each(entries, |e| e.id),
        each(entries, |e| e.subject_kind.clone()),
        each(entries, |e| e.subject),
        each(entries, |e| e.act.clone()),
        each(entries, |e| nobody(e.person)),
        each(entries, |e| nobody(e.delegate)),
        each(entries, |e| e.detail.to_string()),
        each(entries, |e| e.digests.to_string()),
        each(entries, |e| e.write_time),
        macs.into(),
        (entries.len() as i64).into(),
        last.into(),
        chain.key.id().into(),
    ];
    let insert = Statement::from_sql_and_values(DbBackend::Postgres, INSERT, values);
    tx.execute_raw(insert).await?;
    Ok(())
}

fn macs(chain: &Chain<'_>, head: &Head, entries: &[Entry]) -> Vec<Vec<u8>> {
    let mut before = head.mac;
    let mut macs = Vec::with_capacity(entries.len());
    for (position, entry) in (head.position + 1..).zip(entries) {
        before = chain.next(&before, position, head.log_time, entry);
        macs.push(before.to_vec());
    }
    macs
}

fn each<T>(entries: &[Entry], of: impl Fn(&Entry) -> T) -> Value
where
    Vec<T>: Into<Value>,
{
    entries.iter().map(of).collect::<Vec<T>>().into()
}
