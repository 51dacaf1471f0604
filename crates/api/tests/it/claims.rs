//! ClaimService.

use crate::newsroom::{Caller, House, bad_fields, refused, statement};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::claim::{Kind, State};
use std::collections::BTreeSet;
use tonic::Code;

async fn reviewer(house: &House) -> Caller {
    house
        .person("rita", &[Role::Submitter, Role::Reviewer])
        .await
}

fn create(article: &v1::Article, claim: v1::Claim) -> v1::CreateClaimRequest {
    v1::CreateClaimRequest {
        parent: article.name.clone(),
        claim: Some(claim),
        ..Default::default()
    }
}

async fn list(caller: &Caller, request: v1::ListClaimsRequest) -> v1::ListClaimsResponse {
    caller
        .claims()
        .list_claims(request)
        .await
        .unwrap()
        .into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_by_hand_has_its_place_in_both_ways_of_counting() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let article = rita.submit("😀 At least 60 died, the mayor said.").await;
    let figure = v1::Figure {
        measure: v1::Measure::Deaths.into(),
        bound: v1::Bound::AtLeast.into(),
        low: Some(60.0),
        unit: "people".into(),
        text: "At least 60".into(),
        ..Default::default()
    };
    let claim = v1::Claim {
        kind: Kind::Figure.into(),
        text: "At least 60 died".into(),
        span: Some(v1::Span {
            start: 2,
            end: 18,
            ..Default::default()
        }),
        figure: Some(figure.clone()),
        labels: vec!["flood".into()],
        ..Default::default()
    };
    let entered = rita
        .claims()
        .create_claim(create(&article, claim))
        .await
        .unwrap()
        .into_inner();
    let span = entered.span.clone().unwrap();
    assert_eq!(
        (span.start, span.end, span.utf16_start, span.utf16_end),
        (2, 18, 3, 19)
    );
    assert_eq!(
        (span.exact.as_str(), span.prefix.as_str()),
        ("At least 60 died", "😀 ")
    );
    assert_eq!(span.suffix, ", the mayor said.");
    assert_eq!(entered.figure, Some(figure));
    assert_eq!(
        (entered.extractor.as_str(), entered.state()),
        ("hand", State::Pending)
    );
    assert_eq!(entered.article, article.name);
    let name = entered.name.clone();
    let got = rita
        .claims()
        .get_claim(v1::GetClaimRequest {
            name,
            ..Default::default()
        })
        .await
        .unwrap()
        .into_inner();
    assert_eq!(got, entered);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_span_must_reproduce_the_words() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let article = rita.submit("It rains.").await;
    for (start, end) in [(0, 7), (5, 13), (100, 108), (i32::MAX - 8, i32::MAX)] {
        let span = Some(v1::Span {
            start,
            end,
            ..Default::default()
        });
        let claim = v1::Claim {
            span,
            ..statement("It rains")
        };
        let fields = bad_fields(rita.claims().create_claim(create(&article, claim)).await);
        assert!(fields[0].starts_with("claim."), "{fields:?}");
    }
    assert_eq!(
        list(&rita, v1::ListClaimsRequest::default()).await.claims,
        []
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_over_pages_sees_every_claim_once() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let (one, other) = (rita.submit("One.").await, rita.submit("Other.").await);
    let mut names = BTreeSet::new();
    for i in 0..23 {
        let article = if i % 3 == 0 { &other } else { &one };
        names.insert(rita.enter(article, &format!("claim {i}")).await.name);
    }
    for order_by in [
        "",
        "create_time desc",
        "update_time",
        "check_worthiness desc",
        "span",
        "span desc",
    ] {
        let mut request = v1::ListClaimsRequest {
            page_size: 5,
            order_by: order_by.into(),
            ..Default::default()
        };
        let mut seen = vec![];
        loop {
            let page = list(&rita, request.clone()).await;
            assert!(page.claims.len() <= 5);
            seen.extend(page.claims.into_iter().map(|c| c.name));
            assert!(seen.len() <= names.len(), "the walk goes in circles");
            if page.next_page_token.is_empty() {
                break;
            }
            request.page_token = page.next_page_token;
        }
        let distinct: BTreeSet<_> = seen.iter().cloned().collect();
        assert_eq!((seen.len(), &distinct), (23, &names), "{order_by}");
    }
    let of_one = v1::ListClaimsRequest {
        parent: one.name,
        ..Default::default()
    };
    assert_eq!(list(&rita, of_one).await.claims.len(), 15);
    let of_all = v1::ListClaimsRequest {
        parent: "articles/-".into(),
        ..Default::default()
    };
    let all = list(&rita, of_all).await;
    assert_eq!((all.claims.len(), all.watch_cursor.is_empty()), (23, false));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_token_is_good_for_its_own_list_and_newsroom_only() {
    let house = House::new().await;
    let (rita, stranger) = (reviewer(&house).await, house.stranger().await);
    let article = rita.submit("It rains.").await;
    for i in 0..3 {
        rita.enter(&article, &format!("claim {i}")).await;
    }
    let request = v1::ListClaimsRequest {
        page_size: 1,
        ..Default::default()
    };
    let page_token = list(&rita, request.clone()).await.next_page_token;
    let next = v1::ListClaimsRequest {
        page_token,
        ..request
    };
    let others = [
        (
            &rita,
            v1::ListClaimsRequest {
                filter: "kind = FIGURE".into(),
                ..next.clone()
            },
        ),
        (
            &rita,
            v1::ListClaimsRequest {
                order_by: "span".into(),
                ..next.clone()
            },
        ),
        (
            &rita,
            v1::ListClaimsRequest {
                parent: article.name.clone(),
                ..next.clone()
            },
        ),
        (&stranger, next.clone()),
    ];
    for (caller, other) in others {
        assert_eq!(
            bad_fields(caller.claims().list_claims(other).await),
            ["page_token"]
        );
    }
    let larger = v1::ListClaimsRequest {
        page_size: 200,
        ..next
    };
    assert_eq!(
        list(&rita, larger).await.claims.len(),
        2,
        "page_size may change on the way"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_find_what_they_name() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let article = rita.submit("It rains.").await;
    let doubted = v1::Claim {
        cautions: vec![v1::Caution {
            category: 1,
            text: "unverified".into(),
            span: None,
        }],
        labels: vec!["Rain".into()],
        ..statement("it rains")
    };
    let doubted = rita
        .claims()
        .create_claim(create(&article, doubted))
        .await
        .unwrap()
        .into_inner();
    let plain = rita.enter(&article, "it snows").await;
    let names = async |filter: &str| {
        let request = v1::ListClaimsRequest {
            filter: filter.into(),
            ..Default::default()
        };
        let page = list(&rita, request).await;
        page.claims.into_iter().map(|c| c.name).collect::<Vec<_>>()
    };
    let one = |claim: &v1::Claim| vec![claim.name.clone()];
    let (none, both) = (Vec::<String>::new(), [one(&doubted), one(&plain)].concat());
    assert_eq!(names("cautions.category = UNVERIFIED").await, one(&doubted));
    assert_eq!(
        names("caution != caution_category_unverified").await,
        one(&plain)
    );
    assert_eq!(names("suggested_verdict = UNVERIFIED").await, one(&doubted));
    assert_eq!(names("labels : RAIN OR text : SNOW").await, both);
    assert_eq!(names("text : \"rains\" AND NOT labels = rain").await, none);
    assert_eq!(
        names("claimant = \"the mayor\" AND verdict = UNSPECIFIED").await,
        both
    );
    assert_eq!(names("figure.measure = DEATHS").await, none);
    assert_eq!(names("-state = PENDING").await, none);
    assert_eq!(names("create_time > 2000-01-01T00:00:00Z").await, both);
    assert_eq!(
        names("text : \"100%_\\\\'; drop table claims --\"").await,
        none
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_stays_below_what_clients_accept() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let article = rita.submit("It rains.").await;
    // Three bytes a character: about 60 kB a claim, 8 MB in all.
    for i in 0..130 {
        rita.enter(&article, &format!("{i} {}", "語".repeat(9_900)))
            .await;
    }
    let mut request = v1::ListClaimsRequest {
        page_size: 200,
        ..Default::default()
    };
    let mut sizes = vec![];
    loop {
        // The client accepts 4 MB, as all do by default.
        let page = list(&rita, request.clone()).await;
        assert!(prost::Message::encoded_len(&page) < 3_300_000);
        sizes.push(page.claims.len());
        assert!(sizes.len() <= 130, "the walk goes in circles");
        if page.next_page_token.is_empty() {
            break;
        }
        request.page_token = page.next_page_token;
    }
    assert!(
        sizes.len() > 1 && sizes.iter().sum::<usize>() == 130,
        "{sizes:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dismissed_claim_takes_no_verdict() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let claim = rita
        .enter(&rita.submit("It rains.").await, "it rains")
        .await;
    let dismiss = v1::DismissClaimRequest {
        name: claim.name.clone(),
        reason: v1::DismissReason::NotCheckable.into(),
        etag: claim.etag.clone(),
        request_id: "d".into(),
        ..Default::default()
    };
    let dismissed = rita
        .claims()
        .dismiss_claim(dismiss.clone())
        .await
        .unwrap()
        .into_inner();
    assert_eq!(dismissed.state(), State::Dismissed);
    assert_ne!(dismissed.etag, claim.etag);
    let repeat = rita
        .claims()
        .dismiss_claim(dismiss.clone())
        .await
        .unwrap()
        .into_inner();
    assert_eq!(repeat.state(), State::Dismissed);
    let stale = v1::DismissClaimRequest {
        request_id: String::new(),
        ..dismiss.clone()
    };
    let details = refused(
        rita.claims().dismiss_claim(stale).await,
        Code::Aborted,
        "ETAG_MISMATCH",
    );
    assert_eq!(
        details.error_info().unwrap().metadata["etag"],
        dismissed.etag
    );
    let again = v1::DismissClaimRequest {
        etag: dismissed.etag,
        request_id: String::new(),
        ..dismiss
    };
    let outcome = rita.claims().dismiss_claim(again).await;
    let details = refused(outcome, Code::FailedPrecondition, "STATE_FORBIDS");
    assert_eq!(details.error_info().unwrap().metadata["state"], "DISMISSED");
}

#[tokio::test(flavor = "multi_thread")]
async fn entering_twice_under_one_request_id_makes_one_claim() {
    let house = House::new().await;
    let rita = reviewer(&house).await;
    let article = rita.submit("It rains.").await;
    let named = |text: &str| v1::CreateClaimRequest {
        request_id: "c".into(),
        ..create(&article, statement(text))
    };
    let first = rita
        .claims()
        .create_claim(named("it rains"))
        .await
        .unwrap()
        .into_inner();
    let repeat = rita
        .claims()
        .create_claim(named("it rains"))
        .await
        .unwrap()
        .into_inner();
    assert_eq!(first, repeat);
    let other = rita.claims().create_claim(named("it snows")).await;
    refused(other, Code::AlreadyExists, "REQUEST_ID_REUSED");
    assert_eq!(
        list(&rita, v1::ListClaimsRequest::default())
            .await
            .claims
            .len(),
        1
    );
}
