//! LedgerService: which claims are about one event, and what their figures say.

mod confirm_match;
mod get_event;
mod get_figure_series;
mod list_decisions;
mod list_events;
mod list_figure_series;
mod list_matches;
mod list_utterances;
mod merge_events;
mod move_claim;
mod reject_match;
mod split_event;
mod undo_decision;

use crate::desk::Desk;
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::ledger_service_server::LedgerService;
use tonic::{Request, Response, Status};

/// The service.
pub(crate) struct Ledger(pub Desk);

#[tonic::async_trait]
impl LedgerService for Ledger {
    async fn list_events(
        &self,
        request: Request<v1::ListEventsRequest>,
    ) -> Result<Response<v1::ListEventsResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_events::list_events(&self.0, &by, request.into_inner()).await)
    }

    async fn get_event(
        &self,
        request: Request<v1::GetEventRequest>,
    ) -> Result<Response<v1::Event>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(get_event::get_event(&self.0, &by, request.into_inner()).await)
    }

    async fn list_figure_series(
        &self,
        request: Request<v1::ListFigureSeriesRequest>,
    ) -> Result<Response<v1::ListFigureSeriesResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0.answer(
            list_figure_series::list_figure_series(&self.0, &by, request.into_inner()).await,
        )
    }

    async fn get_figure_series(
        &self,
        request: Request<v1::GetFigureSeriesRequest>,
    ) -> Result<Response<v1::FigureSeries>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(get_figure_series::get_figure_series(&self.0, &by, request.into_inner()).await)
    }

    async fn list_utterances(
        &self,
        request: Request<v1::ListUtterancesRequest>,
    ) -> Result<Response<v1::ListUtterancesResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_utterances::list_utterances(&self.0, &by, request.into_inner()).await)
    }

    async fn move_claim(
        &self,
        request: Request<v1::MoveClaimRequest>,
    ) -> Result<Response<v1::Event>, Status> {
        let by = self.0.caller(&request, Role::Editor)?;
        self.0
            .answer(move_claim::move_claim(&self.0, &by, request.into_inner()).await)
    }

    async fn merge_events(
        &self,
        request: Request<v1::MergeEventsRequest>,
    ) -> Result<Response<v1::Event>, Status> {
        let by = self.0.caller(&request, Role::Editor)?;
        self.0
            .answer(merge_events::merge_events(&self.0, &by, request.into_inner()).await)
    }

    async fn split_event(
        &self,
        request: Request<v1::SplitEventRequest>,
    ) -> Result<Response<v1::Event>, Status> {
        let by = self.0.caller(&request, Role::Editor)?;
        self.0
            .answer(split_event::split_event(&self.0, &by, request.into_inner()).await)
    }

    async fn list_matches(
        &self,
        request: Request<v1::ListMatchesRequest>,
    ) -> Result<Response<v1::ListMatchesResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_matches::list_matches(&self.0, &by, request.into_inner()).await)
    }

    async fn confirm_match(
        &self,
        request: Request<v1::ConfirmMatchRequest>,
    ) -> Result<Response<v1::Match>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(confirm_match::confirm_match(&self.0, &by, request.into_inner()).await)
    }

    async fn reject_match(
        &self,
        request: Request<v1::RejectMatchRequest>,
    ) -> Result<Response<v1::Match>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(reject_match::reject_match(&self.0, &by, request.into_inner()).await)
    }

    async fn list_decisions(
        &self,
        request: Request<v1::ListDecisionsRequest>,
    ) -> Result<Response<v1::ListDecisionsResponse>, Status> {
        let by = self.0.caller(&request, Role::Reader)?;
        self.0
            .answer(list_decisions::list_decisions(&self.0, &by, request.into_inner()).await)
    }

    async fn undo_decision(
        &self,
        request: Request<v1::UndoDecisionRequest>,
    ) -> Result<Response<v1::Decision>, Status> {
        let by = self.0.caller(&request, Role::Reviewer)?;
        self.0
            .answer(undo_decision::undo_decision(&self.0, &by, request.into_inner()).await)
    }
}
