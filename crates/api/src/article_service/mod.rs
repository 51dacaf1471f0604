//! ArticleService: takes articles in and hands them out.

mod batch_submit_articles;
mod get_article;
mod get_revision;
mod list_articles;
mod list_claim_differences;
mod list_revisions;
mod reextract_article;
mod submit_article;

use crate::desk::Desk;
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::article_service_server::ArticleService;
use tonic::{Request, Response, Status};

/// The service.
pub(crate) struct Articles(pub Desk);

#[tonic::async_trait]
impl ArticleService for Articles {
    async fn submit_article(
        &self,
        request: Request<v1::SubmitArticleRequest>,
    ) -> Result<Response<v1::Article>, Status> {
        let by = self.0.caller(&request, Role::Submitter)?;
        self.0
            .answer(submit_article::submit_article(&self.0, &by, request.into_inner()).await)
    }

    async fn batch_submit_articles(
        &self,
        request: Request<v1::BatchSubmitArticlesRequest>,
    ) -> Result<Response<v1::BatchSubmitArticlesResponse>, Status> {
        let by = self.0.caller(&request, Role::Submitter)?;
        let batch = request.into_inner();
        self.0
            .answer(batch_submit_articles::batch_submit_articles(&self.0, &by, batch).await)
    }

    async fn get_article(
        &self,
        request: Request<v1::GetArticleRequest>,
    ) -> Result<Response<v1::Article>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(get_article::get_article(&self.0, &by, request.into_inner()).await)
    }

    async fn list_articles(
        &self,
        request: Request<v1::ListArticlesRequest>,
    ) -> Result<Response<v1::ListArticlesResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_articles::list_articles(&self.0, &by, request.into_inner()).await)
    }

    async fn get_revision(
        &self,
        request: Request<v1::GetRevisionRequest>,
    ) -> Result<Response<v1::Revision>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(get_revision::get_revision(&self.0, &by, request.into_inner()).await)
    }

    async fn list_revisions(
        &self,
        request: Request<v1::ListRevisionsRequest>,
    ) -> Result<Response<v1::ListRevisionsResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_revisions::list_revisions(&self.0, &by, request.into_inner()).await)
    }

    async fn reextract_article(
        &self,
        request: Request<v1::ReextractArticleRequest>,
    ) -> Result<Response<v1::ReextractArticleResponse>, Status> {
        let by = self.0.caller(&request, Role::Editor)?;
        let again = request.into_inner();
        self.0
            .answer(reextract_article::reextract_article(&self.0, &by, again).await)
    }

    async fn list_claim_differences(
        &self,
        request: Request<v1::ListClaimDifferencesRequest>,
    ) -> Result<Response<v1::ListClaimDifferencesResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        let list = request.into_inner();
        self.0
            .answer(list_claim_differences::list_claim_differences(&self.0, &by, list).await)
    }
}
