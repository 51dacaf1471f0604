//! AdminService: house rules, numbers, proof, and what has to be erased.

mod get_policy;
mod get_stats;
mod purge_article;
mod redact_evidence;
mod set_legal_hold;
mod update_policy;
mod verify_history;

use crate::desk::Desk;
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::admin_service_server::AdminService;
use tonic::{Request, Response, Status};

/// The service.
pub(crate) struct Administration(pub Desk);

#[tonic::async_trait]
impl AdminService for Administration {
    async fn get_policy(
        &self,
        request: Request<v1::GetPolicyRequest>,
    ) -> Result<Response<v1::Policy>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(get_policy::get_policy(&self.0, &by, request.into_inner()).await)
    }

    async fn update_policy(
        &self,
        request: Request<v1::UpdatePolicyRequest>,
    ) -> Result<Response<v1::Policy>, Status> {
        let by = self.0.caller(&request, Role::Admin)?;
        self.0
            .answer(update_policy::update_policy(&self.0, &by, request.into_inner()).await)
    }

    async fn get_stats(
        &self,
        request: Request<v1::GetStatsRequest>,
    ) -> Result<Response<v1::Stats>, Status> {
        let by = self.0.caller(&request, Role::Editor)?;
        self.0
            .answer(get_stats::get_stats(&self.0, &by, request.into_inner()).await)
    }

    async fn verify_history(
        &self,
        request: Request<v1::VerifyHistoryRequest>,
    ) -> Result<Response<v1::VerifyHistoryResponse>, Status> {
        let by = self.0.caller(&request, Role::Editor)?;
        self.0
            .answer(verify_history::verify_history(&self.0, &by, request.into_inner()).await)
    }

    async fn purge_article(
        &self,
        request: Request<v1::PurgeArticleRequest>,
    ) -> Result<Response<v1::Article>, Status> {
        let by = self.0.caller(&request, Role::Admin)?;
        self.0
            .answer(purge_article::purge_article(&self.0, &by, request.into_inner()).await)
    }

    async fn redact_evidence(
        &self,
        request: Request<v1::RedactEvidenceRequest>,
    ) -> Result<Response<v1::Evidence>, Status> {
        let by = self.0.caller(&request, Role::Editor)?;
        self.0
            .answer(redact_evidence::redact_evidence(&self.0, &by, request.into_inner()).await)
    }

    async fn set_legal_hold(
        &self,
        request: Request<v1::SetLegalHoldRequest>,
    ) -> Result<Response<v1::Article>, Status> {
        let by = self.0.caller(&request, Role::Admin)?;
        self.0
            .answer(set_legal_hold::set_legal_hold(&self.0, &by, request.into_inner()).await)
    }
}
