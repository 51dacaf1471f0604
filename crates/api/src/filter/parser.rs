//! From tokens to an expression.

use super::Unreadable;
use super::ast::{Compare, Expr};
use super::lexer::{Lexer, Token};

/// The deepest nesting of parentheses and negations.
const DEEPEST: usize = 20;

/// The most comparisons.
const TERMS: usize = 50;

/// The expression of a whole filter; nothing for an empty one.
pub(super) fn parse(lexer: Lexer<'_>) -> Result<Option<Expr>, Unreadable> {
    let mut parser = Parser {
        lexer,
        at: 0,
        token: Token::End,
        terms: 0,
    };
    parser.step()?;
    if parser.token == Token::End {
        return Ok(None);
    }
    let expr = parser.filter(0)?;
    match parser.token {
        Token::End => Ok(Some(expr)),
        _ => parser.expected("AND, OR or the end of the filter"),
    }
}

struct Parser<'t> {
    lexer: Lexer<'t>,
    /// Where `token` begins.
    at: usize,
    token: Token,
    terms: usize,
}

impl Parser<'_> {
    fn step(&mut self) -> Result<(), Unreadable> {
        (self.at, self.token) = self.lexer.next()?;
        Ok(())
    }

    fn expected<T>(&self, what: &str) -> Result<T, Unreadable> {
        let found = match &self.token {
            Token::End => "the end of the filter".to_owned(),
            Token::Word(word) => format!("`{word}`"),
            Token::Quoted(_) => "a text in double quotes".to_owned(),
            Token::Op(op) => format!("`{}`", op.as_str()),
            Token::Open => "`(`".to_owned(),
            Token::Close => "`)`".to_owned(),
            Token::Minus => "`-`".to_owned(),
            Token::And => "AND".to_owned(),
            Token::Or => "OR".to_owned(),
            Token::Not => "NOT".to_owned(),
        };
        Err(Unreadable::new(
            self.at,
            format!("expected {what}, found {found}"),
        ))
    }

    /// `factor AND factor …`
    fn filter(&mut self, depth: usize) -> Result<Expr, Unreadable> {
        let mut factors = vec![self.factor(depth)?];
        while self.token == Token::And {
            self.step()?;
            factors.push(self.factor(depth)?);
        }
        Ok(one_or(factors, Expr::And))
    }

    /// `term OR term …`
    fn factor(&mut self, depth: usize) -> Result<Expr, Unreadable> {
        let mut terms = vec![self.term(depth)?];
        while self.token == Token::Or {
            self.step()?;
            terms.push(self.term(depth)?);
        }
        Ok(one_or(terms, Expr::Or))
    }

    /// `[NOT | -] (comparison | "(" filter ")")`
    fn term(&mut self, depth: usize) -> Result<Expr, Unreadable> {
        if !matches!(self.token, Token::Not | Token::Minus) {
            return self.plain(depth);
        }
        self.step()?;
        Ok(Expr::Not(Box::new(self.plain(depth)?)))
    }

    fn plain(&mut self, depth: usize) -> Result<Expr, Unreadable> {
        match self.token {
            Token::Open if depth == DEEPEST => {
                Err(Unreadable::new(self.at, "parentheses nest at most 20 deep"))
            }
            Token::Open => {
                self.step()?;
                let inner = self.filter(depth + 1)?;
                if self.token != Token::Close {
                    return self.expected("AND, OR or `)`");
                }
                self.step()?;
                Ok(inner)
            }
            _ => self.comparison(),
        }
    }

    fn comparison(&mut self) -> Result<Expr, Unreadable> {
        let (field_at, token) = (self.at, self.token.clone());
        let Token::Word(field) = token else {
            return self.expected("a field, NOT or `(`");
        };
        self.terms += 1;
        if self.terms > TERMS {
            return Err(Unreadable::new(
                field_at,
                "a filter has at most 50 comparisons",
            ));
        }
        self.step()?;
        let Token::Op(op) = self.token else {
            return self.expected("an operator (= != < <= > >= :)");
        };
        (self.at, self.token) = self.lexer.next_value()?;
        let (value_at, token) = (self.at, self.token.clone());
        let (Token::Word(value) | Token::Quoted(value)) = token else {
            return self.expected("a value: a word, or a text in double quotes");
        };
        self.step()?;
        Ok(Expr::Compare(Compare {
            field,
            field_at,
            op,
            value,
            value_at,
        }))
    }
}

fn one_or(mut parts: Vec<Expr>, all: fn(Vec<Expr>) -> Expr) -> Expr {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            all(parts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ast::tests::{exprs, print};
    use super::super::parse;
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Expr {
        parse(text).unwrap().unwrap()
    }

    fn refused(text: &str) -> Unreadable {
        parse(text).unwrap_err()
    }

    #[test]
    fn nothing_is_everything() {
        assert_eq!(parse(""), Ok(None));
        assert_eq!(parse(" \n\t"), Ok(None));
    }

    #[test]
    fn or_binds_tighter_than_and() {
        let expr = read("a = 1 AND b = 2 OR c = 3 AND d = 4");
        assert_eq!(expr, read("a = 1 AND (b = 2 OR c = 3) AND d = 4"));
        assert_ne!(expr, read("(a = 1 AND b = 2) OR (c = 3 AND d = 4)"));
    }

    #[test]
    fn both_negations_mean_the_same() {
        assert_eq!(read("NOT a = 1"), read("-a = 1"));
        assert_eq!(read("NOT (a = 1 OR b = 2)"), read("-(a=1 OR b=2)"));
    }

    #[test]
    fn errors_say_where_and_what_was_expected() {
        let cases = [
            ("state", 6, "an operator"),
            ("state =", 8, "a value"),
            ("state = AND", 9, "a value"),
            ("= PENDING", 1, "a field"),
            ("a = 1 b = 2", 7, "AND, OR or the end"),
            ("(a = 1", 7, "AND, OR or `)`"),
            ("a = 1)", 6, "AND, OR or the end"),
            ("a = 1 AND", 10, "a field"),
            ("NOT NOT a = 1", 5, "a field"),
            ("\"a\" = 1", 1, "a field"),
            ("a = b=c", 6, "AND, OR or the end"),
        ];
        for (text, at, expected) in cases {
            let error = refused(text);
            assert_eq!(error.at, at, "{text}: {error}");
            assert!(error.why.contains(expected), "{text}: {error}");
        }
    }

    #[test]
    fn depth_terms_and_length_are_bounded() {
        let nested = |n: usize| format!("{}a = 1{}", "(".repeat(n), ")".repeat(n));
        assert!(parse(&nested(DEEPEST)).is_ok());
        assert!(refused(&nested(DEEPEST + 1)).why.contains("20"));
        assert!(parse(&"(".repeat(2_000)).is_err());
        let terms = |n: usize| vec!["a = 1"; n].join(" AND ");
        assert!(parse(&terms(TERMS)).is_ok());
        assert!(refused(&terms(TERMS + 1)).why.contains("50"));
        assert!(parse(&" ".repeat(2_000)).is_ok());
        assert!(refused(&" ".repeat(2_001)).why.contains("2,000"));
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(expr in exprs()) {
            let text = print(&expr);
            if text.chars().count() <= 2_000 {
                prop_assert_eq!(parse(&text), Ok(Some(expr)), "{}", text);
            }
        }

        #[test]
        fn no_text_panics(text in ".{0,300}") {
            let _ = parse(&text);
        }

        #[test]
        fn no_shuffled_filter_panics(parts in prop::collection::vec(
            prop::sample::select(vec!["(", ")", "AND", "OR", "NOT", "-", "=", "!=", ":", "a", "\"b\"", "\\", "\"", " "]), 0..40)
        ) {
            let _ = parse(&parts.concat());
            let _ = parse(&parts.join(" "));
        }
    }
}
