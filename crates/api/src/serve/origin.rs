//! Which web pages may call, and by which names.
//!
//! A service that takes calls without a key must not take them from a page of
//! another site in its user's browser: neither across origins, nor by a name
//! that the other site lets point here (DNS rebinding).

use http::header::{self, HeaderName};
use http::{HeaderValue, Method, Request};
use std::net::IpAddr;
use std::time::Duration;
use tower_http::cors::{AllowOrigin, CorsLayer};

/// Answers browsers that ask whether a page may call by gRPC-Web.
pub(super) fn cors(allowed: &[String]) -> CorsLayer {
    let allowed = allowed.to_vec();
    let trailers = ["grpc-status", "grpc-message", "grpc-status-details-bin"];
    let sent = [
        "x-grpc-web",
        "x-user-agent",
        "grpc-timeout",
        "factdesk-person",
    ];
    let plain = [header::CONTENT_TYPE, header::AUTHORIZATION];
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(move |origin, _| {
            is_allowed(origin, &allowed)
        }))
        .allow_methods([Method::POST])
        .allow_headers(
            plain
                .into_iter()
                .chain(sent.map(HeaderName::from_static))
                .collect::<Vec<_>>(),
        )
        .expose_headers(trailers.map(HeaderName::from_static))
        .max_age(Duration::from_secs(3_600))
}

/// Whether pages of that origin may call.
pub(super) fn is_allowed(origin: &HeaderValue, allowed: &[String]) -> bool {
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let own = origin
        .strip_prefix("http://")
        .or(origin.strip_prefix("https://"));
    own.is_some_and(is_loopback) || allowed.iter().any(|a| a.trim_end_matches('/') == origin)
}

/// Whether a call came by a loopback name or address: the only ones by which a
/// service on loopback is rightly called.
pub(super) fn is_local<B>(request: &Request<B>) -> bool {
    let host = request.headers().get(header::HOST).map(HeaderValue::to_str);
    match (request.uri().authority(), host) {
        (_, Some(Err(_))) | (None, None) => false,
        (uri, host) => {
            uri.is_none_or(|a| is_loopback(a.as_str()))
                && host.is_none_or(|h| h.is_ok_and(is_loopback))
        }
    }
}

/// Whether `host` or `host:port` is `localhost` or a loopback address.
fn is_loopback(authority: &str) -> bool {
    let host = match authority
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
    {
        Some((v6, port)) if port.is_empty() || is_port(port) => v6,
        Some(_) => return false,
        None => match authority.split_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            Some(_) => return false,
            None => authority,
        },
    };
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

fn is_port(text: &str) -> bool {
    text.strip_prefix(':')
        .is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn loopback_has_few_names() {
        for good in [
            "localhost",
            "LOCALHOST:8080",
            "127.0.0.1",
            "127.8.9.1:1",
            "[::1]",
            "[::1]:80",
        ] {
            assert!(is_loopback(good), "{good}");
        }
        for bad in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "example.org:127",
            "localhost:x",
            "user@localhost",
            "[::1]x",
            "[::1].example.org",
            "10.0.0.1",
            "0.0.0.0",
            "localhost:80@example.org",
            "2130706433",
        ] {
            assert!(!is_loopback(bad), "{bad}");
        }
    }

    #[test]
    fn origins_are_loopback_or_named() {
        let allowed = vec!["https://desk.example.org/".to_owned()];
        let is = |origin: &str| is_allowed(&HeaderValue::from_str(origin).unwrap(), &allowed);
        assert!(is("http://localhost:3000") && is("https://127.0.0.1"));
        assert!(is("https://desk.example.org"));
        for bad in [
            "null",
            "https://example.org",
            "http://desk.example.org",
            "file://localhost",
            "localhost",
        ] {
            assert!(!is(bad), "{bad}");
        }
    }

    #[test]
    fn every_name_in_a_call_must_be_local() {
        let call = |uri: &str, host: Option<&str>| {
            let mut request = Request::builder().uri(uri);
            if let Some(host) = host {
                request = request.header("host", host);
            }
            is_local(&request.body(()).unwrap())
        };
        assert!(call("http://127.0.0.1:1/x", None) && call("/x", Some("localhost:1")));
        assert!(!call("/x", None), "a call by no name at all");
        assert!(!call("http://evil.example/x", None));
        assert!(!call("/x", Some("evil.example")));
        assert!(!call("http://localhost/x", Some("evil.example")));
    }

    proptest! {
        #[test]
        fn no_name_panics(name in "\\PC{0,40}") {
            let _ = is_loopback(&name);
        }
    }
}
