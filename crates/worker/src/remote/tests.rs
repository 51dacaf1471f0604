//! A real extractor over gRPC, which does whatever such a one may do.

use super::*;
use crate::built_in;
use factdesk_domain::Kind;
use factdesk_proto::extractor::v1::extractor_service_server::{
    ExtractorService, ExtractorServiceServer,
};
use factdesk_proto::v1 as contract;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::transport::Server;
use tonic::{Request, Response, Status};

pub(crate) const TEXT: &str = "Zoë, the mayor, said 7 goats died. It rained all night.";

/// What it does when it is asked for the nth time, from 1.
type Does = dyn Fn(usize) -> Result<v1::ExtractResponse, Status> + Send + Sync;

/// An extractor at an address of its own, until it is dropped.
pub(crate) struct Other {
    pub(crate) addr: SocketAddr,
    asked: Arc<Mutex<Vec<v1::ExtractRequest>>>,
    serving: JoinHandle<()>,
}

struct Service {
    does: Arc<Does>,
    asked: Arc<Mutex<Vec<v1::ExtractRequest>>>,
    /// Never answers before the nth question.
    silent: usize,
}

#[tonic::async_trait]
impl ExtractorService for Service {
    async fn extract(
        &self,
        request: Request<v1::ExtractRequest>,
    ) -> Result<Response<v1::ExtractResponse>, Status> {
        let nth = {
            let mut asked = self.asked.lock().unwrap();
            asked.push(request.into_inner());
            asked.len()
        };
        if nth < self.silent {
            std::future::pending::<()>().await;
        }
        (self.does)(nth).map(Response::new)
    }
}

impl Other {
    pub(crate) async fn that(
        does: impl Fn(usize) -> Result<v1::ExtractResponse, Status> + Send + Sync + 'static,
    ) -> Other {
        Other::at("127.0.0.1:0".parse().unwrap(), 0, does).await
    }

    pub(crate) async fn at(
        addr: SocketAddr,
        silent: usize,
        does: impl Fn(usize) -> Result<v1::ExtractResponse, Status> + Send + Sync + 'static,
    ) -> Other {
        let listener = TcpListener::bind(addr).await.unwrap();
        let addr = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let service = Service {
            does: Arc::new(does),
            asked: asked.clone(),
            silent,
        };
        let serving = tokio::spawn(async move {
            let service = ExtractorServiceServer::new(service);
            let server = Server::builder().add_service(service);
            let incoming = TcpListenerStream::new(listener);
            server.serve_with_incoming(incoming).await.unwrap();
        });
        Other {
            addr,
            asked,
            serving,
        }
    }

    pub(crate) fn times(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    pub(crate) fn remote(&self, timeout: Duration) -> Remote {
        at(self.addr, timeout)
    }

    async fn reads(&self) -> Extraction {
        read_by(&self.remote(Duration::from_secs(20))).await
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn at(addr: SocketAddr, timeout: Duration) -> Remote {
    Remote::at(&format!("http://{addr}"), timeout).unwrap()
}

async fn read_by(remote: &Remote) -> Extraction {
    remote.extract(Arc::new(reading())).await.unwrap()
}

fn reading() -> Reading {
    Reading {
        text: TEXT.into(),
        has_title: false,
        language: Some("en".into()),
        publish_time: None,
    }
}

fn stretch(part: &str) -> Option<v1::Stretch> {
    let start = TEXT[..TEXT.find(part).unwrap()].chars().count() as i32;
    let end = start + part.chars().count() as i32;
    Some(v1::Stretch { start, end })
}

fn statement() -> v1::ExtractedClaim {
    v1::ExtractedClaim {
        kind: contract::claim::Kind::Statement.into(),
        span: stretch("7 goats died"),
        text: "7 goats died".into(),
        attributions: vec![v1::ExtractedAttribution {
            claimant: "Zoë".into(),
            cue: "said".into(),
            span: stretch("Zoë"),
            ..Default::default()
        }],
        rules: vec!["model-a".into()],
        ..Default::default()
    }
}

fn figure() -> v1::ExtractedClaim {
    v1::ExtractedClaim {
        kind: contract::claim::Kind::Figure.into(),
        within: Some(0),
        figure: Some(v1::ExtractedFigure {
            measure: contract::Measure::Deaths.into(),
            bound: contract::Bound::Exactly.into(),
            low: Some(7.0),
            unit: "goat".into(),
            text: "7".into(),
            span: stretch("7"),
            ..Default::default()
        }),
        ..statement()
    }
}

pub(crate) fn answer(claims: Vec<v1::ExtractedClaim>) -> v1::ExtractResponse {
    v1::ExtractResponse {
        extractor: "acme/3".into(),
        language_code: "en".into(),
        claims,
        ..Default::default()
    }
}

pub(crate) fn good() -> v1::ExtractResponse {
    answer(vec![statement(), figure()])
}

/// A good answer, and one claim whose words stand elsewhere.
pub(crate) fn half_good() -> v1::ExtractResponse {
    let wrong = v1::ExtractedClaim {
        span: stretch("Zoë"),
        ..statement()
    };
    answer(vec![statement(), wrong, figure()])
}

fn assert_fell_back(found: &Extraction) {
    let own = built_in::read(&reading());
    assert!(found.fallback && !own.claims.is_empty());
    assert_eq!(
        (&found.extractor, &found.claims),
        (&own.extractor, &own.claims)
    );
}

#[tokio::test]
async fn a_good_answer_is_what_it_says() {
    let other = Other::that(|_| Ok(good())).await;
    let found = other.reads().await;
    assert_eq!(
        (found.extractor.as_str(), found.fallback, found.refused),
        ("acme/3", false, 0)
    );
    let [said, number] = &found.claims[..] else {
        panic!("{found:?}");
    };
    assert_eq!(
        (said.kind, said.text.as_str()),
        (Kind::Statement, "7 goats died")
    );
    assert_eq!(said.context, "Zoë, the mayor, said 7 goats died.");
    assert_eq!(
        (said.proposition.as_str(), &said.rules[..]),
        ("7 goats died", &["model-a".into()][..])
    );
    assert!(said.check_worthiness > 0.0 && !said.worthiness_reasons.is_empty());
    assert_eq!((number.kind, number.within), (Kind::Figure, Some(0)));
    assert_eq!(number.figure.as_ref().unwrap().low, Some(7.0));
    let asked = other.asked.lock().unwrap().remove(0);
    assert_eq!(
        (asked.text.as_str(), asked.language_code.as_str()),
        (TEXT, "en")
    );
    assert_eq!(asked.limits.unwrap().claims as usize, MOST_CLAIMS);
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_and_the_rest_is_kept() {
    let other = Other::that(|_| {
        let mut claims = vec![statement(), figure()];
        let mut bad = |change: fn(&mut v1::ExtractedClaim)| {
            let mut claim = figure();
            change(&mut claim);
            claims.push(claim);
        };
        bad(|c| c.span = None);
        bad(|c| c.span = Some(v1::Stretch { start: -1, end: 4 }));
        bad(|c| {
            c.span = Some(v1::Stretch {
                start: 4,
                end: i32::MAX,
            })
        });
        bad(|c| c.text = "7 ghosts died".into());
        bad(|c| c.kind = 77);
        bad(|c| c.kind = 0);
        bad(|c| c.stance = 9);
        bad(|c| c.within = Some(-1));
        bad(|c| c.figure = None);
        bad(|c| c.figure.as_mut().unwrap().measure = -5);
        bad(|c| c.figure.as_mut().unwrap().bound = 0);
        bad(|c| c.figure.as_mut().unwrap().low = Some(f64::INFINITY));
        bad(|c| c.figure.as_mut().unwrap().span = stretch("Zoë"));
        bad(|c| c.check_worthiness = Some(f64::NAN));
        bad(|c| {
            c.cautions = vec![v1::ExtractedCaution {
                category: 99,
                text: "x".into(),
                span: None,
            }]
        });
        bad(|c| c.rules = vec!["r".into(); 21]);
        // A number that has its claim already.
        bad(|_| ());
        Ok(answer(claims))
    })
    .await;
    let found = other.reads().await;
    assert_eq!(
        (found.claims.len(), found.refused, found.fallback),
        (2, 17, false)
    );
}

#[tokio::test]
async fn a_language_without_rules_has_no_claims() {
    let other = Other::that(|_| {
        Ok(v1::ExtractResponse {
            language_code: "tlh".into(),
            language_unsupported: true,
            ..good()
        })
    })
    .await;
    let found = other.reads().await;
    assert_eq!((found.claims.len(), found.language_supported), (0, false));
    assert_eq!((found.language.as_deref(), found.refused), (Some("tlh"), 0));
}

#[tokio::test]
async fn an_answer_without_a_good_name_is_none() {
    let other = Other::that(|_| {
        Ok(v1::ExtractResponse {
            extractor: "rules/9".into(),
            ..good()
        })
    })
    .await;
    assert_fell_back(&other.reads().await);
    assert_eq!(other.times(), 1);
}

#[tokio::test]
async fn who_takes_too_long_is_asked_twice() {
    let silent = usize::MAX;
    let other = Other::at("127.0.0.1:0".parse().unwrap(), silent, |_| Ok(good())).await;
    let remote = other.remote(Duration::from_millis(300));
    assert_fell_back(&read_by(&remote).await);
    assert_eq!(other.times(), 2);
}

#[tokio::test]
async fn who_answers_in_time_at_the_second_try_is_heard() {
    let other = Other::at("127.0.0.1:0".parse().unwrap(), 2, |_| Ok(good())).await;
    let found = read_by(&other.remote(Duration::from_secs(2))).await;
    assert_eq!((found.fallback, other.times()), (false, 2));
}

#[tokio::test]
async fn who_is_away_for_a_moment_is_asked_again() {
    let other = Other::that(|nth| match nth {
        1 | 2 => Err(Status::unavailable("starting")),
        _ => Ok(good()),
    })
    .await;
    assert!(!other.reads().await.fallback);
    assert_eq!(other.times(), 3);
}

#[tokio::test]
async fn an_error_that_asking_again_does_not_mend_is_the_end() {
    for code in [
        tonic::Code::Internal,
        tonic::Code::InvalidArgument,
        tonic::Code::Unimplemented,
        tonic::Code::ResourceExhausted,
        tonic::Code::Unknown,
    ] {
        let long = "x".repeat(2_000);
        let other = Other::that(move |_| Err(Status::new(code, long.clone()))).await;
        assert_fell_back(&other.reads().await);
        assert_eq!(other.times(), 1, "{code:?}");
    }
}

#[tokio::test]
async fn who_is_always_away_is_asked_four_times() {
    let other = Other::that(|_| Err(Status::unavailable("starting"))).await;
    assert_fell_back(&other.reads().await);
    assert_eq!(other.times(), 4);
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_none() {
    let other = Other::that(|_| {
        let mut claim = statement();
        claim.proposition = "x".repeat(LARGEST);
        Ok(answer(vec![claim]))
    })
    .await;
    assert_fell_back(&other.reads().await);
    assert_eq!(other.times(), 1);
}

#[tokio::test]
async fn claims_without_end_are_cut() {
    let other = Other::that(|_| Ok(answer(vec![statement(); 60_000]))).await;
    let found = other.reads().await;
    assert_eq!((found.claims.len(), found.refused), (1, 59_999));
}

#[tokio::test]
async fn a_dead_address_costs_nothing_but_time_and_comes_back() {
    let addr = {
        let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
        gone.local_addr().unwrap()
    };
    let remote = at(addr, Duration::from_secs(20));
    assert_fell_back(&read_by(&remote).await);
    let other = Other::at(addr, 0, |_| Ok(good())).await;
    assert!(!read_by(&remote).await.fallback, "it is asked again");
    assert_eq!(other.times(), 1);
}

#[tokio::test]
async fn who_speaks_no_grpc_is_nobody() {
    for greeting in ["", "HTTP/1.1 200 OK\r\n\r\nhello", "\0\0\0\0"] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let came = Arc::new(AtomicUsize::new(0));
        let count = came.clone();
        let talking = tokio::spawn(async move {
            use tokio::io::AsyncWriteExt;
            while let Ok((mut socket, _)) = listener.accept().await {
                count.fetch_add(1, SeqCst);
                let _ = socket.write_all(greeting.as_bytes()).await;
            }
        });
        assert_fell_back(&read_by(&at(addr, Duration::from_secs(1))).await);
        assert!(came.load(SeqCst) > 0);
        talking.abort();
    }
}

#[tokio::test]
async fn an_address_is_http_host_and_port() {
    for good in [
        "http://127.0.0.1:50061",
        "http://extractor:80/",
        "http://[::1]:1",
    ] {
        assert!(Remote::at(good, TIMEOUT).is_ok(), "{good}");
    }
    for bad in [
        "",
        "127.0.0.1:50061",
        "https://host:443",
        "http://host",
        "http://host:1/path",
        "http://host:1/?a=b",
        "http://ho st:1",
    ] {
        assert!(Remote::at(bad, TIMEOUT).is_err(), "{bad}");
    }
    assert!(extractor(Some("nowhere"), TIMEOUT).is_err());
    assert!(extractor(None, TIMEOUT).is_ok());
}
