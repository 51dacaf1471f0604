//! AdminService's policy.

use crate::newsroom::{House, bad_fields, refused};
use crate::pairs::{People, ask_two, enter, policy, review, update};
use factdesk_proto::v1;
use factdesk_proto::v1::Verdict;
use tonic::Code;

fn strict(etag: &str) -> v1::Policy {
    v1::Policy {
        verdict_rules: vec![v1::VerdictRule {
            verdict: Verdict::Disputed.into(),
            min_evidence: 2,
            min_independent_evidence: 1,
            min_rationale_length: 30,
            min_reason_length: 5,
        }],
        second_review_rules: vec![v1::SecondReviewRule {
            kinds: vec![v1::claim::Kind::Figure.into()],
            measures: vec![v1::Measure::Deaths.into(), v1::Measure::Injuries.into()],
            min_check_worthiness: 0.25,
            labels: vec!["war".into()],
        }],
        adjudicators: vec!["people/eva".into(), "people/ed".into()],
        corrections_only: true,
        person_stats: true,
        retention: Some(prost_types::Duration {
            seconds: 90 * 86_400,
            nanos: 0,
        }),
        etag: etag.into(),
        ..Default::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_version_reads_back_as_it_was_made() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let built_in = policy(&people.anna).await;
    assert_eq!(
        (built_in.name.as_str(), built_in.version),
        ("policies/0", 0)
    );
    assert_eq!((built_in.person.as_str(), built_in.create_time), ("", None));
    let first = update(&people.admin, strict(&built_in.etag)).await.unwrap();
    let want = v1::Policy {
        name: "policies/1".into(),
        version: 1,
        person: "people/admin".into(),
        create_time: first.create_time,
        ..strict(&first.etag)
    };
    assert_eq!(first, want);
    assert_ne!(first.etag, built_in.etag);
    let empty = v1::Policy {
        etag: first.etag.clone(),
        ..Default::default()
    };
    let second = update(&people.admin, empty).await.unwrap();
    assert_eq!((second.version, second.verdict_rules.len()), (2, 0));
    for (name, version) in [
        ("policies/0", &built_in),
        ("policies/1", &first),
        ("", &second),
    ] {
        let get = v1::GetPolicyRequest { name: name.into() };
        let got = people.anna.admin().get_policy(get).await.unwrap();
        assert_eq!(got.get_ref(), version, "{name}");
    }
    let never = v1::GetPolicyRequest {
        name: "policies/3".into(),
    };
    refused(
        people.anna.admin().get_policy(never).await,
        Code::NotFound,
        "POLICY_NOT_FOUND",
    );
    let stranger = house.stranger().await;
    assert_eq!(
        policy(&stranger).await,
        built_in,
        "another newsroom's is its own"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_eight_racing_updates_wins_and_the_others_are_told_the_etag() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let built_in = policy(&people.admin).await;
    let calls = (0..8).map(|_| update(&people.admin, strict(&built_in.etag)));
    let ended = futures_util::future::join_all(calls).await;
    let now = policy(&people.admin).await;
    assert_eq!(
        (now.version, ended.iter().filter(|e| e.is_ok()).count()),
        (1, 1)
    );
    for lost in ended.into_iter().filter(Result::is_err) {
        let details = refused(lost, Code::Aborted, "POLICY_CHANGED");
        assert_eq!(details.error_info().unwrap().metadata["etag"], now.etag);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_policies_are_refused_and_every_field_is_named() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let bad = v1::Policy {
        verdict_rules: vec![v1::VerdictRule {
            verdict: 7,
            min_evidence: 21,
            ..Default::default()
        }],
        adjudicators: vec!["people/Ed".into()],
        etag: String::new(),
        retention: Some(prost_types::Duration::default()),
        ..strict("")
    };
    let mut fields = bad_fields(update(&people.admin, bad).await);
    fields.sort();
    let all = [
        "policy.adjudicators[0]",
        "policy.etag",
        "policy.retention",
        "policy.verdict_rules[0].min_evidence",
        "policy.verdict_rules[0].verdict",
    ];
    assert_eq!(fields, all);
    let etag = policy(&people.admin).await.etag;
    let people_unfit = v1::Policy {
        adjudicators: ["ed", "anna", "nobody", "stranger"]
            .map(|p| format!("people/{p}"))
            .into(),
        ..strict(&etag)
    };
    house.stranger().await;
    let fields = bad_fields(update(&people.admin, people_unfit).await);
    assert_eq!(
        fields,
        [1, 2, 3].map(|i| format!("policy.adjudicators[{i}]"))
    );
    let named = v1::GetPolicyRequest {
        name: "policies/-1".into(),
    };
    assert_eq!(
        bad_fields(people.anna.admin().get_policy(named).await),
        ["name"]
    );
    assert_eq!(policy(&people.admin).await.version, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_is_judged_by_the_policy_of_the_day() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let etag = policy(&people.admin).await.etag;
    update(&people.admin, strict(&etag)).await.unwrap();
    let claim = enter(&people.anna, "it rains").await;
    let refusal = people
        .anna
        .reviews()
        .review_claim(review(&claim, Verdict::Disputed))
        .await;
    let details = refused(refusal, Code::FailedPrecondition, "POLICY_NOT_MET");
    let failure = details.precondition_failure().unwrap();
    let types: Vec<_> = failure
        .violations
        .iter()
        .map(|v| v.r#type.as_str())
        .collect();
    assert_eq!(
        types,
        ["EVIDENCE_REQUIRED", "RATIONALE_REQUIRED", "REASON_REQUIRED"]
    );
    assert!(failure.violations[1].description.contains("30"));
    // A verdict without a rule of its own is judged by the built-in one.
    let verified = people
        .anna
        .reviews()
        .review_claim(review(&claim, Verdict::Verified))
        .await;
    let stands = verified.unwrap().into_inner();
    let again = people
        .ben
        .reviews()
        .review_claim(review(&stands, Verdict::Verified))
        .await;
    let details = refused(again, Code::FailedPrecondition, "POLICY_NOT_MET");
    let failure = details.precondition_failure().unwrap();
    assert_eq!(failure.violations[0].r#type, "CORRECTION_REQUIRED");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_stream_tells_of_the_policy() {
    let house = House::new().await;
    let people = People::of(&house).await;
    let list = v1::ListClaimsRequest::default();
    let start = people.anna.claims().list_claims(list).await.unwrap();
    ask_two(&people.admin, &[]).await;
    enter(&people.anna, "it rains").await;
    while house.db.store.move_outbox(1_000).await.unwrap() > 0 {}
    let watch = v1::WatchChangesRequest {
        cursor: start.into_inner().watch_cursor,
        ..Default::default()
    };
    let mut told = people
        .anna
        .claims()
        .watch_changes(watch)
        .await
        .unwrap()
        .into_inner();
    let mut acts = vec![];
    while !acts.contains(&v1::change::Act::ClaimEntered) {
        acts.push(told.message().await.unwrap().unwrap().act());
    }
    assert!(!acts.contains(&v1::change::Act::PolicyUpdated), "{acts:?}");
    let logged =
        "select subject_kind || ' ' || (subject = newsroom) || ' ' || (detail ->> 'version')
        from log where act = 'policy.updated'";
    let mut db = <sqlx::PgConnection as sqlx::Connection>::connect(&house.db.url)
        .await
        .unwrap();
    let logged: String = sqlx::query_scalar(logged).fetch_one(&mut db).await.unwrap();
    assert_eq!(logged, "policy true 1");
}
