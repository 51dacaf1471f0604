//! What is purged or redacted is nowhere, and the history still holds.

use crate::desk::{IDS, call, request, unverified};
use crate::past::{Past, URI, WORDS};
use factdesk_domain::*;
use factdesk_store::{Error, FindingKind, Lane, Resource, Submission};
use std::time::Duration;

/// Where any of the words stands: `table.column: word`, in every column of every table
/// as text, documents and lists included.
async fn places(past: &Past, words: &[&str]) -> Vec<String> {
    let columns = "select format('%I %I', table_name, column_name) from information_schema.columns
        where table_schema = 'public' and table_name <> '_sqlx_migrations' order by 1";
    let columns: Vec<String> = past.sql.column(columns).await;
    assert!(columns.len() > 100);
    let mut found = Vec::new();
    for column in columns {
        let (table, column) = column.split_once(' ').unwrap();
        for word in words {
            let count = format!(
                "select count(*) from {table} where lower({column}::text) like lower('%{word}%')"
            );
            if past.sql.one::<i64>(&count).await > 0 {
                found.push(format!("{table}.{column}: {word}"));
            }
        }
    }
    found
}

async fn purge(past: &Past) -> Article {
    let store = &past.desk.db.store;
    let purged = store.purge_article(&past.desk.by, IDS, past.article, "asked for", None);
    purged.await.unwrap()
}

#[tokio::test]
async fn the_words_of_a_purged_article_are_nowhere() {
    let past = Past::new().await;
    let before = places(&past, &WORDS).await;
    for place in [
        "revisions.body: quartzite",
        "claims.attributions: Brigade",
        "claims.claimants: Brigade",
        "evidence.uri: dockside",
        "evidence.quote: ledger-entry",
        "reviews.rationale: zirconium",
        "dismissals.comment: overhead",
        "claim_versions.before: tipster",
        "articles.uri: example.org",
    ] {
        assert!(before.contains(&place.to_owned()), "{place}: {before:?}");
    }
    let article = purge(&past).await;
    assert!(article.purge_time.is_some());
    assert_eq!(
        (article.uri, article.title.as_str(), article.claim_count),
        (None, "", 0)
    );
    assert_eq!(places(&past, &WORDS).await, [] as [String; 0]);
    past.log().await;
    assert_eq!(places(&past, &WORDS).await, [] as [String; 0]);
    assert_eq!(past.findings(&[]).await, []);
}

#[tokio::test]
async fn verdicts_and_history_of_a_purged_article_stay() {
    let past = Past::new().await;
    let before = past.desk.claims(past.article).await;
    let head = past.head().await;
    purge(&past).await;
    past.log().await;
    let after = past.desk.claims(past.article).await;
    assert_eq!(after.len(), before.len());
    for claim in &after {
        let old = before.iter().find(|b| b.id == claim.id).unwrap();
        assert_eq!((claim.verdict, claim.kind), (old.verdict, old.kind));
        assert_eq!(
            (claim.state, claim.quote.is_none()),
            (ClaimState::Replaced, true)
        );
        assert_ne!(claim.copy_key, old.copy_key);
    }
    assert_eq!(past.findings(std::slice::from_ref(&head)).await, []);
    let store = &past.desk.db.store;
    let reviewed = after.iter().find(|c| c.verdict.is_some()).unwrap();
    let reviews = store
        .list_reviews(&past.desk.by, reviewed.id, None, 9)
        .await
        .unwrap();
    assert!(!reviews.items.is_empty() && reviews.items.iter().all(|r| r.rationale.is_empty()));
}

/// A past of many batches: 1,203 claims, one a line.
#[tokio::test]
async fn a_large_article_goes_in_batches_and_each_leaves_the_history_whole() {
    let desk = crate::past::desk("harbour").await;
    let lines: Vec<String> = (0..1_203).map(|n| format!("A{n}: quartzite {n}")).collect();
    let article = desk.submit(URI, &lines.join("\n")).await.id;
    desk.extract().await;
    let sql = crate::sql::Sql::on(&desk.db).await;
    let past = Past { desk, sql, article };
    past.log().await;
    let wanted = "update articles set purge_begin_time = now() - interval '2 minutes', purge_reason = 'x', uri = null";
    past.sql.run(wanted, []).await;
    // Whoever asked went away; workers go on, and a crash between two batches is this.
    let erase = "select count(*) from claims where text <> ''";
    let mut left = vec![past.sql.one::<i64>(erase).await];
    let store = &past.desk.db.store;
    assert_eq!(store.go_on_purging(IDS).await.unwrap(), 1);
    left.push(past.sql.one::<i64>(erase).await);
    assert_eq!(left, [1_203, 0]);
    assert_eq!(store.go_on_purging(IDS).await.unwrap(), 0);
    past.log().await;
    let acts = "select array_agg(format('%s %s', act, n) order by act)::text from (
        select act, count(*) n from log where act like '%.purged' group by act) a";
    assert_eq!(
        past.sql.one::<String>(acts).await,
        "{\"article.purged 1\",\"claim.purged 1203\"}"
    );
    let start = Default::default();
    let page = store
        .verify_history(&past.desk.by, &[], start, 100_000)
        .await
        .unwrap();
    assert_eq!((page.findings, page.next), (vec![], None));
}

#[tokio::test]
async fn nothing_is_added_to_what_is_purged() {
    let past = Past::new().await;
    let claim = past.desk.claims(past.article).await.remove(0);
    purge(&past).await;
    let refused = past.desk.review(&claim, unverified()).await.unwrap_err();
    assert!(matches!(refused, Error::EtagMismatch { .. }), "{refused:?}");
    let store = &past.desk.db.store;
    let now = store.get_claim(&past.desk.by, claim.id).await.unwrap();
    let refused = store
        .review_claim(&past.desk.by, IDS, &call(&now, unverified()))
        .await;
    let refused = refused.unwrap_err();
    let state = Refusal::State(ClaimState::Replaced);
    assert!(
        matches!(&refused, Error::Refused { refusal, .. } if *refusal == state),
        "{refused:?}"
    );
    let hand = crate::claims::by_hand(Kind::Assertion, "x");
    let refused = store
        .create_claim(&past.desk.by, IDS, past.article, &hand, None)
        .await;
    assert!(matches!(refused, Err(Error::Purged(id)) if id == past.article));
    let refused = store.comment_on_claim(&past.desk.by, IDS, claim.id, "quartzite", None);
    assert!(matches!(refused.await, Err(Error::Purged(id)) if id == past.article));
    // The next text from its address is another article.
    let other = past.desk.submit(URI, "Brigade: put out").await;
    assert_ne!(other.id, past.article);
}

#[tokio::test]
async fn a_job_in_somebodys_hand_writes_nothing_after_a_purge() {
    let past = Past::new().await;
    past.desk.submit(URI, "Brigade: quartzite again").await;
    let job = past.desk.lease().await.unwrap();
    purge(&past).await;
    let found = crate::desk::one_claim_a_line(&job.body);
    let done = past
        .desk
        .db
        .store
        .finish_job(IDS, &job, &found)
        .await
        .unwrap();
    assert_eq!(done, factdesk_store::Finished::LeaseLost);
    assert_eq!(places(&past, &["quartzite"]).await, [] as [String; 0]);
}

#[tokio::test]
async fn a_purge_is_done_once() {
    let past = Past::new().await;
    let (store, by) = (&past.desk.db.store, &past.desk.by);
    let purge = async |reason: &str, payload| {
        let named = request("PurgeArticle", "once", payload);
        store
            .purge_article(by, IDS, past.article, reason, named.as_ref())
            .await
    };
    let (a, b, c) = tokio::join!(purge("x", 1), purge("x", 1), purge("x", 1));
    let first = a.unwrap();
    assert_eq!((b.unwrap(), c.unwrap()), (first.clone(), first.clone()));
    assert!(matches!(purge("y", 2).await, Err(Error::RequestIdReused)));
    let again = store
        .purge_article(by, IDS, past.article, "z", None)
        .await
        .unwrap();
    assert_eq!(again, first);
    past.log().await;
    let events = "select count(*) from log where act = 'article.purged'";
    assert_eq!(past.sql.one::<i64>(events).await, 1);
}

#[tokio::test]
async fn what_is_held_is_not_erased() {
    let past = Past::new().await;
    let (store, by) = (&past.desk.db.store, &past.desk.by);
    let hold = async |on| {
        let set = store.set_legal_hold(by, IDS, past.article, (on, "a suit"), None);
        set.await.unwrap()
    };
    assert!(hold(true).await.legal_hold && hold(true).await.legal_hold);
    let refused = store.purge_article(by, IDS, past.article, "x", None).await;
    assert!(matches!(refused, Err(Error::LegalHold(id)) if id == past.article));
    let (claim, evidence) = evidence(&past).await;
    let refused = store
        .redact_evidence(by, IDS, (claim, evidence), "x", None)
        .await;
    assert!(matches!(refused, Err(Error::LegalHold(_))));
    assert_eq!(
        store
            .purge_expired(IDS, by.newsroom, Duration::ZERO)
            .await
            .unwrap(),
        0
    );
    assert!(!hold(false).await.legal_hold);
    past.log().await;
    let events = "select count(*) from log where act = 'article.held'";
    assert_eq!(
        past.sql.one::<i64>(events).await,
        2,
        "only what changed something"
    );
    assert!(purge(&past).await.purge_time.is_some());
}

/// The public piece of evidence.
async fn evidence(past: &Past) -> (ClaimId, EvidenceId) {
    let find = "select format('%s %s', claim, id) from evidence where uri like '%dockside'";
    let found: String = past.sql.one(find).await;
    let (claim, id) = found.split_once(' ').unwrap();
    (
        ClaimId(claim.parse().unwrap()),
        EvidenceId(id.parse().unwrap()),
    )
}

#[tokio::test]
async fn redacted_evidence_is_nowhere_and_was_there() {
    let past = Past::new().await;
    let (store, by) = (&past.desk.db.store, &past.desk.by);
    let (claim, id) = evidence(&past).await;
    assert_eq!(
        places(&past, &["dockside"]).await,
        ["evidence.uri: dockside"]
    );
    let redact = async |payload| {
        let named = request("RedactEvidence", "once", payload);
        store
            .redact_evidence(by, IDS, (claim, id), "a source", named.as_ref())
            .await
    };
    let (a, b, c) = tokio::join!(redact(1), redact(1), redact(1));
    let first = a.unwrap();
    assert!(first.redact_time.is_some() && first.content.uri.is_empty());
    assert_eq!((b.unwrap(), c.unwrap()), (first.clone(), first.clone()));
    assert!(matches!(redact(2).await, Err(Error::RequestIdReused)));
    assert_eq!(
        store
            .redact_evidence(by, IDS, (claim, id), "x", None)
            .await
            .unwrap(),
        first
    );
    assert_eq!(places(&past, &["dockside"]).await, [] as [String; 0]);
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
    let events = "select count(*) from log where act = 'claim.evidence_redacted'";
    assert_eq!(past.sql.one::<i64>(events).await, 1);
    let listed = store.list_evidence(by, claim, None, 9).await.unwrap().items;
    assert!(listed.iter().any(|e| e.id == id && e.redact_time.is_some()));
}

#[tokio::test]
async fn redacted_evidence_supports_no_verdict() {
    let desk = crate::past::desk("harbour").await;
    let article = desk.submit(URI, "A: one").await.id;
    desk.extract().await;
    let claim = desk.claims(article).await.remove(0);
    let web = crate::reviews::page("https://example.net/1");
    let (store, by) = (&desk.db.store, &desk.by);
    let added = store
        .add_evidence(by, IDS, claim.id, &web, None)
        .await
        .unwrap();
    store
        .redact_evidence(by, IDS, (claim.id, added.id), "x", None)
        .await
        .unwrap();
    let refused = desk
        .review(&claim, crate::reviews::verified(vec![]))
        .await
        .unwrap_err();
    let unmet = matches!(
        &refused,
        Error::Refused {
            refusal: Refusal::Policy(_),
            ..
        }
    );
    assert!(unmet, "{refused:?}");
}

#[tokio::test]
async fn what_is_not_there_is_not_erased() {
    let past = Past::new().await;
    let (store, by) = (&past.desk.db.store, &past.desk.by);
    let star = crate::past::person(&past.desk.db, "star").await;
    let (claim, id) = evidence(&past).await;
    let nobody = EvidenceId(uuid::Uuid::from_u128(1));
    for (by, claim, id) in [
        (&star, claim, id),
        (by, claim, nobody),
        (by, ClaimId(nobody.0), id),
    ] {
        let missing = store.redact_evidence(by, IDS, (claim, id), "x", None).await;
        assert!(
            matches!(missing, Err(Error::NotFound(Resource::Evidence))),
            "{missing:?}"
        );
    }
    let missing = store
        .purge_article(&star, IDS, past.article, "x", None)
        .await;
    assert!(matches!(missing, Err(Error::NotFound(Resource::Article))));
    let missing = store
        .set_legal_hold(&star, IDS, past.article, (true, "x"), None)
        .await;
    assert!(matches!(missing, Err(Error::NotFound(Resource::Article))));
    assert_eq!(past.findings(&[]).await, []);
}

#[tokio::test]
async fn retention_purges_by_age_what_is_not_held() {
    let past = Past::new().await;
    let (store, by) = (&past.desk.db.store, &past.desk.by);
    let held = past
        .desk
        .submit("https://example.org/held", "A: quartzite")
        .await
        .id;
    store
        .set_legal_hold(by, IDS, held, (true, "a suit"), None)
        .await
        .unwrap();
    let day = Duration::from_secs(86_400);
    assert_eq!(store.purge_expired(IDS, by.newsroom, day).await.unwrap(), 0);
    past.sql
        .run(
            "update articles set create_time = create_time - interval '25 hours'",
            [],
        )
        .await;
    let star = crate::past::person(&past.desk.db, "star").await;
    assert_eq!(
        store.purge_expired(IDS, star.newsroom, day).await.unwrap(),
        0
    );
    assert_eq!(store.purge_expired(IDS, by.newsroom, day).await.unwrap(), 1);
    assert!(
        store
            .get_article(by, past.article)
            .await
            .unwrap()
            .purge_time
            .is_some()
    );
    assert!(
        store
            .get_article(by, held)
            .await
            .unwrap()
            .purge_time
            .is_none()
    );
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
}

#[tokio::test]
async fn a_text_changes_by_a_purge_and_by_nothing_else() {
    use sea_orm::ConnectionTrait;
    let past = Past::new().await;
    let change = async |sql: &str| past.sql.db.execute_unprepared(sql).await;
    let erase = "update revisions set title = '', body = '', sha256 = ''";
    assert!(change(erase).await.is_err(), "no purge was begun");
    change("update articles set purge_begin_time = now()")
        .await
        .unwrap();
    for other in [
        "update revisions set body = 'x'",
        "update revisions set body = ''",
        "update revisions set title = '', body = '', sha256 = '', number = 7 where number = 1",
    ] {
        assert!(change(other).await.is_err(), "{other}");
    }
    change(erase).await.unwrap();
}

/// Submitting, at the moment of the purge, finds the old article or makes a new one.
#[tokio::test]
async fn a_submission_that_waits_for_a_purge_is_told_to_come_again() {
    let past = Past::new().await;
    let key = [past.article.0.into()];
    let held = crate::interleave::hold(
        &past.sql,
        "select from articles where id = $1 for update",
        key,
    )
    .await;
    let (store, by) = (past.desk.db.store.clone(), past.desk.by.clone());
    let article = NewArticle::check(crate::desk::draft(URI, "Other: text")).unwrap();
    let submission = Submission {
        article,
        request: None,
        lane: Lane::Interactive,
    };
    let submitting = tokio::spawn(async move { store.submit_article(&by, IDS, &submission).await });
    crate::interleave::until_waiting(&past.sql, 1).await;
    use sea_orm::ConnectionTrait;
    held.execute_unprepared("update articles set uri = null, purge_begin_time = now()")
        .await
        .unwrap();
    held.commit().await.unwrap();
    let outcome = submitting.await.unwrap();
    assert!(matches!(outcome, Err(Error::Unavailable(_))), "{outcome:?}");
}

#[tokio::test]
async fn what_the_desk_kept_to_itself_is_erased_too() {
    let past = Past::new().await;
    let claim = past.pending().await;
    past.comment(claim.id, "Ask the tipster again.").await;
    let before = places(&past, &WORDS).await;
    for place in [
        "comments.text: tipster",
        "comments.text: lamplighter",
        "sealed_reviews.rationale: vermilion",
        "sealed_reviews.evidence: breakwater",
    ] {
        assert!(before.contains(&place.to_owned()), "{place}: {before:?}");
    }
    purge(&past).await;
    past.log().await;
    assert_eq!(places(&past, &WORDS).await, [] as [String; 0]);
    assert_eq!(past.findings(&[]).await, []);
}

/// A tombstone is as provable as what it stands for.
#[tokio::test]
async fn what_is_left_of_a_comment_is_covered_and_a_seal_that_is_erased_stays_away() {
    let past = Past::new().await;
    let claim = past.sealed().await.id;
    past.tamper("create table kept as select * from sealed_reviews")
        .await;
    purge(&past).await;
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
    past.tamper("update comments set text = 'x'; insert into sealed_reviews select * from kept")
        .await;
    let found = past.findings(&[]).await;
    let at =
        format!("select max(position) from log where act = 'claim.purged' and subject = '{claim}'");
    let at: i64 = past.sql.one(&at).await;
    let comment = "select format('claims/%s/comments/%s', claim, id) from comments";
    let comment: String = past.sql.one(comment).await;
    let seal = format!("claims/{claim}/seal");
    let changed = FindingKind::ContentChanged;
    assert_eq!(
        crate::past::brief(&found),
        [(changed, at, seal.as_str()), (changed, at, &comment)]
    );
}

#[tokio::test]
async fn the_newest_policy_says_how_long_articles_are_kept() {
    let past = Past::new().await;
    let store = &past.desk.db.store;
    let policy = "insert into policies (newsroom, version, content, person)
        select newsroom, $2, jsonb_build_object('retention_seconds', $3::bigint), id
        from people where id = $1";
    let person = past.desk.by.person.0;
    let say = async |version: i32, seconds: Option<i64>| {
        let values = [person.into(), version.into(), seconds.into()];
        assert_eq!(past.sql.run(policy, values).await, 1);
        store.purge_by_policy(IDS).await.unwrap()
    };
    let old = "update articles set create_time = now() - interval '2 days'";
    past.sql.run(old, []).await;
    assert_eq!(store.purge_by_policy(IDS).await.unwrap(), 0);
    assert_eq!(say(2, Some(3 * 86_400)).await, 0);
    assert_eq!(say(3, None).await, 0);
    assert_eq!(say(4, Some(86_400)).await, 1);
    assert_eq!(places(&past, &WORDS).await, [] as [String; 0]);
    assert_eq!(store.purge_by_policy(IDS).await.unwrap(), 0);
}
