//! How far it is: a bar on a terminal, else a line now and then.

use super::summary::Summary;
use crate::output;
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// How often a line is written where there is no terminal.
const EVERY: Duration = Duration::from_secs(10);

const BAR: &str = "{spinner} {wide_bar} {bytes}/{total_bytes}, {msg}, {eta} left";
const SPINNER: &str = "{spinner} {bytes}, {msg} ({elapsed})";

/// How far it is.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    began: Instant,
    told: Instant,
}

impl Progress {
    /// Begins; the input may have no length that one could know.
    pub fn new(total: Option<u64>) -> Progress {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
        let template = if total.is_some() { BAR } else { SPINNER };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        let now = Instant::now();
        Progress {
            bar,
            began: now,
            told: now,
        }
    }

    /// So many more bytes of the input are done.
    pub fn add(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// Tells how far it is.
    pub fn tell(&mut self, summary: &Summary) {
        let line = self.line(summary);
        if self.bar.is_hidden() && self.told.elapsed() >= EVERY {
            let bytes = HumanBytes(self.bar.position());
            output::note(&format!("factdesk: {bytes} read, {line}"));
            self.told = Instant::now();
        }
        self.bar.set_message(line);
    }

    fn line(&self, summary: &Summary) -> String {
        let seconds = self.began.elapsed().as_secs_f64().max(0.001);
        let rate = summary.answered() as f64 / seconds;
        format!(
            "{} articles, {rate:.0}/s, {} refused",
            HumanCount(summary.answered()),
            HumanCount(summary.refused())
        )
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
