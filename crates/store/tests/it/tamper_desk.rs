//! The same of what the desk keeps to itself: sealed reviews, comments, house rules.

use crate::desk::{IDS, call, unverified};
use crate::past::{Past, brief};
use crate::reviews::{page, verified};
use crate::tamper::{bend, name};
use factdesk_domain::*;
use factdesk_store::FindingKind::{self, *};
use factdesk_store::{AssignCall, GiveBack, NextCall};
use std::time::Duration;

const COMMENT: &str = "select format('claims/%s/comments/%s', claim, id) from comments";

/// Tampers with a past of its own, and expects this of that resource.
async fn bent(sql: &str, of: &str, kind: FindingKind, act: &str) {
    let past = Past::new().await;
    let (resource, at) = (name(&past, of).await, past.last(act).await);
    assert_eq!(bend(&past, sql).await, [(kind, at, resource)], "{sql}");
}

const SEAL: &str = "select format('claims/%s/seal', claim) from sealed_reviews";

#[tokio::test]
async fn a_sealed_review_that_was_edited() {
    for (column, value) in [
        ("verdict", "'DISPUTED'"),
        ("reason", "'x'"),
        ("rationale", "'Looked twice.'"),
        ("evidence", "'[]'"),
        ("on_table", "array[gen_random_uuid()]"),
        ("id", "gen_random_uuid()"),
        ("policy_version", "7"),
        ("recheck_time", "now()"),
        ("create_time", "create_time - interval '1 microsecond'"),
        ("salt", "gen_random_uuid()"),
    ] {
        let edit = format!("update sealed_reviews set {column} = {value}");
        bent(&edit, SEAL, ContentChanged, "claim.first_reviewed").await;
    }
}

#[tokio::test]
async fn a_sealed_review_that_was_taken_away_or_made_up() {
    let away = "delete from sealed_reviews";
    bent(away, SEAL, ContentMissing, "claim.first_reviewed").await;
    let past = Past::new().await;
    let claim = past.pending().await.id;
    let made_up = format!(
        "insert into sealed_reviews select (jsonb_populate_record(s, jsonb_build_object(
             'claim', '{claim}', 'id', gen_random_uuid(), 'salt', gen_random_uuid()))).*
         from sealed_reviews s"
    );
    let unknown = (ContentUnknown, 0, format!("claims/{claim}/seal"));
    assert_eq!(bend(&past, &made_up).await, [unknown]);
}

#[tokio::test]
async fn two_sealed_reviews_that_were_swapped() {
    let past = Past::new().await;
    let one = past.sealed().await.id;
    let other = past.enter("The quay is closed.").await;
    past.seal(&other).await;
    past.log().await;
    let other = other.id;
    let swap = format!(
        "update sealed_reviews set claim = gen_random_uuid() where claim = '{one}';
         update sealed_reviews set claim = '{one}' where claim = '{other}';
         update sealed_reviews set claim = '{other}' where claim not in ('{one}', '{other}')"
    );
    let found = bend(&past, &swap).await;
    let mut names = [one, other].map(|claim| format!("claims/{claim}/seal"));
    names.sort();
    let found: Vec<_> = found.iter().map(|f| (f.0, f.2.as_str())).collect();
    assert_eq!(
        found,
        names.each_ref().map(|n| (ContentChanged, n.as_str()))
    );
}

/// The second review of what is sealed, by another person.
async fn open(past: &Past) -> Claim {
    let other = past.other().await;
    let second = verified(vec![page("https://example.net/second")]);
    let (store, sealed) = (&past.desk.db.store, past.sealed().await);
    let second = call(&sealed, second);
    let opened = store.review_claim(&other, IDS, &second).await.unwrap();
    past.log().await;
    opened
}

#[tokio::test]
async fn a_sealed_review_that_opens_is_no_finding_and_may_be_sealed_again() {
    let past = Past::new().await;
    open(&past).await;
    assert_eq!(past.findings(&[]).await, []);
    let again = past.enter("The quay is closed.").await;
    past.seal(&again).await;
    assert_eq!(past.findings(&[]).await, [], "before it is logged");
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
}

/// A claim whose second verdict stands is reviewed once more, by two.
#[tokio::test]
async fn a_claim_that_is_sealed_a_second_time_is_covered_a_second_time() {
    let past = Past::new().await;
    let sealed = past.sealed().await;
    let other = past.other().await;
    let store = &past.desk.db.store;
    let second = call(&sealed, unverified());
    let stands = store.review_claim(&other, IDS, &second).await.unwrap();
    assert_eq!(stands.state, ClaimState::Reviewed);
    past.seal(&stands).await;
    past.log().await;
    let at = past.last("claim.first_reviewed").await;
    let seal = name(&past, SEAL).await;
    let found = bend(&past, "update sealed_reviews set verdict = 'DISPUTED'").await;
    assert_eq!(found, [(ContentChanged, at, seal)]);
}

#[tokio::test]
async fn a_sealed_review_that_was_put_back_after_it_opened() {
    let past = Past::new().await;
    let seal = name(&past, SEAL).await;
    past.tamper("create table kept as select * from sealed_reviews")
        .await;
    open(&past).await;
    let at = past.last("claim.adjudication_asked").await;
    let back = "insert into sealed_reviews select * from kept";
    assert_eq!(bend(&past, back).await, [(ContentChanged, at, seal)]);
}

/// What the second review brought to light was not what had been sealed: found though the
/// sealed row is gone, and what came of it was told by the service itself.
#[tokio::test]
async fn a_sealed_review_that_was_bent_before_it_opened() {
    let past = Past::new().await;
    let seal = name(&past, SEAL).await;
    past.tamper("update sealed_reviews set verdict = 'VERIFIED'")
        .await;
    let opened = open(&past).await;
    assert_eq!(opened.verdict, Some(Verdict::Verified), "as if they agreed");
    let at = past.last("claim.reviewed").await;
    let found = past.findings(&[]).await;
    assert_eq!(brief(&found), [(ContentChanged, at, seal.as_str())]);
    assert!(found[0].message.contains("was changed before"), "{found:?}");
}

#[tokio::test]
async fn a_sealed_review_that_no_entry_tells_of_is_found_when_it_has_opened_too() {
    let past = Past::new().await;
    open(&past).await;
    let claim = past.enter("The quay is closed.").await;
    past.seal(&claim).await;
    let seal = format!("claims/{}/seal", claim.id);
    past.tamper(&format!("update outbox set digests = digests - '{seal}'"))
        .await;
    past.log().await;
    let found = past.findings(&[]).await;
    assert_eq!(brief(&found), [(ContentUnknown, 0, seal.as_str())]);
    open(&past).await;
    let at = past.last("claim.adjudication_asked").await;
    let found = past.findings(&[]).await;
    assert_eq!(brief(&found), [(ContentUnknown, at, seal.as_str())]);
}

#[tokio::test]
async fn a_comment_that_was_edited_or_taken_away() {
    for (column, value) in [
        ("text", "'Never mind.'"),
        ("kind", "'SKIP'"),
        ("person", "gen_random_uuid()"),
        ("create_time", "create_time - interval '1 microsecond'"),
        ("salt", "gen_random_uuid()"),
    ] {
        let edit = format!("update comments set {column} = {value}");
        bent(&edit, COMMENT, ContentChanged, "claim.commented").await;
    }
    let away = "delete from comments";
    bent(away, COMMENT, ContentMissing, "claim.commented").await;
}

#[tokio::test]
async fn a_comment_that_was_made_up() {
    let past = Past::new().await;
    let made_up = "insert into comments select (jsonb_populate_record(c, jsonb_build_object(
            'id', '00000000-0000-0000-0000-000000000001', 'text', 'x'))).* from comments c";
    let found = bend(&past, made_up).await;
    let unknown = format!("{COMMENT} where text = 'x'");
    assert_eq!(found, [(ContentUnknown, 0, name(&past, &unknown).await)]);
}

#[tokio::test]
async fn two_comments_whose_words_were_swapped() {
    let past = Past::new().await;
    past.comment(past.pending().await.id, "It is over.").await;
    past.log().await;
    let swap = "update comments set text = o.text, salt = o.salt
        from comments o where o.id <> comments.id";
    let found = bend(&past, swap).await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|f| f.0 == ContentChanged && f.1 > 0));
}

/// The notes that come with other acts are comments, too.
#[tokio::test]
async fn a_note_is_covered_by_the_act_that_it_came_with() {
    let past = Past::new().await;
    let (store, by) = (&past.desk.db.store, &past.desk.by);
    let next = NextCall {
        filter: ClaimFilter::everything(),
        lease: Duration::from_secs(600),
        request: None,
    };
    let noted = |claim, note: &str| GiveBack {
        claim,
        note: note.into(),
        request: None,
    };
    let held = store
        .lease_next_claim(by, IDS, &next)
        .await
        .unwrap()
        .unwrap();
    let given = noted(held.claim.id, "Half done.");
    store.release_claim(by, IDS, &given).await.unwrap();
    let held = store
        .lease_next_claim(by, IDS, &next)
        .await
        .unwrap()
        .unwrap();
    let skipped = noted(held.claim.id, "Not mine.");
    store.skip_claim(by, IDS, &skipped).await.unwrap();
    let due = past.sql.one("select now() + interval '1 h'").await;
    let assigned = AssignCall {
        claim: past.pending().await.id,
        to: Some((by.handle.clone(), due)),
        note: "Please.".into(),
        request: None,
    };
    store.assign_claim(by, IDS, &assigned).await.unwrap();
    past.log().await;
    for (kind, act) in [
        ("HANDOVER", "claim.released"),
        ("SKIP", "claim.skipped"),
        ("ASSIGNMENT", "claim.assigned"),
    ] {
        let note = name(&past, &format!("{COMMENT} where kind = '{kind}'")).await;
        let at = past.last(act).await;
        let kept = format!("select text from comments where kind = '{kind}'");
        let kept: String = past.sql.one(&kept).await;
        let edit = format!("update comments set text = 'x' where kind = '{kind}'");
        assert_eq!(bend(&past, &edit).await, [(ContentChanged, at, note)]);
        past.tamper(&format!(
            "update comments set text = '{kept}' where kind = '{kind}'"
        ))
        .await;
    }
}

const POLICY: &str = "select format('policies/%s', version) from policies";

#[tokio::test]
async fn house_rules_that_were_edited_or_taken_away() {
    for (column, value) in [
        (
            "content",
            "jsonb_set(content, '{second_review_rules}', '[]')",
        ),
        (
            "content",
            "jsonb_set(content, '{adjudicators}', to_jsonb(array[person]))",
        ),
        ("person", "gen_random_uuid()"),
        ("create_time", "create_time - interval '1 microsecond'"),
        ("salt", "gen_random_uuid()"),
    ] {
        let edit = format!("update policies set {column} = {value}");
        bent(&edit, POLICY, ContentChanged, "policy.updated").await;
    }
    bent(
        "delete from policies",
        POLICY,
        ContentMissing,
        "policy.updated",
    )
    .await;
}

#[tokio::test]
async fn house_rules_that_were_made_up_or_swapped() {
    let past = Past::new().await;
    past.rule(&["editor"]).await;
    past.log().await;
    let swap = "update policies set version = 9 where version = 1;
        update policies set version = 1 where version = 2;
        update policies set version = 2 where version = 9";
    let found = bend(&past, swap).await;
    let found: Vec<_> = found.iter().map(|f| (f.0, f.2.as_str())).collect();
    let both = [
        (ContentChanged, "policies/1"),
        (ContentChanged, "policies/2"),
    ];
    assert_eq!(found, both);
    let past = Past::new().await;
    let made_up = "insert into policies (newsroom, version, content, person)
        select newsroom, 2, content, person from policies";
    let unknown = (ContentUnknown, 0, "policies/2".to_owned());
    assert_eq!(bend(&past, made_up).await, [unknown]);
}
