//! A desk lead's numbers, of data that is known.

use crate::desk::Desk;
use chrono::{DateTime, TimeDelta, Utc};
use factdesk_domain::*;
use factdesk_store::Error;

/// Claims of the newsroom, each so many minutes old, in a state, with a worthiness and
/// so many minutes to go until it is due.
async fn claims(desk: &Desk, by: &Principal, rows: &[(i32, &str, f64, i32)]) {
    let article = "00000000-0000-0000-0000-0000000000aa";
    let reason = |state| {
        if state == "NEEDS_RECHECK" {
            "'TIME'"
        } else {
            "null"
        }
    };
    let values = rows
        .iter()
        .enumerate()
        .map(|(i, (age, state, worth, due))| {
            let reason = reason(*state);
            format!("('{i}', {age}, '{state}', {worth}, {due}, {reason})")
        });
    let values = values.collect::<Vec<_>>().join(", ");
    let newsroom = by.newsroom;
    desk.execute(&format!(
        "insert into articles (newsroom, id, publisher, labels, latest, last, state)
             values ('{newsroom}', '{article}', '', '{{}}', 1, 1, 'EXTRACTED') on conflict do nothing;
         insert into revisions (newsroom, article, number, title, body, sha256, source_version, person)
             values ('{newsroom}', '{article}', 1, '', 'x', '', 0, '{}') on conflict do nothing;
         insert into claims (newsroom, id, article, revision, kind, text, proposition, context,
             copy_key, attributions, claimants, cautions, caution_categories, check_worthiness,
             worthiness_reasons, labels, extractor, state, recheck_reason, create_time, due_time)
         select '{newsroom}', ('00000000-0000-0000-0000-' || lpad(n, 12, '0'))::uuid, '{article}', 1,
             'ASSERTION', n, n, n, n, '[]', '{{}}', '[]', '{{}}', worth, '{{}}', '{{}}', 'x/1', state,
             reason, now() - age * interval '1 min', now() + due * interval '1 min'
         from (values {values}) as v(n, age, state, worth, due, reason)",
        by.person.0
    ))
    .await;
}

/// A review of claim `n`, so many minutes after it was stored.
async fn review(desk: &Desk, by: &Principal, n: u32, after: i64, verdict: &str, before: &str) {
    desk.execute(&format!(
        "insert into reviews (newsroom, id, claim, person, verdict, reason, rationale, evidence,
             correct_when_reported, previous_verdict, create_time)
         select newsroom, gen_random_uuid(), id, '{}', '{verdict}', '', '', '{{}}', false,
             nullif('{before}', ''), create_time + {after} * interval '1 min'
         from claims where newsroom = '{}' and text = '{n}';
         update claims set state = 'REVIEWED', verdict = '{verdict}'
         where newsroom = '{}' and text = '{n}'",
        by.person.0, by.newsroom, by.newsroom
    ))
    .await;
}

async fn stats(desk: &Desk, by: &Principal) -> Stats {
    desk.db.store.stats(by, None, None).await.unwrap()
}

const HOUR: i32 = 60;
const DAY: i32 = 24 * HOUR;

fn minutes(n: i64) -> TimeDelta {
    TimeDelta::minutes(n)
}

#[tokio::test]
async fn what_waits_is_counted_by_state_and_age() {
    let desk = Desk::open().await;
    let rows = [
        (5, "PENDING", 0.5, 10),
        (50, "PENDING", 0.4, -10),
        (2 * HOUR, "PENDING", 0.9, -10),
        (3 * DAY, "PENDING", 0.1, -10),
        (3 * DAY, "NEEDS_RECHECK", 0.6, 10),
        (30 * DAY, "AWAITING_SECOND_REVIEW", 0.6, -10),
        (30 * DAY, "AWAITING_SECOND_REVIEW", 0.2, 10),
        (2 * DAY, "IN_ADJUDICATION", 0.2, 10),
        // What does not wait.
        (5, "REVIEWED", 0.9, -10),
        (5, "DISMISSED", 0.9, -10),
        (5, "REPLACED", 0.9, -10),
    ];
    claims(&desk, &desk.by, &rows).await;
    let village = desk.db.newsroom("village").await.unwrap();
    claims(&desk, &village, &[(5, "PENDING", 0.9, -10); 3]).await;
    // One is held, one was until a moment ago.
    desk.execute(&format!(
        "insert into leases (newsroom, copy_key, claim, person, expire_time)
         select newsroom, copy_key, id, '{}', now() + case text when '0' then 1 else -1 end * interval '1 h'
         from claims where newsroom = '{}' and text in ('0', '1')",
        desk.by.person.0, desk.by.newsroom
    ))
    .await;
    let got = stats(&desk, &desk.by).await;
    let open: Vec<_> = got
        .open
        .iter()
        .map(|o| (o.state, o.age, o.count, o.worthy))
        .collect();
    use {ClaimState::*, OpenAge::*};
    let want = [
        (Pending, Hour, 1, 0),
        (Pending, Day, 1, 1),
        (Pending, Week, 1, 0),
        (InReview, Hour, 1, 1),
        (AwaitingSecondReview, Longer, 2, 1),
        (InAdjudication, Week, 1, 0),
        (NeedsRecheck, Week, 1, 1),
    ];
    assert_eq!((open.as_slice(), got.overdue), (want.as_slice(), 4));
    assert_eq!((got.verdicts, got.delay), (vec![], None));
    let other = stats(&desk, &village).await;
    assert_eq!(
        (other.open[0].count, other.open.len(), other.overdue),
        (3, 1, 3)
    );
}

#[tokio::test]
async fn verdicts_and_their_delays_are_those_of_the_period() {
    let desk = Desk::open().await;
    let village = desk.db.newsroom("village").await.unwrap();
    for by in [&desk.by, &village] {
        claims(&desk, by, &[(2 * DAY, "PENDING", 0.5, 0); 12]).await;
    }
    // First verdicts after 1 to 10 hours, one of them of 30 days ago.
    for n in 0..10 {
        let verdict = if n < 4 { "VERIFIED" } else { "UNVERIFIED" };
        review(&desk, &desk.by, n, i64::from(n + 1) * 60, verdict, "").await;
    }
    desk.execute(
        "update claims set create_time = create_time - interval '30 days' where text = '0'",
    )
    .await;
    desk.execute(
        "update reviews set create_time = create_time - interval '30 days'
        where claim = (select id from claims where text = '0' and verdict is not null)",
    )
    .await;
    // A second look is a verdict, and no first one.
    review(&desk, &desk.by, 1, 25 * 60, "DISPUTED", "VERIFIED").await;
    review(&desk, &village, 11, 1, "DISPUTED", "").await;
    let got = stats(&desk, &desk.by).await;
    let verdicts = vec![
        (Verdict::Verified, 3),
        (Verdict::Disputed, 1),
        (Verdict::Unverified, 6),
    ];
    assert_eq!(got.verdicts, verdicts);
    // Of nine, from 2 to 10 hours: the fifth, and the ninth.
    let delay = VerdictDelay {
        median: minutes(6 * 60),
        ninth_decile: minutes(10 * 60),
        claims: 9,
    };
    assert_eq!(got.delay, Some(delay));
    let before = (
        Some(got.period.start - TimeDelta::days(60)),
        Some(got.period.start),
    );
    let before = desk
        .db
        .store
        .stats(&desk.by, before.0, before.1)
        .await
        .unwrap();
    assert_eq!(before.verdicts, [(Verdict::Verified, 1)]);
    assert_eq!(
        before.delay.map(|d| (d.median, d.claims)),
        Some((minutes(60), 1))
    );
    let other = stats(&desk, &village).await;
    assert_eq!(other.verdicts, [(Verdict::Disputed, 1)]);
}

#[tokio::test]
async fn of_several_reviews_that_found_no_verdict_the_last_made_it() {
    let desk = Desk::open().await;
    claims(&desk, &desk.by, &[(2 * DAY, "PENDING", 0.5, 0); 2]).await;
    review(&desk, &desk.by, 0, 10, "VERIFIED", "").await;
    review(&desk, &desk.by, 0, 50, "VERIFIED", "").await;
    // A claim that two disagree about has no verdict yet.
    review(&desk, &desk.by, 1, 10, "VERIFIED", "").await;
    desk.execute("update claims set verdict = null, state = 'IN_ADJUDICATION' where text = '1'")
        .await;
    let got = stats(&desk, &desk.by).await.delay.unwrap();
    assert_eq!((got.median, got.claims), (minutes(50), 1));
    // Of a period in which only the first of the two came, it is no first verdict.
    let stored: DateTime<Utc> = stats(&desk, &desk.by).await.period.end - TimeDelta::days(2);
    let half = (Some(stored - minutes(60)), Some(stored + minutes(30)));
    let half = desk.db.store.stats(&desk.by, half.0, half.1).await.unwrap();
    assert_eq!(half.delay, None);
}

#[tokio::test]
async fn an_empty_newsroom_has_nothing_and_a_bad_period_is_named() {
    let desk = Desk::open().await;
    let got = stats(&desk, &desk.by).await;
    assert_eq!(got.period.end - got.period.start, TimeDelta::days(7));
    assert_eq!(
        (got.open, got.overdue, got.verdicts, got.delay),
        (vec![], 0, vec![], None)
    );
    let end = got.period.end;
    for start in [end, end + minutes(1), end - TimeDelta::days(367)] {
        match desk.db.store.stats(&desk.by, Some(start), Some(end)).await {
            Err(Error::Invalid(bad)) => assert_eq!(bad.as_slice()[0].field, "start_time"),
            other => panic!("{other:?}"),
        }
    }
}

/// A person of the newsroom.
async fn person(desk: &Desk, handle: &str) -> Principal {
    let id = PersonId(crate::desk::IDS.next());
    desk.execute(&format!(
        "insert into people (newsroom, id, handle, display_name, roles)
         values ('{}', '{id}', '{handle}', '', '{{}}')",
        desk.by.newsroom
    ))
    .await;
    Principal {
        person: id,
        handle: handle.to_owned(),
        ..desk.by.clone()
    }
}

/// Makes the last review by that person on claim `n` one of another kind.
async fn kind(desk: &Desk, by: &Principal, n: u32, set: &str) {
    desk.execute(&format!(
        "update reviews set {set} where person = '{}'
         and claim = (select id from claims where newsroom = '{}' and text = '{n}')",
        by.person, by.newsroom
    ))
    .await;
}

async fn policy(desk: &Desk, version: i32, person_stats: bool) {
    desk.execute(&format!(
        "insert into policies (newsroom, version, content, person)
         values ('{}', {version}, '{{\"person_stats\": {person_stats}}}', '{}')",
        desk.by.newsroom, desk.by.person
    ))
    .await;
}

#[tokio::test]
async fn pairs_corrections_and_people_are_counted_exactly() {
    let desk = Desk::open().await;
    let (anna, ben, eve) = (
        person(&desk, "anna").await,
        person(&desk, "ben").await,
        person(&desk, "eve").await,
    );
    claims(&desk, &desk.by, &[(2 * DAY, "PENDING", 0.5, 0); 4]).await;
    let second = "kind = 'SECOND_REVIEW'";
    // Claim 0: two who agree. Claim 1: two who do not, and a decision.
    review(&desk, &anna, 0, 10, "VERIFIED", "").await;
    review(&desk, &ben, 0, 20, "VERIFIED", "").await;
    kind(&desk, &ben, 0, second).await;
    review(&desk, &ben, 1, 10, "VERIFIED", "").await;
    review(&desk, &anna, 1, 20, "DISPUTED", "").await;
    kind(&desk, &anna, 1, second).await;
    review(&desk, &eve, 1, 40, "UNVERIFIED", "").await;
    kind(&desk, &eve, 1, "kind = 'ADJUDICATION'").await;
    // Claim 2: one, corrected. Claim 3: the same verdict, attributed otherwise.
    review(&desk, &anna, 2, 10, "VERIFIED", "").await;
    review(&desk, &eve, 2, 90, "DISPUTED", "VERIFIED").await;
    let corrects = "kind = 'CORRECTION', correction_kind = 'UPDATE', corrects = (select id from
        reviews r where r.claim = reviews.claim and r.person <> reviews.person)";
    kind(&desk, &eve, 2, corrects).await;
    review(&desk, &anna, 3, 10, "VERIFIED", "").await;
    review(&desk, &eve, 3, 20, "VERIFIED", "").await;
    let twice = "kind = 'SECOND_REVIEW', attribution_verdict = 'DISPUTED'";
    kind(&desk, &eve, 3, twice).await;

    let got = stats(&desk, &desk.by).await;
    assert_eq!((got.second_reviews, got.disagreements), (3, 2));
    assert_eq!(got.corrections, [("UPDATE".to_owned(), 1)]);
    let verdicts = [
        (Verdict::Verified, 4),
        (Verdict::Disputed, 1),
        (Verdict::Unverified, 1),
    ];
    assert_eq!(got.verdicts, verdicts);
    assert_eq!(
        got.delay.map(|d| (d.median, d.claims)),
        Some((minutes(20), 4))
    );
    assert_eq!(got.people, [], "no policy allows it");
    policy(&desk, 1, true).await;
    let of = |handle: &str, [reviews, disagreements, adjudications, corrections]: [i64; 4]| {
        PersonStats {
            handle: handle.to_owned(),
            reviews,
            disagreements,
            adjudications,
            corrections,
        }
    };
    let people = [
        of("anna", [4, 2, 0, 0]),
        of("ben", [2, 1, 0, 0]),
        of("eve", [1, 1, 1, 1]),
    ];
    assert_eq!(stats(&desk, &desk.by).await.people, people);
    let village = desk.db.newsroom("village").await.unwrap();
    let other = stats(&desk, &village).await;
    assert_eq!(
        (other.people, other.second_reviews, other.corrections),
        (vec![], 0, vec![])
    );
    policy(&desk, 2, false).await;
    assert_eq!(
        stats(&desk, &desk.by).await.people,
        [],
        "the last version counts"
    );
}
