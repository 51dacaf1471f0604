//! What reads an article for those who want to see what a new extractor would change.

use crate::failure::Failure;
use factdesk_domain::{Article, Extraction, Extractor, Reading, compose};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// So many texts are read at once: each takes a processor for a while, or a place at an
/// extractor that has work of its own.
const ROOM: usize = 2;

/// An extractor with room for a few texts. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Preview {
    extractor: Arc<dyn Extractor>,
    room: Arc<Semaphore>,
}

impl Preview {
    /// One that asks this extractor.
    pub fn of(extractor: Arc<dyn Extractor>) -> Preview {
        let room = Arc::new(Semaphore::new(ROOM));
        Preview { extractor, room }
    }

    /// What the extractor finds in the article's text now.
    pub async fn read(&self, article: &Article) -> Result<Extraction, Failure> {
        let _place = self.room.try_acquire().map_err(|_| Failure::overloaded())?;
        let body = article.body.as_deref().unwrap_or_default();
        let reading = Reading {
            text: compose(&article.title, body),
            has_title: !article.title.is_empty(),
            language: article.language_code.clone(),
            publish_time: article.publish_time,
        };
        let reading = self.extractor.extract(Arc::new(reading));
        reading.await.map_err(Failure::extractor_unavailable)
    }
}
