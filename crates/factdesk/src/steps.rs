//! Tells what is being done, step by step; on a terminal with a sign of life.

use crate::output;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// What is being done. Clones tell the same story.
#[derive(Clone, Debug)]
pub struct Steps {
    spinner: ProgressBar,
}

impl Steps {
    /// Starts telling.
    pub fn new() -> Steps {
        let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            spinner.set_style(style);
        }
        spinner.enable_steady_tick(Duration::from_millis(120));
        Steps { spinner }
    }

    /// A step begins.
    pub fn begin(&self, what: &str) {
        if self.spinner.is_hidden() {
            return output::note(&format!("factdesk: {what}"));
        }
        self.spinner.println(format!("factdesk: {what}"));
        self.spinner.set_message(what.to_owned());
        self.spinner.reset_elapsed();
    }

    /// All steps are done.
    pub fn end(&self) {
        self.spinner.finish_and_clear();
    }
}
