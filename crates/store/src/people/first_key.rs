//! The first key of all.

use super::handle::NEWSROOM;
use super::keys::{add, any, check};
use super::newsrooms::{find, insert};
use super::person::register;
use crate::{Error, KeyInfo, NewKey, Resource, Store};
use factdesk_domain::IdSource;
use sea_orm::ConnectionTrait;

impl Store {
    /// Creates a key, and the newsroom of that handle where there is none, if no
    /// key exists at all, not even a revoked one. Of any number of processes that
    /// ask at once, one gets its key and the others `None`.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a newsroom of a malformed handle; [`Error::Invalid`]
    /// as for [`Store::create_key`].
    pub async fn create_first_key(
        &self,
        ids: &dyn IdSource,
        newsroom: &str,
        key: &NewKey<'_>,
    ) -> Result<Option<KeyInfo>, Error> {
        let secret = check(key)?;
        if !NEWSROOM.allows(newsroom) {
            return Err(Error::NotFound(Resource::Newsroom));
        }
        if self.any_key().await? {
            return Ok(None);
        }
        let tx = self.db.begin().await?;
        insert(&tx, ids, newsroom, newsroom).await?;
        let newsroom = find(&tx, newsroom).await?.id;
        let person = register(&tx, ids, newsroom, key.person, key.roles).await?;
        // After the person, as whoever creates a key by hand takes them: in another
        // order the two could wait for each other.
        tx.execute_unprepared("lock table keys in share row exclusive mode")
            .await?;
        if any(&tx).await? {
            return Ok(None);
        }
        let made = add(&tx, ids, newsroom, person, &secret, key).await?;
        tx.commit().await?;
        Ok(Some(made))
    }
}
