//! The first key, made by a server that finds none.

use super::bootstrap::{NEWSROOM, admin};
use super::secret;
use crate::failure::{Context, Failure};
use crate::ids::SystemIds;
use crate::output;
use factdesk_store::Store;

/// Makes a key where there is none at all, and shows it. Of several servers that
/// start at once, one does.
pub async fn make(store: &Store) -> Result<(), Failure> {
    let secret = secret::new()?;
    let key = admin(&secret);
    let made = store.create_first_key(&SystemIds, NEWSROOM, &key).await;
    if made.context("cannot make the first key")?.is_some() {
        output::note(&shown(&secret));
    }
    Ok(())
}

/// In one line, so that it is found in a log between others.
fn shown(secret: &str) -> String {
    format!(
        "factdesk: the first key (newsroom main, person admin, all roles) is shown only now; \
         send it as metadata `authorization: Bearer {secret}`"
    )
}
