//! The extractor from outside: what always holds, and what the sample reports show.

#[cfg(test)]
mod carets;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod segmentation;

use factdesk_domain::Extraction;
use factdesk_extract::{Input, extract};

/// The claims of an English text without a separate title.
#[cfg(test)]
fn read(text: &str) -> Extraction {
    extract(&Input {
        text,
        has_title: false,
        language: Some("en"),
        publish_time: None,
    })
}
