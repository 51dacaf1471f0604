//! What finds the claims: the built-in rules, or somebody else's service.

use crate::failure::{Context, Failure};
use clap::Args;
use factdesk_domain::Extractor;
use factdesk_worker::TIMEOUT;
use std::sync::Arc;
use std::time::Duration;

/// Which extractor to ask.
#[derive(Clone, Debug, Args)]
pub struct ExtractorArgs {
    /// An extractor of yours to ask (factdesk.extractor.v1), such as http://127.0.0.1:50061;
    /// where it does not answer, the built-in one reads the text
    #[arg(long, env = "FACTDESK_EXTRACTOR", value_name = "URL")]
    extractor: Option<String>,
    /// How long one answer of it may take
    #[arg(long, env = "FACTDESK_EXTRACTOR_TIMEOUT", value_name = "SECONDS",
        default_value_t = TIMEOUT.as_secs(), value_parser = clap::value_parser!(u64).range(1..=600))]
    extractor_timeout: u64,
}

impl ExtractorArgs {
    /// The extractor; within a tokio runtime.
    pub fn open(&self) -> Result<Arc<dyn Extractor>, Failure> {
        let address = self.extractor.as_deref().filter(|url| !url.is_empty());
        let timeout = Duration::from_secs(self.extractor_timeout);
        factdesk_worker::extractor(address, timeout).context("--extractor")
    }
}
