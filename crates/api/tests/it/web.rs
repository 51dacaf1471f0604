//! gRPC-Web over HTTP/1.1, byte by byte, as a browser sends it.

use crate::newsroom::House;
use factdesk_domain::Role;
use factdesk_proto::v1;
use prost::Message;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Sends one request and reads until the server closes the connection.
async fn exchange(addr: SocketAddr, head: &str, body: &[u8]) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(addr).await.unwrap();
    let length = body.len();
    let head =
        format!("{head}\r\nhost: {addr}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    let mut answer = vec![];
    stream.read_to_end(&mut answer).await.unwrap();
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(answer[..end].to_vec())
        .unwrap()
        .to_lowercase();
    (head, answer[end + 4..].to_vec())
}

fn framed(message: &impl Message) -> Vec<u8> {
    let bytes = message.encode_to_vec();
    [&[0][..], &(bytes.len() as u32).to_be_bytes(), &bytes].concat()
}

fn call(rpc: &str, key: &str, origin: &str) -> String {
    format!(
        "POST /factdesk.v1.ArticleService/{rpc} HTTP/1.1\r\ncontent-type: application/grpc-web+proto\r\n\
         x-grpc-web: 1\r\norigin: {origin}\r\nauthorization: {key}"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_calls_and_reads_the_trailers() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let key = &anna.metadata[0].1;
    let stored = anna.submit("It rains.").await;
    let get = v1::GetArticleRequest {
        name: stored.name.clone(),
    };
    let head = call("GetArticle", key, "https://desk.example.org");
    let (head, body) = exchange(house.running.addr, &head, &framed(&get)).await;
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(
        head.contains("access-control-allow-origin: https://desk.example.org"),
        "{head}"
    );
    let exposed = head
        .lines()
        .find(|l| l.starts_with("access-control-expose-headers"))
        .unwrap();
    for trailer in ["grpc-status", "grpc-message", "grpc-status-details-bin"] {
        assert!(exposed.contains(trailer), "{exposed}");
    }
    let body = String::from_utf8_lossy(&body).into_owned();
    assert!(
        body.contains("It rains.") && body.contains("grpc-status:0"),
        "{body}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_gets_refusals_with_their_details() {
    let house = House::new().await;
    let nothing = framed(&v1::GetArticleRequest::default());
    let head = call("GetArticle", "Bearer garbage", "http://localhost:3000");
    let (head, body) = exchange(house.running.addr, &head, &nothing).await;
    let all = format!("{head}\n{}", String::from_utf8_lossy(&body));
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(
        all.contains("grpc-status: 16") || all.contains("grpc-status:16"),
        "{all}"
    );
    assert!(all.contains("grpc-status-details-bin"), "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_are_told_which_pages_may_call() {
    let house = House::new().await;
    let preflight = |origin: &str| {
        format!(
            "OPTIONS /factdesk.v1.ArticleService/GetArticle HTTP/1.1\r\norigin: {origin}\r\n\
             access-control-request-method: POST\r\n\
             access-control-request-headers: authorization,content-type,x-grpc-web,factdesk-person"
        )
    };
    for origin in [
        "https://desk.example.org",
        "http://localhost:5173",
        "http://[::1]:8080",
    ] {
        let (head, _) = exchange(house.running.addr, &preflight(origin), b"").await;
        assert!(head.starts_with("http/1.1 200"), "{head}");
        assert!(
            head.contains(&format!("access-control-allow-origin: {origin}")),
            "{head}"
        );
        let allowed = head
            .lines()
            .find(|l| l.starts_with("access-control-allow-headers"))
            .unwrap();
        for header in [
            "authorization",
            "content-type",
            "x-grpc-web",
            "factdesk-person",
        ] {
            assert!(allowed.contains(header), "{allowed}");
        }
    }
    for origin in [
        "https://evil.example",
        "http://localhost.evil.example",
        "null",
    ] {
        let (head, _) = exchange(house.running.addr, &preflight(origin), b"").await;
        assert!(!head.contains("access-control-allow-origin"), "{head}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_watches() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Submitter]).await;
    let mut claims = anna.claims();
    let page = claims.list_claims(v1::ListClaimsRequest::default()).await;
    let cursor = page.unwrap().into_inner().watch_cursor;
    let body = framed(&v1::WatchChangesRequest::default());
    let head = call(
        "WatchChanges",
        &anna.metadata[0].1,
        "https://desk.example.org",
    );
    let (addr, length) = (house.running.addr, body.len());
    let head = head.replace("ArticleService", "ClaimService");
    let head = format!("{head}\r\nhost: {addr}\r\ncontent-length: {length}\r\n\r\n");
    let mut stream = TcpStream::connect(addr).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&body).await.unwrap();
    // The stream goes on; its first message is a heartbeat from here.
    let mut answer = Vec::new();
    let here = async {
        while !String::from_utf8_lossy(&answer).contains(&cursor) {
            assert!(stream.read_buf(&mut answer).await.unwrap() > 0, "it ended");
        }
    };
    let waited = tokio::time::timeout(std::time::Duration::from_secs(20), here).await;
    waited.expect("no heartbeat came");
    assert!(answer.starts_with(b"HTTP/1.1 200"));
}
