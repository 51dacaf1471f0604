//! Which claims tell of one event, and what follows from it. Nothing of it lies in a
//! claim's row: joining rewrites no claim.

mod heads;
pub(crate) mod settle;
mod summary;
pub(crate) mod turn;
