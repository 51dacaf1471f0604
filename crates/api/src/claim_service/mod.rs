//! ClaimService: finds claims, and takes the ones that no machine found.

mod create_claim;
mod dismiss_claim;
mod get_claim;
mod list_claim_history;
mod list_claims;
mod replace_claims;
mod search_claims;
mod watch_changes;

use crate::desk::Desk;
use crate::watch::Outgoing;
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::claim_service_server::ClaimService;
use tonic::{Request, Response, Status};

/// The service.
pub(crate) struct Claims(pub Desk);

#[tonic::async_trait]
impl ClaimService for Claims {
    async fn get_claim(
        &self,
        request: Request<v1::GetClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(get_claim::get_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn list_claims(
        &self,
        request: Request<v1::ListClaimsRequest>,
    ) -> Result<Response<v1::ListClaimsResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_claims::list_claims(&self.0, &by, request.into_inner()).await)
    }

    async fn search_claims(
        &self,
        request: Request<v1::SearchClaimsRequest>,
    ) -> Result<Response<v1::SearchClaimsResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(search_claims::search_claims(&self.0, &by, request.into_inner()).await)
    }

    async fn create_claim(
        &self,
        request: Request<v1::CreateClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(create_claim::create_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn dismiss_claim(
        &self,
        request: Request<v1::DismissClaimRequest>,
    ) -> Result<Response<v1::Claim>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(dismiss_claim::dismiss_claim(&self.0, &by, request.into_inner()).await)
    }

    type WatchChangesStream = Outgoing;

    async fn watch_changes(
        &self,
        request: Request<v1::WatchChangesRequest>,
    ) -> Result<Response<Outgoing>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(watch_changes::watch_changes(&self.0, by, request).await)
    }

    async fn replace_claims(
        &self,
        request: Request<v1::ReplaceClaimsRequest>,
    ) -> Result<Response<v1::ReplaceClaimsResponse>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(replace_claims::replace_claims(&self.0, &by, request.into_inner()).await)
    }

    async fn list_claim_history(
        &self,
        request: Request<v1::ListClaimHistoryRequest>,
    ) -> Result<Response<v1::ListClaimHistoryResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0.answer(
            list_claim_history::list_claim_history(&self.0, &by, request.into_inner()).await,
        )
    }
}
