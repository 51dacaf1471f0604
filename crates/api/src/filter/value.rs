//! Values of filters, typed.

use super::Unreadable;
use super::ast::{Compare, Op};
use crate::convert::time;
use chrono::{DateTime, Utc};
use factdesk_domain::{Comparison, TextMatch, Verdict};

/// A comparison of a known field.
#[derive(Clone, Copy)]
pub(super) struct Value<'c>(pub &'c Compare);

/// Turns a field's test into the store's condition: as it is, or negated.
pub(super) struct Tested<T> {
    pub test: T,
    pub negated: bool,
}

impl Value<'_> {
    fn bad<T>(self, why: impl Into<String>) -> Result<T, Unreadable> {
        Err(Unreadable::new(self.0.value_at, why))
    }

    fn no_operator<T>(self, allowed: &str) -> Result<T, Unreadable> {
        let (field, op) = (&self.0.field, self.0.op.as_str());
        let why = format!("`{field}` is compared by {allowed}, not by {op}");
        Err(Unreadable::new(self.0.field_at, why))
    }

    fn comparison(self) -> Result<Comparison, Unreadable> {
        Ok(match self.0.op {
            Op::Equal | Op::NotEqual => Comparison::Equal,
            Op::Less => Comparison::Less,
            Op::LessOrEqual => Comparison::LessOrEqual,
            Op::Greater => Comparison::Greater,
            Op::GreaterOrEqual => Comparison::GreaterOrEqual,
            Op::Has => return self.no_operator("=, !=, <, <=, > and >="),
        })
    }

    fn tested<T>(self, test: T) -> Tested<T> {
        let negated = self.0.op == Op::NotEqual;
        Tested { test, negated }
    }

    /// `=` or `!=`, with the value read by `read`.
    pub(super) fn equal<V, T>(
        self,
        read: fn(Self) -> Result<V, Unreadable>,
        test: fn(V) -> T,
    ) -> Result<Tested<T>, Unreadable> {
        match self.0.op {
            Op::Equal | Op::NotEqual => {
                let negated = self.0.op == Op::NotEqual;
                Ok(Tested {
                    test: test(read(self)?),
                    negated,
                })
            }
            _ => self.no_operator("= and !="),
        }
    }

    /// `=`, `!=` or `:` on a text.
    pub(super) fn text<T>(self, test: fn(TextMatch) -> T) -> Result<Tested<T>, Unreadable> {
        let text = self.0.value.clone();
        let negated = self.0.op == Op::NotEqual;
        match self.0.op {
            Op::Equal | Op::NotEqual => Ok(Tested {
                test: test(TextMatch::Equals(text)),
                negated,
            }),
            Op::Has => Ok(Tested {
                test: test(TextMatch::Contains(text)),
                negated,
            }),
            _ => self.no_operator("=, != and :"),
        }
    }

    /// `=`, `!=` or `:` on a list of texts: to have one is to have an equal one.
    pub(super) fn member<T>(self, test: fn(TextMatch) -> T) -> Result<Tested<T>, Unreadable> {
        let (text, negated) = (self.0.value.clone(), self.0.op == Op::NotEqual);
        match self.0.op {
            Op::Equal | Op::NotEqual | Op::Has => Ok(Tested {
                test: test(TextMatch::Equals(text)),
                negated,
            }),
            _ => self.no_operator("=, != and :"),
        }
    }

    /// All operators but `:` on an instant.
    pub(super) fn time<T>(
        self,
        test: fn(Comparison, DateTime<Utc>) -> T,
    ) -> Result<Tested<T>, Unreadable> {
        let comparison = self.comparison()?;
        match time::from_text(&self.0.value) {
            Some(time) => Ok(self.tested(test(comparison, time))),
            None => self.bad("expected a time in RFC 3339, such as 2024-03-22T20:00:00Z"),
        }
    }

    /// All operators but `:` on a number.
    pub(super) fn quantity<T>(
        self,
        test: fn(Comparison, f64) -> T,
    ) -> Result<Tested<T>, Unreadable> {
        let comparison = self.comparison()?;
        // Of what Rust reads, only plain decimals: no "inf", no "NaN", no "1e9".
        let plain = |c: char| c.is_ascii_digit() || c == '.';
        let number = Some(&self.0.value).filter(|v| v.chars().all(plain));
        match number
            .and_then(|v| v.parse().ok())
            .filter(|n: &f64| n.is_finite())
        {
            Some(number) => Ok(self.tested(test(comparison, number))),
            None => self.bad("expected a number, such as 0.5"),
        }
    }

    /// One word of an enum, with or without `prefix`, in any case.
    pub(super) fn word<W: Copy>(
        self,
        prefix: &str,
        all: &[W],
        name: fn(W) -> &'static str,
    ) -> Result<W, Unreadable> {
        let upper = self.0.value.to_ascii_uppercase();
        let word = upper.strip_prefix(prefix).unwrap_or(&upper);
        match all.iter().find(|w| name(**w) == word) {
            Some(found) => Ok(*found),
            None => {
                let known: Vec<_> = all.iter().map(|w| name(*w)).collect();
                self.bad(format!(
                    "`{}` has the values {}",
                    self.0.field,
                    known.join(", ")
                ))
            }
        }
    }

    /// A verdict, or UNSPECIFIED for none.
    pub(super) fn verdict(self) -> Result<Option<Verdict>, Unreadable> {
        let mut all: Vec<Option<Verdict>> = Verdict::ALL.iter().copied().map(Some).collect();
        all.push(None);
        self.word("VERDICT_", &all, |v| {
            v.map_or("UNSPECIFIED", Verdict::as_str)
        })
    }

    /// A word of an enum, or UNSPECIFIED for none.
    pub(super) fn word_or_none<W: Copy>(
        self,
        prefix: &str,
        all: &[W],
        name: fn(W) -> &'static str,
    ) -> Result<Option<W>, Unreadable> {
        match self.0.value.to_ascii_uppercase() {
            upper if upper.strip_prefix(prefix).unwrap_or(&upper) == "UNSPECIFIED" => Ok(None),
            _ => self.word(prefix, all, name).map(Some),
        }
    }

    /// A person by name or handle; empty: nobody.
    pub(super) fn person(self) -> Result<Option<String>, Unreadable> {
        let handle = self.0.value.strip_prefix("people/");
        let handle = handle.unwrap_or(&self.0.value);
        Ok(Some(handle.to_owned()).filter(|h| !h.is_empty()))
    }

    /// What `read` makes of the value; nothing of an empty one.
    pub(super) fn read_or_none<V>(
        self,
        read: fn(&str) -> Result<V, String>,
    ) -> Result<Option<V>, Unreadable> {
        match self.0.value.as_str() {
            "" => Ok(None),
            _ => self.read(read).map(Some),
        }
    }

    /// `=`, `!=` or `:` on a list: to have one is to have an equal one.
    pub(super) fn element<V, T>(
        self,
        read: fn(&str) -> Result<V, String>,
        test: fn(V) -> T,
    ) -> Result<Tested<T>, Unreadable> {
        match self.0.op {
            Op::Equal | Op::NotEqual | Op::Has => Ok(self.tested(test(self.read(read)?))),
            _ => self.no_operator("=, != and :"),
        }
    }

    /// `true` or `false`.
    pub(super) fn truth(self) -> Result<bool, Unreadable> {
        self.word("", &[true, false], |v| if v { "TRUE" } else { "FALSE" })
    }

    /// The value as it stands.
    pub(super) fn verbatim(self) -> Result<String, Unreadable> {
        Ok(self.0.value.clone())
    }

    /// What `read` makes of the value.
    pub(super) fn read<V>(self, read: fn(&str) -> Result<V, String>) -> Result<V, Unreadable> {
        read(&self.0.value).or_else(|why| self.bad(why))
    }
}
