//! `grpc.health.v1`: everything serves as long as the database answers.

use super::limits;
use crate::desk::Desk;
use factdesk_proto::v1::article_service_server::SERVICE_NAME as ARTICLES;
use factdesk_proto::v1::claim_service_server::SERVICE_NAME as CLAIMS;
use factdesk_proto::v1::ledger_service_server::SERVICE_NAME as LEDGER;
use factdesk_proto::v1::review_service_server::SERVICE_NAME as REVIEWS;
use tokio::time::{MissedTickBehavior, interval, timeout};
use tonic_health::ServingStatus;
use tonic_health::pb::health_server::HealthServer;
use tonic_health::server::{HealthReporter, HealthService};

/// What depends on the database: the whole server, and each service.
const DEPENDENT: [&str; 5] = ["", ARTICLES, CLAIMS, REVIEWS, LEDGER];

/// What does not: whether the process runs at all.
const LIVENESS: &str = "liveness";

/// Asks the database for a sign of life and reports it.
pub(super) struct Monitor {
    desk: Desk,
    reporter: HealthReporter,
}

/// The health service, not serving until the database has answered once.
pub(super) async fn health(desk: Desk) -> (Monitor, HealthServer<HealthService>) {
    let reporter = HealthReporter::new();
    let service = HealthService::from_health_reporter(reporter.clone());
    let server = HealthServer::new(service).max_decoding_message_size(limits::DECODE_SMALL);
    let monitor = Monitor { desk, reporter };
    monitor.report(ServingStatus::NotServing).await;
    monitor
        .reporter
        .set_service_status(LIVENESS, ServingStatus::Serving)
        .await;
    (monitor, server)
}

impl Monitor {
    /// Reports until the server is asked to stop; then nothing serves any more
    /// and everybody who watches is let go.
    pub async fn watch(mut self) {
        let desk = self.desk.clone();
        tokio::select! {
            () = self.watch_database() => {}
            () = desk.stopped() => {}
        }
        self.report(ServingStatus::NotServing).await;
        for service in DEPENDENT.into_iter().chain([LIVENESS]) {
            self.reporter.clear_service_status(service).await;
        }
    }

    async fn watch_database(&self) {
        let mut ticks = interval(limits::PING);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut before = None;
        loop {
            ticks.tick().await;
            let answers = matches!(
                timeout(limits::PING, self.desk.store.ping()).await,
                Ok(Ok(()))
            );
            if before != Some(answers) {
                tracing::info!(answers, "the database answers, or does not");
                self.report(if answers {
                    ServingStatus::Serving
                } else {
                    ServingStatus::NotServing
                })
                .await;
                before = Some(answers);
            }
        }
    }

    async fn report(&self, status: ServingStatus) {
        for service in DEPENDENT {
            self.reporter.set_service_status(service, status).await;
        }
    }
}
