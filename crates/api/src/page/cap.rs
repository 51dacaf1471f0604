//! No page outgrows what clients accept: 4 MB, unless they ask for more.

use prost::Message;

/// The most bytes of a page's items.
const LARGEST: usize = 3 << 20;

/// The items that fit on a page (one at least), and whether any follow.
pub(crate) fn capped<M: Message>(mut items: Vec<M>, more: bool) -> (Vec<M>, bool) {
    let mut size = 0;
    let fit = items.iter().take_while(|item| {
        // The tag and the length before an item take 6 bytes at most.
        size += item.encoded_len() + 6;
        size <= LARGEST
    });
    let fit = fit.count().max(1);
    let cut = fit < items.len();
    items.truncate(fit);
    (items, more || cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_proto::v1;

    fn article(size: usize) -> v1::Article {
        v1::Article {
            body: "x".repeat(size),
            ..Default::default()
        }
    }

    #[test]
    fn a_small_page_stays_as_it_is() {
        let (items, more) = capped(vec![article(10); 3], false);
        assert_eq!((items.len(), more), (3, false));
        assert_eq!(capped(vec![article(10)], true), (vec![article(10)], true));
        assert_eq!(capped(Vec::<v1::Article>::new(), false), (vec![], false));
    }

    #[test]
    fn a_large_page_is_cut_and_says_so() {
        let (articles, more) = capped(vec![article(1 << 20); 5], false);
        assert_eq!((articles.len(), more), (2, true));
        let page = v1::ListArticlesResponse {
            articles,
            next_page_token: String::new(),
        };
        assert!(page.encoded_len() <= LARGEST);
    }

    #[test]
    fn something_too_large_comes_alone_so_that_the_walk_goes_on() {
        let (items, more) = capped(vec![article(4 << 20), article(1)], false);
        assert_eq!((items.len(), more), (1, true));
    }
}
