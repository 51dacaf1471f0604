//! A place in a newsroom's log, and whether it still is one.

use crate::db::InOrder;
use crate::{Error, Store};
use factdesk_domain::Principal;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use std::fmt;
use std::sync::LazyLock;

/// A place in a newsroom's log: behind the row at `position`.
///
/// The epoch and the mark of that row (the random end of its id) tie it to one
/// history: in a database that was restored, whichever way, one of them is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchCursor {
    pub(super) epoch: String,
    pub(super) position: i64,
    /// Empty at position 0, before the first row.
    pub(super) mark: String,
}

/// Why nobody can say what followed a cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorLost {
    /// What followed is older than it is kept for watchers, 7 days.
    Expired,
    /// The database was restored; its history is another.
    Restored,
}

/// The most characters of a cursor.
const LONGEST: usize = 120;

/// How many hexadecimal digits of a row's id mark it.
const MARK: usize = 12;

impl WatchCursor {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<WatchCursor> {
        let mut parts = Some(text).filter(|t| t.len() <= LONGEST)?.split('/');
        let (epoch, position) = (parts.next()?, parts.next()?);
        let mark = parts.next().unwrap_or_default();
        let cursor = WatchCursor {
            epoch: epoch.to_owned(),
            position: position.parse().ok()?,
            mark: mark.to_owned(),
        };
        let well_formed = is_epoch(epoch) && is_mark(mark) == (cursor.position > 0);
        // One form only: no signs, no leading zeros, nothing behind.
        Some(cursor).filter(|c| well_formed && c.to_string() == text)
    }

    /// The number of its row.
    pub fn position(&self) -> i64 {
        self.position
    }
}

impl fmt::Display for WatchCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let WatchCursor {
            epoch,
            position,
            mark,
        } = self;
        match position {
            0 => write!(f, "{epoch}/0"),
            _ => write!(f, "{epoch}/{position}/{mark}"),
        }
    }
}

fn is_epoch(text: &str) -> bool {
    let parts: Vec<_> = text.split('.').collect();
    let hex = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_hexdigit());
    parts.len() == 3 && parts.iter().all(hex)
}

fn is_mark(text: &str) -> bool {
    text.len() == MARK && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The epoch changes with whatever could take positions back: another cluster
/// has another identifier, a restored backup another timeline, a dump restored
/// into the same cluster another table.
const EPOCH: &str = "(select system_identifier || '.'
    || left(pg_walfile_name(pg_current_wal_lsn()), 8) || '.' || 'log_heads'::regclass::oid
    from pg_control_system())";

#[derive(FromQueryResult)]
struct Seen {
    epoch: String,
    mark: Option<String>,
    expired: bool,
}

/// The epoch, the last position, and the mark of the row there.
static HEAD: LazyLock<String> = LazyLock::new(|| {
    format!(
        "select {EPOCH} as epoch, h.position, right(l.id::text, {MARK}) as mark
         from log_heads h left join log l using (newsroom, position)
         where h.newsroom = $1"
    )
});

impl Store {
    /// Where the newsroom's log ends.
    pub(crate) async fn log_end(&self, by: &Principal) -> Result<WatchCursor, Error> {
        let head = statement(&*HEAD, [by.newsroom.0.into()]);
        let head = self.db.query_one_raw(head).await?;
        let head = head.ok_or_else(|| Error::Corrupt("the newsroom has no log".into()))?;
        let mut columns = InOrder::of(&head)?;
        Ok(WatchCursor {
            epoch: columns.next()?,
            position: columns.next()?,
            mark: columns.next::<Option<_>>()?.unwrap_or_default(),
        })
    }

    /// Whether what followed `cursor` can still be told.
    ///
    /// # Errors
    /// [`Error::CursorLost`].
    pub(super) async fn check_cursor(
        &self,
        by: &Principal,
        cursor: &WatchCursor,
    ) -> Result<(), Error> {
        let seen = format!(
            "select {EPOCH} as epoch,
                 (select right(id::text, {MARK}) from log
                  where newsroom = $1 and position = $2) as mark,
                 exists (select from log where newsroom = $1 and position = $2 + 1
                     and log_time < now() - interval '7 days') as expired"
        );
        let values = [by.newsroom.0.into(), cursor.position.into()];
        let seen = Seen::find_by_statement(statement(seen, values));
        let seen = seen.one(&self.db).await?;
        let seen = seen.ok_or_else(|| Error::Corrupt("the log says nothing".into()))?;
        if seen.epoch != cursor.epoch || seen.mark.unwrap_or_default() != cursor.mark {
            return Err(Error::CursorLost(CursorLost::Restored));
        }
        match seen.expired {
            true => Err(Error::CursorLost(CursorLost::Expired)),
            false => Ok(()),
        }
    }
}

fn statement<const N: usize>(sql: impl Into<String>, values: [sea_orm::Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cursor(position: i64, mark: &str) -> WatchCursor {
        WatchCursor {
            epoch: "7423.00000001.16402".into(),
            position,
            mark: mark.into(),
        }
    }

    #[test]
    fn only_the_one_form_is_read() {
        for bad in [
            "",
            "/",
            "//",
            "7423.00000001.16402",
            "7423.00000001.16402/",
            "7423.00000001.16402/1",
            "7423.00000001.16402/0/0123456789ab",
            "7423.00000001.16402/01/0123456789ab",
            "7423.00000001.16402/+1/0123456789ab",
            "7423.00000001.16402/-1/0123456789ab",
            "7423.00000001.16402/1/0123456789ab/",
            "7423.00000001.16402/1/0123456789a",
            "7423.00000001.16402/9223372036854775808/0123456789ab",
            "7423.00000001/1/0123456789ab",
            "7423..16402/1/0123456789ab",
            " 7423.00000001.16402/0",
            "7423.00000001.16402/0\0",
        ] {
            assert_eq!(WatchCursor::parse(bad), None, "{bad:?}");
        }
        let good = "7423.00000001.16402/1/0123456789ab";
        assert_eq!(WatchCursor::parse(good), Some(cursor(1, "0123456789ab")));
        assert_eq!(
            WatchCursor::parse("7423.00000001.16402/0"),
            Some(cursor(0, ""))
        );
    }

    proptest! {
        #[test]
        fn cursors_read_back(position in 1..=i64::MAX, mark in "[0-9a-f]{12}") {
            let written = cursor(position, &mark);
            prop_assert_eq!(WatchCursor::parse(&written.to_string()), Some(written));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,150}") {
            let _ = WatchCursor::parse(&text);
        }
    }
}
