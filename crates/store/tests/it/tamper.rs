//! What a superuser bends is found, and where. Each bends a whole past in one way.

use crate::past::{Past, brief};
use factdesk_store::testing::options;
use factdesk_store::{ConnectOptions, Error, FindingKind, HistoryKey, Store};
use std::collections::BTreeSet;

use FindingKind::*;

/// Tampers, and returns what is found.
pub async fn bend(past: &Past, sql: &str) -> Vec<(FindingKind, i64, String)> {
    assert_eq!(past.findings(&[]).await, [], "before");
    past.tamper(sql).await;
    let findings = past.findings(&[]).await;
    assert!(findings.iter().all(|f| !f.message.is_empty()));
    let brief = brief(&findings).into_iter();
    brief
        .map(|(kind, at, resource)| (kind, at, resource.to_owned()))
        .collect()
}

/// The resource name of the only row that `select` finds.
pub async fn name(past: &Past, select: &str) -> String {
    past.sql.one(select).await
}

#[tokio::test]
async fn an_entry_that_was_updated() {
    let past = Past::new().await;
    for (column, value) in [
        ("act", "'claim.entered'"),
        ("detail", "detail || '{\"x\": 1}'"),
        ("person", "null"),
        ("subject", "gen_random_uuid()"),
        ("write_time", "write_time + interval '1 microsecond'"),
        ("log_time", "log_time - interval '1 microsecond'"),
        ("id", "gen_random_uuid()"),
        ("delegate", "person"),
    ] {
        let past = Past::new().await;
        let at = past.last("claim.reviewed").await;
        let sql = format!("update log set {column} = {value} where position = {at}");
        let found = bend(&past, &sql).await;
        assert!(
            found.contains(&(EntryChanged, at, String::new())),
            "{column}: {found:?}"
        );
    }
    let at = past.last("claim.reviewed").await;
    let sql = format!("update log set digests = '{{}}' where position = {at}");
    assert!(
        bend(&past, &sql)
            .await
            .contains(&(EntryChanged, at, String::new()))
    );
}

#[tokio::test]
async fn an_entry_that_was_inserted() {
    let past = Past::new().await;
    let end = past.head().await.position;
    let sql = "insert into log select newsroom, position + 1, gen_random_uuid(), subject_kind,
            subject, act, person, delegate, detail, write_time, log_time, digests, mac
        from log order by position desc limit 1";
    assert_eq!(
        bend(&past, sql).await,
        [(EntryChanged, end + 1, String::new())]
    );
    // With the head moved behind it.
    past.tamper("update log_heads set position = position + 1")
        .await;
    let found = past.findings(&[]).await;
    assert_eq!(brief(&found), [(EntryChanged, end + 1, "")]);
}

#[tokio::test]
async fn an_entry_that_was_deleted() {
    let past = Past::new().await;
    let at = past.last("claim.dismissed").await;
    let found = bend(&past, &format!("delete from log where position = {at}")).await;
    assert_eq!(found[0], (EntryMissing, at, String::new()));
    // And those behind it moved up.
    past.tamper(&format!(
        "update log set position = -position where position > {at};
         update log set position = -position - 1 where position < 0;
         update log_heads set position = position - 1"
    ))
    .await;
    let found = past.findings(&[]).await;
    assert_eq!(brief(&found)[0], (EntryChanged, at, ""));
}

#[tokio::test]
async fn two_entries_that_were_swapped() {
    let past = Past::new().await;
    let (a, b) = (
        past.last("claim.reviewed").await,
        past.last("claim.dismissed").await,
    );
    let sql = format!(
        "update log set position = -position where position in ({a}, {b});
         update log set position = {a} where position = -{b};
         update log set position = {b} where position = -{a}"
    );
    let found: BTreeSet<i64> = bend(&past, &sql).await.into_iter().map(|f| f.1).collect();
    assert!(found.is_superset(&BTreeSet::from([a, b])), "{found:?}");
}

#[tokio::test]
async fn a_tail_that_was_cut() {
    let past = Past::new().await;
    let head = past.head().await;
    let cut = head.position - 2;
    let found = bend(&past, &format!("delete from log where position > {cut}")).await;
    assert!(
        found.contains(&(TailCut, cut + 1, String::new())),
        "{found:?}"
    );
    // With the head put back: whoever kept it knows, and what was written stays.
    past.tamper(&format!(
        "update log_heads set position = {cut},
             mac = (select mac from log where position = {cut})"
    ))
    .await;
    let found = past.findings(std::slice::from_ref(&head)).await;
    assert!(
        brief(&found).contains(&(TailCut, head.position, "")),
        "{found:?}"
    );
    let entered = name(
        &past,
        "select 'claims/' || id from claims where text = 'The warehouse is insured.'",
    )
    .await;
    let found = past.findings(&[]).await;
    assert!(
        brief(&found).contains(&(ContentUnknown, 0, &entered)),
        "{found:?}"
    );
}

/// Everything again from the beginning, under a key that the superuser made up.
#[tokio::test]
async fn a_chain_that_was_made_anew_without_the_key() {
    let past = Past::new().await;
    let head = past.head().await;
    let other = HistoryKey::new([9; 32]);
    let forge = ConnectOptions {
        history_key: Some(other.clone()),
        ..options(&past.desk.db.url)
    };
    let forger = Store::connect(&forge).await.unwrap();
    past.tamper(
        "insert into outbox (newsroom, id, subject_kind, subject, act, person, delegate, detail,
                             write_time, digests)
         select newsroom, id, subject_kind, subject, act, person, delegate, detail, write_time, digests
         from log order by position;
         delete from log;
         update log_heads set position = 0, mac = null, key_id = null, log_time = null",
    )
    .await;
    while forger.move_outbox(1_000).await.unwrap() > 0 {}
    assert_eq!(
        brief(&past.findings(&[]).await),
        [(OtherKey, head.position, "")]
    );
    // As if it were the old key's.
    let ours = head.key_id.clone();
    past.tamper(&format!("update log_heads set key_id = '{ours}'"))
        .await;
    let found = past.findings(std::slice::from_ref(&head)).await;
    let brief = brief(&found);
    assert_eq!(
        brief[0],
        (EntryChanged, head.position, ""),
        "the known head"
    );
    let entries = brief[1..]
        .iter()
        .filter(|f| f.0 == EntryChanged)
        .map(|f| f.1);
    assert!(entries.eq(1..=head.position), "{brief:?}");
}

#[tokio::test]
async fn older_entries_taken_out_of_the_chain() {
    let past = Past::new().await;
    let head = past.head().await;
    past.tamper("update log_heads set chain_begin = 3; update log set act = 'x', mac = null where position <= 3")
        .await;
    assert_eq!(brief(&past.findings(&[]).await)[0], (EntryChanged, 4, ""));
    past.tamper("update log_heads set chain_begin = position; update log set mac = null")
        .await;
    let found = past.findings(std::slice::from_ref(&head)).await;
    assert_eq!(brief(&found)[0], (EntryChanged, head.position, ""));
}

#[tokio::test]
async fn a_claim_that_was_edited() {
    for (column, value) in [
        ("text", "'Brigade: nothing burns'"),
        ("proposition", "'x'"),
        ("verdict", "'DISPUTED'"),
        ("state", "'PENDING'"),
        ("reason", "'x'"),
        ("version", "9"),
        ("attributions", "'[]'"),
        ("low", "7"),
        ("salt", "gen_random_uuid()"),
        ("create_time", "create_time - interval '1 day'"),
    ] {
        let past = Past::new().await;
        let reviewed = "select id::text from claims where verdict = 'UNVERIFIED'";
        let id = name(&past, reviewed).await;
        let at = past.last("claim.carried").await;
        let sql = format!("update claims set {column} = {value} where id = '{id}'");
        let found = bend(&past, &sql).await;
        assert_eq!(found.len(), 1, "{column}: {found:?}");
        assert_eq!(
            (found[0].0, &found[0].2),
            (ContentChanged, &format!("claims/{id}")),
            "{column}"
        );
        assert!(found[0].1 > 0 && found[0].1 <= at, "{found:?}");
    }
}

#[tokio::test]
async fn a_review_that_was_edited_or_taken_away_or_made_up() {
    let past = Past::new().await;
    let select = "select format('claims/%s/reviews/%s', claim, id) from reviews
        where rationale = 'zirconium'";
    let review = name(&past, select).await;
    let edit = "update reviews set rationale = 'Looked twice.' where rationale = 'zirconium'";
    let found = bend(&past, edit).await;
    assert!(
        matches!(&found[..], [(ContentChanged, 1.., name)] if *name == review),
        "{found:?}"
    );
    past.tamper("delete from reviews where rationale = 'Looked twice.'")
        .await;
    let found = past.findings(&[]).await;
    assert!(
        matches!(&brief(&found)[..], [(ContentMissing, 1.., name)] if *name == review),
        "{found:?}"
    );
    let past = Past::new().await;
    let made_up = "insert into reviews (newsroom, id, claim, person, verdict, reason, rationale,
            evidence, correct_when_reported)
        select newsroom, gen_random_uuid(), claim, person, 'VERIFIED', '', '', '{}', false
        from reviews limit 1";
    let found = bend(&past, made_up).await;
    assert!(matches!(&found[..], [(ContentUnknown, 0, _)]), "{found:?}");
}

#[tokio::test]
async fn evidence_that_was_edited() {
    for (column, value) in [
        ("uri", "'https://example.net/other'"),
        ("confidential", "true"),
        ("bearing", "'REFUTES'"),
        ("redact_time", "now()"),
    ] {
        let past = Past::new().await;
        let select = "select format('claims/%s/evidence/%s', claim, id) from evidence
            where uri like '%dockside'";
        let evidence = name(&past, select).await;
        let edit = format!("update evidence set {column} = {value} where uri like '%dockside'");
        let found = bend(&past, &edit).await;
        assert!(
            matches!(&found[..], [(ContentChanged, 1.., name)] if *name == evidence),
            "{column}: {found:?}"
        );
    }
}

#[tokio::test]
async fn a_dismissal_that_was_edited() {
    let past = Past::new().await;
    let found = bend(&past, "update dismissals set reason = 'DUPLICATE'").await;
    let at = past.last("claim.dismissed").await;
    assert!(
        matches!(&found[..], [(ContentChanged, place, _)] if *place == at),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_revisions_text_that_was_edited() {
    let past = Past::new().await;
    let edit = "update revisions set body = replace(body, 'quartzite', 'granite') where number = 1";
    let found = bend(&past, edit).await;
    let name = format!("articles/{}/revisions/1", past.article);
    assert!(
        matches!(&found[..], [(ContentChanged, 1.., of)] if *of == name),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_person_who_was_renamed_or_given_roles() {
    let past = Past::new().await;
    let at = past.last("person.registered").await;
    let found = bend(&past, "update people set handle = 'somebody'").await;
    assert_eq!(found, [(ContentChanged, at, "people/somebody".to_owned())]);
    let past = Past::new().await;
    let found = bend(&past, "update people set roles = '{READER}'").await;
    assert_eq!(found, [(ContentChanged, at, "people/editor".to_owned())]);
}

#[tokio::test]
async fn a_purge_that_nobody_asked_for() {
    let past = Past::new().await;
    let id = name(
        &past,
        "select id::text from claims where verdict = 'UNVERIFIED'",
    )
    .await;
    let sql = format!(
        "update articles set purge_begin_time = now(), purge_time = now();
         update claims set text = '', proposition = '', salt = null where id = '{id}'"
    );
    let found = bend(&past, &sql).await;
    assert!(matches!(&found[..], [(ContentChanged, 1.., name)] if *name == format!("claims/{id}")));
}

#[tokio::test]
async fn another_key_goes_on_with_no_chain_and_keeps_nobody_waiting() {
    let past = Past::new().await;
    let other = ConnectOptions {
        history_key: Some(HistoryKey::new([9; 32])),
        ..options(&past.desk.db.url)
    };
    let other = Store::connect(&other).await.unwrap();
    past.desk.submit("https://example.org/2", "A: one").await;
    let star = crate::past::person(&past.desk.db, "star").await;
    let refused = other.move_outbox(9).await.unwrap_err();
    assert!(matches!(refused, Error::OtherHistoryKey), "{refused:?}");
    assert_eq!(past.sql.one::<i64>("select count(*) from outbox").await, 1);
    let moved = format!(
        "select count(*) from log where newsroom = '{}'",
        star.newsroom
    );
    assert_eq!(past.sql.one::<i64>(&moved).await, 1, "the other newsroom's");
    let keyless = Store::connect(&ConnectOptions::new(&past.desk.db.url))
        .await
        .unwrap();
    let refused = keyless.move_outbox(9).await.unwrap_err();
    assert!(matches!(refused, Error::HistoryKeyMissing), "{refused:?}");
    past.log().await;
    assert_eq!(past.findings(&[]).await, []);
}
