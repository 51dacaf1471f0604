//! An extractor of somebody else, over gRPC. Nothing that it does may hold an article up:
//! where it does not answer, the built-in one reads the text, and the article says so.

mod ask;
mod context;
mod read;
#[cfg(test)]
pub(crate) mod tests;

use crate::built_in::{self, BuiltIn, blocking};
use ask::ask;
use factdesk_domain::{
    CLAIM_CHARS, Extracting, Extraction, Extractor, MOST_CLAIMS, MOST_PARTS, PHRASE_CHARS, Reading,
};
use factdesk_proto::extractor::v1;
use factdesk_proto::extractor::v1::extractor_service_client::ExtractorServiceClient;
use std::sync::Arc;
use std::time::Duration;
use tonic::transport::{Channel, Endpoint};

/// How long one answer may take, usually.
pub const TIMEOUT: Duration = Duration::from_secs(30);

/// The largest answer, in bytes.
const LARGEST: usize = 16 << 20;

/// The most bytes of an answer's headers.
const HEADERS: u32 = 16 << 10;

/// An extractor at an address.
#[derive(Clone)]
pub struct Remote {
    client: ExtractorServiceClient<Channel>,
    timeout: Duration,
}

/// The address is none.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no address of an extractor, such as http://127.0.0.1:50061")]
pub struct BadAddress(String);

impl Remote {
    /// The extractor at `http://host:port`. It is looked for when the first text comes;
    /// must be called within a tokio runtime.
    ///
    /// # Errors
    /// [`BadAddress`].
    pub fn at(address: &str, timeout: Duration) -> Result<Remote, BadAddress> {
        let bad = || BadAddress(address.to_owned());
        let endpoint = Endpoint::from_shared(address.to_owned()).map_err(|_| bad())?;
        let uri = endpoint.uri();
        let plain = uri.scheme_str() == Some("http") && matches!(uri.path(), "" | "/");
        if !plain || uri.port().is_none() || uri.query().is_some() {
            return Err(bad());
        }
        let channel = endpoint
            .connect_timeout(timeout.min(Duration::from_secs(5)))
            .http2_keep_alive_interval(Duration::from_secs(20))
            .keep_alive_timeout(Duration::from_secs(10))
            .http2_max_header_list_size(HEADERS)
            .connect_lazy();
        let client = ExtractorServiceClient::new(channel).max_decoding_message_size(LARGEST);
        Ok(Remote { client, timeout })
    }

    async fn read(self, reading: Arc<Reading>) -> Result<Extraction, String> {
        let answer = ask(&self.client, self.timeout, &request(&reading)).await;
        let why = match answer {
            Ok(answer) => {
                let text = reading.clone();
                let reading = move || read::extraction(answer, &text);
                let read = tokio::task::spawn_blocking(reading).await;
                match read.unwrap_or_else(|e| Err(format!("cannot read its answer: {e}"))) {
                    Ok((found, refused)) => {
                        tell(&found, &refused);
                        return Ok(found);
                    }
                    Err(why) => why,
                }
            }
            Err(why) => why,
        };
        tracing::warn!(
            why,
            "the extractor did not answer; the built-in one reads the text"
        );
        let found = blocking(move || built_in::read(&reading)).await?;
        Ok(Extraction {
            fallback: true,
            ..found
        })
    }
}

impl Extractor for Remote {
    fn extract(&self, reading: Arc<Reading>) -> Extracting {
        Box::pin(self.clone().read(reading))
    }
}

/// The extractor at an address, or the built-in one where there is none.
///
/// # Errors
/// [`BadAddress`].
pub fn extractor(
    address: Option<&str>,
    timeout: Duration,
) -> Result<Arc<dyn Extractor>, BadAddress> {
    Ok(match address {
        Some(address) => Arc::new(Remote::at(address, timeout)?),
        None => Arc::new(BuiltIn),
    })
}

fn request(reading: &Reading) -> v1::ExtractRequest {
    let number = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    v1::ExtractRequest {
        text: reading.text.clone(),
        has_title: reading.has_title,
        language_code: reading.language.clone().unwrap_or_default(),
        publish_time: reading.publish_time.map(|time| prost_types::Timestamp {
            seconds: time.timestamp(),
            nanos: i32::try_from(time.timestamp_subsec_nanos()).unwrap_or_default(),
        }),
        limits: Some(v1::Limits {
            claims: number(MOST_CLAIMS),
            claim_chars: number(CLAIM_CHARS),
            phrase_chars: number(PHRASE_CHARS),
            parts: number(MOST_PARTS),
        }),
    }
}

/// So many reasons of one text are logged.
const TOLD: usize = 20;

fn tell(found: &Extraction, refused: &[(usize, String)]) {
    for (index, why) in refused.iter().take(TOLD) {
        let extractor = &found.extractor;
        tracing::warn!(extractor, index, why, "a claim of the extractor is refused");
    }
    if refused.len() > TOLD {
        let (extractor, more) = (&found.extractor, refused.len() - TOLD);
        tracing::warn!(
            extractor,
            more,
            "further claims of the extractor are refused"
        );
    }
}
