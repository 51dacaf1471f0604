//! The server.

mod auth;
mod connections;
mod gate;
mod gathering;
mod health;
mod limits;
mod origin;
mod reflection;
mod room;
mod routes;
mod trace;
mod web;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::preview::Preview;
use crate::watch::{WatchLimits, Watching};
use factdesk_domain::{Extractor, IdSource, Principal};
use factdesk_store::Store;
use gate::{Gate, GateLayer};
use std::any::Any;
use std::future::Future;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tonic::body::Body;
use tonic::transport::Server;
use tower_http::catch_panic::CatchPanicLayer;
use web::WebLayer;

pub(crate) use auth::principal;
pub(crate) use connections::Lifetime;

/// Who may call.
#[derive(Clone, Debug)]
pub enum Access {
    /// Calls without a key act as this person; for loopback only. Calls with a
    /// key act as whoever is behind it.
    Local(Principal),
    /// Every call needs a key.
    Keys,
}

/// What the server is made of.
#[derive(Clone)]
pub struct Api {
    /// Where everything lies.
    pub store: Store,
    /// Makes ids.
    pub ids: Arc<dyn IdSource>,
    /// Who may call.
    pub access: Access,
    /// Origins whose pages may call by gRPC-Web, beside loopback ones.
    pub cors_origins: Vec<String>,
    /// What watchers are held to.
    pub watch_limits: WatchLimits,
    /// What reads articles for previews: what the workers read with.
    pub extractor: Arc<dyn Extractor>,
}

/// Why the server ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The transport failed.
    #[error("the server failed: {0}")]
    Transport(#[from] tonic::transport::Error),
    /// The descriptors do not read.
    #[error("reflection: {0}")]
    Reflection(#[from] tonic_reflection::server::Error),
}

impl Api {
    /// Serves until `shutdown` is ready, then lets running calls finish, for
    /// 6 s at most.
    ///
    /// # Errors
    /// [`ServeError`].
    pub async fn serve(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServeError> {
        let (stop, stopping) = watch::channel(false);
        let desk = Desk {
            store: self.store,
            ids: self.ids,
            access: Arc::new(self.access),
            watching: Watching::new(self.watch_limits),
            preview: Preview::of(self.extractor),
            stopping,
        };
        let (health, health_service) = health::health(desk.clone()).await;
        let monitor = tokio::spawn(health.watch());
        let pulse = tokio::spawn(desk.watching.clone().run(desk.store.clone()));
        let routes = routes::routes(&desk, health_service)?;
        let gate = Gate::new(desk.clone(), &self.cors_origins);
        let ids = desk.ids.clone();
        let server = limits::limited(Server::builder())
            .accept_http1(true)
            .layer(WebLayer::new(origin::cors(&self.cors_origins)))
            .layer(trace::layer())
            .layer(CatchPanicLayer::custom(move |panic| {
                panicked(panic, ids.as_ref())
            }))
            .layer(GateLayer(Arc::new(gate)))
            .serve_with_incoming_shutdown(
                routes,
                connections::incoming(listener, limits::CONNECTIONS),
                async move {
                    shutdown.await;
                    stop.send_replace(true);
                },
            );
        let ended = until_drained(server, &desk).await;
        monitor.abort();
        pulse.abort();
        Ok(ended?)
    }
}

/// The server's end, or that of its patience with calls that go on after it
/// was asked to stop.
async fn until_drained(
    server: impl Future<Output = Result<(), tonic::transport::Error>>,
    desk: &Desk,
) -> Result<(), tonic::transport::Error> {
    let patience = async {
        desk.stopped().await;
        tokio::time::sleep(limits::DRAIN).await;
    };
    tokio::select! {
        ended = server => ended,
        () = patience => {
            tracing::warn!("calls were still running when the server ended");
            Ok(())
        }
    }
}

/// A panic is a fault of ours: its words go to the log, an incident id to the caller.
fn panicked(panic: Box<dyn Any + Send>, ids: &dyn IdSource) -> http::Response<Body> {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words
        .or(panic.downcast_ref::<&str>().copied())
        .unwrap_or("no words");
    Failure::fault(format!("panic: {words}"))
        .into_status(ids)
        .into_http()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::tests::Counting;
    use tonic::{Code, Status};

    #[test]
    fn a_panic_is_internal_and_keeps_its_words() {
        let response = panicked(Box::new("secret"), &Counting::default());
        let status = Status::from_header_map(response.headers()).unwrap();
        assert_eq!(status.code(), Code::Internal);
        assert!(!format!("{status:?}").contains("secret"));
    }
}
