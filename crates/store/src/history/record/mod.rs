//! What the log covers of each table.

/// Adds fields under their own names.
macro_rules! fields {
    ($form:ident, $($field:ident)*) => { $($form.field(stringify!($field), $field);)* };
}

mod claim;
mod comment;
mod dismissal;
mod evidence;
mod person;
mod policy;
mod review;
mod revision;
mod sealed_review;

pub(crate) use revision::Text;
