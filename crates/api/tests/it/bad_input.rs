//! Bad input: one answer names every bad field, and nothing is stored.

use crate::newsroom::{Caller, House, bad_fields};
use factdesk_domain::Role;
use factdesk_proto::v1;
use prost::Message;

async fn editor(house: &House) -> Caller {
    house.person("anna", &Role::ALL).await
}

async fn submit(anna: &Caller, article: v1::Article) -> Vec<String> {
    let request = v1::SubmitArticleRequest {
        article: Some(article),
        ..Default::default()
    };
    bad_fields(anna.articles().submit_article(request).await)
}

fn body(body: impl Into<String>) -> v1::Article {
    v1::Article {
        body: body.into(),
        ..Default::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_articles_are_refused_and_not_stored() {
    let house = House::new().await;
    let anna = editor(&house).await;
    assert_eq!(submit(&anna, body("")).await, ["article.body"]);
    assert_eq!(
        submit(&anna, body("x".repeat(3_000_000))).await,
        ["article.body"]
    );
    assert_eq!(submit(&anna, body("a\0b")).await, ["article.body"]);
    let all = v1::Article {
        title: "two\nlines".into(),
        uri: "nowhere".into(),
        language_code: "xx".into(),
        publisher: "\0".into(),
        source_version: -1,
        labels: vec![String::new()],
        publish_time: Some(prost_types::Timestamp {
            seconds: i64::MAX,
            nanos: -1,
        }),
        ..body("It rains.")
    };
    let mut fields = submit(&anna, all).await;
    fields.sort();
    let want = [
        "article.labels[0]",
        "article.language_code",
        "article.publish_time",
        "article.publisher",
        "article.source_version",
        "article.title",
        "article.uri",
    ];
    assert_eq!(fields, want);
    let none = bad_fields(
        anna.articles()
            .submit_article(v1::SubmitArticleRequest::default())
            .await,
    );
    assert_eq!(none, ["article.body"]);
    let list = anna
        .articles()
        .list_articles(v1::ListArticlesRequest::default())
        .await
        .unwrap();
    assert_eq!(list.into_inner().articles, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_list_requests_name_every_field() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let list = v1::ListClaimsRequest {
        parent: "articles/x".into(),
        page_size: -1,
        page_token: "Zm9yZ2Vk".into(),
        filter: "colour = red".into(),
        order_by: "colour".into(),
    };
    let fields = bad_fields(anna.claims().list_claims(list).await);
    assert_eq!(fields, ["parent", "page_size", "filter", "order_by"]);
    let list = v1::ListClaimsRequest {
        page_token: "Zm9yZ2Vk".into(),
        ..Default::default()
    };
    assert_eq!(
        bad_fields(anna.claims().list_claims(list).await),
        ["page_token"]
    );
    let search = v1::SearchClaimsRequest {
        query: "é".repeat(2_001),
        page_size: -1,
        filter: "colour = red".into(),
    };
    let fields = bad_fields(anna.claims().search_claims(search).await);
    assert_eq!(fields, ["query", "page_size", "filter"]);
    let list = v1::ListArticlesRequest {
        page_size: i32::MIN,
        page_token: "é".into(),
        filter: "verdict = VERIFIED".into(),
    };
    let fields = bad_fields(anna.articles().list_articles(list).await);
    assert_eq!(fields, ["page_size", "page_token", "filter"]);
    let list = v1::ListReviewsRequest {
        page_size: -1,
        ..Default::default()
    };
    assert_eq!(
        bad_fields(anna.reviews().list_reviews(list).await),
        ["parent", "page_size"]
    );
    let list = v1::ListEvidenceRequest {
        page_size: -1,
        ..Default::default()
    };
    assert_eq!(
        bad_fields(anna.reviews().list_evidence(list).await),
        ["parent", "page_size"]
    );
    let list = v1::ListRevisionsRequest {
        page_size: -1,
        ..Default::default()
    };
    assert_eq!(
        bad_fields(anna.articles().list_revisions(list).await),
        ["parent", "page_size"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_queue_requests_name_every_field() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let mut desk = anna.reviews();
    let request_id = "é".to_owned();
    let lease_duration = Some(prost_types::Duration::default());
    let next = v1::LeaseNextClaimRequest {
        filter: "colour = red".into(),
        lease_duration,
        request_id: request_id.clone(),
    };
    let fields = bad_fields(desk.lease_next_claim(next).await);
    assert_eq!(fields, ["request_id", "filter", "lease_duration"]);
    let renew = v1::RenewLeaseRequest {
        name: "x".into(),
        lease_duration,
        request_id: request_id.clone(),
    };
    let fields = bad_fields(desk.renew_lease(renew).await);
    assert_eq!(fields, ["request_id", "name", "lease_duration"]);
    let long = "x".repeat(2_001);
    let release = v1::ReleaseClaimRequest {
        handover_note: long.clone(),
        request_id: request_id.clone(),
        ..Default::default()
    };
    let fields = bad_fields(desk.release_claim(release).await);
    assert_eq!(fields, ["request_id", "name", "handover_note"]);
    let skip = v1::SkipClaimRequest {
        reason: "a\0".into(),
        request_id: request_id.clone(),
        ..Default::default()
    };
    let fields = bad_fields(desk.skip_claim(skip).await);
    assert_eq!(fields, ["request_id", "name", "reason"]);
    let assign = v1::AssignClaimRequest {
        person: "people/Jo".into(),
        note: long,
        request_id: request_id.clone(),
        ..Default::default()
    };
    let fields = bad_fields(desk.assign_claim(assign).await);
    assert_eq!(fields, ["request_id", "name", "person", "due_time", "note"]);
    for text in [
        String::new(),
        " \n".into(),
        "x".repeat(10_001),
        "a\0".into(),
    ] {
        let comment = v1::CommentOnClaimRequest {
            text,
            request_id: request_id.clone(),
            ..Default::default()
        };
        let fields = bad_fields(desk.comment_on_claim(comment).await);
        assert_eq!(fields, ["request_id", "parent", "text"]);
    }
    let list = v1::ListCommentsRequest {
        page_size: -1,
        ..Default::default()
    };
    let fields = bad_fields(desk.list_comments(list).await);
    assert_eq!(fields, ["parent", "page_size"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_ledger_requests_name_every_field() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let mut ledger = anna.ledger();
    let list = v1::ListEventsRequest {
        page_size: -1,
        page_token: "é".into(),
        filter: "verdict = VERIFIED".into(),
    };
    let fields = bad_fields(ledger.list_events(list).await);
    assert_eq!(fields, ["page_size", "page_token", "filter"]);
    let list = v1::ListMatchesRequest {
        parent: "claims/x".into(),
        page_size: -1,
        page_token: "é".into(),
        state: 9,
    };
    let fields = bad_fields(ledger.list_matches(list).await);
    assert_eq!(fields, ["parent", "page_size", "state", "page_token"]);
    let list = v1::ListDecisionsRequest {
        parent: "x".into(),
        page_size: -1,
        page_token: "é".into(),
    };
    let fields = bad_fields(ledger.list_decisions(list).await);
    assert_eq!(fields, ["parent", "page_size", "page_token"]);
    let undo = v1::UndoDecisionRequest {
        request_id: "é".into(),
        ..Default::default()
    };
    let fields = bad_fields(ledger.undo_decision(undo).await);
    assert_eq!(fields, ["request_id", "name"]);
    for name in ["", "events/-", "events/x/figureSeries/deaths", "claims/x"] {
        let name = || name.to_owned();
        let get = v1::GetEventRequest { name: name() };
        assert_eq!(bad_fields(ledger.get_event(get).await), ["name"]);
        let get = v1::GetFigureSeriesRequest { name: name() };
        assert_eq!(bad_fields(ledger.get_figure_series(get).await), ["name"]);
        let list = v1::ListFigureSeriesRequest {
            parent: name(),
            ..Default::default()
        };
        let listed = ledger.list_figure_series(list).await;
        assert_eq!(bad_fields(listed), ["parent"]);
        let list = v1::ListUtterancesRequest { parent: name() };
        assert_eq!(bad_fields(ledger.list_utterances(list).await), ["parent"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_filter_field_is_told_where_and_what_is_known() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let filter = "state = PENDING AND colour = red".to_owned();
    let list = v1::ListClaimsRequest {
        filter,
        ..Default::default()
    };
    let status = anna.claims().list_claims(list).await.unwrap_err();
    assert!(status.message().contains("at character 21"), "{status:?}");
    assert!(status.message().contains("cautions.category"), "{status:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_numbers_are_refused_and_change_nothing() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let claim = anna
        .enter(&anna.submit("It rains.").await, "it rains")
        .await;
    let review = v1::ReviewClaimRequest {
        name: claim.name.clone(),
        verdict: 99,
        attribution_verdict: -7,
        evidence: vec![v1::Evidence {
            kind: 50,
            quote: "q".into(),
            bearing: 1,
            ..Default::default()
        }],
        ..Default::default()
    };
    let mut fields = bad_fields(anna.reviews().review_claim(review).await);
    fields.sort();
    assert_eq!(
        fields,
        ["attribution_verdict", "etag", "evidence[0].kind", "verdict"]
    );
    let get = v1::GetClaimRequest {
        name: claim.name.clone(),
        ..Default::default()
    };
    assert_eq!(
        anna.claims().get_claim(get).await.unwrap().into_inner(),
        claim
    );
    let parent = claim.name.clone();
    let evidence = Some(v1::Evidence {
        bearing: 9,
        ..Default::default()
    });
    let add = v1::AddEvidenceRequest {
        parent,
        evidence,
        request_id: "é".into(),
    };
    let mut fields = bad_fields(anna.reviews().add_evidence(add).await);
    fields.sort();
    assert_eq!(
        fields,
        [
            "evidence.bearing",
            "evidence.kind",
            "evidence.quote",
            "request_id"
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn malformed_names_are_refused_by_every_rpc_that_takes_one() {
    let house = House::new().await;
    let anna = editor(&house).await;
    for name in [
        "",
        "claims/-",
        "claims/../x",
        "articles/\0",
        "claims/0190F3A1-0000-7000-8000-0000000000AA",
    ] {
        let name = || name.to_owned();
        let mut articles = anna.articles();
        let article = articles
            .get_article(v1::GetArticleRequest { name: name() })
            .await;
        assert_eq!(bad_fields(article), ["name"]);
        let revision = articles
            .get_revision(v1::GetRevisionRequest { name: name() })
            .await;
        assert_eq!(bad_fields(revision), ["name"]);
        let claim = anna
            .claims()
            .get_claim(v1::GetClaimRequest {
                name: name(),
                ..Default::default()
            })
            .await;
        assert_eq!(bad_fields(claim), ["name"]);
        let dismiss = v1::DismissClaimRequest {
            name: name(),
            ..Default::default()
        };
        let dismissed = anna.claims().dismiss_claim(dismiss).await;
        assert_eq!(bad_fields(dismissed), ["name", "reason", "etag"]);
        let decide = v1::AdjudicateClaimRequest {
            name: name(),
            ..Default::default()
        };
        let decided = anna.reviews().adjudicate_claim(decide).await;
        assert_eq!(
            bad_fields(decided),
            ["name", "etag", "verdict", "rationale"]
        );
        let correct = v1::CorrectReviewRequest {
            name: name(),
            ..Default::default()
        };
        let corrected = anna.reviews().correct_review(correct).await;
        let all = ["name", "etag", "verdict", "reason", "kind"];
        assert_eq!(bad_fields(corrected), all);
        if !name().is_empty() {
            let get = v1::GetPolicyRequest { name: name() };
            let policy = anna.admin().get_policy(get).await;
            assert_eq!(bad_fields(policy), ["name"]);
        }
        let create = v1::CreateClaimRequest {
            parent: name(),
            ..Default::default()
        };
        let created = anna.claims().create_claim(create).await;
        assert_eq!(bad_fields(created), ["parent", "claim.kind", "claim.text"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_does_not_read_is_a_bad_request() {
    let house = House::new().await;
    let anna = editor(&house).await;
    let path = "/factdesk.v1.ArticleService/GetArticle";
    // A string of five bytes, of which one comes.
    assert_eq!(bad_fields(anna.raw(path, vec![0x0a, 5, b'x']).await), [""]);
    // A string that is no UTF-8.
    assert_eq!(
        bad_fields(anna.raw(path, vec![0x0a, 2, 0xff, 0xfe]).await),
        [""]
    );
    let odd = v1::GetArticleRequest { name: "x".into() }.encode_to_vec();
    let unknown_field = [odd, vec![0xf8, 0x07, 1]].concat();
    assert_eq!(bad_fields(anna.raw(path, unknown_field).await), ["name"]);
}
