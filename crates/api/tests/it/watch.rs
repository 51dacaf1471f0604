//! WatchChanges: nothing missed, nothing doubled, and everybody who has to go is
//! told from where to go on.

use crate::newsroom::{Caller, House, Running, bad_fields, eventually, refused};
use factdesk_api::{Access, WatchLimits};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::change::{Act, Subject};
use sqlx::{Connection, PgConnection};
use std::time::Duration;
use tokio::time::timeout;
use tonic::{Code, Status, Streaming};
use tonic_types::StatusExt;

/// Long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A stream, read in order.
struct Told {
    stream: Streaming<v1::Change>,
    /// Of the last message, heartbeats included.
    cursor: String,
}

impl Told {
    /// What comes next, heartbeats included.
    async fn message(&mut self) -> Result<v1::Change, Status> {
        let next = timeout(PATIENCE, self.stream.message()).await;
        let change = next.expect("nothing came")?.expect("no reason for the end");
        self.cursor = change.cursor.clone();
        Ok(change)
    }

    /// The next change.
    async fn change(&mut self) -> v1::Change {
        loop {
            let message = self.message().await.unwrap();
            if !matches!(message.subject, Some(Subject::Heartbeat(_))) {
                return message;
            }
        }
    }

    async fn acts(&mut self, count: usize) -> Vec<Act> {
        let mut acts = Vec::new();
        while acts.len() < count {
            acts.push(self.change().await.act());
        }
        acts
    }

    /// Reads to the end, which must have this reason; says where to go on.
    async fn ended(mut self, code: Code, reason: &str) -> String {
        let status = loop {
            match self.message().await {
                Ok(_) => {}
                Err(status) => break status,
            }
        };
        let details = refused(Err::<(), _>(status), code, reason);
        let on = details.error_info().unwrap().metadata["cursor"].clone();
        assert_eq!(on, self.cursor, "behind the last message");
        on
    }
}

async fn watch(caller: &Caller, request: v1::WatchChangesRequest) -> Result<Told, Status> {
    let stream = caller.claims().watch_changes(request).await?.into_inner();
    let cursor = String::new();
    let mut told = Told { stream, cursor };
    let first = told.message().await?;
    assert!(matches!(first.subject, Some(Subject::Heartbeat(_))));
    Ok(told)
}

fn from(cursor: &str) -> v1::WatchChangesRequest {
    v1::WatchChangesRequest {
        cursor: cursor.into(),
        ..Default::default()
    }
}

/// The cursor of a list of all claims.
async fn listed(caller: &Caller) -> (Vec<v1::Claim>, String) {
    let list = v1::ListClaimsRequest::default();
    let page = caller.claims().list_claims(list).await.unwrap();
    let page = page.into_inner();
    (page.claims, page.watch_cursor)
}

/// Does what a worker does every 20 ms.
async fn log(house: &House) {
    while house.db.store.move_outbox(1_000).await.unwrap() > 0 {}
}

async fn review(caller: &Caller, claim: &v1::Claim, evidence: Vec<v1::Evidence>) -> v1::Claim {
    let request = v1::ReviewClaimRequest {
        name: claim.name.clone(),
        etag: claim.etag.clone(),
        verdict: v1::Verdict::Unverified.into(),
        rationale: "Asked two hospitals.".into(),
        evidence,
        ..Default::default()
    };
    let reviewed = caller.reviews().review_claim(request).await;
    reviewed.unwrap().into_inner()
}

fn interview(confidential: bool) -> v1::Evidence {
    v1::Evidence {
        kind: v1::EvidenceKind::Interview.into(),
        bearing: v1::Bearing::Context.into(),
        quote: "We count no such number.".into(),
        confidential,
        ..Default::default()
    }
}

async fn add_evidence(caller: &Caller, claim: &v1::Claim, confidential: bool) {
    let request = v1::AddEvidenceRequest {
        parent: claim.name.clone(),
        evidence: Some(interview(confidential)),
        ..Default::default()
    };
    caller.reviews().add_evidence(request).await.unwrap();
}

async fn dismiss(caller: &Caller, claim: &v1::Claim) {
    let request = v1::DismissClaimRequest {
        name: claim.name.clone(),
        etag: claim.etag.clone(),
        reason: v1::DismissReason::NotAClaim.into(),
        ..Default::default()
    };
    caller.claims().dismiss_claim(request).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_after_a_list_is_told_in_order_with_its_subject() {
    let house = House::new().await;
    let anna = house.person("anna", &Role::ALL).await;
    let article = anna.submit("It rains. It snows.").await;
    let old = anna.enter(&article, "it rains").await;
    log(&house).await;
    let (claims, cursor) = listed(&anna).await;
    assert_eq!(claims, std::slice::from_ref(&old));

    house.extract().await;
    let new = anna.enter(&article, "it snows").await;
    add_evidence(&anna, &old, false).await;
    let reviewed = review(&anna, &old, vec![]).await;
    dismiss(&anna, &new).await;
    let mut told = watch(&anna, from(&cursor)).await.unwrap();
    log(&house).await;

    let extracted = told.change().await;
    assert_eq!(extracted.act(), Act::ArticleExtracted);
    assert_eq!(extracted.person, "", "the service itself");
    let Some(Subject::Article(about)) = extracted.subject else {
        panic!("{extracted:?}");
    };
    assert_eq!(about.state(), v1::article::State::Extracted);
    assert_eq!((about.name, about.body), (article.name, String::new()));

    let entered = told.change().await;
    assert_eq!(entered.act(), Act::ClaimEntered);
    assert_eq!(entered.person, "people/anna");
    let Some(Subject::Claim(about)) = entered.subject else {
        panic!("{entered:?}");
    };
    assert_eq!(about.name, new.name);
    assert_eq!(
        about.state(),
        v1::claim::State::Dismissed,
        "as it stands when told"
    );

    assert_eq!(told.change().await.act(), Act::ClaimEvidenceAdded);
    let verdict = told.change().await;
    assert_eq!(verdict.act(), Act::ClaimReviewed);
    let Some(Subject::Review(about)) = verdict.subject else {
        panic!("{verdict:?}");
    };
    assert_eq!(about.claim, Some(reviewed));
    let given = about.review.unwrap();
    assert_eq!(given.person, "people/anna");
    assert_eq!(told.change().await.act(), Act::ClaimDismissed);
    let times = (entered.log_time.unwrap(), verdict.log_time.unwrap());
    assert!((times.0.seconds, times.0.nanos) <= (times.1.seconds, times.1.nanos));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cursor_goes_on_where_it_stands() {
    let house = House::new().await;
    let anna = house.person("anna", &Role::ALL).await;
    let (_, start) = listed(&anna).await;
    let article = anna.submit("It rains.").await;
    for n in 0..250 {
        anna.enter(&article, &format!("it rains for the {n}th time"))
            .await;
    }
    log(&house).await;
    // More than the server reads at once.
    let mut told = watch(&anna, from(&start)).await.unwrap();
    let mut all = Vec::new();
    for _ in 0..251 {
        all.push(told.change().await);
    }
    let names = |change: &v1::Change| match change.subject.clone().unwrap() {
        Subject::Claim(claim) => claim.text,
        Subject::Article(article) => article.name,
        other => panic!("{other:?}"),
    };
    for (n, change) in all.iter().skip(1).enumerate() {
        assert_eq!(names(change), format!("it rains for the {n}th time"));
    }
    for at in [0, 1, 99, 100, 101, 249] {
        let mut again = watch(&anna, from(&all[at].cursor)).await.unwrap();
        assert_eq!(again.change().await, all[at + 1], "behind {at}");
    }
    let mut last = watch(&anna, from(&all[250].cursor)).await.unwrap();
    anna.enter(&article, "it stops").await;
    log(&house).await;
    assert_eq!(names(&last.change().await), "it stops");
    assert_eq!(names(&told.change().await), "it stops");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scope_holds_back_what_is_not_in_it() {
    let house = House::new().await;
    let anna = house.person("anna", &Role::ALL).await;
    let (rain, snow) = (
        anna.submit("It rains.").await,
        anna.submit("It snows.").await,
    );
    log(&house).await;
    let scope = |parent: &str, filter: &str, kinds: &[v1::ChangeKind]| v1::WatchChangesRequest {
        parent: parent.into(),
        filter: filter.into(),
        kinds: kinds.iter().map(|k| *k as i32).collect(),
        heartbeat_interval: Some(prost_types::Duration {
            seconds: 1,
            nanos: 0,
        }),
        ..Default::default()
    };
    let mut of_rain = watch(&anna, scope(&rain.name, "", &[])).await.unwrap();
    let mut wet = watch(&anna, scope("", "text : wet", &[])).await.unwrap();
    let reviews = scope("", "", &[v1::ChangeKind::Review]);
    let mut reviews = watch(&anna, reviews).await.unwrap();
    let articles = scope("", "text : wet", &[v1::ChangeKind::Article]);
    let mut articles = watch(&anna, articles).await.unwrap();

    let dry = anna.enter(&rain, "all is dry").await;
    anna.enter(&snow, "wet snow").await;
    house.extract().await;
    review(&anna, &dry, vec![]).await;
    log(&house).await;

    let (_, end) = listed(&anna).await;
    let entered = [Act::ClaimEntered, Act::ArticleExtracted, Act::ClaimReviewed];
    assert_eq!(of_rain.acts(3).await, entered);
    assert_eq!(wet.acts(1).await, [Act::ClaimEntered]);
    assert_eq!(reviews.acts(1).await, [Act::ClaimReviewed]);
    assert_eq!(articles.acts(2).await, [Act::ArticleExtracted; 2]);
    // Heartbeats move the cursor past what was held back.
    while wet.cursor != end {
        let beat = wet.message().await.unwrap();
        assert!(matches!(beat.subject, Some(Subject::Heartbeat(_))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_told_what_it_is_offered() {
    let house = House::new().await;
    let anna = house.person("anna", &Role::ALL).await;
    let (one, two) = (
        anna.submit("It rains.").await,
        anna.submit("It rains!").await,
    );
    let first = anna.enter(&one, "it rains").await;
    let copy = anna.enter(&two, "it rains").await;
    log(&house).await;
    let mut told = watch(&anna, from("")).await.unwrap();
    review(&anna, &first, vec![]).await;
    log(&house).await;
    let offered = told.change().await;
    assert_eq!(offered.act(), Act::ClaimVerdictOffered);
    let Some(Subject::Claim(about)) = offered.subject else {
        panic!("{offered:?}");
    };
    assert_eq!(about.name, copy.name);
    assert_eq!(about.offered_verdict(), v1::Verdict::Unverified);
    assert_eq!(told.change().await.act(), Act::ClaimReviewed);
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_is_in_no_stream_and_confidential_is_not_told_of() {
    let house = House::new().await;
    let editor = house.person("edith", &Role::ALL).await;
    let article = editor.submit("It rains.").await;
    let claim = editor.enter(&article, "it rains").await;
    log(&house).await;
    let mut told = watch(&editor, from("")).await.unwrap();
    add_evidence(&editor, &claim, true).await;
    review(&editor, &claim, vec![interview(true), interview(false)]).await;
    log(&house).await;
    let verdict = told.change().await;
    assert_eq!(verdict.act(), Act::ClaimReviewed, "and nothing before it");
    let Some(Subject::Review(about)) = verdict.subject else {
        panic!("{verdict:?}");
    };
    assert_eq!(about.review.unwrap().evidence, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newsroom_is_told_of_itself_only() {
    let house = House::new().await;
    let anna = house.person("anna", &Role::ALL).await;
    let stranger = house.stranger().await;
    let mut theirs = watch(&stranger, from("")).await.unwrap();
    let article = anna.submit("It rains.").await;
    log(&house).await;
    let (_, cursor) = listed(&anna).await;
    let lost = watch(&stranger, from(&cursor)).await.err().unwrap();
    let details = refused(Err::<(), _>(lost), Code::OutOfRange, "CURSOR_OUT_OF_RANGE");
    assert_eq!(details.error_info().unwrap().metadata["cause"], "restored");
    let of_article = v1::WatchChangesRequest {
        parent: article.name,
        ..Default::default()
    };
    let refusal = watch(&stranger, of_article).await.err().unwrap();
    refused(Err::<(), _>(refusal), Code::NotFound, "ARTICLE_NOT_FOUND");
    let own = stranger.submit("It snows.").await;
    log(&house).await;
    let Some(Subject::Article(first)) = theirs.change().await.subject else {
        panic!("not about the article");
    };
    assert_eq!(first.name, own.name);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_that_is_no_place_in_this_log_is_refused() {
    let house = House::new().await;
    let anna = house.person("anna", &Role::ALL).await;
    let (_, start) = listed(&anna).await;
    anna.submit("It rains.").await;
    anna.submit("It snows.").await;
    log(&house).await;
    let (_, end) = listed(&anna).await;
    let lost = async |cursor: &str, cause: &str| {
        let lost = watch(&anna, from(cursor)).await.err().expect(cursor);
        let details = refused(Err::<(), _>(lost), Code::OutOfRange, "CURSOR_OUT_OF_RANGE");
        assert_eq!(details.error_info().unwrap().metadata["cause"], cause);
    };
    let parts: Vec<&str> = end.split('/').collect();
    let [epoch, position, mark] = parts[..] else {
        panic!("{end}");
    };
    // Anna, too, came in between.
    assert_eq!(position, "3");
    lost(&format!("{epoch}/4/{mark}"), "restored").await;
    lost(&format!("{epoch}/1/{mark}"), "restored").await;
    lost(&format!("{epoch}/3/000000000000"), "restored").await;
    lost(&format!("1{epoch}/3/{mark}"), "restored").await;
    watch(&anna, from(&start)).await.unwrap();
    watch(&anna, from(&end)).await.unwrap();

    // As the log looks a week later: only what can be aged is what is inserted so.
    let mut sql = PgConnection::connect(&house.db.url).await.unwrap();
    let aged = "with old as (
            insert into log (newsroom, position, id, subject_kind, subject, act, detail,
                             write_time, log_time)
            select newsroom, position + 1, gen_random_uuid(), 'article', newsroom,
                   'article.submitted', '{}', now(), now() - interval '8 days'
            from log_heads where position = 3 returning newsroom)
        update log_heads set position = position + 1
        where newsroom in (select newsroom from old)";
    sqlx::raw_sql(aged).execute(&mut sql).await.unwrap();
    lost(&end, "expired").await;
    let (_, behind) = listed(&anna).await;
    watch(&anna, from(&behind)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_requests_name_every_field() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Reader]).await;
    let request = v1::WatchChangesRequest {
        cursor: "\0".into(),
        parent: "articles/x".into(),
        filter: "colour = red".into(),
        kinds: vec![7],
        heartbeat_interval: Some(prost_types::Duration {
            seconds: 61,
            nanos: 0,
        }),
    };
    let fields = bad_fields(anna.claims().watch_changes(request).await);
    let all = [
        "cursor",
        "parent",
        "filter",
        "kinds[0]",
        "heartbeat_interval",
    ];
    assert_eq!(fields, all);
}

/// A server whose watchers are held to less.
async fn strict(house: &House, limits: WatchLimits) -> Running {
    Running::start_with(house.db.store.clone(), Access::Keys, limits).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_read_is_cut_off_and_hurts_nobody() {
    let house = House::new().await;
    let limits = WatchLimits {
        patience: Duration::from_secs(1),
        per_newsroom: 2,
        ..Default::default()
    };
    let server = strict(&house, limits).await;
    let anna = house.person("anna", &Role::ALL).await;
    let here = anna.clone().at(&server).await;
    let elsewhere = anna.clone().at(&server).await;
    let idle = watch(&here, from("")).await.unwrap();
    let mut reader = watch(&elsewhere, from("")).await.unwrap();
    // Far more than windows and buffers hold.
    let reading = tokio::spawn(async move {
        reader.acts(401).await;
        reader
    });
    let article = anna.submit("It rains.").await;
    let long = "it rains ".repeat(1_000);
    for _ in 0..400 {
        anna.enter(&article, long.trim()).await;
        house.db.store.move_outbox(10).await.unwrap();
    }
    log(&house).await;
    let reader = reading.await.expect("the other one reads on");
    // Its place is free although it still has not read a thing.
    eventually(async || watch(&elsewhere, from("")).await.is_ok()).await;
    let on = idle.ended(Code::ResourceExhausted, "READER_TOO_SLOW").await;
    let mut again = watch(&here, from(&on)).await.unwrap();
    while again.cursor != reader.cursor {
        again.change().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_newsroom_has_so_many_streams_and_gets_them_back() {
    let house = House::new().await;
    let limits = WatchLimits {
        per_newsroom: 1,
        ..Default::default()
    };
    let server = strict(&house, limits).await;
    let anna = house.person("anna", &[Role::Reader]).await;
    let there = anna.at(&server).await;
    let first = watch(&there, from("")).await.unwrap();
    let full = watch(&there, from("")).await.err().unwrap();
    refused(Err::<(), _>(full), Code::ResourceExhausted, "OVERLOADED");
    let stranger = house.stranger().await;
    let stranger = stranger.at(&server).await;
    watch(&stranger, from(""))
        .await
        .expect("another newsroom's");
    drop(first);
    eventually(async || watch(&there, from("")).await.is_ok()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_servers_end_tells_watchers_where_to_go_on() {
    let mut house = House::new().await;
    let anna = house.person("anna", &Role::ALL).await;
    let mut told = watch(&anna, from("")).await.unwrap();
    anna.submit("It rains.").await;
    log(&house).await;
    told.change().await;
    house.running.stop.take().unwrap().send(()).unwrap();
    let on = told.ended(Code::Unavailable, "STREAM_ENDED").await;
    let ended = timeout(PATIENCE, &mut house.running.ended).await;
    ended.expect("a watcher held it up").unwrap().unwrap();
    let next = strict(&house, WatchLimits::default()).await;
    let there = anna.at(&next).await;
    let mut told = watch(&there, from(&on)).await.unwrap();
    there.submit("It snows.").await;
    log(&house).await;
    assert_eq!(told.acts(1).await, [Act::ArticleSubmitted]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_key_ends_its_streams() {
    let house = House::new().await;
    let limits = WatchLimits {
        recheck: Duration::from_millis(50),
        ..Default::default()
    };
    let server = strict(&house, limits).await;
    let anna = house.person("anna", &[Role::Reader]).await;
    let there = anna.at(&server).await;
    let told = watch(&there, from("")).await.unwrap();
    let keys = house.db.store.list_keys("north").await.unwrap();
    let key = keys.iter().find(|k| k.person == "anna").unwrap();
    house
        .db
        .store
        .revoke_key("north", &key.prefix)
        .await
        .unwrap();
    told.ended(Code::Unauthenticated, "CREDENTIALS_INVALID")
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_roles_end_the_stream_too() {
    let house = House::new().await;
    let limits = WatchLimits {
        recheck: Duration::from_millis(50),
        ..Default::default()
    };
    let server = strict(&house, limits).await;
    let anna = house.person("anna", &[Role::Reader, Role::Editor]).await;
    let there = anna.at(&server).await;
    let told = watch(&there, from("")).await.unwrap();
    house.person("anna", &[Role::Reader]).await;
    let on = told.ended(Code::Unavailable, "STREAM_ENDED").await;
    watch(&there, from(&on)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_without_a_cursor_is_none_of_ours() {
    let house = House::new().await;
    let nobody = house.running.caller().await;
    let refusal = nobody.claims().watch_changes(from("")).await.unwrap_err();
    let info = refusal.get_error_details().error_info().unwrap().clone();
    assert!(!info.metadata.contains_key("cursor"));
}
