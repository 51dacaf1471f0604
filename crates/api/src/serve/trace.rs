//! One span and one line a call: its method, its code, its time. Never bodies,
//! never metadata.

use http::{HeaderMap, Request, Response};
use std::time::Duration;
use tonic::Code;
use tower_http::classify::{GrpcErrorsAsFailures, SharedClassifier};
use tower_http::trace::{
    DefaultOnBodyChunk, DefaultOnRequest, MakeSpan, OnEos, OnFailure, OnResponse, TraceLayer,
};
use tracing::Span;

type Layer = TraceLayer<
    SharedClassifier<GrpcErrorsAsFailures>,
    Method,
    DefaultOnRequest,
    Ended,
    DefaultOnBodyChunk,
    Ended,
    Ended,
>;

pub(super) fn layer() -> Layer {
    TraceLayer::new_for_grpc()
        .make_span_with(Method)
        .on_response(Ended)
        .on_eos(Ended)
        .on_failure(Ended)
}

/// Opens the span of a call.
#[derive(Clone)]
pub(super) struct Method;

impl<B> MakeSpan<B> for Method {
    fn make_span(&mut self, request: &Request<B>) -> Span {
        let (method, unknown) = (request.uri().path(), tracing::field::Empty);
        // Health is asked every few seconds for as long as the server runs.
        match method.starts_with("/grpc.health.v1.") {
            true => tracing::debug_span!("call", method, ms = unknown, code = unknown),
            false => tracing::info_span!("call", method, ms = unknown, code = unknown),
        }
    }
}

/// Tells how a call ended.
#[derive(Clone)]
pub(super) struct Ended;

impl<B> OnResponse<B> for Ended {
    fn on_response(self, response: &Response<B>, latency: Duration, span: &Span) {
        span.record("ms", u64::try_from(latency.as_millis()).unwrap_or(u64::MAX));
        // Without a status in its headers, an answer ends with its trailers.
        told(code(response.headers()), span);
    }
}

impl OnEos for Ended {
    fn on_eos(self, trailers: Option<&HeaderMap>, _: Duration, span: &Span) {
        told(trailers.and_then(code), span);
    }
}

impl<F> OnFailure<F> for Ended {
    // What failed has its code told above; INTERNAL has its cause told where it arose.
    fn on_failure(&mut self, _: F, _: Duration, _: &Span) {}
}

fn code(headers: &HeaderMap) -> Option<Code> {
    headers
        .get("grpc-status")
        .map(|status| Code::from_bytes(status.as_bytes()))
}

fn told(code: Option<Code>, span: &Span) {
    if let Some(code) = code
        && !span.is_disabled()
    {
        span.record("code", tracing::field::debug(code));
        tracing::info!("answered");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_read_where_there_is_one() {
        let mut headers = HeaderMap::new();
        assert_eq!(code(&headers), None);
        headers.insert("grpc-status", "5".parse().unwrap());
        assert_eq!(code(&headers), Some(Code::NotFound));
        headers.insert("grpc-status", "garbage".parse().unwrap());
        assert_eq!(code(&headers), Some(Code::Unknown));
    }
}
