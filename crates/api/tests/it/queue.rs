//! The reviewers' queue over the wire.

use crate::newsroom::{Caller, House, bad_fields, refused};
use factdesk_domain::Role;
use factdesk_proto::v1;
use tonic::Code;

struct Desk {
    house: House,
    editor: Caller,
    claim: v1::Claim,
}

impl Desk {
    async fn open() -> Desk {
        let house = House::new().await;
        let editor = house.person("edith", &Role::ALL).await;
        let article = editor.submit("It rains.").await;
        let claim = editor.enter(&article, "it rains").await;
        Desk {
            house,
            editor,
            claim,
        }
    }

    async fn reviewer(&self, handle: &str) -> Caller {
        self.house.person(handle, &[Role::Reviewer]).await
    }
}

async fn next(by: &Caller, request_id: &str) -> v1::LeaseNextClaimResponse {
    let request = v1::LeaseNextClaimRequest {
        request_id: request_id.into(),
        ..Default::default()
    };
    let next = by.reviews().lease_next_claim(request).await;
    next.unwrap().into_inner()
}

fn release(claim: &v1::Claim, note: &str) -> v1::ReleaseClaimRequest {
    v1::ReleaseClaimRequest {
        name: claim.name.clone(),
        handover_note: note.into(),
        ..Default::default()
    }
}

fn assign(claim: &v1::Claim, person: &str, seconds: i64) -> v1::AssignClaimRequest {
    v1::AssignClaimRequest {
        name: claim.name.clone(),
        person: person.into(),
        due_time: Some(crate::cut::hence(seconds)),
        ..Default::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_leased_renewed_handed_over_and_skipped() {
    let desk = Desk::open().await;
    let (anna, ben) = (desk.reviewer("anna").await, desk.reviewer("ben").await);
    let first = next(&anna, "r1").await;
    let leased = first.claim.clone().unwrap();
    assert_eq!(leased.name, desk.claim.name);
    assert_eq!(leased.state(), v1::claim::State::InReview);
    assert_eq!(leased.lease.as_ref().unwrap().person, "people/anna");
    assert_eq!(first.reasons[0], "entered by hand");
    assert_eq!(
        next(&anna, "r1").await,
        first,
        "a repeat has the same answer"
    );
    assert_eq!(next(&ben, "").await, v1::LeaseNextClaimResponse::default());
    let renew = v1::RenewLeaseRequest {
        name: leased.name.clone(),
        lease_duration: Some(prost_types::Duration {
            seconds: 7_200,
            nanos: 0,
        }),
        ..Default::default()
    };
    let renewed = anna
        .reviews()
        .renew_lease(renew.clone())
        .await
        .unwrap()
        .into_inner();
    let until = |claim: &v1::Claim| claim.lease.as_ref().unwrap().expire_time.unwrap().seconds;
    assert!(until(&renewed) > until(&leased) + 6_000);
    let not_mine = ben.reviews().renew_lease(renew).await;
    let details = refused(not_mine, Code::FailedPrecondition, "LEASE_NOT_HELD");
    assert_eq!(details.error_info().unwrap().metadata["claim"], leased.name);
    let back = release(&leased, "Ask at noon.");
    let freed = anna
        .reviews()
        .release_claim(back)
        .await
        .unwrap()
        .into_inner();
    assert_eq!(freed, desk.claim);
    let note = next(&ben, "").await.handover.unwrap();
    assert_eq!(
        (note.person.as_str(), note.text.as_str()),
        ("people/anna", "Ask at noon.")
    );
    assert_eq!(note.kind(), v1::CommentKind::Handover);
    let skip = v1::SkipClaimRequest {
        name: leased.name.clone(),
        reason: "I know him.".into(),
        ..Default::default()
    };
    let skipped = ben.reviews().skip_claim(skip).await.unwrap().into_inner();
    assert!(!skipped.escalated && skipped.lease.is_none());
    assert_eq!(next(&ben, "").await.claim, None);
    let list = v1::ListCommentsRequest {
        parent: leased.name,
        page_size: 1,
        ..Default::default()
    };
    let mut page = anna
        .reviews()
        .list_comments(list.clone())
        .await
        .unwrap()
        .into_inner();
    assert_eq!(page.comments[0].kind(), v1::CommentKind::Skip);
    let page_token = std::mem::take(&mut page.next_page_token);
    let rest = v1::ListCommentsRequest { page_token, ..list };
    let rest = anna
        .reviews()
        .list_comments(rest)
        .await
        .unwrap()
        .into_inner();
    assert_eq!(
        (rest.comments, rest.next_page_token),
        (vec![note], String::new())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_to_review_it() {
    let desk = Desk::open().await;
    let (anna, ben) = (desk.reviewer("anna").await, desk.reviewer("ben").await);
    desk.house.person("rose", &[Role::Reader]).await;
    let mut editor = desk.editor.reviews();
    let past = editor
        .assign_claim(assign(&desk.claim, "people/anna", -60))
        .await;
    assert_eq!(bad_fields(past), ["due_time"]);
    let nobody = editor
        .assign_claim(assign(&desk.claim, "people/nobody", 600))
        .await;
    refused(nobody, Code::NotFound, "PERSON_NOT_FOUND");
    let reader = editor
        .assign_claim(assign(&desk.claim, "people/rose", 600))
        .await;
    refused(reader, Code::FailedPrecondition, "PERSON_CANNOT_REVIEW");
    let another = ben
        .reviews()
        .assign_claim(assign(&desk.claim, "people/anna", 600))
        .await;
    refused(another, Code::PermissionDenied, "ROLE_MISSING");
    let done = editor
        .assign_claim(assign(&desk.claim, "people/anna", 600))
        .await;
    let done = done.unwrap().into_inner();
    assert_eq!(done.assignment.unwrap().person, "people/anna");
    assert_eq!(done.etag, desk.claim.etag);
    let mine = ben
        .reviews()
        .assign_claim(assign(&desk.claim, "people/ben", 600))
        .await;
    refused(mine, Code::PermissionDenied, "ROLE_MISSING");
    assert_eq!(next(&ben, "").await.claim, None);
    let reasons = next(&anna, "").await.reasons;
    assert!(
        reasons[0].starts_with("assigned to you, due by"),
        "{reasons:?}"
    );
    let back = release(&desk.claim, "");
    let by_editor = editor.release_claim(back).await.unwrap().into_inner();
    assert_eq!(by_editor.lease, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_is_said_once() {
    let desk = Desk::open().await;
    let comment = |text: &str| v1::CommentOnClaimRequest {
        parent: desk.claim.name.clone(),
        text: text.into(),
        request_id: "r1".into(),
    };
    let mut reviews = desk.editor.reviews();
    let said = reviews
        .comment_on_claim(comment("hm"))
        .await
        .unwrap()
        .into_inner();
    let again = reviews
        .comment_on_claim(comment("hm"))
        .await
        .unwrap()
        .into_inner();
    assert_eq!(said, again);
    assert!(
        said.name
            .starts_with(&format!("{}/comments/", desk.claim.name))
    );
    let other = reviews.comment_on_claim(comment("oh")).await;
    refused(other, Code::AlreadyExists, "REQUEST_ID_REUSED");
}
