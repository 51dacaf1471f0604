//! Gathering violations of several parts.

use factdesk_domain::Violations;

/// The value of a part, or nothing with its violations taken over as they are.
pub(crate) fn merge<T>(bad: &mut Violations, part: Result<T, Violations>) -> Option<T> {
    match part {
        Ok(value) => Some(value),
        Err(others) => {
            others
                .as_slice()
                .iter()
                .for_each(|v| bad.add(&v.field, &v.description));
            None
        }
    }
}
