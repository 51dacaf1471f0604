//! What offering a verdict to many copies costs.

use crate::desk::{Desk, call, unverified};
use crate::lease::PATIENCE;
use crate::reviews::{page, verified};
use crate::sql::Sql;
use factdesk_domain::*;
use factdesk_store::testing::SequentialIds;
use factdesk_store::{ConnectOptions, Store};
use tokio::time::timeout;

/// One claim in each of so many articles, all copies of each other.
async fn copies(count: usize) -> (Desk, Sql, Vec<Claim>) {
    let desk = Desk::open().await;
    for n in 0..count {
        let uri = format!("https://example.org/{n}");
        desk.submit(&uri, "Agency: hundreds").await;
    }
    desk.extract().await;
    let claims = desk.list(None, ClaimFilter::everything()).await;
    let sql = Sql::on(&desk.db).await;
    (desk, sql, claims)
}

#[tokio::test]
async fn an_offer_that_stands_is_not_made_again() {
    let (desk, sql, claims) = copies(3).await;
    // Where the last copy's row lies, which changes whenever it is written.
    let place = format!(
        "select ctid::text from claims where id = '{}'",
        claims[2].id.0
    );
    desk.review(&claims[0], unverified()).await.unwrap();
    let offered: String = sql.one(&place).await;
    desk.review(&claims[1], unverified()).await.unwrap();
    assert_eq!(sql.one::<String>(&place).await, offered);
    let again = desk
        .db
        .store
        .get_claim(&desk.by, claims[1].id)
        .await
        .unwrap();
    let other = verified(vec![page("https://example.net/1")]);
    desk.review(&again, other).await.unwrap();
    let last = desk.db.store.get_claim(&desk.by, claims[2].id).await;
    assert_eq!(last.unwrap().offered_verdict, Some(Verdict::Verified));
}

/// Rows and index entries of claims that were read so far.
const READ: &str = "select sum(pg_stat_get_tuples_returned(oid))::bigint from pg_class
    where oid = 'claims'::regclass
       or oid in (select indexrelid from pg_index where indrelid = 'claims'::regclass)";

/// Copies a claim, with all that it is, so many times.
async fn multiply(sql: &Sql, claim: &Claim, times: i32) {
    let more = "insert into claims
        select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
        from claims c, generate_series(1, $2) where c.id = $1";
    let values = [claim.id.0.into(), times.into()];
    assert_eq!(sql.run(more, values).await, times as u64);
}

#[tokio::test]
async fn a_plan_made_for_few_claims_reads_many_once() {
    let (desk, sql, claims) = copies(1).await;
    let plan = "do $$ begin execute 'alter database ' || current_database()
        || ' set plan_cache_mode = force_generic_plan'; end $$";
    sql.run(plan, []).await;
    sql.run("vacuum analyze claims", []).await;
    multiply(&sql, &claims[0], 40).await;
    let claims = desk.list(None, ClaimFilter::everything()).await;
    // One connection, which keeps the plan of the first review.
    let one = ConnectOptions {
        max_connections: 1,
        ..ConnectOptions::new(&desk.db.url)
    };
    let store = Store::connect(&one).await.unwrap();
    let review = async |claim: &Claim| {
        let review = call(claim, unverified());
        store.review_claim(&desk.by, &SequentialIds, &review).await
    };
    review(&claims[0]).await.unwrap();
    multiply(&sql, &claims[2], 1_000).await;
    let before: i64 = sql.one(READ).await;
    review(&claims[1]).await.unwrap();
    // A session tells its numbers when it ends.
    store.close().await;
    let told = async {
        loop {
            sql.run("select pg_stat_clear_snapshot()", []).await;
            let read = sql.one::<i64>(READ).await - before;
            if read > 1_000 {
                return read;
            }
        }
    };
    let read = timeout(PATIENCE, told).await.unwrap();
    assert!(read < 20_000, "{read} rows were read");
}
