//! Calls from web pages: gRPC-Web, and browsers that ask first whether a page may call.
//!
//! What both need on each call and each answer costs a tenth of a short read, and who
//! calls by gRPC proper needs none of it.

use futures_util::TryFutureExt;
use futures_util::future::{Either, MapOk};
use http::header::{CONTENT_TYPE, ORIGIN};
use http::{HeaderMap, Request, Response, Version};
use std::task::{Context, Poll};
use tonic::body::Body;
use tonic_web::{GrpcWebLayer, GrpcWebService};
use tower::{Layer, Service};
use tower_http::cors::{Cors, CorsLayer};

/// Puts both before the routes, for the calls that need them.
#[derive(Clone)]
pub(super) struct WebLayer(pub CorsLayer);

impl<S: Clone> Layer<S> for WebLayer {
    type Service = Web<S>;

    fn layer(&self, inner: S) -> Web<S> {
        Web {
            pages: self.0.layer(GrpcWebLayer::new().layer(inner.clone())),
            inner,
        }
    }
}

/// The routes, and the way that web pages take to them.
#[derive(Clone)]
pub(super) struct Web<S> {
    pages: Pages<S>,
    inner: S,
}

type Pages<S> = Cors<GrpcWebService<S>>;

impl<S, B> Service<Request<Body>> for Web<S>
where
    S: Service<Request<Body>, Response = Response<B>>,
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
        std::task::ready!(self.pages.poll_ready(cx))?;
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        match is_plain(request.version(), request.headers()) {
            true => Either::Right(self.inner.call(request).map_ok(|r| r.map(Body::new))),
            false => Either::Left(self.pages.call(request)),
        }
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
