//! What the service writes to its log.

use super::traces::Marks;
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::prelude::*;

/// The lines with a mark that were written since.
#[derive(Clone)]
pub struct Lines {
    marks: &'static [&'static str],
    found: Arc<Mutex<Vec<String>>>,
}

/// Watches all that this process logs, down to the finest, the transport apart.
pub fn watch(marks: &Marks) -> Lines {
    let lines = Lines {
        marks: marks.0,
        found: Arc::default(),
    };
    let ours = Targets::new()
        .with_default(tracing_subscriber::filter::LevelFilter::INFO)
        .with_targets(
            ["factdesk", "sqlx", "sea_orm", "tower_http", "tonic"]
                .map(|target| (target, tracing_subscriber::filter::LevelFilter::TRACE)),
        );
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(lines.clone())
        .with_filter(ours);
    // The only one of this process.
    tracing_subscriber::registry().with(layer).init();
    lines
}

impl Lines {
    pub fn found(&self) -> Vec<String> {
        self.found.lock().unwrap().clone()
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Lines;

    fn make_writer(&'a self) -> Lines {
        self.clone()
    }
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        if self.marks.iter().any(|mark| text.contains(mark)) {
            self.found.lock().unwrap().push(text.into_owned());
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
