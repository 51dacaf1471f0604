//! Bad fields, gathered: one answer names all of them.

use std::fmt;

/// One bad field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldViolation {
    /// Path of the field in the request, such as `article.body`.
    pub field: String,
    /// What is wrong, and what would be right.
    pub description: String,
}

/// Every bad field of one request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations(Vec<FieldViolation>);

impl Violations {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes one.
    pub fn add(&mut self, field: impl Into<String>, description: impl Into<String>) {
        let (field, description) = (field.into(), description.into());
        self.0.push(FieldViolation { field, description });
    }

    /// Notes a value's violation, if it has one, and keeps the value otherwise.
    pub fn keep<T>(&mut self, field: &str, value: Result<T, String>) -> Option<T> {
        value.map_err(|why| self.add(field, why)).ok()
    }

    /// Takes over others, their paths put below `parent`.
    pub fn nest(&mut self, parent: &str, others: Violations) {
        for v in others.0 {
            self.add(format!("{parent}.{}", v.field), v.description);
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in the order found.
    pub fn as_slice(&self) -> &[FieldViolation] {
        &self.0
    }

    /// `value` where there is no violation, else all of them.
    pub fn into_result<T>(self, value: Option<T>) -> Result<T, Violations> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, v) in self.0.iter().enumerate() {
            let sep = if i == 0 { "" } else { "; " };
            write!(f, "{sep}{}: {}", v.field, v.description)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_paths_lie_below_their_parent() {
        let mut inner = Violations::new();
        inner.add("uri", "is bad");
        let mut outer = Violations::new();
        outer.add("etag", "is required");
        outer.nest("evidence[1]", inner);
        let fields: Vec<_> = outer.as_slice().iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["etag", "evidence[1].uri"]);
        assert_eq!(
            outer.to_string(),
            "etag: is required; evidence[1].uri: is bad"
        );
    }

    #[test]
    fn a_value_counts_only_without_violations() {
        assert_eq!(Violations::new().into_result(Some(1)), Ok(1));
        let mut bad = Violations::new();
        assert_eq!(bad.keep::<u8>("n", Err("is none".into())), None);
        assert_eq!(bad.keep("m", Ok(2)), Some(2));
        assert_eq!(bad.clone().into_result(Some(1)), Err(bad));
        assert!(Violations::new().into_result(None::<u8>).is_err());
    }
}
