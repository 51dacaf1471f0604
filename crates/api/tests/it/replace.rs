//! ReplaceClaims.

use crate::newsroom::{Caller, House, bad_fields, refused, statement};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::claim::{Kind, State};
use tonic::{Code, Status};

async fn reviewer(house: &House, handle: &str) -> Caller {
    let roles = [Role::Submitter, Role::Reviewer];
    house.person(handle, &roles).await
}

fn replacing(old: &[&v1::Claim], claims: Vec<v1::Claim>) -> v1::ReplaceClaimsRequest {
    let copy = |c: &&v1::Claim| v1::ClaimCopy {
        name: c.name.clone(),
        etag: c.etag.clone(),
    };
    v1::ReplaceClaimsRequest {
        replaced: old.iter().map(copy).collect(),
        claims,
        ..Default::default()
    }
}

fn worded(proposition: &str) -> v1::Claim {
    v1::Claim {
        proposition: proposition.into(),
        ..Default::default()
    }
}

async fn replace(by: &Caller, request: v1::ReplaceClaimsRequest) -> Result<Vec<v1::Claim>, Status> {
    let answer = by.claims().replace_claims(request).await;
    answer.map(|answer| answer.into_inner().claims)
}

async fn get(by: &Caller, name: &str) -> v1::Claim {
    let get = v1::GetClaimRequest {
        name: name.into(),
        ..Default::default()
    };
    by.claims().get_claim(get).await.unwrap().into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposition_is_edited_and_old_and_new_name_each_other() {
    let house = House::new().await;
    let rita = reviewer(&house, "rita").await;
    let article = rita.submit("The dam held.").await;
    let old = rita.enter(&article, "the dam held").await;
    let mut new = replace(
        &rita,
        replacing(&[&old], vec![worded("The dam at Lenz held.")]),
    )
    .await
    .unwrap();
    let new = new.remove(0);
    assert_eq!(
        (new.kind(), new.text.as_str()),
        (Kind::Statement, "the dam held")
    );
    assert_eq!(new.proposition, "The dam at Lenz held.");
    assert_eq!(new.attributions, old.attributions);
    assert_eq!(
        (new.replaces.as_slice(), new.article),
        ([old.name.clone()].as_slice(), old.article)
    );
    let gone = get(&rita, &old.name).await;
    assert_eq!(
        (gone.state(), gone.replaced_by),
        (State::Replaced, vec![new.name.clone()])
    );
    let filter = format!("replaces : {}", old.name);
    let list = v1::ListClaimsRequest {
        filter,
        ..Default::default()
    };
    let found = rita
        .claims()
        .list_claims(list)
        .await
        .unwrap()
        .into_inner()
        .claims;
    assert_eq!(
        found.iter().map(|c| &c.name).collect::<Vec<_>>(),
        [&new.name]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_span_of_its_own_reproduces_the_words() {
    let house = House::new().await;
    let rita = reviewer(&house, "rita").await;
    let article = rita.submit("😀 The dam held. The bridge broke.").await;
    let old = rita.enter(&article, "the dam held").await;
    let at = |start, end, text: &str| v1::Claim {
        kind: Kind::Assertion.into(),
        text: text.into(),
        span: Some(v1::Span {
            start,
            end,
            ..Default::default()
        }),
        ..Default::default()
    };
    let wrong = vec![at(2, 14, "The dam held"), at(2, 14, "The bridge broke")];
    let wrong = replace(&rita, replacing(&[&old], wrong)).await;
    assert_eq!(bad_fields(wrong), ["claims[1].text"]);
    let right = vec![at(2, 14, "The dam held"), at(16, 32, "The bridge broke")];
    let new = replace(&rita, replacing(&[&old], right)).await.unwrap();
    let spans: Vec<_> = new.iter().map(|c| c.span.clone().unwrap()).collect();
    assert_eq!(
        (spans[0].utf16_start, spans[1].start, spans[1].utf16_start),
        (3, 16, 17)
    );
    assert_eq!(new[1].attributions, []);
    let count = v1::GetArticleRequest { name: article.name };
    let count = rita
        .articles()
        .get_article(count)
        .await
        .unwrap()
        .into_inner();
    assert_eq!(count.claim_count, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn three_deliveries_have_one_effect_and_one_answer() {
    let house = House::new().await;
    let rita = reviewer(&house, "rita").await;
    let article = rita.submit("The dam held.").await;
    let (old, other) = (
        rita.enter(&article, "the dam held").await,
        rita.enter(&article, "it rains").await,
    );
    let again = |request_id: &str, old: &v1::Claim| v1::ReplaceClaimsRequest {
        request_id: request_id.into(),
        ..replacing(&[old], vec![worded("One."), worded("Two.")])
    };
    let first = replace(&rita, again("a", &old)).await.unwrap();
    for _ in 0..2 {
        assert_eq!(replace(&rita, again("a", &old)).await.unwrap(), first);
    }
    let deliver = || replace(&rita, again("b", &other));
    let (one, two, three) = tokio::join!(deliver(), deliver(), deliver());
    let (one, two, three) = (one.unwrap(), two.unwrap(), three.unwrap());
    assert!(one == two && two == three);
    let propositions: Vec<_> = one.iter().map(|c| c.proposition.as_str()).collect();
    assert_eq!(propositions, ["One.", "Two."]);
    let list = v1::ListClaimsRequest::default();
    let all = rita
        .claims()
        .list_claims(list)
        .await
        .unwrap()
        .into_inner()
        .claims;
    assert_eq!(all.len(), 4);
    let reused = v1::ReplaceClaimsRequest {
        comment: "x".into(),
        ..again("a", &old)
    };
    refused(
        replace(&rita, reused).await,
        Code::AlreadyExists,
        "REQUEST_ID_REUSED",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_is_dismissed_or_lies_elsewhere_is_refused() {
    let house = House::new().await;
    let rita = reviewer(&house, "rita").await;
    let (one, two) = (rita.submit("One.").await, rita.submit("Two.").await);
    let (old, far) = (
        rita.enter(&one, "it rains").await,
        rita.enter(&two, "it rains").await,
    );
    let attempt = |old: Vec<v1::Claim>| {
        let rita = rita.clone();
        async move {
            replace(
                &rita,
                replacing(&old.iter().collect::<Vec<_>>(), vec![worded("x")]),
            )
            .await
        }
    };
    let foreign = house.stranger().await;
    let foreign = foreign
        .enter(&foreign.submit("Three.").await, "it rains")
        .await;
    refused(
        attempt(vec![old.clone(), foreign]).await,
        Code::NotFound,
        "CLAIM_NOT_FOUND",
    );
    assert_eq!(
        bad_fields(attempt(vec![old.clone(), far]).await),
        ["replaced[1].name"]
    );
    let stale = v1::Claim {
        etag: "0123456789abcdef".into(),
        ..old.clone()
    };
    let details = refused(attempt(vec![stale]).await, Code::Aborted, "ETAG_MISMATCH");
    assert_eq!(details.error_info().unwrap().metadata["etag"], old.etag);
    let dismiss = v1::DismissClaimRequest {
        name: old.name.clone(),
        reason: 1,
        etag: old.etag.clone(),
        ..Default::default()
    };
    let dismissed = rita
        .claims()
        .dismiss_claim(dismiss)
        .await
        .unwrap()
        .into_inner();
    let details = refused(
        attempt(vec![dismissed]).await,
        Code::FailedPrecondition,
        "STATE_FORBIDS",
    );
    assert_eq!(details.error_info().unwrap().metadata["state"], "DISMISSED");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_answer_names_every_bad_field() {
    let house = House::new().await;
    let rita = reviewer(&house, "rita").await;
    let nothing = replace(&rita, v1::ReplaceClaimsRequest::default()).await;
    assert_eq!(bad_fields(nothing), ["replaced", "claims"]);
    let request = v1::ReplaceClaimsRequest {
        replaced: vec![v1::ClaimCopy {
            name: "claims/x".into(),
            etag: String::new(),
        }],
        claims: vec![v1::Claim {
            kind: 77,
            span: Some(v1::Span::default()),
            ..statement("\0")
        }],
        comment: "x".repeat(2_001),
        request_id: "é".into(),
    };
    let mut fields = bad_fields(replace(&rita, request).await);
    fields.sort();
    let all = [
        "claims[0].kind",
        "claims[0].span",
        "claims[0].text",
        "comment",
        "replaced[0].etag",
        "replaced[0].name",
        "request_id",
    ];
    assert_eq!(fields, all);
    let article = rita.submit("It rains.").await;
    let old = rita.enter(&article, "it rains").await;
    let misfits = vec![
        v1::Claim {
            kind: Kind::Figure.into(),
            ..Default::default()
        },
        worded("fine"),
        v1::Claim {
            kind: Kind::Assertion.into(),
            ..statement("it rains")
        },
    ];
    let fields = bad_fields(replace(&rita, replacing(&[&old], misfits)).await);
    assert_eq!(fields, ["claims[0].figure", "claims[2].attributions"]);
    assert_eq!(get(&rita, &old.name).await, old, "and nothing changed");
}
