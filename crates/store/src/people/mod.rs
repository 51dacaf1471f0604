//! Newsrooms, people and keys.

mod authenticate;
mod first_key;
mod handle;
mod keys;
mod newsrooms;
mod person;
mod secret;

use chrono::{DateTime, Utc};
use factdesk_domain::{KeyId, NewsroomId, Roles};

pub(crate) use person::read_roles;

/// What a caller presents.
#[derive(Clone, Debug)]
pub struct Credentials<'a> {
    /// The key as presented: `fd_<prefix>_<secret>`.
    pub key: &'a str,
    /// Handle of the person that a delegate acts for.
    pub person: Option<&'a str>,
}

/// Why credentials are refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Unknown, expired or revoked.
    #[error("the key is unknown, expired or revoked")]
    Key,
    /// The key acts for nobody but its owner, or must say for whom it acts, or
    /// names nobody registered.
    #[error("{0}")]
    Delegation(&'static str),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] crate::Error),
}

/// A newsroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsroomInfo {
    /// Its identity.
    pub id: NewsroomId,
    /// Its name in commands.
    pub handle: String,
    /// Its name for people.
    pub display_name: String,
    /// When it was created.
    pub create_time: DateTime<Utc>,
}

/// A key to create. The person is registered where they are not.
#[derive(Clone, Debug)]
pub struct NewKey<'a> {
    /// The whole secret as it will be presented: `fd_<prefix>_<secret>`.
    pub secret: &'a str,
    /// Handle of its owner.
    pub person: &'a str,
    /// The owner's roles: replaces those of a registered person.
    pub roles: Roles,
    /// Whether it acts for others.
    pub delegate: bool,
    /// When it ends by itself, counted from now by the database's clock.
    pub expires_in: Option<std::time::Duration>,
}

/// A key without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyInfo {
    /// Its identity.
    pub id: KeyId,
    /// The part that is shown.
    pub prefix: String,
    /// Handle of its owner.
    pub person: String,
    /// The owner's roles.
    pub roles: Roles,
    /// Whether it acts for others.
    pub delegate: bool,
    /// When it was created.
    pub create_time: DateTime<Utc>,
    /// When it ends by itself.
    pub expire_time: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoke_time: Option<DateTime<Utc>>,
}
