//! What every rpc works with.

use crate::failure::Failure;
use crate::preview::Preview;
use crate::serve::{Access, principal};
use crate::watch::Watching;
use factdesk_domain::{IdSource, Principal, Role};
use factdesk_store::Store;
use http::HeaderMap;
use std::sync::Arc;
use tokio::sync::watch;
use tonic::{Request, Response, Status};

/// What every rpc works with. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Desk {
    pub store: Store,
    pub ids: Arc<dyn IdSource>,
    pub access: Arc<Access>,
    pub watching: Watching,
    pub preview: Preview,
    /// True once the server is asked to end.
    pub stopping: watch::Receiver<bool>,
}

impl Desk {
    /// Who calls, where they have the role.
    pub fn caller<Q>(&self, request: &Request<Q>, role: Role) -> Result<Principal, Status> {
        let found = request.extensions().get::<Principal>();
        let refusal = match found {
            Some(principal) if principal.roles.grant(role) => return Ok(principal.clone()),
            Some(_) => Failure::role_missing(role),
            // Only a call that came past authentication gets here.
            None => Failure::credentials_missing(),
        };
        Err(refusal.into_status(self.ids.as_ref()))
    }

    /// Who is behind a call with this metadata.
    pub async fn principal(&self, headers: &HeaderMap) -> Result<Principal, Failure> {
        principal(&self.access, &self.store, headers).await
    }

    /// What an rpc came to, on the wire.
    pub fn answer<A>(&self, outcome: Result<A, Failure>) -> Result<Response<A>, Status> {
        outcome
            .map(Response::new)
            .map_err(|failure| failure.into_status(self.ids.as_ref()))
    }

    /// Ready once the server is asked to end.
    pub async fn stopped(&self) {
        let mut stopping = self.stopping.clone();
        // The sender gone means the same: nobody serves any more.
        drop(stopping.wait_for(|stop| *stop).await);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use factdesk_domain::IdSource;
    use std::sync::atomic::{AtomicU64, Ordering};
    use uuid::Uuid;

    /// Ids 1, 2, 3 and so on.
    #[derive(Default)]
    pub(crate) struct Counting(AtomicU64);

    impl IdSource for Counting {
        fn next(&self) -> Uuid {
            Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)) + 1)
        }
    }
}
