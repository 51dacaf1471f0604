//! What the log covers of each table.

/// Adds fields under their own names.
macro_rules! fields {
    ($form:ident, $($field:ident)*) => { $($form.field(stringify!($field), $field);)* };
}

mod claim;
mod dismissal;
mod evidence;
mod person;
mod review;
mod revision;

pub(crate) use revision::Text;
