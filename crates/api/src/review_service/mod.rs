//! ReviewService: where people decide.

mod add_evidence;
mod adjudicate_claim;
mod assign_claim;
mod comment_on_claim;
mod correct_review;
mod lease_next_claim;
mod list_comments;
mod list_evidence;
mod list_reviews;
mod release_claim;
mod renew_lease;
mod review_claim;
mod skip_claim;

use crate::desk::Desk;
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::review_service_server::ReviewService;
use tonic::{Request, Response, Status};

/// The service.
pub(crate) struct Reviews(pub Desk);

#[tonic::async_trait]
impl ReviewService for Reviews {
    async fn review_claim(
        &self,
        request: Request<v1::ReviewClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(review_claim::review_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn add_evidence(
        &self,
        request: Request<v1::AddEvidenceRequest>,
    ) -> Result<Response<v1::Evidence>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(add_evidence::add_evidence(&self.0, &by, request.into_inner()).await)
    }

    async fn list_evidence(
        &self,
        request: Request<v1::ListEvidenceRequest>,
    ) -> Result<Response<v1::ListEvidenceResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_evidence::list_evidence(&self.0, &by, request.into_inner()).await)
    }

    async fn list_reviews(
        &self,
        request: Request<v1::ListReviewsRequest>,
    ) -> Result<Response<v1::ListReviewsResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_reviews::list_reviews(&self.0, &by, request.into_inner()).await)
    }

    async fn lease_next_claim(
        &self,
        request: Request<v1::LeaseNextClaimRequest>,
    ) -> Result<Response<v1::LeaseNextClaimResponse>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(lease_next_claim::lease_next_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn renew_lease(
        &self,
        request: Request<v1::RenewLeaseRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(renew_lease::renew_lease(&self.0, &by, request.into_inner()).await)
    }

    async fn release_claim(
        &self,
        request: Request<v1::ReleaseClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(release_claim::release_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn skip_claim(
        &self,
        request: Request<v1::SkipClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(skip_claim::skip_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn assign_claim(
        &self,
        request: Request<v1::AssignClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(assign_claim::assign_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn adjudicate_claim(
        &self,
        request: Request<v1::AdjudicateClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Editor)?;
        self.0
            .answer(adjudicate_claim::adjudicate_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn correct_review(
        &self,
        request: Request<v1::CorrectReviewRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Editor)?;
        self.0
            .answer(correct_review::correct_review(&self.0, &by, request.into_inner()).await)
    }

    async fn comment_on_claim(
        &self,
        request: Request<v1::CommentOnClaimRequest>,
    ) -> Result<Response<v1::Comment>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(comment_on_claim::comment_on_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn list_comments(
        &self,
        request: Request<v1::ListCommentsRequest>,
    ) -> Result<Response<v1::ListCommentsResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_comments::list_comments(&self.0, &by, request.into_inner()).await)
    }
}
