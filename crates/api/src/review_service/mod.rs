//! ReviewService: where people decide.

mod add_evidence;
mod list_evidence;
mod list_reviews;
mod review_claim;

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
        _request: Request<v1::LeaseNextClaimRequest>,
    ) -> Result<Response<v1::LeaseNextClaimResponse>, Status> {
        Err(Status::unimplemented("lease_next_claim"))
    }

    async fn renew_lease(
        &self,
        _request: Request<v1::RenewLeaseRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        Err(Status::unimplemented("renew_lease"))
    }

    async fn release_claim(
        &self,
        _request: Request<v1::ReleaseClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        Err(Status::unimplemented("release_claim"))
    }

    async fn skip_claim(
        &self,
        _request: Request<v1::SkipClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        Err(Status::unimplemented("skip_claim"))
    }

    async fn assign_claim(
        &self,
        _request: Request<v1::AssignClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        Err(Status::unimplemented("assign_claim"))
    }

    async fn adjudicate_claim(
        &self,
        _request: Request<v1::AdjudicateClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        Err(Status::unimplemented("adjudicate_claim"))
    }

    async fn correct_review(
        &self,
        _request: Request<v1::CorrectReviewRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        Err(Status::unimplemented("correct_review"))
    }

    async fn comment_on_claim(
        &self,
        _request: Request<v1::CommentOnClaimRequest>,
    ) -> Result<Response<v1::Comment>, Status> {
        Err(Status::unimplemented("comment_on_claim"))
    }

    async fn list_comments(
        &self,
        _request: Request<v1::ListCommentsRequest>,
    ) -> Result<Response<v1::ListCommentsResponse>, Status> {
        Err(Status::unimplemented("list_comments"))
    }
}
