//! What the next claim costs, however long the queue is.

use super::scene::{MINUTES, Scene};
use crate::desk::IDS;
use factdesk_domain::*;
use factdesk_store::{ConnectOptions, NextCall, Store};
use std::time::Instant;
use tokio::time::timeout;

/// Rows and index entries of claims that were read so far.
const READ: &str =
    "select sum(pg_stat_get_tuples_returned(oid) + pg_stat_get_tuples_fetched(oid))::bigint
    from pg_class
    where oid = 'claims'::regclass
       or oid in (select indexrelid from pg_index where indrelid = 'claims'::regclass)";

/// Copies a claim, with all that it is, so many times.
pub async fn multiply(scene: &Scene, claim: &Claim, times: i32) {
    more(scene, claim, times, "'{}'::jsonb").await;
}

async fn more(scene: &Scene, claim: &Claim, times: i32, other: &str) {
    let more = format!(
        "insert into claims
         select r.*
         from claims c, generate_series(1, $2) n, lateral jsonb_populate_record(
             c, jsonb_build_object('id', gen_random_uuid(), 'n', n) || {other}) r
         where c.id = $1"
    );
    let values = [claim.id.0.into(), times.into()];
    assert_eq!(scene.sql.run(&more, values).await, times as u64);
}

/// So many claims, no two of them copies, each due a little later.
async fn long_queue(scene: &Scene, claim: &Claim, times: i32) {
    let other = "jsonb_build_object('copy_key', n::text,
        'due_time', now() + make_interval(secs => n))";
    more(scene, claim, times, other).await;
}

/// How many rows it reads to lease so many claims, one after the other, on one
/// connection whose plans are made while there were few claims.
async fn read(scene: &Scene, by: &Principal, times: usize, grow: impl AsyncFnOnce()) -> i64 {
    let generic = "do $$ begin execute 'alter database ' || current_database()
        || ' set plan_cache_mode = force_generic_plan'; end $$";
    scene.sql.run(generic, []).await;
    let one = ConnectOptions {
        max_connections: 1,
        ..ConnectOptions::new(&scene.desk.db.url)
    };
    let others = sessions(scene).await;
    let store = Store::connect(&one).await.unwrap();
    let call = NextCall {
        filter: ClaimFilter::everything(),
        lease: MINUTES,
        request: None,
    };
    let next = async || store.lease_next_claim(by, IDS, &call).await.unwrap();
    next().await.expect("something waits");
    let own: Vec<i32> = sessions(scene).await;
    let own = own.into_iter().find(|pid| !others.contains(pid)).unwrap();
    grow().await;
    // What this connection did is told before the next statement.
    scene.sql.run("select pg_stat_force_next_flush()", []).await;
    let before: i64 = scene.sql.one(READ).await;
    let started = Instant::now();
    for _ in 0..times {
        next().await.expect("something waits");
    }
    let each = started.elapsed() / times as u32;
    // A session tells its numbers when it ends.
    store.close().await;
    let ended = async { while sessions(scene).await.contains(&own) {} };
    timeout(crate::lease::PATIENCE, ended).await.unwrap();
    let rows = (scene.sql.one::<i64>(READ).await - before) / times as i64;
    println!("{rows} rows and {each:?} a claim");
    rows
}

#[tokio::test]
async fn a_hundred_thousand_waiting_claims_cost_no_more_than_a_few() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    let rows = read(&scene, &scene.desk.by, 20, async || {
        long_queue(&scene, &claim, 100_000).await;
    });
    let rows = rows.await;
    assert!(rows < 2_000, "{rows} rows were read for each");
}

#[tokio::test]
async fn thousands_of_copies_of_what_somebody_holds_are_passed_at_once() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 1.0).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    scene.one("Mayor: forty were hurt", 0.5).await;
    assert_eq!(scene.leased(&anna).await, claim.id);
    let head = "update claims set due_time = now() - interval '1 hour' where id = $1";
    scene.sql.run(head, [claim.id.0.into()]).await;
    let rows = read(&scene, &ben, 20, async || {
        multiply(&scene, &claim, 20_000).await;
        long_queue(&scene, &scene.claim(claim.id).await, 1_000).await;
    });
    let rows = rows.await;
    assert!(rows < 3_000, "{rows} rows were read for each");
}

async fn sessions(scene: &Scene) -> Vec<i32> {
    let pids = "select pid from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend'";
    scene.sql.column(pids).await
}
