//! Articles are joined to events, and what follows from it for their claims.

use crate::desk::{Desk, IDS, draft, one_claim_a_line, unverified};
use crate::sql::Sql;
use chrono::{DateTime, Utc};
use factdesk_domain::*;
use factdesk_ledger::{Paper, Relation, Sighting, Told, reading, relate, sightings};
use factdesk_store::{Finished, MergeCall, NextCall};

/// A newsroom whose articles say one figure a line: who, what, where, the day in May, what
/// is counted, how, how many, and whatever else.
pub struct Ledger {
    pub desk: Desk,
    pub sql: Sql,
}

impl Ledger {
    pub async fn open() -> Ledger {
        let desk = Desk::open().await;
        let sql = Sql::on(&desk.db).await;
        Ledger { desk, sql }
    }

    /// Submits and extracts an article, published at an hour of May 10.
    pub async fn hand_in(&self, uri: &str, hour: u32, lines: &[&str]) -> ArticleId {
        let hour = chrono::TimeDelta::hours(hour.into());
        self.hand_in_at(uri, Some(may(10) + hour), lines).await
    }

    pub async fn hand_in_at(
        &self,
        uri: &str,
        publish_time: Option<DateTime<Utc>>,
        lines: &[&str],
    ) -> ArticleId {
        let said = ArticleDraft {
            publish_time,
            title: "Title".into(),
            ..draft(uri, &lines.join("\n"))
        };
        let article = self.desk.try_submit(said, None).await.unwrap().id;
        self.extract().await;
        article
    }

    pub async fn extract(&self) {
        while let Some(job) = self.desk.lease().await {
            let mut found = one_claim_a_line(&compose(&job.title, &job.body));
            found.claims.retain(|c| c.text.contains('|'));
            found.claims.iter_mut().for_each(figure);
            let done = self.desk.db.store.finish_job(IDS, &job, &found).await;
            assert_eq!(done.unwrap(), Finished::Saved);
        }
    }

    /// Sets a claim aside.
    async fn dismiss(&self, claim: &Claim) {
        let dismissal = factdesk_store::Dismissal {
            claim: claim.id,
            etag: claim.etag.clone(),
            reason: DismissReason::NotAClaim,
            comment: String::new(),
            request: None,
        };
        let (store, by) = (&self.desk.db.store, &self.desk.by);
        store.dismiss_claim(by, IDS, &dismissal).await.unwrap();
    }

    /// Joins whatever waits; how many articles.
    pub async fn join(&self) -> u64 {
        let mut joined = 0;
        loop {
            match self.desk.db.store.join_due(IDS).await.unwrap() {
                0 => return joined,
                more => joined += more,
            }
        }
    }

    /// Hands in and joins an article; its claims.
    pub async fn tell(&self, hour: u32, lines: &[&str]) -> Vec<Claim> {
        let article = self.hand_in("", hour, lines).await;
        assert_eq!(self.join().await, 1);
        self.desk.claims(article).await
    }

    pub async fn now(&self, claim: &Claim) -> Claim {
        let store = &self.desk.db.store;
        store.get_claim(&self.desk.by, claim.id).await.unwrap()
    }

    /// Place, articles/claims of each event that goes on, the fullest first.
    pub async fn events(&self) -> Vec<String> {
        self.sql
            .column(
                "select format('%s %s/%s', place, article_count, claim_count) from events
                 where merged_into is null and claim_count > 0
                 order by claim_count desc, article_count desc, place",
            )
            .await
    }

    /// Counts of events, as they stand and as they are: they must be the same.
    pub async fn miscounted(&self) -> Vec<String> {
        self.sql
            .column(
                "select format('%s %s/%s', e.id, claim_count, article_count)
                 from events e left join lateral (
                     select count(*) claims, count(distinct s.article) articles
                     from events r join sightings s on s.newsroom = r.newsroom and s.event = r.id
                     where coalesce(r.merged_into, r.id) = e.id
                 ) c on true
                 where (e.claim_count, e.article_count) is distinct from (c.claims, c.articles)",
            )
            .await
    }
}

pub fn may(day: u32) -> DateTime<Utc> {
    format!("2026-05-{day:02}T00:00:00Z").parse().unwrap()
}

/// What a line says.
fn figure(claim: &mut CandidateClaim) {
    let line = claim.text.clone();
    let word = |at: usize| line.split('|').nth(at).unwrap_or_default().to_owned();
    claim.attributions.truncate(1);
    claim.attributions[0].claimant = word(0);
    let day = word(3).parse().ok().map(may);
    claim.occurrence = Occurrence {
        happening: Happening::parse(&word(1)),
        places: word(2).split(',').map(str::to_owned).collect(),
        earliest: day,
        latest: day.map(|d| d + chrono::TimeDelta::days(1)),
    };
    let Some(measure) = Measure::parse(&word(4)) else {
        claim.stance = Stance::parse(&word(4)).or(claim.stance);
        return;
    };
    claim.kind = Kind::Figure;
    claim.figure = Some(Figure {
        measure,
        unit_noun: "people".into(),
        bound: Bound::parse(&word(5)).unwrap(),
        low: word(6).parse().ok(),
        high: None,
        unit: "people".into(),
        vague: false,
        as_of: None,
        text: word(6),
        span: None,
    });
}

const FORTY: &str = "Mayor|ATTACK|Sarnow|10|DEATHS|AT_LEAST|40";
const SIXTY: &str = "Clinic|ATTACK|Sarnow|10|DEATHS|AT_LEAST|60";
const FLOOD: &str = "Mayor|FLOOD|Sarnow|10|DEATHS|EXACTLY|2";

#[tokio::test]
async fn articles_that_tell_of_one_event_are_joined_and_others_are_not() {
    let ledger = Ledger::open().await;
    let first = ledger.tell(1, &[FORTY, "Mayor|||"]).await;
    assert!(first[0].event.is_some() && first[0].series.as_deref() == Some("deaths"));
    assert_eq!((first[1].event, &first[1].series), (None, &None));
    let second = ledger.tell(2, &[SIXTY, FLOOD]).await;
    assert_eq!(second[0].event, first[0].event);
    assert!(second[1].event.is_some() && second[1].event != first[0].event);
    assert_eq!(ledger.events().await, ["Sarnow 2/2", "Sarnow 1/1"]);
    assert_eq!(ledger.miscounted().await, [] as [&str; 0]);
    assert_eq!(ledger.join().await, 0, "once");
}

#[tokio::test]
async fn what_says_no_sort_is_of_an_event_by_what_it_tells() {
    let ledger = Ledger::open().await;
    let line = |who: &str| format!("{who}||Sarnow|10|DEATHS|AT_LEAST|4| on the Heron , off Tarwo");
    let first = ledger.tell(1, &[&line("Mayor")]).await.remove(0);
    let second = ledger.tell(2, &[&line("Clinic")]).await.remove(0);
    assert!(first.event.is_some() && first.event == second.event);
    let (store, by) = (&ledger.desk.db.store, &ledger.desk.by);
    let event = store.get_event(by, first.event.unwrap()).await.unwrap();
    assert_eq!((event.happening, event.place.as_str()), (None, "Sarnow"));
    let fire = line("Radio").replace("||", "|FIRE|");
    ledger.tell(3, &[&fire]).await;
    let event = store.get_event(by, event.id).await.unwrap();
    assert_eq!(
        event.happening,
        Some(Happening::Fire),
        "as soon as one says it"
    );
    assert_eq!(ledger.events().await, ["Sarnow 3/3"]);
}

#[tokio::test]
async fn a_toll_that_moved_on_is_superseded_and_stays_true() {
    let ledger = Ledger::open().await;
    let old = ledger.tell(1, &[FORTY]).await.remove(0);
    let web = crate::reviews::page("https://example.net/1");
    let review = crate::reviews::verified(vec![web]);
    let old = ledger.desk.review(&old, review).await.unwrap();
    assert_eq!(old.superseded_by, None);
    let new = ledger.tell(2, &[SIXTY]).await.remove(0);
    let now = ledger.now(&old).await;
    assert_eq!(now.superseded_by, Some(new.id));
    assert_eq!(
        (now.state, now.verdict, now.etag),
        (ClaimState::Reviewed, old.verdict, old.etag)
    );
    assert_eq!(ledger.now(&new).await.superseded_by, None);
    let listed = ledger.desk.list(None, crate::desk::any_state()).await;
    let listed: Vec<_> = listed.iter().map(|c| (c.event, c.superseded_by)).collect();
    assert_eq!(listed, [(now.event, Some(new.id)), (now.event, None)]);
    // Lower and later: not both can be the last word, but a bound stays true.
    let late = ledger
        .tell(3, &["A|ATTACK|Sarnow|10|DEATHS|AT_LEAST|50"])
        .await
        .remove(0);
    assert_eq!(ledger.now(&late).await.superseded_by, None);
}

#[tokio::test]
async fn one_articles_bound_and_number_do_not_supersede_each_other() {
    let ledger = Ledger::open().await;
    let lines = [
        "A|ATTACK|Sarnow|10|INJURIES|MORE_THAN|100",
        "B|ATTACK|Sarnow|10|INJURIES|EXACTLY|145",
    ];
    let claims = ledger.tell(1, &lines).await;
    assert!(
        claims.iter().all(|c| c.superseded_by.is_none()),
        "{claims:?}"
    );
}

const IN_HOSPITAL: &str = "Clinic|ATTACK|Sarnow|10|HOSPITALIZATIONS|EXACTLY|145";
const OTHERWISE: &str = "Ministry|ATTACK|Sarnow|10|HOSPITALIZATIONS|EXACTLY|115";

async fn asked(ledger: &Ledger) -> i64 {
    let told = "select count(*) from (
        select detail from outbox where act = 'claim.recheck_asked'
        union all select detail from log where act = 'claim.recheck_asked') a
        where detail->>'reason' = 'CONFLICT'";
    ledger.sql.one(told).await
}

#[tokio::test]
async fn two_verdicts_on_numbers_that_conflict_are_both_asked_about_once() {
    let ledger = Ledger::open().await;
    let [a, b] = [
        ledger.hand_in("", 1, &[IN_HOSPITAL]).await,
        ledger.hand_in("", 2, &[OTHERWISE]).await,
    ];
    let mut reviewed = Vec::new();
    for article in [a, b] {
        let claim = ledger.desk.claims(article).await.remove(0);
        reviewed.push(ledger.desk.review(&claim, unverified()).await.unwrap());
    }
    assert_eq!(ledger.join().await, 2);
    for claim in &reviewed {
        let now = ledger.now(claim).await;
        let reason = (now.state, now.recheck_reason);
        assert_eq!(
            reason,
            (ClaimState::NeedsRecheck, Some(RecheckReason::Conflict))
        );
    }
    assert_eq!(asked(&ledger).await, 2);
}

#[tokio::test]
async fn a_verdict_is_asked_about_once_a_number_however_many_articles_say_it() {
    let ledger = Ledger::open().await;
    let claim = ledger.tell(1, &[IN_HOSPITAL]).await.remove(0);
    let claim = ledger.desk.review(&claim, unverified()).await.unwrap();
    let other = ledger.tell(2, &[OTHERWISE]).await.remove(0);
    let now = ledger.now(&claim).await;
    assert_eq!(now.recheck_reason, Some(RecheckReason::Conflict));
    let cause = "select detail->>'cause' from outbox where act = 'claim.recheck_asked'";
    assert_eq!(ledger.sql.one::<String>(cause).await, other.id.to_string());
    assert_eq!(ledger.now(&other).await.state, ClaimState::Pending);
    let again = ledger.desk.review(&now, unverified()).await.unwrap();
    ledger.tell(3, &[OTHERWISE]).await;
    ledger.tell(3, &[IN_HOSPITAL]).await;
    assert_eq!(
        ledger.now(&again).await.state,
        ClaimState::Reviewed,
        "that was looked at"
    );
    ledger
        .tell(4, &["Radio|ATTACK|Sarnow|10|HOSPITALIZATIONS|EXACTLY|99"])
        .await;
    assert_eq!(
        ledger.now(&again).await.state,
        ClaimState::NeedsRecheck,
        "this was not"
    );
    assert_eq!(asked(&ledger).await, 2);
    assert_eq!(ledger.events().await, ["Sarnow 5/5"]);
}

const ACCUSED: &str = "Senator Moll|ATTACK|Sarnow|10|||Korrinian agents were behind it";
const DENIED: &str = "Korrinia|ATTACK|Sarnow|10|DENIES||any involvement in the attack";

#[tokio::test]
async fn a_verdict_is_asked_about_once_a_denial_however_many_articles_tell_of_it() {
    let ledger = Ledger::open().await;
    let mut said = ledger
        .tell(1, &[ACCUSED, "Moll|ATTACK|Sarnow|10|||they came by bus"])
        .await;
    let mut reviewed = Vec::new();
    for claim in said.drain(..) {
        reviewed.push(ledger.desk.review(&claim, unverified()).await.unwrap());
    }
    let denial = ledger.tell(2, &[DENIED]).await.remove(0);
    let [accused, other] = [
        ledger.now(&reviewed[0]).await,
        ledger.now(&reviewed[1]).await,
    ];
    assert_eq!(
        (accused.state, accused.recheck_reason, other.state),
        (
            ClaimState::NeedsRecheck,
            Some(RecheckReason::Denial),
            ClaimState::Reviewed
        )
    );
    let cause = "select detail->>'cause' from outbox where act = 'claim.recheck_asked'";
    assert_eq!(ledger.sql.one::<String>(cause).await, denial.id.to_string());
    let again = ledger.desk.review(&accused, unverified()).await.unwrap();
    ledger.tell(3, &[DENIED]).await;
    ledger
        .tell(3, &["Korrinia|FLOOD|Harnow|10|DENIES||any involvement"])
        .await;
    assert_eq!(
        ledger.now(&again).await.state,
        ClaimState::Reviewed,
        "that was looked at"
    );
    ledger
        .tell(
            4,
            &["Agent Brun|ATTACK|Sarnow|10|DENIES||that Korrinian agents were behind it"],
        )
        .await;
    assert_eq!(
        ledger.now(&again).await.state,
        ClaimState::NeedsRecheck,
        "this was not"
    );
}

#[tokio::test]
async fn a_verdict_on_what_was_denied_before_is_asked_about_as_it_is_joined() {
    let ledger = Ledger::open().await;
    ledger.tell(1, &[DENIED]).await;
    let article = ledger.hand_in("", 2, &[ACCUSED]).await;
    let claim = ledger.desk.claims(article).await.remove(0);
    let claim = ledger.desk.review(&claim, unverified()).await.unwrap();
    assert_eq!(ledger.join().await, 1);
    assert_eq!(
        ledger.now(&claim).await.recheck_reason,
        Some(RecheckReason::Denial)
    );
}

#[tokio::test]
async fn events_that_somebody_merges_are_searched_for_conflicts() {
    let ledger = Ledger::open().await;
    let claim = ledger.tell(1, &[OLD_STORY, IN_HOSPITAL]).await.remove(0);
    let claim = ledger.desk.review(&claim, unverified()).await.unwrap();
    let elsewhere = OTHERWISE.replace("Sarnow", "Harnow");
    let other = [OLD_STORY, &elsewhere, "Clinic|FLOOD|Harl|10"];
    let other = ledger.tell(2, &other).await;
    assert_eq!(ledger.now(&claim).await.state, ClaimState::Reviewed);
    let call = MergeCall {
        events: vec![
            ledger.now(&other[0]).await.event.unwrap(),
            ledger.now(&claim).await.event.unwrap(),
        ],
        comment: String::new(),
        request: None,
    };
    let (store, by) = (&ledger.desk.db.store, &ledger.desk.by);
    let merged = store.merge_events(by, IDS, &call).await.unwrap();
    assert_eq!(
        ledger.join().await,
        1,
        "one of the two articles is joined anew"
    );
    let now = ledger.now(&claim).await;
    assert_eq!(now.recheck_reason, Some(RecheckReason::Conflict));
    assert_eq!(
        [now.event, ledger.now(&other[0]).await.event],
        [Some(merged.id); 2]
    );
    assert_eq!(ledger.miscounted().await, [] as [String; 0]);
}

/// How long a claim may wait, in parts of what it might if nothing spoke against it.
async fn waits(ledger: &Ledger, claim: &Claim) -> f64 {
    let now = ledger.now(claim).await;
    let alone = patience(&Urgency {
        check_worthiness: claim.check_worthiness,
        ..Urgency::default()
    });
    let waits = (now.due_time - now.create_time).as_seconds_f64();
    (waits / alone.as_secs_f64() * 100.0).round() / 100.0
}

#[tokio::test]
async fn what_reports_contradict_or_somebody_denies_comes_sooner_and_once() {
    let ledger = Ledger::open().await;
    let in_hospital = ledger.tell(1, &[IN_HOSPITAL]).await.remove(0);
    let accused = ledger.tell(1, &[ACCUSED]).await.remove(0);
    let other = ledger
        .tell(1, &["Radio|ATTACK|Sarnow|10|||they came by bus"])
        .await
        .remove(0);
    assert_eq!(
        [
            waits(&ledger, &in_hospital).await,
            waits(&ledger, &accused).await
        ],
        [1.0, 1.0]
    );
    let otherwise = ledger.tell(2, &[OTHERWISE]).await.remove(0);
    let denial = ledger.tell(2, &[DENIED]).await.remove(0);
    ledger.tell(3, &[OTHERWISE, DENIED]).await;
    for (claim, part) in [
        (&in_hospital, 0.5),
        (&otherwise, 0.5),
        (&accused, 0.5),
        (&other, 1.0),
        (&denial, 1.0),
    ] {
        assert_eq!(waits(&ledger, claim).await, part, "{}", claim.text);
    }
    let again = ledger.tell(4, &[ACCUSED]).await.remove(0);
    assert_eq!(
        waits(&ledger, &again).await,
        0.5,
        "its copy was denied before"
    );
    let (store, by) = (&ledger.desk.db.store, &ledger.desk.by);
    let next = store.lease_next_claim(by, IDS, &any()).await.unwrap();
    let next = next.unwrap();
    let why = match next.claim.figure {
        Some(_) => "another report of the event contradicts it",
        None => "somebody denies it",
    };
    assert!(next.reasons.iter().any(|r| r == why), "{:?}", next.reasons);
}

/// Any claim, for ten minutes.
fn any() -> NextCall {
    NextCall {
        filter: ClaimFilter::everything(),
        lease: std::time::Duration::from_secs(600),
        request: None,
    }
}

#[tokio::test]
async fn a_figure_that_was_set_aside_contradicts_nobody() {
    for set_aside in [false, true] {
        let ledger = Ledger::open().await;
        let claim = ledger.tell(1, &[IN_HOSPITAL]).await.remove(0);
        let other = ledger.tell(2, &[OTHERWISE]).await.remove(0);
        if set_aside {
            ledger.dismiss(&other).await;
        }
        let (store, by) = (&ledger.desk.db.store, &ledger.desk.by);
        let next = store.lease_next_claim(by, IDS, &any()).await.unwrap();
        let next = next.unwrap();
        assert!(!set_aside || next.claim.id == claim.id);
        let why = "another report of the event contradicts it";
        let said = next.reasons.iter().any(|r| r == why);
        assert_eq!(said, !set_aside, "{:?}", next.reasons);
    }
}

#[tokio::test]
async fn a_denial_that_was_set_aside_denies_nothing() {
    for set_aside in [false, true] {
        let ledger = Ledger::open().await;
        let claim = ledger.tell(1, &[ACCUSED]).await.remove(0);
        let denials = ledger.tell(
            2,
            &[DENIED, "Mayor|ATTACK|Sarnow|10|DENIES||0|the sea is wet"],
        );
        let denial = denials.await.remove(0);
        if set_aside {
            ledger.dismiss(&denial).await;
        }
        let (store, by) = (&ledger.desk.db.store, &ledger.desk.by);
        let next = store.lease_next_claim(by, IDS, &any()).await.unwrap();
        let next = next.unwrap();
        assert_eq!(next.claim.id, claim.id, "it is due first");
        let said = next.reasons.iter().any(|r| r == "somebody denies it");
        assert_eq!(said, !set_aside, "{:?}", next.reasons);
    }
}

/// An article that begins so is joined by what it says happened, not by its words.
const OLD_STORY: &str = "Sarnow remembers";

#[tokio::test]
async fn copies_of_one_report_hide_no_other() {
    let ledger = Ledger::open().await;
    let report = |who, day| format!("{who}|ATTACK|Sarnow|{day}|||as the Orrin Club said");
    for copy in 0..17 {
        for who in ["Harbour Post", "Low Radio", "Sarnow Mail"] {
            let report = report(who, "10");
            ledger.hand_in("", copy, &[OLD_STORY, &report]).await;
        }
    }
    for copy in 0..2 {
        let report = report("Mayor", "");
        ledger.hand_in("", copy, &[OLD_STORY, &report]).await;
    }
    assert_eq!(ledger.join().await, 53);
    assert_eq!(ledger.events().await, ["Sarnow 51/51", "Sarnow 2/2"]);
}

#[tokio::test]
async fn an_article_that_tells_of_two_events_makes_them_one_until_it_is_rewritten() {
    let ledger = Ledger::open().await;
    let one = ledger
        .tell(1, &["A|ATTACK|Sarnow|10|DEATHS|AT_LEAST|3"])
        .await
        .remove(0);
    let two = ledger
        .tell(2, &["B|ATTACK|Market Hall|10|DEATHS|AT_LEAST|4"])
        .await
        .remove(0);
    assert_ne!(one.event, two.event);
    let uri = "https://example.org/both";
    ledger
        .hand_in(
            uri,
            3,
            &["C|ATTACK|Sarnow,Market Hall|10|DEATHS|AT_LEAST|5"],
        )
        .await;
    ledger.join().await;
    let (a, b) = (ledger.now(&one).await, ledger.now(&two).await);
    assert_eq!(
        (a.event, b.event),
        (one.event, one.event),
        "the oldest names it"
    );
    assert_eq!(a.superseded_by, b.superseded_by);
    assert_eq!(ledger.events().await, ["Market Hall 3/3"]);
    ledger
        .hand_in(uri, 3, &["C|ATTACK|Sarnow|10|DEATHS|AT_LEAST|5"])
        .await;
    ledger.join().await;
    assert_eq!(ledger.now(&two).await.event, two.event, "its own again");
    assert_eq!(ledger.events().await, ["Sarnow 2/2", "Market Hall 1/1"]);
    assert_eq!(ledger.miscounted().await, [] as [&str; 0]);
}

#[tokio::test]
async fn who_came_together_through_an_article_part_without_it_in_any_order() {
    let lines = [
        "A|ATTACK|Sarnow|10|DEATHS|AT_LEAST|3",
        "B|ATTACK|Market Hall|10|DEATHS|AT_LEAST|4",
        "C|ATTACK|Sarnow,Market Hall|10|DEATHS|AT_LEAST|5",
    ];
    for order in [[2, 0, 1], [0, 2, 1], [0, 1, 2]] {
        let ledger = Ledger::open().await;
        let mut bridge = None;
        for at in order {
            let article = ledger.hand_in("", 1, &[lines[at]]).await;
            ledger.join().await;
            bridge = bridge.or(Some(article).filter(|_| at == 2));
        }
        assert_eq!(ledger.events().await, ["Market Hall 3/3"], "{order:?}");
        let (store, by) = (&ledger.desk.db.store, &ledger.desk.by);
        let purge = store.purge_article(by, IDS, bridge.unwrap(), "x", None);
        purge.await.unwrap();
        assert_eq!(
            ledger.events().await,
            ["Market Hall 1/1", "Sarnow 1/1"],
            "{order:?}"
        );
        assert_eq!(ledger.miscounted().await, [] as [&str; 0]);
    }
}

#[tokio::test]
async fn a_rewritten_article_stays_in_its_event() {
    let ledger = Ledger::open().await;
    let uri = "https://example.org/1";
    let article = ledger
        .hand_in(uri, 1, &[FORTY, "Ann Low |ATTACK|Sarnow|10"])
        .await;
    ledger.join().await;
    let before = ledger.desk.claims(article).await.remove(0);
    ledger
        .hand_in(uri, 1, &[FORTY, "Max Ash |ATTACK|Sarnow|10", SIXTY])
        .await;
    ledger.join().await;
    let now = ledger.now(&before).await;
    assert_eq!(now.event, before.event);
    assert_eq!(
        ledger.events().await,
        ["Sarnow 1/3"],
        "what is gone counts no longer"
    );
    ledger.hand_in(uri, 1, &["Ann Low|||"]).await;
    ledger.join().await;
    assert_eq!(ledger.events().await, [] as [&str; 0]);
    let left = "select (select count(*) from mentions) + (select count(*) from sightings)
        + (select count(*) from mention_keys) + (select count(*) from series_heads)";
    assert_eq!(ledger.sql.one::<i64>(left).await, 0);
}

#[tokio::test]
async fn who_names_the_day_on_which_a_report_came_out_tells_what_it_tells() {
    let ledger = Ledger::open().await;
    let lines = ["A|ATTACK|Sarnow", "B|ATTACK|Sarnow|10", "C|ATTACK|Sarnow"];
    let uri = "https://example.org/1";
    for more in [&[][..], &["D|ATTACK|Sarnow|10"]] {
        ledger.hand_in(uri, 1, &[&lines[..], more].concat()).await;
        ledger.join().await;
        let all = format!("Sarnow 1/{}", 3 + more.len());
        assert_eq!(ledger.events().await, [all]);
        assert_eq!(ledger.miscounted().await, [] as [&str; 0]);
    }
    assert_eq!(
        ledger.sql.one::<i64>("select count(*) from mentions").await,
        1
    );
}

#[tokio::test]
async fn what_is_set_aside_by_hand_is_joined_no_more() {
    let ledger = Ledger::open().await;
    let claims = ledger.tell(1, &[FORTY, SIXTY]).await;
    ledger.dismiss(&claims[1]).await;
    assert_eq!(ledger.join().await, 1);
    assert_eq!(ledger.events().await, ["Sarnow 1/1"]);
    assert_eq!(ledger.now(&claims[0]).await.superseded_by, None);
}

#[tokio::test]
async fn what_may_be_one_event_is_suggested_once() {
    let ledger = Ledger::open().await;
    let lines = |day: u32| format!("Ann Low |ELECTION|Sarnow|{day}|DEATHS|EXACTLY|3");
    let one = ledger.tell(1, &[&lines(10)]).await.remove(0);
    // Published so much later it is not the same story, whatever words they share.
    let later = Some(may(10) + chrono::TimeDelta::days(8));
    let two = ledger.hand_in_at("", later, &[&lines(12)]).await;
    ledger.join().await;
    let two = ledger.desk.claims(two).await.remove(0);
    assert_ne!(one.event, two.event);
    let pairs = "select format('%s %s %s %s', one, other, score, state) from matches";
    let pair = format!("{} {} 0.7 SUGGESTED", one.id, two.id);
    assert_eq!(ledger.sql.column::<String>(pairs).await, [pair]);
    ledger
        .tell(3, &["Max Ash |ELECTION|Sarnow|17|DEATHS|EXACTLY|3"])
        .await;
    assert_eq!(
        ledger.sql.column::<String>(pairs).await.len(),
        1,
        "without a name: no"
    );
}

#[tokio::test]
async fn a_purged_article_leaves_its_events() {
    let ledger = Ledger::open().await;
    let gone = ledger
        .tell(
            1,
            &["Zirconia Low |ATTACK|Quartz Town|10|DEATHS|AT_LEAST|3"],
        )
        .await;
    let stays = ledger
        .tell(0, &["B|ATTACK|Quartz|10|DEATHS|AT_LEAST|2"])
        .await
        .remove(0);
    assert_eq!(ledger.now(&stays).await.superseded_by, Some(gone[0].id));
    let store = &ledger.desk.db.store;
    let purge = store.purge_article(&ledger.desk.by, IDS, gone[0].article, "x", None);
    purge.await.unwrap();
    let now = ledger.now(&stays).await;
    assert_eq!((now.event, now.superseded_by), (gone[0].event, None));
    assert_eq!(ledger.events().await, ["Quartz 1/1"]);
    let words = "select count(*) from (
        select e::text from events e union all select m::text from mentions m
        union all select k::text from mention_keys k union all select s::text from sightings s
        union all select x::text from matches x) t(row) where row ~* 'zirconia|quartz town'";
    assert_eq!(ledger.sql.one::<i64>(words).await, 0);
    assert_eq!(ledger.join().await, 0);
}

#[tokio::test]
async fn newsrooms_are_joined_by_turns_and_see_nothing_of_each_other() {
    let ledger = Ledger::open().await;
    for _ in 0..3 {
        ledger.hand_in("", 1, &[FORTY]).await;
    }
    let village = ledger.desk.db.newsroom("village").await.unwrap();
    let submission = factdesk_store::Submission {
        article: NewArticle::check(draft("", SIXTY)).unwrap(),
        request: None,
        lane: factdesk_store::Lane::Interactive,
    };
    let store = &ledger.desk.db.store;
    store
        .submit_article(&village, IDS, &submission)
        .await
        .unwrap();
    ledger.extract().await;
    let mut counts = Vec::new();
    for _ in 0..4 {
        counts.push(store.join_due(IDS).await.unwrap());
    }
    assert_eq!(counts, [2, 1, 1, 0], "nobody waits for another's many");
    assert_eq!(ledger.events().await, ["Sarnow 3/3", "Sarnow 1/1"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn joiners_at_once_make_one_event() {
    let ledger = Ledger::open().await;
    for n in 0..12 {
        ledger.hand_in("", n, &[FORTY, SIXTY]).await;
    }
    let joiners = (0..4).map(|_| {
        let store = ledger.desk.db.store.clone();
        tokio::spawn(async move {
            let mut joined = 0;
            for _ in 0..60 {
                joined += store.join_due(IDS).await.unwrap();
            }
            joined
        })
    });
    let mut joined = 0;
    for joiner in joiners.collect::<Vec<_>>() {
        joined += joiner.await.unwrap();
    }
    joined += ledger.join().await;
    assert_eq!(joined, 12);
    assert_eq!(ledger.events().await, ["Sarnow 12/24"]);
    assert_eq!(ledger.miscounted().await, [] as [&str; 0]);
}

/// Numbers that a seed decides: xorshift64.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn toll(&mut self) -> String {
        let bound = Bound::ALL[self.below(6)].as_str();
        let low = 1 + self.below(9);
        format!("Mayor|ATTACK|Sarnow|10|DEATHS|{bound}|{low}")
    }
}

/// A claim was superseded by the head of its series exactly where the pure rules say so,
/// and the head is the highest lower bound.
async fn superseded_as_the_rules_say(seed: u64) {
    println!("seed {seed}");
    let (ledger, mut dice) = (Ledger::open().await, Dice(seed | 1));
    let mut seen = Vec::new();
    for _ in 0..12 {
        let lines = [dice.toll(), dice.toll()];
        let hour = dice.below(6) as i64;
        let time = Some(may(10) + chrono::TimeDelta::hours(hour)).filter(|_| hour > 0);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let article = ledger.hand_in_at("", time, &lines).await;
        ledger.join().await;
        let claims = ledger.desk.claims(article).await;
        let told: Vec<_> = claims.iter().map(Told::from).collect();
        let paper = Paper {
            article,
            title: 5,
            publish_time: time,
        };
        seen.extend(sightings(&paper, &told));
    }
    let head: uuid::Uuid = ledger.sql.one("select claim from series_heads").await;
    let head = seen.iter().find(|s| s.claim.0 == head).unwrap();
    let low = |s: &Sighting| reading(s).unwrap().low();
    assert!(seen.iter().all(|s| low(s) <= low(head)), "{head:?}");
    let mut superseded = 0;
    for sighting in seen.iter().filter(|s| s.claim != head.claim) {
        let related = relate(sighting, head);
        let by_rules =
            related.relation == Relation::SupersedesCandidate && related.from == head.claim;
        let claim = ledger
            .desk
            .db
            .store
            .get_claim(&ledger.desk.by, sighting.claim)
            .await;
        let by = claim.unwrap().superseded_by;
        assert_eq!(by, by_rules.then_some(head.claim), "{sighting:?} {head:?}");
        superseded += usize::from(by_rules);
    }
    assert!(superseded > 3, "hardly anything was superseded");
}

#[tokio::test]
async fn claims_are_superseded_as_the_pure_rules_say() {
    for seed in [3, 5, 8, 13] {
        superseded_as_the_rules_say(seed * 7_919).await;
    }
}
