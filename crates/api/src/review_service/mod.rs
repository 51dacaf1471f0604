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
}
