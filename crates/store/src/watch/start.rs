//! Where a watcher begins.

use super::{WatchCursor, WatchScope};
use crate::{Error, Store};
use factdesk_domain::Principal;

impl Store {
    /// The place to watch from: `cursor`, where what followed it can still be told,
    /// or the end of the log.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such article; [`Error::CursorLost`].
    pub async fn start_watch(
        &self,
        by: &Principal,
        scope: &WatchScope,
        cursor: Option<WatchCursor>,
    ) -> Result<WatchCursor, Error> {
        if let Some(article) = scope.article {
            self.article_exists(by, article).await?;
        }
        match cursor {
            Some(cursor) => self.check_cursor(by, &cursor).await.map(|()| cursor),
            None => self.log_end(by).await,
        }
    }
}
