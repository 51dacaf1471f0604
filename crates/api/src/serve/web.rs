//! Calls from web pages: gRPC-Web, and browsers that ask first whether a page may call.
//!
//! Both look at each call and each answer and put its body into another; who calls by
//! gRPC proper needs none of it.

use futures_util::TryFutureExt;
use futures_util::future::{Either, MapOk};
use http::header::{CONTENT_TYPE, ORIGIN};
use http::{HeaderMap, Request, Response, Version};
use std::sync::Arc;
use std::task::{Context, Poll};
use tonic::body::Body;
use tonic_web::{GrpcWebLayer, GrpcWebService};
use tower::{Layer, Service};
use tower_http::cors::{Cors, CorsLayer};

/// Puts both before the routes, for the calls that need them.
#[derive(Clone)]
pub(super) struct WebLayer(Arc<CorsLayer>);

impl WebLayer {
    pub fn new(cors: CorsLayer) -> Self {
        WebLayer(Arc::new(cors))
    }
}

impl<S> Layer<S> for WebLayer {
    type Service = Web<S>;

    fn layer(&self, inner: S) -> Web<S> {
        let cors = self.0.clone();
        Web { cors, inner }
    }
}

/// The routes, and what web pages need before them. Cheap to clone, as each call does.
#[derive(Clone)]
pub(super) struct Web<S> {
    cors: Arc<CorsLayer>,
    inner: S,
}

type Pages<S> = Cors<GrpcWebService<S>>;

impl<S, B> Service<Request<Body>> for Web<S>
where
    S: Service<Request<Body>, Response = Response<B>> + Clone,
    Pages<S>: Service<Request<Body>, Response = Response<Body>, Error = S::Error>,
    B: http_body_util::BodyExt<Data = prost::bytes::Bytes> + Send + 'static,
    B::Error: Into<tonic::codegen::StdError>,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = Either<
        <Pages<S> as Service<Request<Body>>>::Future,
        MapOk<S::Future, fn(Response<B>) -> Response<Body>>,
    >;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        if is_plain(request.version(), request.headers()) {
            return Either::Right(self.inner.call(request).map_ok(|r| r.map(Body::new)));
        }
        // The ready one goes into the pages' service, its clone stays behind.
        let clone = self.inner.clone();
        let ready = std::mem::replace(&mut self.inner, clone);
        let mut pages = self.cors.layer(GrpcWebLayer::new().layer(ready));
        Either::Left(pages.call(request))
    }
}

/// Whether a call can be from no page: those name where they come from.
fn is_plain(version: Version, headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).map(|kind| kind.as_bytes());
    let web = kind.is_none_or(|kind| kind.starts_with(b"application/grpc-web"));
    version == Version::HTTP_2 && !web && !headers.contains_key(ORIGIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_page_sends_passes_by() {
        let is = |version, all: &[(&'static str, &'static str)]| {
            let all = all.iter().map(|(name, value)| {
                let name = http::HeaderName::from_static(name);
                (name, http::HeaderValue::from_static(value))
            });
            is_plain(version, &all.collect())
        };
        let (grpc, web) = ("application/grpc", "application/grpc-web-text");
        let kind = "content-type";
        assert!(is(Version::HTTP_2, &[(kind, grpc)]));
        assert!(is(Version::HTTP_2, &[(kind, "application/grpc+proto")]));
        assert!(!is(Version::HTTP_2, &[(kind, web)]));
        assert!(!is(Version::HTTP_2, &[]));
        assert!(!is(Version::HTTP_11, &[(kind, grpc)]));
        let origin = ("origin", "https://desk.example.org");
        assert!(!is(Version::HTTP_2, &[(kind, grpc), origin]));
    }
}
