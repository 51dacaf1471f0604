//! What a filter says, before its fields are known.

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    /// All of at least two.
    And(Vec<Expr>),
    /// One of at least two.
    Or(Vec<Expr>),
    /// Not.
    Not(Box<Expr>),
    /// One comparison.
    Compare(Compare),
}

/// `field operator value`.
#[derive(Clone, Debug)]
pub(super) struct Compare {
    pub field: String,
    /// Where the field stands: the character, from 1.
    pub field_at: usize,
    pub op: Op,
    pub value: String,
    pub value_at: usize,
}

/// Two comparisons are equal where they say the same, wherever they stand.
impl PartialEq for Compare {
    fn eq(&self, other: &Self) -> bool {
        (&self.field, self.op, &self.value) == (&other.field, other.op, &other.value)
    }
}

/// How field and value are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Has,
}

impl Op {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Op::Equal => "=",
            Op::NotEqual => "!=",
            Op::Less => "<",
            Op::LessOrEqual => "<=",
            Op::Greater => ">",
            Op::GreaterOrEqual => ">=",
            Op::Has => ":",
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(crate) const OPS: [Op; 7] = [
        Op::Equal,
        Op::NotEqual,
        Op::LessOrEqual,
        Op::Less,
        Op::GreaterOrEqual,
        Op::Greater,
        Op::Has,
    ];

    /// Prints an expression so that it reads back as itself.
    pub(crate) fn print(expr: &Expr) -> String {
        let join = |parts: &[Expr], word: &str| {
            let parts: Vec<_> = parts.iter().map(operand).collect();
            parts.join(word)
        };
        match expr {
            Expr::And(parts) => join(parts, " AND "),
            Expr::Or(parts) => join(parts, " OR "),
            Expr::Not(inner) => format!("NOT {}", operand(inner)),
            Expr::Compare(c) => {
                let value = c.value.replace('\\', "\\\\").replace('"', "\\\"");
                format!("{} {} \"{value}\"", c.field, c.op.as_str())
            }
        }
    }

    fn operand(expr: &Expr) -> String {
        match expr {
            Expr::Compare(_) => print(expr),
            _ => format!("({})", print(expr)),
        }
    }

    fn compare() -> impl Strategy<Value = Expr> {
        let op = proptest::sample::select(&OPS[..]);
        ("[a-z][a-z_.]{0,8}", op, "[^\\x00]{0,12}").prop_map(|(field, op, value)| {
            Expr::Compare(Compare {
                field,
                field_at: 0,
                op,
                value,
                value_at: 0,
            })
        })
    }

    /// Expressions within the bounds.
    pub(crate) fn exprs() -> impl Strategy<Value = Expr> {
        compare().prop_recursive(4, 16, 3, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 2..4).prop_map(Expr::And),
                proptest::collection::vec(inner.clone(), 2..4).prop_map(Expr::Or),
                inner.prop_map(|e| Expr::Not(Box::new(e))),
            ]
        })
    }
}
