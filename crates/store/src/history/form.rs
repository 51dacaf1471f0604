//! A row's canonical bytes: the same for the same content, however PostgreSQL or JSON
//! order and print it, and never the same for another.

use chrono::{DateTime, Utc};
use serde_json::Value as Json;
use uuid::Uuid;

/// Bytes that begin with what they are of. Fields follow by name, each part with its
/// length before it, so that no two contents run into the same bytes. What is absent
/// (null, or a column's empty default) is left out: a column that comes later changes
/// no digest of before.
pub(crate) struct Form(Vec<u8>);

impl Form {
    /// Nothing yet, of `domain`.
    pub fn new(domain: &str) -> Form {
        let mut form = Form(Vec::with_capacity(1_024));
        form.part(domain.as_bytes());
        form
    }

    /// Adds a field.
    pub fn field(&mut self, name: &str, value: &(impl Canonical + ?Sized)) -> &mut Form {
        if !value.is_absent() {
            self.part(name.as_bytes());
            sized(&mut self.0, |out| value.put(out));
        }
        self
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn part(&mut self, bytes: &[u8]) {
        sized(&mut self.0, |out| out.extend(bytes));
    }
}

/// Writes something with its length before it.
fn sized(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    let at = out.len();
    out.extend([0; 8]);
    write(out);
    let length = (out.len() - at - 8) as u64;
    if let Some(place) = out.get_mut(at..at + 8) {
        place.copy_from_slice(&length.to_be_bytes());
    }
}

/// A column's value as bytes.
pub(crate) trait Canonical {
    /// Whether it is the empty default.
    fn is_absent(&self) -> bool {
        false
    }

    /// Its bytes; no two values of a type have the same.
    fn put(&self, out: &mut Vec<u8>);
}

impl Canonical for str {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn put(&self, out: &mut Vec<u8>) {
        out.extend(self.as_bytes());
    }
}

impl Canonical for String {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn put(&self, out: &mut Vec<u8>) {
        self.as_str().put(out);
    }
}

impl Canonical for Uuid {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend(self.as_bytes());
    }
}

impl Canonical for i32 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend(self.to_be_bytes());
    }
}

impl Canonical for i64 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend(self.to_be_bytes());
    }
}

impl Canonical for f64 {
    /// JSON, in which rows travel, has one zero.
    fn put(&self, out: &mut Vec<u8>) {
        out.extend((self + 0.0).to_bits().to_be_bytes());
    }
}

impl Canonical for bool {
    fn is_absent(&self) -> bool {
        !self
    }

    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
}

impl Canonical for DateTime<Utc> {
    /// In microseconds, as PostgreSQL keeps it.
    fn put(&self, out: &mut Vec<u8>) {
        self.timestamp_micros().put(out);
    }
}

impl Canonical for [u8] {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend(self);
    }
}

impl<T: Canonical> Canonical for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn put(&self, out: &mut Vec<u8>) {
        if let Some(value) = self {
            value.put(out);
        }
    }
}

impl<T: Canonical> Canonical for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn put(&self, out: &mut Vec<u8>) {
        for item in self {
            sized(out, |out| item.put(out));
        }
    }
}

impl Canonical for Json {
    /// Objects by the order of their keys; numbers by their value, since PostgreSQL
    /// prints 1e16 as an integer.
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Json::Null => out.push(b'n'),
            Json::Bool(is) => out.push(if *is { b't' } else { b'f' }),
            Json::Number(number) => {
                out.push(b'#');
                put_number(number, out);
            }
            Json::String(text) => {
                out.push(b's');
                text.put(out);
            }
            Json::Array(items) => {
                out.push(b'[');
                items.put(out);
            }
            Json::Object(fields) => {
                out.push(b'{');
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_by_key(|(name, _)| *name);
                for (name, value) in fields {
                    sized(out, |out| name.put(out));
                    sized(out, |out| value.put(out));
                }
            }
        }
    }
}

fn put_number(number: &serde_json::Number, out: &mut Vec<u8>) {
    let whole = number
        .as_i128()
        .or_else(|| number.as_f64().and_then(whole_number));
    match (whole, number.as_f64()) {
        (Some(whole), _) => {
            out.push(b'i');
            out.extend(whole.to_be_bytes());
        }
        (None, Some(float)) => {
            out.push(b'f');
            float.put(out);
        }
        (None, None) => out.extend(number.to_string().as_bytes()),
    }
}

/// A float without a fraction, where all such are exact.
fn whole_number(float: f64) -> Option<i128> {
    (float.fract() == 0.0 && float.abs() < 1e30).then_some(float as i128)
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
