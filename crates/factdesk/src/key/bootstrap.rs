//! The first key, given by whoever starts the server.

use crate::failure::{Context, Failure};
use crate::ids::SystemIds;
use factdesk_domain::Roles;
use factdesk_store::{Credentials, Error, NewKey, Refused, Store};

/// The variable's name.
pub const VARIABLE: &str = "FACTDESK_BOOTSTRAP_KEY";

/// For the help of the commands that read it.
pub const HELP: &str = "Environment:\n  FACTDESK_BOOTSTRAP_KEY  a key, fd_<prefix>_<secret>, \
that is registered at start\n                          (newsroom main, person admin, all roles)";

/// Where the first key belongs.
pub const NEWSROOM: &str = "main";

/// The key that the environment gives; an empty variable is none.
pub fn from_environment() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|key| !key.is_empty())
}

/// Registers the key of the environment where it is not known yet.
pub async fn register(store: &Store) -> Result<(), Failure> {
    let Some(secret) = from_environment() else {
        return Ok(());
    };
    if is_known(store, &secret).await? {
        return Ok(());
    }
    ensure_newsroom(store).await?;
    match store
        .create_key(&SystemIds, NEWSROOM, &admin(&secret))
        .await
    {
        // Another server starts at the same moment with the same key.
        Err(Error::Invalid(_)) if is_known(store, &secret).await? => Ok(()),
        Err(Error::Invalid(bad)) if is_revoked(store, &secret).await? => {
            tracing::debug!(%bad, "not registered again");
            tracing::warn!("the key in {VARIABLE} is revoked and stays so");
            Ok(())
        }
        done => done
            .map(drop)
            .context(format!("cannot register {VARIABLE}")),
    }
}

/// The first key: its owner may do everything.
pub fn admin(secret: &str) -> NewKey<'_> {
    NewKey {
        secret,
        person: "admin",
        roles: Roles::all(),
        delegate: false,
        expires_in: None,
    }
}

/// Whether somebody can call with it.
async fn is_known(store: &Store, secret: &str) -> Result<bool, Error> {
    let credentials = Credentials {
        key: secret,
        person: None,
    };
    match store.authenticate(&credentials).await {
        Ok(_) | Err(Refused::Delegation(_)) => Ok(true),
        Err(Refused::Key) => Ok(false),
        Err(Refused::Store(error)) => Err(error),
    }
}

async fn is_revoked(store: &Store, secret: &str) -> Result<bool, Error> {
    let keys = store.list_keys(NEWSROOM).await?;
    let mut revoked = keys.iter().filter(|key| key.revoke_time.is_some());
    Ok(revoked.any(|key| secret.starts_with(&format!("fd_{}_", key.prefix))))
}

async fn ensure_newsroom(store: &Store) -> Result<(), Failure> {
    match store.create_newsroom(&SystemIds, NEWSROOM, NEWSROOM).await {
        Err(Error::Invalid(_)) => Ok(()),
        done => Ok(done.map(drop)?),
    }
}
