//! From a key to the principal behind it.

use super::handle::PERSON;
use super::newsrooms::{find, insert};
use super::person::{read_roles, register};
use super::secret::Secret;
use crate::db::InOrder;
use crate::{Credentials, Error, Refused, Store};
use factdesk_domain::{Delegate, IdSource, NewsroomId, PersonId, Principal, Roles};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};
use uuid::Uuid;

impl Store {
    /// The principal behind credentials, in one round trip. What does not have
    /// the form of a key is refused without any.
    ///
    /// # Errors
    /// Why they are refused.
    pub async fn authenticate(&self, credentials: &Credentials<'_>) -> Result<Principal, Refused> {
        let secret = Secret::parse(credentials.key).ok_or(Refused::Key)?;
        // A malformed handle is nobody's; PostgreSQL would refuse some (NUL).
        let person = credentials.person.filter(|p| PERSON.allows(p));
        let values = [secret.hash().into(), person.into()];
        let lookup = Statement::from_sql_and_values(DbBackend::Postgres, LOOKUP, values);
        let found = self.db.query_one_raw(lookup).await.map_err(Error::from)?;
        let found = Found::read(&found.ok_or(Refused::Key)?)?;
        match (found.delegate, credentials.person) {
            (false, None) => Ok(found.owner()?),
            (false, Some(_)) => Err(Refused::Delegation(
                "this key acts for nobody but its owner",
            )),
            (true, None) => Err(Refused::Delegation(
                "this key must name the person it acts for",
            )),
            (true, Some(_)) => found.on_behalf(),
        }
    }

    /// Person `local` of newsroom `local` with all roles, created where missing:
    /// who acts where no key is asked for. Any number of processes may ask at once.
    ///
    /// # Errors
    /// Only the database's.
    pub async fn local_principal(&self, ids: &dyn IdSource) -> Result<Principal, Error> {
        let (local, roles) = ("local", Roles::all());
        let tx = self.db.begin().await?;
        // Waits for another process that is inserting the same, so `find` sees it.
        insert(&tx, ids, local, "Local newsroom").await?;
        let newsroom = find(&tx, local).await?.id;
        let person = register(&tx, ids, newsroom, local, roles).await?;
        tx.commit().await?;
        Ok(Principal {
            newsroom,
            person,
            handle: local.to_owned(),
            delegate: None,
            roles,
        })
    }
}

/// A live key, its owner, and the person of that handle in the owner's newsroom.
const LOOKUP: &str = "
    select k.newsroom, k.delegate,
           o.id as owner, o.handle as owner_handle, o.roles as owner_roles,
           p.id as person, p.handle as person_handle, p.roles as person_roles
    from keys k
    join people o on o.newsroom = k.newsroom and o.id = k.person
    left join people p on p.newsroom = k.newsroom and p.handle = $2
    where k.hash = $1
      and k.revoke_time is null
      and (k.expire_time is null or k.expire_time > now())";

/// What [`LOOKUP`] finds, in its order.
struct Found {
    newsroom: Uuid,
    delegate: bool,
    owner: Uuid,
    owner_handle: String,
    owner_roles: Vec<String>,
    person: Option<Uuid>,
    person_handle: Option<String>,
    person_roles: Option<Vec<String>>,
}

impl Found {
    fn read(row: &QueryResult) -> Result<Found, Error> {
        let mut columns = InOrder::of(row)?;
        Ok(Found {
            newsroom: columns.next()?,
            delegate: columns.next()?,
            owner: columns.next()?,
            owner_handle: columns.next()?,
            owner_roles: columns.next()?,
            person: columns.next()?,
            person_handle: columns.next()?,
            person_roles: columns.next()?,
        })
    }

    /// The key's owner acts.
    fn owner(self) -> Result<Principal, Error> {
        Ok(Principal {
            newsroom: NewsroomId(self.newsroom),
            person: PersonId(self.owner),
            roles: read_roles(&self.owner_roles)?,
            handle: self.owner_handle,
            delegate: None,
        })
    }

    /// The named person acts, with their own roles; the key's owner passes it on.
    fn on_behalf(self) -> Result<Principal, Refused> {
        let person = (self.person, self.person_handle, self.person_roles);
        let (Some(id), Some(handle), Some(roles)) = person else {
            return Err(Refused::Delegation(
                "nobody of that name is registered in the newsroom",
            ));
        };
        Ok(Principal {
            newsroom: NewsroomId(self.newsroom),
            person: PersonId(id),
            handle,
            delegate: Some(Delegate {
                person: PersonId(self.owner),
                handle: self.owner_handle,
            }),
            roles: read_roles(&roles)?,
        })
    }
}
