//! Health follows the database.

use crate::newsroom::{Running, eventually, refused};
use factdesk_api::Access;
use factdesk_localpg::{Config, LocalPg};
use factdesk_proto::v1;
use factdesk_store::testing::SequentialIds;
use factdesk_store::{ConnectOptions, Store, migrate};
use std::time::{Duration, Instant};
use tonic::Code;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

const DEPENDENT: [&str; 5] = [
    "",
    "factdesk.v1.ArticleService",
    "factdesk.v1.ClaimService",
    "factdesk.v1.ReviewService",
    "factdesk.v1.LedgerService",
];

async fn status(running: &Running, service: &str) -> ServingStatus {
    let mut client = HealthClient::new(running.channel().await);
    let request = HealthCheckRequest {
        service: service.to_owned(),
    };
    client.check(request).await.unwrap().into_inner().status()
}

async fn all(running: &Running, want: ServingStatus) {
    eventually(async || {
        for service in DEPENDENT {
            if status(running, service).await != want {
                return false;
            }
        }
        true
    })
    .await;
}

/// A server of this test's own, since it is going to be stopped.
async fn start(dir: &std::path::Path) -> LocalPg {
    let config = Config::new(dir);
    tokio::task::spawn_blocking(move || LocalPg::start(&config, &|_| ()).unwrap())
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_database_nothing_serves_until_it_is_back() {
    let dir = tempfile::tempdir().unwrap();
    let pg = start(dir.path()).await;
    let url = pg.url("factdesk");
    migrate(&url).await.unwrap();
    let options = ConnectOptions {
        acquire_timeout: Duration::from_millis(500),
        ..ConnectOptions::new(&url)
    };
    let store = Store::connect(&options).await.unwrap();
    let local = store.local_principal(&SequentialIds).await.unwrap();
    let running = Running::start(store, Access::Local(local)).await;
    all(&running, ServingStatus::Serving).await;

    tokio::task::spawn_blocking(|| pg.stop().unwrap())
        .await
        .unwrap();
    let gone = Instant::now();
    all(&running, ServingStatus::NotServing).await;
    assert!(
        gone.elapsed() < Duration::from_secs(3),
        "{:?}",
        gone.elapsed()
    );
    assert_eq!(status(&running, "liveness").await, ServingStatus::Serving);
    let caller = running.caller().await;
    let outcome = caller
        .claims()
        .list_claims(v1::ListClaimsRequest::default())
        .await;
    let details = refused(outcome, Code::Unavailable, "DATABASE_UNAVAILABLE");
    assert!(details.retry_info().unwrap().retry_delay.is_some());

    let _pg = start(dir.path()).await;
    all(&running, ServingStatus::Serving).await;
    caller
        .claims()
        .list_claims(v1::ListClaimsRequest::default())
        .await
        .unwrap();
}
