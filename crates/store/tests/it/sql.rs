//! Rows that the store does not write itself, and a look at those that it did.

use factdesk_domain::{IdSource, Principal};
use factdesk_store::testing::{SequentialIds, TestDb};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend};
use sea_orm::{QueryResult, Statement, TryGetable, Value};
use uuid::Uuid;

/// A connection of the test's own.
pub struct Sql {
    pub db: DatabaseConnection,
}

impl Sql {
    pub async fn on(db: &TestDb) -> Sql {
        let mut options = sea_orm::ConnectOptions::new(&db.url);
        options.sqlx_logging(false);
        Sql {
            db: Database::connect(options).await.unwrap(),
        }
    }

    /// Runs a statement; returns how many rows it touched.
    pub async fn run<const N: usize>(&self, sql: &str, values: [Value; N]) -> u64 {
        self.db
            .execute_raw(statement(sql, values))
            .await
            .unwrap()
            .rows_affected()
    }

    /// All rows.
    pub async fn rows<const N: usize>(&self, sql: &str, values: [Value; N]) -> Vec<QueryResult> {
        self.db.query_all_raw(statement(sql, values)).await.unwrap()
    }

    /// The first column of all rows.
    pub async fn column<T: TryGetable>(&self, sql: &str) -> Vec<T> {
        let rows = self.rows(sql, []).await;
        rows.iter()
            .map(|row| row.try_get_by_index(0).unwrap())
            .collect()
    }

    /// The first column of the only row.
    pub async fn one<T: TryGetable>(&self, sql: &str) -> T {
        let mut column = self.column(sql).await;
        assert_eq!(column.len(), 1, "{sql}");
        column.remove(0)
    }

    /// An article with one revision and its job in a lane.
    pub async fn queue(&self, by: &Principal, lane: i16) -> Uuid {
        let id = SequentialIds.next();
        let values = [
            by.newsroom.0.into(),
            id.into(),
            by.person.0.into(),
            lane.into(),
        ];
        self.run(&queued("values ($2)"), values).await;
        id
    }

    /// So many of them.
    pub async fn queue_many(&self, by: &Principal, lane: i16, count: i32) {
        let ids = "select gen_random_uuid() from generate_series(1, $2)";
        let values = [
            by.newsroom.0.into(),
            count.into(),
            by.person.0.into(),
            lane.into(),
        ];
        assert_eq!(self.run(&queued(ids), values).await, count as u64);
    }
}

fn queued(ids: &str) -> String {
    format!(
        "with article (id) as ({ids}), a as (
             insert into articles (newsroom, id, publisher, labels, latest, last, state)
             select $1, id, '', '{{}}', 1, 1, 'AWAITING_EXTRACTION' from article
         ), r as (
             insert into revisions
                 (newsroom, article, number, title, body, sha256, source_version, person)
             select $1, id, 1, 'Title', 'Body.', '', 0, $3 from article
         )
         insert into jobs (newsroom, article, revision, lane)
         select $1, id, 1, $4 from article"
    )
}

pub fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
