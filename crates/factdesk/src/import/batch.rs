//! Items in batches that the server takes.

use super::item::Item;
use prost_reflect::prost::Message;
use std::collections::HashSet;
use tokio::sync::mpsc;

/// The most items of a batch.
const MOST: usize = 100;

/// The most bytes of a batch of more than one item.
const ROOM: usize = 4 << 20;

/// Items that are sent together, in their order.
#[derive(Debug, Default)]
pub struct Batch {
    /// The items, also those that are not sent.
    pub items: Vec<Item>,
    bytes: usize,
}

/// Gathers items and hands batches on.
#[derive(Debug)]
pub struct Batches {
    sender: mpsc::Sender<Batch>,
    batch: Batch,
}

/// Nobody takes batches any more.
#[derive(Debug)]
pub struct Gone;

impl Batch {
    /// The uris of its articles.
    pub fn uris(&self) -> HashSet<String> {
        let requests = self.items.iter().filter_map(Item::request);
        let articles = requests.filter_map(|request| request.article.as_ref());
        let uris = articles.map(|article| article.uri.clone());
        uris.filter(|uri| !uri.is_empty()).collect()
    }

    fn has_room(&self, bytes: usize) -> bool {
        self.items.is_empty() || (self.items.len() < MOST && self.bytes + bytes <= ROOM)
    }
}

impl Batches {
    /// Hands batches on here.
    pub fn new(sender: mpsc::Sender<Batch>) -> Batches {
        Batches {
            sender,
            batch: Batch::default(),
        }
    }

    /// Adds an item; waits while there are batches enough.
    pub fn put(&mut self, item: Item) -> Result<(), Gone> {
        let bytes = item.request().map_or(0, Message::encoded_len);
        if !self.batch.has_room(bytes) {
            self.flush()?;
        }
        self.batch.bytes += bytes;
        self.batch.items.push(item);
        Ok(())
    }

    /// Hands on what is gathered.
    pub fn flush(&mut self) -> Result<(), Gone> {
        let batch = std::mem::take(&mut self.batch);
        if batch.items.is_empty() {
            return Ok(());
        }
        self.sender.blocking_send(batch).map_err(|_| Gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::item::{Content, Source};
    use factdesk_proto::v1::{Article, SubmitArticleRequest};
    use proptest::prelude::*;
    use std::path::Path;

    fn item(bytes: usize) -> Item {
        let article = Article {
            body: "x".repeat(bytes),
            ..Article::default()
        };
        let request = SubmitArticleRequest {
            article: Some(article),
            ..SubmitArticleRequest::default()
        };
        Item {
            source: Source::file(Path::new("a")),
            bytes: bytes as u64,
            sha256: None,
            content: Content::Article(Box::new(request)),
        }
    }

    fn batches(sizes: &[usize]) -> Vec<Vec<u64>> {
        let (sender, mut receiver) = mpsc::channel(sizes.len() + 1);
        let mut batches = Batches::new(sender);
        for size in sizes {
            batches.put(item(*size)).unwrap();
        }
        batches.flush().unwrap();
        drop(batches);
        std::iter::from_fn(|| receiver.try_recv().ok())
            .map(|batch| batch.items.iter().map(|item| item.bytes).collect())
            .collect()
    }

    #[test]
    fn a_batch_has_a_hundred_items_or_one_large_one() {
        let sizes: Vec<_> = batches(&[1; 250]).iter().map(Vec::len).collect();
        assert_eq!(sizes, [100, 100, 50]);
        assert_eq!(batches(&[1, 5 << 20, 1]), [[1], [5 << 20], [1]]);
        assert!(batches(&[]).is_empty());
    }

    #[test]
    fn nobody_to_take_a_batch_is_told() {
        let (sender, receiver) = mpsc::channel(1);
        drop(receiver);
        let mut batches = Batches::new(sender);
        batches.put(item(1)).unwrap();
        assert!(batches.flush().is_err());
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_the_order_stays(sizes in prop::collection::vec(0usize..3_000_000, 0..6)) {
            let batches = batches(&sizes);
            for batch in &batches {
                prop_assert!(batch.len() == 1 || batch.iter().sum::<u64>() <= ROOM as u64);
            }
            let all: Vec<_> = batches.concat().iter().map(|b| *b as usize).collect();
            prop_assert_eq!(all, sizes);
        }
    }
}
