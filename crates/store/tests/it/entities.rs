//! Entities say what the schema says.

use crate::sql::Sql;
use factdesk_store::entity::*;
use factdesk_store::testing::TestDb;
use sea_orm::sea_query::ColumnType;
use sea_orm::{ColumnTrait, EntityName, EntityTrait, IdenStatic, Iterable, PrimaryKeyToColumn};

/// Checks the entities named, and that no table has none.
macro_rules! check {
    ($sql:expr, $($entity:ident),* $(,)?) => {{
        let sql: &Sql = $sql;
        let mut tables = Vec::new();
        $(
            let table = EntityName::table_name(&$entity::Entity).to_owned();
            assert_eq!(of_entity::<$entity::Entity>(), of_schema(sql, &table).await, "{table}");
            tables.push(table);
        )*
        tables.sort();
        tables
    }};
}

#[tokio::test]
async fn entities_match_the_schema() {
    let db = TestDb::new().await.unwrap();
    let sql = Sql::on(&db).await;
    let with_entity = check!(
        &sql,
        article,
        claim,
        claim_match,
        claim_version,
        comment,
        decision,
        dismissal,
        event,
        event_apart,
        event_link,
        evidence,
        job,
        join_due,
        key,
        lease,
        log,
        mention,
        mention_key,
        newsroom,
        outbox,
        person,
        policy,
        request_id,
        review,
        revision,
        sealed_review,
        series_head,
        sighting,
        search_backlog,
        search_count,
        search_document,
        skip,
    );
    let without: Vec<String> = sql
        .column::<String>(
            "select relname::text from pg_class
             where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
        )
        .await
        .into_iter()
        .filter(|table| !with_entity.contains(table))
        .collect();
    // sqlx's own; and one number a newsroom, read under a lock by SQL.
    assert_eq!(without, ["_sqlx_migrations", "log_heads"]);
}

/// `column type[ null][ key]`, sorted.
fn of_entity<E: EntityTrait>() -> Vec<String> {
    let keys: Vec<String> = E::PrimaryKey::iter()
        .map(|key| key.into_column().as_str().to_owned())
        .collect();
    let mut lines: Vec<String> = E::Column::iter()
        .map(|column| {
            let (name, def) = (column.as_str(), column.def());
            let null = if def.is_null() { " null" } else { "" };
            let key = if keys.iter().any(|k| k == name) {
                " key"
            } else {
                ""
            };
            format!("{name} {}{null}{key}", type_name(def.get_column_type()))
        })
        .collect();
    lines.sort();
    lines
}

fn type_name(of: &ColumnType) -> String {
    match of {
        ColumnType::String(_) | ColumnType::Text => "text".into(),
        ColumnType::Uuid => "uuid".into(),
        ColumnType::SmallInteger => "int2".into(),
        ColumnType::Integer => "int4".into(),
        ColumnType::BigInteger => "int8".into(),
        ColumnType::Double => "float8".into(),
        ColumnType::Boolean => "bool".into(),
        ColumnType::TimestampWithTimeZone => "timestamptz".into(),
        ColumnType::Json | ColumnType::JsonBinary => "jsonb".into(),
        ColumnType::Blob | ColumnType::Binary(_) | ColumnType::VarBinary(_) => "bytea".into(),
        ColumnType::Array(item) => format!("_{}", type_name(item)),
        other => format!("{other:?}"),
    }
}

async fn of_schema(sql: &Sql, table: &str) -> Vec<String> {
    let columns = "
        select format('%s %s%s%s', a.attname, t.typname,
                      case when a.attnotnull then '' else ' null' end,
                      case when a.attnum = any (i.indkey) then ' key' else '' end)
        from pg_attribute a
        join pg_type t on t.oid = a.atttypid
        join pg_index i on i.indrelid = a.attrelid and i.indisprimary
        where a.attrelid = $1::text::regclass and a.attnum > 0 and not a.attisdropped";
    let rows = sql.rows(columns, [table.into()]).await;
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect();
    lines.sort();
    lines
}
