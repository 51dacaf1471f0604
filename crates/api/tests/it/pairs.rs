//! A newsroom where claims labelled `twice` need two people.

use crate::newsroom::{Caller, House, statement};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::Verdict;

pub const TWICE: &str = "twice";

/// Lets the newsroom's policy ask for two people, and names who decides between them.
pub async fn ask_two(admin: &Caller, adjudicators: &[&str]) -> v1::Policy {
    let now = policy(admin).await;
    let rules = v1::Policy {
        second_review_rules: vec![v1::SecondReviewRule {
            labels: vec![TWICE.into()],
            ..Default::default()
        }],
        adjudicators: adjudicators.iter().map(|h| format!("people/{h}")).collect(),
        etag: now.etag,
        ..Default::default()
    };
    update(admin, rules).await.unwrap()
}

pub async fn policy(caller: &Caller) -> v1::Policy {
    let get = v1::GetPolicyRequest::default();
    caller.admin().get_policy(get).await.unwrap().into_inner()
}

pub async fn update(admin: &Caller, policy: v1::Policy) -> Result<v1::Policy, tonic::Status> {
    let request = v1::UpdatePolicyRequest {
        policy: Some(policy),
        ..Default::default()
    };
    let made = admin.admin().update_policy(request).await;
    made.map(|made| made.into_inner())
}

/// A claim that needs two people.
pub async fn enter(caller: &Caller, text: &str) -> v1::Claim {
    let article = caller.submit(&format!("It is said that {text}.")).await;
    let request = v1::CreateClaimRequest {
        parent: article.name,
        claim: Some(v1::Claim {
            labels: vec![TWICE.into()],
            ..statement(text)
        }),
        ..Default::default()
    };
    let entered = caller.claims().create_claim(request).await;
    entered.unwrap().into_inner()
}

pub fn page(address: &str) -> v1::Evidence {
    v1::Evidence {
        kind: v1::EvidenceKind::Web.into(),
        uri: format!("https://example.net/{address}"),
        bearing: v1::Bearing::Context.into(),
        ..Default::default()
    }
}

/// A review that has what the built-in policy asks for.
pub fn review(claim: &v1::Claim, verdict: Verdict) -> v1::ReviewClaimRequest {
    v1::ReviewClaimRequest {
        name: claim.name.clone(),
        etag: claim.etag.clone(),
        verdict: verdict.into(),
        rationale: "Two lists were compared.".into(),
        evidence: vec![page("list")],
        ..Default::default()
    }
}

/// A decision that has what the built-in policy asks for.
pub fn decision(claim: &v1::Claim, verdict: Verdict) -> v1::AdjudicateClaimRequest {
    v1::AdjudicateClaimRequest {
        name: claim.name.clone(),
        etag: claim.etag.clone(),
        verdict: verdict.into(),
        rationale: "The second list is newer.".into(),
        ..Default::default()
    }
}

/// A correction that has what the built-in policy asks for.
pub fn correction(
    claim: &v1::Claim,
    review: &v1::Review,
    kind: v1::CorrectionKind,
    verdict: Verdict,
) -> v1::CorrectReviewRequest {
    v1::CorrectReviewRequest {
        name: review.name.clone(),
        etag: claim.etag.clone(),
        kind: kind.into(),
        verdict: verdict.into(),
        reason: "The list was read wrongly.".into(),
        rationale: "The list was read again.".into(),
        ..Default::default()
    }
}

pub async fn give(by: &Caller, request: v1::ReviewClaimRequest) -> v1::Claim {
    let given = by.reviews().review_claim(request).await;
    given.unwrap().into_inner()
}

pub async fn get(by: &Caller, claim: &v1::Claim) -> v1::Claim {
    let request = v1::GetClaimRequest {
        name: claim.name.clone(),
        ..Default::default()
    };
    by.claims().get_claim(request).await.unwrap().into_inner()
}

pub async fn listed(by: &Caller, claim: &v1::Claim) -> Vec<v1::Review> {
    let request = v1::ListReviewsRequest {
        parent: claim.name.clone(),
        ..Default::default()
    };
    let list = by.reviews().list_reviews(request).await.unwrap();
    list.into_inner().reviews
}

pub async fn on_table(by: &Caller, claim: &v1::Claim) -> Vec<v1::Evidence> {
    let request = v1::ListEvidenceRequest {
        parent: claim.name.clone(),
        ..Default::default()
    };
    let list = by.reviews().list_evidence(request).await.unwrap();
    list.into_inner().evidence
}

/// Who works there: an administrator, three reviewers, two editors.
pub struct People {
    pub admin: Caller,
    pub anna: Caller,
    pub ben: Caller,
    pub cleo: Caller,
    pub ed: Caller,
    pub eva: Caller,
}

impl People {
    pub async fn of(house: &House) -> People {
        let reviewer = [Role::Submitter, Role::Reviewer];
        People {
            admin: house.person("admin", &[Role::Admin]).await,
            anna: house.person("anna", &reviewer).await,
            ben: house.person("ben", &reviewer).await,
            cleo: house.person("cleo", &reviewer).await,
            ed: house.person("ed", &[Role::Editor]).await,
            eva: house.person("eva", &[Role::Editor]).await,
        }
    }

    /// A claim on which anna and ben disagree.
    pub async fn disagree(&self, text: &str) -> v1::Claim {
        let claim = enter(&self.anna, text).await;
        let sealed = give(&self.anna, review(&claim, Verdict::Verified)).await;
        let claim = give(&self.ben, review(&sealed, Verdict::Disputed)).await;
        assert_eq!(claim.state(), v1::claim::State::InAdjudication);
        claim
    }
}
