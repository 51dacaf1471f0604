//! From characters to tokens.

use super::Unreadable;
use super::ast::Op;
use std::iter::Peekable;
use std::str::Chars;

/// A piece of a filter.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    Minus,
    Op(Op),
    Word(String),
    Quoted(String),
    End,
}

/// Hands out tokens with the character at which each begins, from 1.
pub(super) struct Lexer<'t> {
    rest: Peekable<Chars<'t>>,
    at: usize,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Lexer {
            rest: text.chars().peekable(),
            at: 1,
        }
    }

    /// The next token where a term or what joins terms is due.
    pub(super) fn next(&mut self) -> Result<(usize, Token), Unreadable> {
        let at = self.skip_blanks();
        let Some(&c) = self.rest.peek() else {
            return Ok((at, Token::End));
        };
        let token = match c {
            '(' => self.take(Token::Open),
            ')' => self.take(Token::Close),
            '-' => self.take(Token::Minus),
            '"' => Token::Quoted(self.quoted(at)?),
            '=' | '!' | '<' | '>' | ':' => Token::Op(self.op(at)?),
            c if is_name(c) => keyword(self.word(is_name)),
            c => return Err(Unreadable::new(at, format!("a filter has no {c:?} here"))),
        };
        Ok((at, token))
    }

    /// The next token where a value is due: its words hold more than names do.
    pub(super) fn next_value(&mut self) -> Result<(usize, Token), Unreadable> {
        let at = self.skip_blanks();
        match self.rest.peek() {
            Some(&c) if is_value(c) => Ok((at, keyword(self.word(is_value)))),
            _ => self.next(),
        }
    }

    fn take(&mut self, token: Token) -> Token {
        self.advance();
        token
    }

    fn advance(&mut self) -> Option<char> {
        let c = self.rest.next()?;
        self.at += 1;
        Some(c)
    }

    fn skip_blanks(&mut self) -> usize {
        while self.rest.next_if(|c| c.is_whitespace()).is_some() {
            self.at += 1;
        }
        self.at
    }

    fn word(&mut self, part: fn(char) -> bool) -> String {
        let mut word = String::new();
        while let Some(c) = self.rest.next_if(|c| part(*c)) {
            self.at += 1;
            word.push(c);
        }
        word
    }

    fn op(&mut self, at: usize) -> Result<Op, Unreadable> {
        let first = self.advance();
        let equals = first != Some('=') && first != Some(':') && self.rest.peek() == Some(&'=');
        if equals {
            self.advance();
        }
        match (first, equals) {
            (Some('='), _) => Ok(Op::Equal),
            (Some(':'), _) => Ok(Op::Has),
            (Some('<'), false) => Ok(Op::Less),
            (Some('<'), true) => Ok(Op::LessOrEqual),
            (Some('>'), false) => Ok(Op::Greater),
            (Some('>'), true) => Ok(Op::GreaterOrEqual),
            (_, true) => Ok(Op::NotEqual),
            (_, false) => Err(Unreadable::new(
                at,
                "`!` stands before `=` only; to negate, write NOT",
            )),
        }
    }

    fn quoted(&mut self, at: usize) -> Result<String, Unreadable> {
        self.advance();
        let mut text = String::new();
        while let Some(c) = self.advance() {
            match c {
                '"' => return Ok(text),
                '\\' => text.push(self.escaped()?),
                '\0' => {
                    return Err(Unreadable::new(
                        self.at - 1,
                        "a text holds no NUL character",
                    ));
                }
                c => text.push(c),
            }
        }
        Err(Unreadable::new(at, "the text in double quotes has no end"))
    }

    fn escaped(&mut self) -> Result<char, Unreadable> {
        let at = self.at;
        let escaped = self.advance().filter(|c| matches!(c, '"' | '\\'));
        escaped.ok_or_else(|| Unreadable::new(at, "after `\\` comes `\"` or `\\`"))
    }
}

fn keyword(word: String) -> Token {
    match word.as_str() {
        "AND" => Token::And,
        "OR" => Token::Or,
        "NOT" => Token::Not,
        _ => Token::Word(word),
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.')
}

/// Enough for numbers, times, names of resources, addresses and plain words;
/// everything else goes into double quotes.
fn is_value(c: char) -> bool {
    is_name(c)
        || matches!(
            c,
            '-' | '+' | ':' | '/' | '%' | '#' | '@' | '*' | '~' | '\''
        )
}

#[cfg(test)]
mod tests {
    use super::super::ast::tests::OPS;
    use super::*;
    use proptest::prelude::*;

    fn first(text: &str) -> Result<(usize, Token), Unreadable> {
        Lexer::new(text).next()
    }

    #[test]
    fn operators_take_what_they_can() {
        for op in OPS {
            assert_eq!(first(op.as_str()), Ok((1, Token::Op(op))));
        }
        assert!(first("!").is_err());
    }

    #[test]
    fn positions_count_characters() {
        let mut lexer = Lexer::new("é  (");
        assert_eq!(lexer.next(), Ok((1, Token::Word("é".into()))));
        assert_eq!(lexer.next(), Ok((4, Token::Open)));
        assert_eq!(lexer.next(), Ok((5, Token::End)));
    }

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        assert_eq!(
            first(r#""a \"b\" \\ c""#),
            Ok((1, Token::Quoted(r#"a "b" \ c"#.into())))
        );
        for bad in [r#"""#, r#""a"#, r#""a\n""#, "\"a\0\"", r#""a\"#] {
            assert!(first(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn times_are_one_word_where_a_value_is_due() {
        let time = "2024-03-22T20:00:00+03:00";
        assert_eq!(
            Lexer::new(time).next_value(),
            Ok((1, Token::Word(time.into())))
        );
        assert_eq!(Lexer::new("-a").next(), Ok((1, Token::Minus)));
    }

    proptest! {
        #[test]
        fn no_text_panics_or_goes_on_forever(text in ".{0,200}") {
            let mut lexer = Lexer::new(&text);
            for _ in 0..=text.len() {
                if matches!(lexer.next(), Err(_) | Ok((_, Token::End))) {
                    return Ok(());
                }
            }
            prop_assert!(false, "more tokens than characters");
        }
    }
}
