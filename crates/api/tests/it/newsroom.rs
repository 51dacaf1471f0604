//! A running server with two newsrooms, and people who call it.

use factdesk_api::{Access, Api, WatchLimits};
use factdesk_domain::{
    Attribution, CandidateClaim, Extracting, Extraction, Extractor, IdSource, Kind, Reading, Role,
    Stance, TextIndex,
};
use factdesk_proto::v1;
use factdesk_proto::v1::admin_service_client::AdminServiceClient;
use factdesk_proto::v1::article_service_client::ArticleServiceClient;
use factdesk_proto::v1::claim_service_client::ClaimServiceClient;
use factdesk_proto::v1::ledger_service_client::LedgerServiceClient;
use factdesk_proto::v1::review_service_client::ReviewServiceClient;
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{NewKey, Store};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tonic::service::Interceptor;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Status};
use tonic_types::{ErrorDetails, StatusExt};

/// A server that asks for keys, with the newsrooms `north` and `south`.
pub struct House {
    pub db: TestDb,
    pub running: Running,
}

/// What previews are read with: finds who says what on each line with a colon.
struct Lines;

impl Extractor for Lines {
    fn extract(&self, reading: Arc<Reading>) -> Extracting {
        Box::pin(async move { lines(&reading.text) })
    }
}

/// A text that begins with `!` cannot be read.
fn lines(text: &str) -> Result<Extraction, String> {
    let (index, mut at, mut claims) = (TextIndex::new(text), 0, Vec::new());
    for line in text.split('\n') {
        let span = index.span(at..at + line.len()).unwrap();
        at += line.len() + 1;
        claims.extend(line.split_once(": ").map(|(who, _)| CandidateClaim {
            kind: Kind::Statement,
            span,
            text: line.into(),
            context: line.into(),
            proposition: line.into(),
            within: None,
            attributions: vec![Attribution {
                claimant: who.into(),
                full_name: String::new(),
                role: String::new(),
                cue: String::new(),
                relay: false,
                anonymous: false,
                span: None,
            }],
            stance: Some(Stance::Asserts),
            cautions: vec![],
            figure: None,
            occurrence: Default::default(),
            check_worthiness: 0.5,
            worthiness_reasons: vec![],
            rules: vec!["colon".into()],
        }));
    }
    match text.starts_with('!') {
        true => Err("there are no rules for this".into()),
        false => Ok(Extraction {
            extractor: "lines/1".into(),
            claims,
            ..nothing()
        }),
    }
}

fn nothing() -> Extraction {
    Extraction {
        extractor: "test/1".into(),
        language: Some("en".into()),
        language_supported: true,
        ..Default::default()
    }
}

/// A server until it is stopped or dropped.
pub struct Running {
    pub addr: SocketAddr,
    pub stop: Option<oneshot::Sender<()>>,
    pub ended: JoinHandle<Result<(), factdesk_api::ServeError>>,
}

impl House {
    pub async fn new() -> House {
        let db = TestDb::new().await.unwrap();
        db.newsroom("north").await.unwrap();
        db.newsroom("south").await.unwrap();
        let running = Running::start(db.store.clone(), Access::Keys).await;
        House { db, running }
    }

    /// Somebody of `north` with these roles and a key of their own.
    pub async fn person(&self, handle: &str, roles: &[Role]) -> Caller {
        self.caller("north", handle, roles, false).await
    }

    /// Somebody of `south` with every role.
    pub async fn stranger(&self) -> Caller {
        self.caller("south", "stranger", &Role::ALL, false).await
    }

    /// A tool of `north` that acts for others.
    pub async fn delegate(&self, handle: &str) -> Caller {
        self.caller("north", handle, &[Role::Reader], true).await
    }

    async fn caller(&self, newsroom: &str, person: &str, roles: &[Role], delegate: bool) -> Caller {
        let key = secret();
        let roles = roles.iter().copied().collect();
        let new = NewKey {
            secret: &key,
            person,
            roles,
            delegate,
            expires_in: None,
        };
        self.db
            .store
            .create_key(&SequentialIds, newsroom, &new)
            .await
            .unwrap();
        self.running.caller().await.with_key(&key)
    }

    /// Extracts whatever waits, finding nothing.
    pub async fn extract(&self) {
        let (store, token) = (&self.db.store, SequentialIds.next());
        let nothing = nothing();
        let mut done = 0;
        eventually(async || {
            for job in store
                .lease_jobs("test", token, 10, Duration::from_secs(60))
                .await
                .unwrap()
            {
                store
                    .finish_job(&SequentialIds, &job, &nothing)
                    .await
                    .unwrap();
                done += 1;
            }
            done > 0
        })
        .await;
    }
}

/// A well-formed key that nobody else has.
pub fn secret() -> String {
    format!(
        "fd_{}_01234567890123456789",
        &SequentialIds.next().simple().to_string()[20..]
    )
}

impl Running {
    pub async fn start(store: Store, access: Access) -> Running {
        Running::start_with(store, access, WatchLimits::default()).await
    }

    pub async fn start_with(store: Store, access: Access, watch_limits: WatchLimits) -> Running {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let cors_origins = vec!["https://desk.example.org".to_owned()];
        let api = Api {
            store,
            ids: Arc::new(SequentialIds),
            access,
            cors_origins,
            watch_limits,
            extractor: Arc::new(Lines),
        };
        let ended = tokio::spawn(api.serve(listener, async {
            let _ = stopped.await;
        }));
        Running {
            addr,
            stop: Some(stop),
            ended,
        }
    }

    pub async fn channel(&self) -> Channel {
        Endpoint::new(format!("http://{}", self.addr))
            .unwrap()
            .connect()
            .await
            .unwrap()
    }

    /// Somebody without a key.
    pub async fn caller(&self) -> Caller {
        Caller {
            channel: self.channel().await,
            metadata: vec![],
        }
    }
}

/// Somebody who calls.
#[derive(Clone)]
pub struct Caller {
    pub channel: Channel,
    pub metadata: Vec<(&'static str, String)>,
}

type Calling = InterceptedService<Channel, Caller>;

impl Caller {
    /// The same at another server.
    pub async fn at(self, server: &Running) -> Caller {
        Caller {
            channel: server.channel().await,
            ..self
        }
    }

    pub fn with_key(self, key: &str) -> Caller {
        self.with("authorization", &format!("Bearer {key}"))
    }

    pub fn acting_for(self, handle: &str) -> Caller {
        self.with("factdesk-person", handle)
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Caller {
        self.metadata.push((name, value.to_owned()));
        self
    }

    pub fn articles(&self) -> ArticleServiceClient<Calling> {
        ArticleServiceClient::with_interceptor(self.channel.clone(), self.clone())
    }

    pub fn claims(&self) -> ClaimServiceClient<Calling> {
        ClaimServiceClient::with_interceptor(self.channel.clone(), self.clone())
    }

    pub fn reviews(&self) -> ReviewServiceClient<Calling> {
        ReviewServiceClient::with_interceptor(self.channel.clone(), self.clone())
    }

    pub fn ledger(&self) -> LedgerServiceClient<Calling> {
        LedgerServiceClient::with_interceptor(self.channel.clone(), self.clone())
    }

    pub fn admin(&self) -> AdminServiceClient<Calling> {
        AdminServiceClient::with_interceptor(self.channel.clone(), self.clone())
    }

    /// Submits a text.
    pub async fn submit(&self, body: &str) -> v1::Article {
        let article = v1::Article {
            body: body.into(),
            ..Default::default()
        };
        self.submit_article(article).await
    }

    pub async fn submit_article(&self, article: v1::Article) -> v1::Article {
        let request = v1::SubmitArticleRequest {
            article: Some(article),
            ..Default::default()
        };
        self.articles()
            .submit_article(request)
            .await
            .unwrap()
            .into_inner()
    }

    /// Enters a claim by hand: somebody said so.
    pub async fn enter(&self, article: &v1::Article, text: &str) -> v1::Claim {
        let request = v1::CreateClaimRequest {
            parent: article.name.clone(),
            claim: Some(statement(text)),
            ..Default::default()
        };
        self.claims()
            .create_claim(request)
            .await
            .unwrap()
            .into_inner()
    }
}

impl Interceptor for Caller {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        for (name, value) in &self.metadata {
            request.metadata_mut().append(*name, value.parse().unwrap());
        }
        Ok(request)
    }
}

/// A statement to enter by hand.
pub fn statement(text: &str) -> v1::Claim {
    v1::Claim {
        kind: v1::claim::Kind::Statement.into(),
        text: text.into(),
        attributions: vec![v1::Attribution {
            claimant: "The mayor".into(),
            ..Default::default()
        }],
        ..Default::default()
    }
}

/// The details of a refusal, whose code and reason must be these.
pub fn refused<T: std::fmt::Debug>(
    outcome: Result<T, Status>,
    code: Code,
    reason: &str,
) -> ErrorDetails {
    let status = outcome.expect_err("a refusal");
    assert_eq!(status.code(), code, "{status:?}");
    let details = status.get_error_details();
    let info = details
        .error_info()
        .unwrap_or_else(|| panic!("no ErrorInfo in {status:?}"));
    assert_eq!(
        (info.reason.as_str(), info.domain.as_str()),
        (reason, "factdesk"),
        "{status:?}"
    );
    details
}

/// The bad fields of a refusal.
pub fn bad_fields<T: std::fmt::Debug>(outcome: Result<T, Status>) -> Vec<String> {
    let details = refused(outcome, Code::InvalidArgument, "INVALID_FIELDS");
    let bad = details.bad_request().expect("a BadRequest");
    bad.field_violations
        .iter()
        .map(|v| v.field.clone())
        .collect()
}

/// Polls until `ready`, for 10 s at most.
pub async fn eventually(mut ready: impl AsyncFnMut() -> bool) {
    let polled = async {
        while !ready().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), polled)
        .await
        .expect("it never came to be");
}
