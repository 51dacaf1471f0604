//! The built-in rules, behind the same door as any other extractor.

use factdesk_domain::{Extracting, Extraction, Extractor, Reading};
use factdesk_extract::{Input, extract};
use std::sync::Arc;
use tokio::task::{JoinError, spawn_blocking};

/// Reads with the rules of `factdesk-extract`, on a thread that may take its time.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn;

impl Extractor for BuiltIn {
    fn extract(&self, reading: Arc<Reading>) -> Extracting {
        blocking(move || read(&reading))
    }
}

/// The rules, on a text.
pub(crate) fn read(reading: &Reading) -> Extraction {
    extract(&Input {
        text: &reading.text,
        has_title: reading.has_title,
        language: reading.language.as_deref(),
        publish_time: reading.publish_time,
    })
}

/// Work that takes a processor for a while; a panic in it is a sentence.
pub(crate) fn blocking(work: impl FnOnce() -> Extraction + Send + 'static) -> Extracting {
    let working = spawn_blocking(work);
    Box::pin(async { working.await.map_err(reason) })
}

fn reason(error: JoinError) -> String {
    let said = error.try_into_panic().ok().and_then(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
    });
    match said {
        Some(text) => format!("the extractor panicked: {text}"),
        None => "the extractor did not come to its end".to_owned(),
    }
}
