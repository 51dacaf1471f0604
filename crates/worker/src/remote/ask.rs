//! One question, asked again where that may help.

use crate::pause::Pause;
use factdesk_proto::extractor::v1;
use factdesk_proto::extractor::v1::extractor_service_client::ExtractorServiceClient;
use std::time::Duration;
use tokio::time::{sleep, timeout};
use tonic::transport::Channel;
use tonic::{Code, Status};

/// How often at most where nobody is there: a restart takes about so long.
const UNAVAILABLE: usize = 4;

/// How often at most where the answer takes too long.
const SLOW: usize = 2;

/// Pauses between tries, in milliseconds.
const FIRST: u64 = 250;
const LONGEST: u64 = 2_000;

/// So much of its words is logged.
const WORDS: usize = 200;

/// The answer, or why there is none. Every try may take `patience`.
pub(super) async fn ask(
    client: &ExtractorServiceClient<Channel>,
    patience: Duration,
    request: &v1::ExtractRequest,
) -> Result<v1::ExtractResponse, String> {
    let mut pause = Pause::new(FIRST, LONGEST);
    let (mut unavailable, mut slow) = (0, 0);
    loop {
        let refusal = match once(client, patience, request).await {
            Ok(answer) => return Ok(answer),
            Err(refusal) => refusal,
        };
        // A server that ends a call at its deadline may say so either way.
        let late = matches!(refusal.code(), Code::DeadlineExceeded | Code::Cancelled);
        unavailable += usize::from(refusal.code() == Code::Unavailable);
        slow += usize::from(late);
        let again = match refusal.code() {
            Code::Unavailable => unavailable < UNAVAILABLE,
            _ => late && slow < SLOW,
        };
        if !again {
            return Err(sentence(&refusal));
        }
        sleep(pause.lengthen()).await;
    }
}

async fn once(
    client: &ExtractorServiceClient<Channel>,
    patience: Duration,
    request: &v1::ExtractRequest,
) -> Result<v1::ExtractResponse, Status> {
    let mut asked = tonic::Request::new(request.clone());
    // Told to the extractor, too, so that it need not go on.
    asked.set_timeout(patience);
    let mut client = client.clone();
    match timeout(patience, client.extract(asked)).await {
        Ok(answer) => answer.map(tonic::Response::into_inner),
        Err(_) => Err(Status::deadline_exceeded(format!(
            "no answer within {patience:?}"
        ))),
    }
}

fn sentence(refusal: &Status) -> String {
    let words: String = refusal.message().chars().take(WORDS).collect();
    format!("{:?}: {words}", refusal.code())
}
