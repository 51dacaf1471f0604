//! Verdicts that should be looked at again: their words changed, their time came,
//! another claim speaks against them.

use crate::desk::{Desk, IDS, any_state, call, unverified};
use factdesk_domain::*;
use factdesk_store::{Recheck, Store};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};

const URI: &str = "https://example.org/1";
const EARLY: &str = "Mayor: at least 12 people drowned in the flood";
const LATER: &str = "Mayor: at least 31 people drowned in the flood";

async fn reviewed(body: &str) -> (Desk, Claim) {
    let desk = Desk::open().await;
    let article = desk.submit(URI, body).await;
    desk.extract().await;
    let claim = desk.claims(article.id).await.remove(0);
    let claim = desk.review(&claim, unverified()).await.unwrap();
    (desk, claim)
}

impl Desk {
    async fn revise(&self, body: &str) {
        self.submit(URI, body).await;
        self.extract().await;
    }

    async fn now(&self, claim: &Claim) -> Claim {
        self.db.store.get_claim(&self.by, claim.id).await.unwrap()
    }

    async fn asked(&self) -> i64 {
        self.count("select count(*) from outbox where act = 'claim.recheck_asked'")
            .await
    }
}

#[tokio::test]
async fn a_claim_whose_sentence_is_rewritten_keeps_its_name_and_verdict_and_is_asked_about() {
    let (desk, claim) = reviewed(EARLY).await;
    desk.revise(&format!("Lead: one\n{LATER}")).await;
    let now = desk.now(&claim).await;
    assert_eq!(
        (now.state, now.recheck_reason),
        (ClaimState::NeedsRecheck, Some(RecheckReason::TextChanged))
    );
    assert_eq!(
        (now.text.as_str(), now.proposition.as_str()),
        (LATER, LATER)
    );
    assert_eq!((now.verdict, &now.reason), (claim.verdict, &claim.reason));
    assert_eq!((now.revision, now.quote.unwrap().span.start), (2, 10));
    assert!(now.etag != claim.etag && now.copy_key != claim.copy_key);
    assert_eq!(now.due_time, now.update_time, "it is due at once");
    let told = "select count(*) from outbox
        where act = 'claim.recheck_asked' and detail->>'reason' = 'TEXT_CHANGED'";
    assert_eq!(desk.count(told).await, 1);
    assert_eq!(desk.count("select count(*) from claims").await, 2);

    let again = desk.now(&claim).await;
    let again = desk.review(&again, unverified()).await.unwrap();
    assert_eq!(
        (again.state, again.recheck_reason),
        (ClaimState::Reviewed, None)
    );
    assert_eq!(desk.count("select count(*) from reviews").await, 2);
}

#[tokio::test]
async fn a_second_rewriting_before_anybody_looked_asks_again() {
    let (desk, claim) = reviewed(EARLY).await;
    desk.revise(LATER).await;
    let once = desk.now(&claim).await;
    desk.revise("Mayor: at least 40 people drowned in the flood")
        .await;
    let twice = desk.now(&claim).await;
    assert_eq!(twice.state, ClaimState::NeedsRecheck);
    assert_ne!(twice.etag, once.etag);
    // And where the sentence goes for good, nobody has to look any more.
    desk.revise("Agency: the school reopens").await;
    let gone = desk.now(&claim).await;
    assert_eq!(
        (gone.state, gone.recheck_reason),
        (ClaimState::Replaced, None)
    );
    assert_eq!(gone.verdict, claim.verdict);
}

#[tokio::test]
async fn what_has_no_readable_verdict_or_no_certain_heir_is_replaced() {
    let two = format!("{LATER}\nMayor: at least 13 people drowned in the flood");
    let pending = "verdict = null, state = 'PENDING'";
    for (set, next) in [
        (pending, LATER),
        ("state = 'AWAITING_SECOND_REVIEW'", LATER),
        ("state = 'IN_ADJUDICATION'", LATER),
        ("verdict = null, state = 'DISMISSED'", LATER),
        ("state = 'REVIEWED'", two.as_str()),
        (
            "state = 'REVIEWED'",
            "Engineer: at least 31 people drowned in the flood",
        ),
    ] {
        let (desk, claim) = reviewed(EARLY).await;
        desk.execute(&format!("update claims set {set}")).await;
        desk.revise(next).await;
        let gone = desk.now(&claim).await;
        assert_eq!(
            (gone.state, gone.text.as_str()),
            (ClaimState::Replaced, EARLY),
            "{set}"
        );
        let now = desk
            .list(Some(claim.article), ClaimFilter::everything())
            .await;
        assert!(
            now.iter()
                .all(|c| c.state == ClaimState::Pending && c.verdict.is_none())
        );
        assert_eq!(desk.asked().await, 0);
    }
}

/// Numbers that a seed decides: xorshift64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    /// An article of some of six stories, each told in one of several ways.
    fn body(&mut self) -> String {
        const STORIES: [[&str; 3]; 6] = [
            [EARLY, LATER, "Mayor: the flood is over"],
            [
                "Agency: the bridge is closed until spring",
                "Agency: the bridge is closed until late spring",
                "Agency: the bridge is open",
            ],
            [
                "Witness: a loud bang was heard at noon",
                "Witness: two loud bangs were heard at noon",
                "Witness: nothing",
            ],
            [
                "Ministry: help is on its way to the town",
                "Ministry: more help is on its way to the town",
                "Ministry: no help is on its way to the town",
            ],
            [
                "Doctor: 3 people are in a serious condition",
                "Doctor: 5 people are in a serious condition",
                "Doctor: 3 people are in a serious condition",
            ],
            [
                "Farmer: the harvest is lost this year",
                "Farmer: most of the harvest is lost this year",
                "Farmer: half",
            ],
        ];
        let mut lines = Vec::new();
        for story in STORIES {
            if self.below(6) > 0 {
                let at = self.below(lines.len() + 1);
                lines.insert(at, story[self.below(3)]);
            }
        }
        lines.push("Editor: always here");
        lines.join("\n")
    }
}

async fn play(seed: u64) {
    println!("FACTDESK_REVISIONS_SEED={seed}");
    let (desk, mut dice) = (Desk::open().await, Dice(seed | 1));
    // What each claim said when it was reviewed last, and what was ever there.
    let mut judged: HashMap<ClaimId, String> = HashMap::new();
    let mut known: HashSet<ClaimId> = HashSet::new();
    let mut asked = 0;
    for n in 0..30 {
        let body = dice.body();
        let article = desk.submit(URI, &body).await.id;
        desk.extract().await;
        let all = desk.list(Some(article), any_state()).await;
        let ids: HashSet<_> = all.iter().map(|c| c.id).collect();
        assert_eq!(ids.len(), all.len(), "no id twice");
        assert!(known.is_subset(&ids), "nothing is lost");
        known = ids;
        let (gone, stand): (Vec<_>, Vec<_>) =
            all.iter().partition(|c| c.state == ClaimState::Replaced);
        let mut texts: Vec<_> = stand.iter().map(|c| c.text.as_str()).collect();
        let mut lines: Vec<_> = body.lines().collect();
        texts.sort();
        lines.sort();
        assert_eq!(
            texts, lines,
            "what the article says stands once, revision {n}"
        );
        let index = TextIndex::new(&body);
        for claim in &stand {
            let span = claim.quote.as_ref().unwrap().span;
            assert_eq!(index.exact(span), Some(claim.text.as_str()));
            let same = judged.get(&claim.id) == Some(&claim.text);
            match claim.state {
                ClaimState::Pending => {
                    assert_eq!((claim.verdict, judged.get(&claim.id)), (None, None))
                }
                ClaimState::Reviewed => assert!(same && claim.recheck_reason.is_none()),
                ClaimState::NeedsRecheck => assert!(claim.verdict.is_some()),
                other => panic!("{other:?}"),
            }
        }
        for claim in gone {
            assert_eq!(
                claim.verdict.is_some(),
                judged.contains_key(&claim.id),
                "verdicts stay"
            );
        }
        asked += stand.iter().filter(|c| c.recheck_reason.is_some()).count();
        for claim in stand {
            if dice.below(2) == 0 && claim.state != ClaimState::Reviewed {
                desk.review(claim, unverified()).await.unwrap();
                judged.insert(claim.id, claim.text.clone());
            }
        }
    }
    assert!(asked > 0, "no sentence was ever known again");
}

#[tokio::test]
async fn thirty_random_revisions_lose_no_claim_and_double_none() {
    if let Ok(seed) = std::env::var("FACTDESK_REVISIONS_SEED") {
        return play(seed.parse().unwrap()).await;
    }
    for _ in 0..3 {
        play(RandomState::new().build_hasher().finish()).await;
    }
}

fn again_at(time: chrono::DateTime<chrono::Utc>) -> NewReview {
    NewReview {
        recheck_time: Some(time),
        ..unverified()
    }
}

async fn due(store: &Store) -> u64 {
    store.ask_due_rechecks(IDS).await.unwrap()
}

#[tokio::test]
async fn a_verdict_is_looked_at_again_when_its_time_came_and_not_before() {
    let desk = Desk::open().await;
    let article = desk.submit("", "A: one\nB: two\nC: three\nD: four").await;
    desk.extract().await;
    let claims = desk.claims(article.id).await;
    let hour = chrono::TimeDelta::hours(1);
    let (past, future) = (claims[0].create_time - hour, claims[0].create_time + hour);
    let first = desk.review(&claims[0], again_at(past)).await.unwrap();
    desk.review(&claims[1], again_at(future)).await.unwrap();
    desk.review(&claims[2], unverified()).await.unwrap();
    desk.review(&claims[3], again_at(past)).await.unwrap();
    desk.execute(&format!(
        "update claims set state = 'REPLACED' where id = '{}'",
        claims[3].id
    ))
    .await;
    assert_eq!(due(&desk.db.store).await, 1);
    let now = desk.now(&first).await;
    assert_eq!(
        (now.state, now.recheck_reason, now.recheck_time),
        (
            ClaimState::NeedsRecheck,
            Some(RecheckReason::Time),
            Some(past)
        )
    );
    assert_eq!((now.verdict, now.etag != first.etag), (first.verdict, true));
    assert_eq!((due(&desk.db.store).await, desk.asked().await), (0, 1));
    // A new review without a time lets it rest.
    let rested = desk.review(&now, unverified()).await.unwrap();
    assert_eq!(
        (rested.state, rested.recheck_time),
        (ClaimState::Reviewed, None)
    );
    assert_eq!(due(&desk.db.store).await, 0);
    // The older etag is told, as with any other change.
    let late = desk
        .db
        .store
        .review_claim(&desk.by, IDS, &call(&first, unverified()))
        .await;
    assert!(matches!(
        late,
        Err(factdesk_store::Error::EtagMismatch { .. })
    ));
}

/// So many verdicts due in the newsroom.
async fn overdue(desk: &Desk, by: &Principal, count: i32) {
    let body = by.handle.clone();
    let draft = crate::desk::draft("", &body);
    let submission = factdesk_store::Submission {
        article: NewArticle::check(draft).unwrap(),
        request: None,
        lane: factdesk_store::Lane::Interactive,
    };
    desk.db
        .store
        .submit_article(by, IDS, &submission)
        .await
        .unwrap();
    desk.extract().await;
    desk.execute(&format!(
        "insert into claims
         select (jsonb_populate_record(c, jsonb_build_object(
             'id', gen_random_uuid(), 'state', 'REVIEWED', 'verdict', 'UNVERIFIED',
             'recheck_time', now() - n * interval '1 min'))).*
         from claims c, generate_series(1, {count}) n
         where newsroom = '{}' and state = 'PENDING'",
        by.newsroom
    ))
    .await;
}

#[tokio::test]
async fn no_newsroom_waits_for_anothers_thousand_verdicts() {
    let desk = Desk::open().await;
    let small = desk.db.newsroom("village").await.unwrap();
    overdue(&desk, &desk.by, 450).await;
    overdue(&desk, &small, 3).await;
    let marked = [
        due(&desk.db.store).await,
        due(&desk.db.store).await,
        due(&desk.db.store).await,
    ];
    assert_eq!(marked, [203, 200, 50]);
    assert_eq!((due(&desk.db.store).await, desk.asked().await), (0, 453));
    let order = "select count(*) from claims a join claims b on b.newsroom = a.newsroom
        and b.recheck_time > a.recheck_time and b.update_time < a.update_time
        where a.recheck_reason = 'TIME' and b.recheck_reason = 'TIME'";
    assert_eq!(desk.count(order).await, 0, "the longest due first");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reapers_at_once_mark_a_claim_once() {
    let desk = Desk::open().await;
    overdue(&desk, &desk.by, 600).await;
    let reapers = (0..6).map(|_| {
        let store = desk.db.store.clone();
        tokio::spawn(async move {
            let mut marked = 0;
            for _ in 0..4 {
                marked += due(&store).await;
            }
            marked
        })
    });
    let mut marked = 0;
    for reaper in reapers.collect::<Vec<_>>() {
        marked += reaper.await.unwrap();
    }
    marked += due(&desk.db.store).await;
    let told = "select count(distinct subject) from outbox where act = 'claim.recheck_asked'";
    assert_eq!(
        (marked, desk.asked().await, desk.count(told).await),
        (600, 600, 600)
    );
    assert_eq!(
        desk.count("select count(*) from claims where version = 2")
            .await,
        600
    );
}

#[tokio::test]
async fn a_conflict_is_asked_about_once_a_cause() {
    let (desk, claim) = reviewed("A: one\nB: two").await;
    let other = desk.claims(claim.article).await.remove(1);
    let ask = |reason, cause: Option<ClaimId>| {
        let recheck = Recheck {
            reason,
            claims: vec![claim.id, other.id],
            cause,
        };
        let desk = &desk;
        async move {
            let asked = desk
                .db
                .store
                .ask_recheck(IDS, desk.by.newsroom, &recheck)
                .await;
            asked.unwrap()
        }
    };
    let conflict = RecheckReason::Conflict;
    assert_eq!(
        ask(conflict, Some(other.id)).await,
        [claim.id],
        "no verdict, no question"
    );
    assert_eq!(
        ask(RecheckReason::Denial, Some(other.id)).await,
        [],
        "it is asked already"
    );
    let asked = desk.now(&claim).await;
    assert_eq!(
        (asked.state, asked.recheck_reason),
        (ClaimState::NeedsRecheck, Some(conflict))
    );
    desk.review(&asked, unverified()).await.unwrap();
    assert_eq!(
        ask(conflict, Some(other.id)).await,
        [],
        "that was looked at"
    );
    desk.db.store.move_outbox(100).await.unwrap();
    assert_eq!(
        ask(conflict, Some(other.id)).await,
        [],
        "the log knows it, too"
    );
    assert_eq!(ask(RecheckReason::Denial, Some(other.id)).await, [claim.id]);
    let asked = desk.now(&claim).await;
    desk.review(&asked, unverified()).await.unwrap();
    assert_eq!(ask(conflict, Some(ClaimId::new(IDS))).await, [claim.id]);
    let foreign = desk.db.newsroom("village").await.unwrap();
    let recheck = Recheck {
        reason: conflict,
        claims: vec![claim.id],
        cause: None,
    };
    let nothing = desk
        .db
        .store
        .ask_recheck(IDS, foreign.newsroom, &recheck)
        .await;
    assert_eq!(nothing.unwrap(), []);
}
