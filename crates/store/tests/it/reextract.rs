//! A text that is read again: what nobody worked on follows the extractor, what people
//! worked on stays, and the difference is told before and after.

use crate::desk::{Desk, IDS, call, one_claim_a_line, request, unverified};
use crate::past::{self, findings};
use factdesk_domain::*;
use factdesk_store::{Dismissal, Error, Finished, Resource};
use std::time::Duration;

const URI: &str = "https://example.org/dam";
const LINES: &str = "Mayor: the dam held\nGuild: the dam leaks\nPolice: nobody was hurt";

struct Again {
    desk: Desk,
    article: ArticleId,
}

impl Again {
    async fn new() -> Again {
        let desk = past::desk("north").await;
        let article = desk.submit(URI, LINES).await.id;
        desk.extract().await;
        Again { desk, article }
    }

    async fn claims(&self) -> Vec<Claim> {
        self.desk.claims(self.article).await
    }

    async fn ask(&self) -> Article {
        let store = &self.desk.db.store;
        let asked = store.reextract_article(&self.desk.by, IDS, self.article, None);
        asked.await.unwrap()
    }

    /// Reads it again, as the second version of the extractor does.
    async fn run(&self, change: impl Fn(&mut Extraction)) -> Difference {
        self.ask().await;
        self.work(change).await;
        self.difference().await
    }

    async fn work(&self, change: impl Fn(&mut Extraction)) {
        let job = self.desk.lease().await.expect("a job waits");
        let found = second(&compose(&job.title, &job.body), change);
        let done = self.desk.db.store.finish_job(IDS, &job, &found).await;
        assert_eq!(done.unwrap(), Finished::Saved);
    }

    async fn difference(&self) -> Difference {
        let store = &self.desk.db.store;
        let found = store.extraction_difference(&self.desk.by, self.article, None, 100);
        found.await.unwrap().unwrap()
    }

    async fn preview(&self, change: impl Fn(&mut Extraction)) -> Difference {
        let (store, by) = (&self.desk.db.store, &self.desk.by);
        let found = second(LINES, change);
        let preview = store.preview_extraction(by, IDS, (self.article, 1), &found, 100);
        preview.await.unwrap().unwrap()
    }
}

fn second(text: &str, change: impl Fn(&mut Extraction)) -> Extraction {
    let mut found = one_claim_a_line(text);
    found.extractor = "lines/2".into();
    for claim in &mut found.claims {
        claim.rules = vec!["second".into()];
    }
    change(&mut found);
    found
}

/// The second version does not find the guild's.
fn without_guild(found: &mut Extraction) {
    found.claims.remove(1);
}

/// It describes the guild's otherwise.
fn guild_denies(found: &mut Extraction) {
    found.claims[1].stance = Some(Stance::Denies);
    found.claims[1].proposition = "The dam leaks, says the guild.".into();
}

/// It finds fewer words, said by somebody else.
fn guild_otherwise(found: &mut Extraction) {
    let claim = &mut found.claims[1];
    claim.text = "the dam leaks".into();
    claim.span.start += 7;
    claim.span.utf16_start += 7;
    claim.attributions[0].claimant = "The guild".into();
}

fn kinds(difference: &Difference) -> Vec<(DifferenceKind, Vec<&str>)> {
    let claims = difference.claims.iter();
    claims
        .map(|d| (d.kind, d.columns.iter().map(String::as_str).collect()))
        .collect()
}

fn counts(d: &Difference) -> [i32; 5] {
    let s = &d.summary;
    [s.new, s.gone, s.changed, s.kept, s.unchanged]
}

#[tokio::test]
async fn what_nobody_worked_on_follows_the_extractor() {
    let again = Again::new().await;
    let before = again.claims().await;
    let told = again.run(guild_denies).await;
    let after = again.claims().await;
    assert_eq!(after.len(), 3);
    let ids = |claims: &[Claim]| claims.iter().map(|c| c.id).collect::<Vec<_>>();
    assert_eq!(ids(&before), ids(&after));
    assert!(
        after
            .iter()
            .all(|c| c.extractor == "lines/2" && c.rules == ["second"])
    );
    assert_eq!(after[1].stance, Some(Stance::Denies));
    assert_ne!(
        after[1].etag, before[1].etag,
        "a reviewer sees something else"
    );
    assert_eq!(after[0].etag, before[0].etag);
    let rules = (DifferenceKind::Changed, vec!["rules"]);
    let guild = vec!["proposition", "rules", "stance"];
    let guild = (DifferenceKind::Changed, guild);
    assert_eq!(kinds(&told), [rules.clone(), guild, rules]);
    assert_eq!(told.summary.previous_extractors, ["lines/1"]);
    assert_eq!(told.summary.extractor, "lines/2");
    let guild = &told.claims[1];
    let (was, is) = (
        guild.before.as_ref().unwrap(),
        guild.after.as_ref().unwrap(),
    );
    assert_eq!(
        (was.stance, is.stance),
        (Some(Stance::Asserts), Some(Stance::Denies))
    );
    assert_eq!(
        (was.extractor.as_str(), is.extractor.as_str()),
        ("lines/1", "lines/2")
    );
    assert_eq!(findings(&again.desk, &[]).await, []);
}

#[tokio::test]
async fn what_is_not_found_goes_and_what_is_found_comes() {
    let again = Again::new().await;
    let before = again.claims().await;
    let told = again.run(guild_otherwise).await;
    assert_eq!(counts(&told), [1, 1, 2, 0, 0]);
    let after = again.claims().await;
    assert_eq!(after.len(), 4);
    let old = after.iter().find(|c| c.id == before[1].id).unwrap();
    assert_eq!(old.state, ClaimState::Replaced);
    let of = |kind| told.claims.iter().find(|d| d.kind == kind).unwrap();
    let (new, gone) = (of(DifferenceKind::New), of(DifferenceKind::Gone));
    assert_eq!(new.before, None);
    assert_eq!(new.after.as_ref().unwrap().text, "the dam leaks");
    assert_eq!(gone.after, None);
    let gone = gone.before.as_ref().unwrap();
    assert_eq!((gone.id, gone.state), (before[1].id, ClaimState::Pending));
    let article = again
        .desk
        .db
        .store
        .get_article(&again.desk.by, again.article);
    assert_eq!(article.await.unwrap().claim_count, 3);
}

#[tokio::test]
async fn the_same_reading_changes_nothing() {
    let again = Again::new().await;
    let before = again.claims().await;
    again.ask().await;
    again.desk.extract().await;
    let told = again.difference().await;
    assert_eq!((counts(&told), told.claims.len()), ([0, 0, 0, 0, 3], 0));
    let etags = |claims: &[Claim]| claims.iter().map(|c| c.etag.clone()).collect::<Vec<_>>();
    assert_eq!(etags(&before), etags(&again.claims().await));
}

#[tokio::test]
async fn a_verdict_outlives_an_extractor_that_finds_its_claim_no_more() {
    let again = Again::new().await;
    let claim = again.claims().await.remove(1);
    let reviewed = again.desk.review(&claim, unverified()).await.unwrap();
    for (reading, columns) in [
        (without_guild as fn(&mut Extraction), vec![]),
        (guild_denies, vec!["proposition", "stance"]),
        (guild_otherwise, vec!["attributions", "text"]),
    ] {
        let told = again.run(reading).await;
        let now = again.desk.db.store.get_claim(&again.desk.by, claim.id);
        let now = now.await.unwrap();
        assert_eq!((now.state, now.verdict), (reviewed.state, reviewed.verdict));
        assert_eq!((&now.etag, &now.text), (&reviewed.etag, &reviewed.text));
        assert_eq!(now.stance, reviewed.stance);
        assert_eq!(again.claims().await.len(), 3, "nothing in its place");
        let kept = kinds(&told)
            .into_iter()
            .find(|k| k.0 == DifferenceKind::Kept);
        assert_eq!(kept, Some((DifferenceKind::Kept, columns)));
        assert_eq!(told.summary.kept, 1);
    }
    assert_eq!(findings(&again.desk, &[]).await, []);
}

#[tokio::test]
async fn whatever_somebody_worked_on_stays() {
    let again = Again::new().await;
    let (store, by) = (&again.desk.db.store, &again.desk.by);
    let claims = again.claims().await;
    let dismissal = Dismissal {
        claim: claims[0].id,
        etag: claims[0].etag.clone(),
        reason: DismissReason::NotAClaim,
        comment: String::new(),
        request: None,
    };
    store.dismiss_claim(by, IDS, &dismissal).await.unwrap();
    let said = store.comment_on_claim(by, IDS, claims[1].id, "Who measured?", None);
    said.await.unwrap();
    let quote = EvidenceDraft {
        kind: Some(EvidenceKind::Interview),
        bearing: Some(Bearing::Context),
        quote: "We saw it.".into(),
        ..Default::default()
    };
    let evidence = NewEvidence::check(quote).unwrap();
    let added = store.add_evidence(by, IDS, claims[2].id, &evidence, None);
    added.await.unwrap();
    let told = again.run(|found| found.claims.clear()).await;
    assert_eq!(counts(&told), [0, 0, 0, 3, 0]);
    let states: Vec<_> = again.claims().await.iter().map(|c| c.state).collect();
    let pending = ClaimState::Pending;
    assert_eq!(states, [ClaimState::Dismissed, pending, pending]);
}

#[tokio::test]
async fn who_holds_a_claim_keeps_it() {
    let again = Again::new().await;
    let next = factdesk_store::NextCall {
        filter: ClaimFilter::everything(),
        lease: Duration::from_secs(600),
        request: None,
    };
    let store = &again.desk.db.store;
    let leased = store.lease_next_claim(&again.desk.by, IDS, &next).await;
    let held = leased.unwrap().unwrap().claim.id;
    let told = again.run(|found| found.claims.clear()).await;
    assert_eq!(counts(&told), [0, 2, 0, 1, 0]);
    // Once the lease is over, it is the extractor's again.
    let over = "update leases set expire_time = now() - interval '1 s'";
    again.desk.execute(over).await;
    again.run(|found| found.claims.clear()).await;
    let now = store.get_claim(&again.desk.by, held).await.unwrap();
    assert_eq!(now.state, ClaimState::Replaced);
}

#[tokio::test]
async fn nothing_is_found_where_somebody_entered_it() {
    let again = Again::new().await;
    let entered = NewClaim {
        kind: Kind::Statement,
        text: "Rangers: it rained".into(),
        proposition: "It rained.".into(),
        chars: Some((0, 18)),
        attributions: one_claim_a_line("Rangers: it rained").claims[0]
            .attributions
            .clone(),
        stance: None,
        cautions: vec![],
        figure: None,
        labels: vec![],
    };
    let (store, by) = (&again.desk.db.store, &again.desk.by);
    let text = format!("Rangers: it rained\n{LINES}");
    again.desk.submit(URI, &text).await;
    again.work(|found| drop(found.claims.remove(0))).await;
    let claim = store.create_claim(by, IDS, again.article, &entered, None);
    let claim = claim.await.unwrap();
    let told = again.run(|_| ()).await;
    assert_eq!(counts(&told), [0, 0, 0, 0, 4], "{:?}", kinds(&told));
    let now = again.claims().await;
    assert_eq!((now.len(), now[0].id), (4, claim.id));
    assert_eq!((now[0].extractor.as_str(), now[0].rules.len()), ("hand", 0));
}

#[tokio::test]
async fn a_preview_says_what_the_run_does_and_does_nothing() {
    let again = Again::new().await;
    let claim = again.claims().await.remove(0);
    again.desk.review(&claim, unverified()).await.unwrap();
    let reading = |found: &mut Extraction| {
        guild_otherwise(found);
        found.claims[0].stance = Some(Stance::Warns);
    };
    let state = "select sum(t)::int8 from (
        select hashtext(c::text) from claims c union all select hashtext(a::text) from articles a
        union all select hashtext(o::text) from outbox o
        union all select hashtext(v::text) from claim_versions v) all_of_it(t)";
    let before = again.desk.count(state).await;
    let preview = again.preview(reading).await;
    let after = again.desk.count(state).await;
    assert_eq!(before, after);
    let run = again.run(reading).await;
    assert_eq!(preview.summary, run.summary);
    assert_eq!(kinds(&preview), kinds(&run));
    let texts = |d: &Difference| -> Vec<_> {
        let after = d
            .claims
            .iter()
            .map(|d| d.after.as_ref().map(|c| c.text.clone()));
        after.collect()
    };
    assert_eq!(texts(&preview), texts(&run));
}

#[tokio::test]
async fn a_preview_of_an_older_revision_says_nothing() {
    let again = Again::new().await;
    again.desk.submit(URI, "Mayor: it held").await;
    let (store, by) = (&again.desk.db.store, &again.desk.by);
    let found = second(LINES, |_| ());
    let preview = store.preview_extraction(by, IDS, (again.article, 1), &found, 9);
    assert_eq!(preview.await.unwrap(), None);
}

#[tokio::test]
async fn a_kept_claim_goes_on_for_as_long_as_its_sentence_stands() {
    let again = Again::new().await;
    let claim = again.claims().await.remove(1);
    again.desk.review(&claim, unverified()).await.unwrap();
    again.run(without_guild).await;
    again.desk.submit(URI, &format!("Lead: one\n{LINES}")).await;
    again.work(|found| drop(found.claims.remove(2))).await;
    let now = again.desk.db.store.get_claim(&again.desk.by, claim.id);
    let now = now.await.unwrap();
    assert_eq!((now.state, now.revision), (ClaimState::Reviewed, 2));
    let span = now.quote.unwrap().span;
    assert_eq!(span.start, 10 + claim.quote.unwrap().span.start);
    again.desk.submit(URI, "Mayor: the dam held").await;
    again.work(|_| ()).await;
    let now = again.desk.db.store.get_claim(&again.desk.by, claim.id);
    assert_eq!(now.await.unwrap().state, ClaimState::Replaced);
}

#[tokio::test]
async fn the_places_in_a_kept_claim_go_with_it() {
    let desk = past::desk("north").await;
    let article = desk.submit(URI, "Zoë: 7 goats died").await.id;
    let within = |c: &CandidateClaim, part: &str| {
        let index = TextIndex::new(&c.text);
        let start = c.text.find(part).unwrap();
        let span = index.span(start..start + part.len()).unwrap();
        let [start, end] = [span.start, span.end].map(|at| c.span.start + at);
        let [utf16_start, utf16_end] = [start, end];
        Some(Span {
            start,
            end,
            utf16_start,
            utf16_end,
        })
    };
    desk.extract_as(|c| {
        c.kind = Kind::Figure;
        c.attributions[0].span = within(c, "Zoë");
        c.cautions = vec![Caution {
            category: CautionCategory::Unclear,
            text: "elsewhere".into(),
            span: within(c, "goats"),
        }];
        c.figure = Some(Figure {
            measure: Measure::Deaths,
            unit_noun: "goats".into(),
            bound: Bound::Exactly,
            low: Some(7.0),
            high: None,
            unit: "goat".into(),
            vague: false,
            as_of: None,
            text: "7".into(),
            span: within(c, "7"),
        });
    })
    .await;
    let claim = desk.claims(article).await.remove(0);
    desk.review(&claim, unverified()).await.unwrap();
    let again = Again { desk, article };
    let text = "Lead: 😀\nZoë: 7 goats died";
    again.desk.submit(URI, text).await;
    again.work(|found| drop(found.claims.pop())).await;
    let now = again.desk.db.store.get_claim(&again.desk.by, claim.id);
    let now = now.await.unwrap();
    assert_eq!((now.state, now.revision), (ClaimState::Reviewed, 2));
    let index = TextIndex::new(text);
    let exact = |span: Option<Span>| {
        let span = span.unwrap();
        assert_eq!(index.span(index.bytes(span).unwrap()), Some(span));
        index.exact(span).unwrap()
    };
    assert_eq!(exact(now.quote.map(|q| q.span)), "Zoë: 7 goats died");
    assert_eq!(exact(now.figure.unwrap().span), "7");
    assert_eq!(exact(now.attributions[0].span), "Zoë");
    assert_eq!(now.cautions[0].span, None, "its words stand elsewhere");
    assert_eq!(findings(&again.desk, &[]).await, []);
}

#[tokio::test]
async fn pages_follow_each_other_in_the_order_of_the_text() {
    let again = Again::new().await;
    let all = again.run(|_| ()).await.claims;
    let (store, by) = (&again.desk.db.store, &again.desk.by);
    let (mut after, mut walked) = (None, Vec::new());
    loop {
        let page = store.extraction_difference(by, again.article, after, 1);
        let page = page.await.unwrap().unwrap();
        let last = page.claims.last().and_then(|d| d.after.as_ref()).unwrap();
        let start = last.quote.as_ref().unwrap().span.start;
        after = Some((start as i32, last.id));
        walked.extend(page.claims.clone());
        if !page.more {
            break;
        }
    }
    assert_eq!((walked.len(), &walked), (3, &all));
}

#[tokio::test]
async fn a_job_is_queued_once_and_a_failed_one_anew() {
    let again = Again::new().await;
    let asked = again.ask().await;
    assert_eq!(asked.state, ArticleState::AwaitingExtraction);
    again.ask().await;
    assert_eq!(again.desk.count("select count(*) from jobs").await, 1);
    let mut job = again.desk.lease().await.unwrap();
    // Somebody works on it: nothing to add.
    let events = "select count(*) from outbox where act = 'article.reextraction_asked'";
    let before = again.desk.count(events).await;
    again.ask().await;
    assert_eq!(again.desk.count(events).await, before);
    job.attempt = 5;
    again
        .desk
        .db
        .store
        .fail_job(IDS, &job, "no rule")
        .await
        .unwrap();
    assert!(again.desk.lease().await.is_none());
    let told = again.run(|_| ()).await;
    assert_eq!(told.summary.unchanged + told.summary.changed, 3);
    let article = again
        .desk
        .db
        .store
        .get_article(&again.desk.by, again.article);
    let article = article.await.unwrap();
    assert_eq!(
        (article.state, article.error.as_str()),
        (ArticleState::Extracted, "")
    );
}

#[tokio::test]
async fn a_request_counts_once_and_strangers_find_nothing() {
    let again = Again::new().await;
    let (store, by) = (&again.desk.db.store, &again.desk.by);
    let named = |payload| request("ReextractArticle", "r", payload);
    for _ in 0..3 {
        let first = named(1);
        let asked = store.reextract_article(by, IDS, again.article, first.as_ref());
        asked.await.unwrap();
    }
    let events = "select count(*) from outbox where act = 'article.reextraction_asked'";
    assert_eq!(again.desk.count(events).await, 1);
    let second_one = named(2);
    let other = store.reextract_article(by, IDS, again.article, second_one.as_ref());
    assert!(matches!(other.await, Err(Error::RequestIdReused)));
    let stranger = again.desk.db.newsroom("star").await.unwrap();
    let missing = |e: &Error| matches!(e, Error::NotFound(Resource::Article));
    let asked = store
        .reextract_article(&stranger, IDS, again.article, None)
        .await;
    assert!(missing(&asked.unwrap_err()));
    let listed = store
        .extraction_difference(&stranger, again.article, None, 9)
        .await;
    assert!(missing(&listed.unwrap_err()));
    let found = second(LINES, |_| ());
    let preview = store.preview_extraction(&stranger, IDS, (again.article, 1), &found, 9);
    assert!(missing(&preview.await.unwrap_err()));
}

#[tokio::test]
async fn a_purged_article_is_not_read_again() {
    let again = Again::new().await;
    let (store, by) = (&again.desk.db.store, &again.desk.by);
    let purged = store.purge_article(by, IDS, again.article, "asked for", None);
    purged.await.unwrap();
    let asked = store.reextract_article(by, IDS, again.article, None).await;
    assert!(matches!(asked, Err(Error::Purged(_))), "{asked:?}");
    let rules = "select count(*) from claims where rules <> '{}' or text <> ''";
    assert_eq!(again.desk.count(rules).await, 0);
}

#[tokio::test]
async fn a_review_given_while_a_text_is_read_again_stands() {
    let again = Again::new().await;
    let claim = again.claims().await.remove(1);
    again.ask().await;
    let job = again.desk.lease().await.unwrap();
    let review = call(&claim, unverified());
    let reviewed = again
        .desk
        .db
        .store
        .review_claim(&again.desk.by, IDS, &review);
    reviewed.await.unwrap();
    let found = second(LINES, without_guild);
    again
        .desk
        .db
        .store
        .finish_job(IDS, &job, &found)
        .await
        .unwrap();
    let now = again.desk.db.store.get_claim(&again.desk.by, claim.id);
    assert_eq!(now.await.unwrap().state, ClaimState::Reviewed);
}
