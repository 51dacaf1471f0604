//! The store on a real PostgreSQL.

#[cfg(test)]
mod claims;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod finish;
#[cfg(test)]
mod reviews;
#[cfg(test)]
mod submit;
