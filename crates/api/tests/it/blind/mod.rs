//! The blind rule: until the second review lands, nothing that anybody but the author
//! can call tells what the first one says. Walks every rpc and stream of the contract;
//! one without an entry fails the test.

mod calls;
mod filters;
mod logs;
mod traces;

use crate::ledger::world::{Ledger, decisions};
use crate::newsroom::{Caller, House};
use crate::pairs::{People, ask_two, enter, get, give, listed, page, review};
use calls::Scene;
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::Verdict;
use sqlx::{Connection, PgConnection};
use traces::{Marks, walk};

/// Words that stand nowhere but in the first review. Its verdict is DISPUTED, and
/// nothing else in the newsroom is.
const MARKS: Marks = Marks(&[
    "DISPUTED",
    "zqreason",
    "zqrationale",
    "zqaddress",
    "zqquote",
    "zqarchive",
    "abadcafe",
    "zqsecret",
]);

/// What stays hidden once both are open.
const CONFIDENTIAL: Marks = Marks(&["zqsecret"]);

fn first(claim: &v1::Claim) -> v1::ReviewClaimRequest {
    let open = v1::Evidence {
        quote: "zqquote".into(),
        archive_uri: "https://example.org/zqarchive".into(),
        sha256: "abadcafe".repeat(8),
        ..page("zqaddress")
    };
    let confidential = v1::Evidence {
        quote: "zqsecret".into(),
        confidential: true,
        ..page("zqaddress")
    };
    v1::ReviewClaimRequest {
        reason: "zqreason".into(),
        rationale: "zqrationale".into(),
        attribution_verdict: Verdict::Disputed.into(),
        evidence: vec![open, confidential],
        recheck_time: Some(prost_types::Timestamp {
            seconds: 4_000_000_000,
            nanos: 0,
        }),
        ..review(claim, Verdict::Disputed)
    }
}

/// A claim and a copy of it, both sealed by anna in one act.
async fn sealed(house: &House, people: &People) -> Scene {
    let start = v1::ListClaimsRequest::default();
    let start = people.anna.claims().list_claims(start).await.unwrap();
    let claim = enter(&people.anna, "it rains").await;
    let copy = enter(&people.anna, "it rains").await;
    let both = v1::ReviewClaimRequest {
        apply_to: vec![v1::ClaimCopy {
            name: copy.name.clone(),
            etag: copy.etag.clone(),
        }],
        ..first(&claim)
    };
    let stale = claim.etag.clone();
    let claim = give(&people.anna, both).await;
    let copy = get(&people.anna, &copy).await;
    let own = listed(&people.anna, &claim).await.remove(0);
    let mut ledger = Ledger::of(house, "north").await;
    let event = ledger.event("Sarnow", &[&claim, &copy]).await;
    let found = ledger.suggest(&claim, &copy, 0.7).await;
    let apart = v1::MoveClaimRequest {
        name: copy.name.clone(),
        ..Default::default()
    };
    people.eva.ledger().move_claim(apart).await.unwrap();
    let decision = decisions(&people.eva, &event).await.remove(0).name;
    log(house).await;
    Scene {
        event,
        found,
        decision,
        claim,
        copy,
        stale,
        review: own.name.clone(),
        evidence: own.evidence[0].name.clone(),
        elsewhere: people.anna.submit("It snows.").await.name,
        cursor: start.into_inner().watch_cursor,
    }
}

/// Does what a worker does every 20 ms.
async fn log(house: &House) {
    while house.db.store.move_outbox(1_000).await.unwrap() > 0 {}
}

/// Gives a reviewer the lease that LeaseNextClaim gives.
async fn choose(house: &House, handle: &str) {
    let lease = "insert into leases (newsroom, copy_key, claim, person, expire_time)
        select distinct on (c.copy_key) c.newsroom, c.copy_key, c.id, p.id, now() + interval '1 h'
        from claims c join people p on p.newsroom = c.newsroom and p.handle = $1
        where c.state = 'AWAITING_SECOND_REVIEW'
        on conflict (newsroom, copy_key) do update
        set person = excluded.person, expire_time = excluded.expire_time";
    let mut db = PgConnection::connect(&house.db.url).await.unwrap();
    sqlx::query(lease)
        .bind(handle)
        .execute(&mut db)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_the_author_finds_a_trace_of_the_first_verdict() {
    let lines = logs::watch(&MARKS);
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let scene = sealed(&house, &people).await;
    let lead = house.person("lead", &[Role::Editor, Role::Admin]).await;
    let reader = house.person("reader", &[Role::Reader]).await;
    let viewers: [(&str, &Caller); 4] = [
        ("a reviewer", &people.ben),
        ("an editor", &people.eva),
        ("an editor and administrator", &lead),
        ("a reader", &reader),
    ];
    for (who, caller) in viewers {
        walk(&format!("{who}, before"), caller, &scene, &MARKS).await;
        log(&house).await;
    }
    choose(&house, "ben").await;
    walk("the second reviewer, chosen", &people.ben, &scene, &MARKS).await;
    for verdict in [Verdict::Verified, Verdict::Disputed, Verdict::Unverified] {
        let ask = v1::ReviewClaimRequest {
            validate_only: true,
            ..review(&scene.claim, verdict)
        };
        let would = give(&people.ben, ask).await;
        assert_eq!(would, get(&people.ben, &scene.claim).await, "{verdict:?}");
    }
    assert_eq!(lines.found(), [] as [String; 0]);

    // The author does find it, so that it can be found at all.
    let own = serde_json::to_string(&traces::json(
        "Review",
        &listed(&people.anna, &scene.claim).await[0],
    ))
    .unwrap();
    let missing: Vec<_> = MARKS
        .0
        .iter()
        .filter(|mark| !own.contains(**mark))
        .collect();
    assert!(missing.is_empty(), "{missing:?} are not in {own}");
}

#[tokio::test(flavor = "multi_thread")]
async fn both_are_there_once_the_second_has_landed_but_for_what_is_confidential() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let scene = sealed(&house, &people).await;
    let second = v1::ReviewClaimRequest {
        apply_to: vec![v1::ClaimCopy {
            name: scene.copy.name.clone(),
            etag: scene.copy.etag.clone(),
        }],
        ..review(&scene.claim, Verdict::Unverified)
    };
    give(&people.cleo, second).await;
    log(&house).await;
    let read = listed(&people.ben, &scene.claim).await;
    let read = format!("{:?}", traces::json("Review", &read[1]));
    let seen = MARKS.0.iter().filter(|mark| read.contains(**mark)).count();
    assert_eq!(seen, MARKS.0.len() - 1, "{read}");
    walk(
        "another reviewer, after",
        &people.ben,
        &scene,
        &CONFIDENTIAL,
    )
    .await;
}

/// Somebody bent what is sealed: whoever verifies the history learns which claim it is on.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_found_about_a_sealed_review_tells_nothing_of_it() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let scene = sealed(&house, &people).await;
    let lead = house.person("lead", &[Role::Editor, Role::Admin]).await;
    let id = scene.review.rsplit('/').next().unwrap();
    let brought = scene.evidence.rsplit('/').next().unwrap();
    for bend in [
        "update sealed_reviews set reason = reason || '!'",
        "delete from sealed_reviews",
    ] {
        let mut db = PgConnection::connect(&house.db.url).await.unwrap();
        sqlx::query(bend).execute(&mut db).await.unwrap();
        let verify = v1::VerifyHistoryRequest::default();
        let verified = lead.admin().verify_history(verify).await;
        let verified = verified.unwrap().into_inner();
        let seals = verified
            .findings
            .iter()
            .filter(|f| f.resource.ends_with("/seal"));
        let mut seals: Vec<_> = seals.map(|f| f.resource.as_str()).collect();
        seals.sort();
        let mut want = [&scene.claim, &scene.copy].map(|c| format!("{}/seal", c.name));
        want.sort();
        assert_eq!(seals, want, "{bend}");
        let told = traces::json("VerifyHistoryResponse", &verified);
        MARKS.absent(bend, &told);
        for name in [id, brought, "anna"] {
            assert!(!told.contains(name), "{bend} tells {name}: {told}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_filter_tells_claims_apart_by_what_is_sealed_on_them() {
    let house = House::new().await;
    let people = People::of(&house).await;
    ask_two(&people.admin, &[]).await;
    let mut twins = Vec::new();
    for verdict in [Verdict::Disputed, Verdict::Verified, Verdict::Unverified] {
        let claim = enter(
            &people.anna,
            &format!("it rains, {verdict:?}").to_lowercase(),
        )
        .await;
        let request = v1::ReviewClaimRequest {
            verdict: verdict.into(),
            ..first(&claim)
        };
        twins.push(give(&people.anna, request).await.name);
    }
    log(&house).await;
    filters::cannot_tell_apart(&people.ben, &twins).await;
    filters::cannot_tell_apart(&people.eva, &twins).await;
}
