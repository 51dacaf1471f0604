//! What every call passes on its way in and out: the guard against foreign web
//! pages, the limit of calls, authentication before the body is read, and the
//! details of what tonic refuses by itself.

use super::room::{Place, Room};
use super::{Access, limits, origin};
use crate::desk::Desk;
use crate::failure::{Failure, bare};
use http::header::ORIGIN;
use http::{Request, Response};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tonic::Status;
use tonic::body::Body;
use tower::{Layer, Service};

/// Decides who comes in.
pub(super) struct Gate {
    desk: Desk,
    origins: Vec<String>,
    room: Room,
}

impl Gate {
    pub fn new(desk: Desk, origins: &[String]) -> Self {
        let room = Room::of(limits::CALLS);
        Gate {
            desk,
            origins: origins.to_vec(),
            room,
        }
    }

    /// Lets a call in, with its place among the running ones. Health and
    /// reflection need neither a key nor room: probes must get through.
    async fn admit(&self, request: &mut Request<Body>) -> Result<Option<Place>, Failure> {
        if let Access::Local(_) = *self.desk.access {
            self.guard(request)?;
        }
        if !request.uri().path().starts_with("/factdesk.") {
            return Ok(None);
        }
        let place = self.room.enter()?;
        let principal = self.desk.principal(request.headers()).await?;
        request.extensions_mut().insert(principal);
        Ok(Some(place))
    }

    /// Keeps foreign web pages out where no key is asked for.
    fn guard(&self, request: &Request<Body>) -> Result<(), Failure> {
        if !origin::is_local(request) {
            let why = "this service takes calls by a loopback name or address only";
            return Err(Failure::origin_refused(why));
        }
        match request.headers().get(ORIGIN) {
            Some(origin) if !origin::is_allowed(origin, &self.origins) => Err(
                Failure::origin_refused("pages of this origin may not call this service"),
            ),
            _ => Ok(()),
        }
    }

    fn refusal(&self, failure: Failure) -> Response<Body> {
        failure.into_status(self.desk.ids.as_ref()).into_http()
    }

    /// The answer, with details where tonic gave none.
    fn complete(&self, response: Response<Body>) -> Response<Body> {
        let status = Status::from_header_map(response.headers());
        match status.as_ref().and_then(bare) {
            Some(failure) => self.refusal(failure),
            None => response,
        }
    }
}

/// Puts the gate before the routes.
#[derive(Clone)]
pub(super) struct GateLayer(pub Arc<Gate>);

impl<S> Layer<S> for GateLayer {
    type Service = Gated<S>;

    fn layer(&self, inner: S) -> Gated<S> {
        Gated {
            gate: self.0.clone(),
            inner,
        }
    }
}

/// The routes behind the gate.
#[derive(Clone)]
pub(super) struct Gated<S> {
    gate: Arc<Gate>,
    inner: S,
}

impl<S> Service<Request<Body>> for Gated<S>
where
    S: Service<Request<Body>, Response = Response<Body>> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, S::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        // The ready one goes into the future, its clone stays behind.
        let clone = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, clone);
        let gate = self.gate.clone();
        Box::pin(async move {
            let _place = match gate.admit(&mut request).await {
                Ok(place) => place,
                Err(failure) => return Ok(gate.refusal(failure)),
            };
            match tokio::time::timeout(limits::CALL, inner.call(request)).await {
                Ok(answer) => Ok(gate.complete(answer?)),
                Err(_) => {
                    Ok(Status::deadline_exceeded("the call took longer than 30 s").into_http())
                }
            }
        })
    }
}
