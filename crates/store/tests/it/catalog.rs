//! The newsroom leads every key (DESIGN.md, invariant 6).

use crate::sql::Sql;
use factdesk_store::testing::TestDb;

/// Unique indexes, primary keys among them, with their first column.
const INDEXES: &str = "
    select format('%s %s', i.indexrelid::regclass, a.attname)
    from pg_index i
    join pg_class t on t.oid = i.indrelid
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where t.relnamespace = 'public'::regnamespace and i.indisunique and a.attname <> 'newsroom'
    order by 1";

/// Foreign keys that don't begin with the newsroom on both sides.
const FOREIGN: &str = "
    select format('%s %s', c.conrelid::regclass, pg_get_constraintdef(c.oid))
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and not (a.attname = 'newsroom'
               and (b.attname = 'newsroom' or c.confrelid = 'newsrooms'::regclass))
    order by 1";

/// Tables without a primary key.
const KEYLESS: &str = "
    select relname::text from pg_class t
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and not exists (select from pg_index where indrelid = t.oid and indisprimary)";

#[tokio::test]
async fn the_newsroom_leads_every_key() {
    let db = TestDb::new().await.unwrap();
    let sql = Sql::on(&db).await;
    let exceptions = [
        // sqlx's own table, of the whole database.
        "_sqlx_migrations_pkey version",
        // The look-up by which a caller's newsroom is found.
        "keys_by_hash hash",
        // The newsrooms themselves.
        "newsrooms_handle_key handle",
        "newsrooms_pkey id",
    ];
    assert_eq!(sql.column::<String>(INDEXES).await, exceptions);
    assert_eq!(sql.column::<String>(FOREIGN).await, [] as [&str; 0]);
    assert_eq!(sql.column::<String>(KEYLESS).await, [] as [&str; 0]);
}
