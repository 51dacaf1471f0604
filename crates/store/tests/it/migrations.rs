//! The schema goes up and down.

use crate::sql::Sql;
use factdesk_store::testing::TestDb;
use factdesk_store::{MigrateError, migrate, migrate_down, wait_for_schema};
use std::time::Duration;

/// Everything that a migration can leave behind, as text. Columns are counted anew:
/// a dropped one goes on taking a number.
const DUMP: &str = "
    select format('%s.%s %s %s %s %s', table_name, column_name,
                  rank() over (partition by table_name order by ordinal_position), udt_name,
                  is_nullable, column_default)
        from information_schema.columns where table_schema = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
        from pg_constraint where connamespace = 'public'::regnamespace
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select pg_get_functiondef(oid)
        from pg_proc where pronamespace = 'public'::regnamespace
    union all select format('%s %s', relname, reloptions)
        from pg_class where relnamespace = 'public'::regnamespace
    order by 1";

const NONE: Duration = Duration::ZERO;

#[tokio::test]
async fn up_down_and_up_again_gives_the_same_schema() {
    let db = TestDb::empty().await.unwrap();
    let sql = Sql::on(&db).await;
    migrate(&db.url).await.unwrap();
    let first: Vec<String> = sql.column(DUMP).await;
    assert!(first.len() > 100);
    migrate_down(&db.url, 0).await.unwrap();
    let left: Vec<String> = sql
        .column(&format!(
            "select d from ({DUMP}) as dump(d) where d not like '%\\_sqlx\\_%'"
        ))
        .await;
    assert_eq!(left, [] as [&str; 0]);
    migrate(&db.url).await.unwrap();
    assert_eq!(sql.column::<String>(DUMP).await, first);
}

#[tokio::test]
async fn every_step_down_can_be_taken_back() {
    let db = TestDb::new().await.unwrap();
    let sql = Sql::on(&db).await;
    let whole: Vec<String> = sql.column(DUMP).await;
    let versions: Vec<i64> = sql
        .column("select version from _sqlx_migrations order by 1")
        .await;
    let mut below = 0;
    for version in versions {
        migrate_down(&db.url, below).await.unwrap();
        assert_eq!(
            sql.one::<Option<i64>>("select max(version) from _sqlx_migrations")
                .await
                .unwrap_or(0),
            below
        );
        below = version;
        migrate(&db.url).await.unwrap();
        assert_eq!(sql.column::<String>(DUMP).await, whole, "from {version}");
    }
}

#[tokio::test]
async fn processes_that_migrate_at_once_take_turns() {
    let db = TestDb::empty().await.unwrap();
    let at_once = (0..4).map(|_| {
        let url = db.url.clone();
        tokio::spawn(async move { migrate(&url).await })
    });
    for done in at_once.collect::<Vec<_>>() {
        done.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn others_wait_for_the_version_and_not_for_ever() {
    let db = TestDb::empty().await.unwrap();
    let missing = wait_for_schema(&db.url, NONE).await.unwrap_err();
    assert!(
        matches!(
            missing,
            MigrateError::Timeout {
                found: 0,
                needed: 6..
            }
        ),
        "{missing}"
    );
    let (url, patience) = (db.url.clone(), Duration::from_secs(60));
    let waiting = tokio::spawn(async move { wait_for_schema(&url, patience).await });
    migrate(&db.url).await.unwrap();
    waiting.await.unwrap().unwrap();
    migrate_down(&db.url, 1).await.unwrap();
    let old = wait_for_schema(&db.url, Duration::from_millis(1))
        .await
        .unwrap_err();
    assert!(
        matches!(old, MigrateError::Timeout { found: 1, .. }),
        "{old}"
    );
}

#[tokio::test]
async fn a_newer_schema_is_good_enough() {
    let db = TestDb::new().await.unwrap();
    let newer =
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
        values (999999999999999, 'later', true, '', 0)";
    Sql::on(&db).await.run(newer, []).await;
    wait_for_schema(&db.url, NONE).await.unwrap();
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_named() {
    let nowhere = "postgres://nobody@127.0.0.1:1/none";
    let away = wait_for_schema(nowhere, NONE).await.unwrap_err();
    assert!(matches!(away, MigrateError::Connect(_)), "{away}");
}
