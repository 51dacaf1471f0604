use crate::testing::TestDb;
use factdesk_domain::{ClaimFilter, ClaimOrder, Direction, SortField};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// An article with 300 claims that wait, in the newsroom and by the person named.
const CLAIMS: &str = "
    insert into articles (newsroom, id, publisher, labels, latest, last, state)
    values ('{newsroom}', '{newsroom}', '', '{}', 1, 1, 'EXTRACTED');
    insert into revisions (newsroom, article, number, title, body, sha256, source_version, person)
    values ('{newsroom}', '{newsroom}', 1, 'T', 'B', '', 0, '{person}');
    insert into claims (newsroom, id, article, revision, kind, text, proposition, context, copy_key,
        attributions, claimants, cautions, caution_categories, check_worthiness, worthiness_reasons,
        labels, extractor, places, create_time, due_time)
    select '{newsroom}', gen_random_uuid(), '{newsroom}', 1, 'ASSERTION', 'x', 'x', 'x', n::text,
        '[]', '{}', '[]', '{}', 0.5, '{}', '{}', 'x', '{}', now() + n * interval '1 s', now()
    from generate_series(1, 300) n;
    analyze;";

/// Of the statement that ends so: how often PostgreSQL planned it for one call.
async fn planned(db: &TestDb, end: &str) -> i64 {
    let select = "select custom_plans from pg_prepared_statements where statement like $1";
    let like = [format!("%claims.rules,%{end}").into()];
    let select = Statement::from_sql_and_values(DbBackend::Postgres, select, like);
    let rows = db.store.db.query_all_raw(select).await.unwrap();
    assert_eq!(rows.len(), 1, "{end}");
    rows[0].try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn a_page_that_is_asked_for_again_is_not_planned_again() {
    let db = TestDb::new().await.unwrap();
    let by = db.newsroom("harbour").await.unwrap();
    let claims = CLAIMS.replace("{newsroom}", &by.newsroom.to_string());
    let claims = claims.replace("{person}", &by.person.to_string());
    db.store.db.execute_unprepared(&claims).await.unwrap();
    let all = ClaimFilter::All(Vec::new());
    for (field, limit) in [(SortField::CreateTime, 1), (SortField::DueTime, 2)] {
        let direction = Direction::Ascending;
        let order = ClaimOrder { field, direction };
        for _ in 0..12 {
            let page = db.store.list_claims(&by, None, &all, order, None, limit);
            assert_eq!(page.await.unwrap().items.len() as u64, limit);
        }
        // Five times PostgreSQL tries what a plan for one call is worth.
        assert_eq!(planned(&db, &format!("LIMIT {}", limit + 1)).await, 5);
    }
}
