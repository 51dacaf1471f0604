//! An extractor of somebody else, from the command line to the claims.

use crate::desk::Desk;
use crate::process::{Running, directory, factdesk, run, until, up};
use factdesk_proto::extractor::v1::extractor_service_server::{
    ExtractorService, ExtractorServiceServer,
};
use factdesk_proto::extractor::v1::{ExtractRequest, ExtractResponse, ExtractedClaim, Stretch};
use factdesk_proto::v1::claim::Kind;
use std::fs;
use std::net::SocketAddr;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic::{Request, Response, Status};

/// Finds one claim, the first word.
struct FirstWord;

#[tonic::async_trait]
impl ExtractorService for FirstWord {
    async fn extract(
        &self,
        request: Request<ExtractRequest>,
    ) -> Result<Response<ExtractResponse>, Status> {
        let text = request.into_inner().text;
        let word = text.split_whitespace().next().unwrap_or_default();
        let start = text.chars().take_while(|c| c.is_whitespace()).count() as i32;
        let end = start + word.chars().count() as i32;
        Ok(Response::new(ExtractResponse {
            extractor: "first-word/1".into(),
            claims: vec![ExtractedClaim {
                kind: Kind::Assertion.into(),
                text: word.into(),
                span: Some(Stretch { start, end }),
                rules: vec!["first".into()],
                ..Default::default()
            }],
            ..Default::default()
        }))
    }
}

/// Where it listens, and how to end it.
fn serve(addr: SocketAddr) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
    let incoming = TcpIncoming::bind(addr).unwrap();
    let addr = incoming.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = Server::builder().add_service(ExtractorServiceServer::new(FirstWord));
    let serving = tokio::spawn(async move {
        let stopped = async { drop(stopped.await) };
        let served = server.serve_with_incoming_shutdown(incoming, stopped);
        served.await.unwrap();
    });
    (addr, stop, serving)
}

fn claims(address: &str) -> Vec<serde_json::Value> {
    let (code, out, said) = run(factdesk().args(["export", "--address", address]));
    assert_eq!(code, Some(0), "{said}");
    let line = |line: &str| serde_json::from_str(line).unwrap();
    out.lines().map(line).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_extractor_finds_is_stored_and_without_it_the_built_in_one_reads() {
    let (addr, stop, serving) = serve("127.0.0.1:0".parse().unwrap());
    let dir = directory();
    let url = format!("http://{addr}");
    let mut running = Running::start(up(dir.path()).args(["--extractor", &url]));
    let address = running.address();
    let text = dir.path().join("text.txt");
    fs::write(&text, "Zoë left. The mayor said 7 goats died.").unwrap();
    let mut import = factdesk();
    import.args(["import", "--language", "en", "--address", &address]);
    let report = dir.path().join("report.jsonl");
    let (code, _, said) = run(import.arg("--report").args([&report, &text]));
    assert_eq!(code, Some(0), "{said}");
    Desk::at(&address, None).await.extracted(1).await;
    let found = claims(&address);
    assert_eq!(found.len(), 1);
    let claim = &found[0];
    assert_eq!(
        (&claim["text"], &claim["extractor"]),
        (&"Zoë".into(), &"first-word/1".into())
    );
    assert_eq!(claim["rules"], serde_json::json!(["first"]));
    assert_eq!(claim["context"], "Zoë left.");
    let article = claim["article"].as_str().unwrap().to_owned();

    // It is gone: a look at what the built-in one would make of it, and then the run.
    stop.send(()).unwrap();
    serving.await.unwrap();
    let again = |args: &[&str]| {
        let mut command = factdesk();
        command.args(["reextract", "--address", &address, &article]);
        run(command.args(args))
    };
    let (code, shown, said) = again(&["--dry-run"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(shown.contains("first-word/1 -> rules/"), "{shown}");
    assert!(shown.contains("gone     “Zoë”"), "{shown}");
    assert!(shown.contains("new      “7 goats died”"), "{shown}");
    assert_eq!(claims(&address).len(), 1, "nothing is stored");
    let (code, _, said) = again(&[]);
    assert_eq!(code, Some(0), "{said}");
    let built_in = until("the built-in one's claims", || {
        Some(claims(&address)).filter(|all| all.len() == 2)
    });
    assert!(
        built_in
            .iter()
            .all(|c| c["extractor"].as_str().unwrap().starts_with("rules/"))
    );
    running.stop();
}

#[test]
fn a_bad_address_is_said_at_once() {
    let dir = directory();
    for bad in ["extractor:1", "https://extractor:1", "http://extractor"] {
        let (code, _, said) = run(up(dir.path()).args(["--extractor", bad]));
        assert_eq!(code, Some(1), "{said}");
        assert!(
            said.contains("--extractor") && said.contains("http://127.0.0.1:50061"),
            "{said}"
        );
    }
}
