//! What a person would name when asked why a sentence is worth a check: each
//! signal is counted, and its phrase is given as a reason.

use crate::lexicon::WordMap;
use crate::text::token::{Kind, Token};
use std::sync::OnceLock;

/// A signal's counts are told apart up to this many.
pub const LEVELS: usize = 5;

/// One signal, with the words that it counts; a few are counted by shape.
#[derive(Clone, Copy, Debug)]
pub struct Signal {
    /// The reason it gives.
    pub phrase: &'static str,
    /// It speaks for a check; otherwise against one.
    pub speaks_for: bool,
    /// In lower case, one blank apart.
    words: &'static str,
}

const fn pro(phrase: &'static str, words: &'static str) -> Signal {
    Signal {
        phrase,
        speaks_for: true,
        words,
    }
}

const fn con(phrase: &'static str, words: &'static str) -> Signal {
    Signal {
        phrase,
        speaks_for: false,
        words,
    }
}

const NUMBER: usize = 0;
const NAME: usize = 1;
const DONE: usize = 2;
const SUPERLATIVE: usize = 3;
const LONG: usize = 4;
const QUESTION: usize = 5;
const SHORT: usize = 6;

/// All signals. The model holds a weight for each count of each, in this order.
pub const SIGNALS: &[Signal] = &[
    pro("gives a number", ""),
    pro("names people, places or bodies", ""),
    pro("tells what was done", ""),
    pro("claims a record", ""),
    pro("long enough to state a fact", ""),
    con("asks a question", ""),
    con("too short to state much", ""),
    pro(
        "names a quantity",
        "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty \
        sixty seventy eighty ninety hundred thousand million billion trillion hundreds thousands millions billions half \
        double triple twice percent third quarter dozen dozens percentage majority",
    ),
    pro(
        "compares or ranks",
        "more less fewer most least higher lower highest lowest largest biggest greatest worst best \
        better worse smaller larger bigger greater first last only ever never every all none any same record than",
    ),
    pro(
        "says that something rose or fell",
        "increased increase increases increasing decreased decrease decreases cut cuts \
        cutting raised raise raises doubled tripled grew grown rose risen fell fallen dropped dropping lost losing lose \
        gained gain created create added reduced reduce declined decline expanded doubling skyrocketed spent spend \
        spending cost costs",
    ),
    pro(
        "tells what somebody did",
        "voted vote votes passed signed opposed opposes supported supports promised proposed \
        proposes vetoed wrote said says called calls took gave made did had was were been brought sent put ran left won \
        got came started introduced sponsored favored refused failed appointed nominated killed attacked invaded closed \
        opened built bought sold paid banned allowed approved rejected ordered arrested convicted fired hired",
    ),
    pro(
        "about public money, work, law or safety",
        "tax taxes budget deficit deficits debt jobs job unemployment inflation \
        income incomes trade health insurance medicare medicaid social security education schools school crime crimes \
        prison police guns gun military nuclear weapons missiles troops war wars oil energy gas climate wage wages poverty \
        economy growth rate rates price prices households workers immigrants immigration abortion exports imports drug \
        drugs hospital hospitals virus vaccine pandemic deaths emissions bank banks law laws court supreme bill treaty",
    ),
    pro(
        "says when",
        "year years month months week weeks decade decades century today ago since during yesterday \
        january february march april june july august september october november december",
    ),
    pro("about somebody else", "he him his she her they them their"),
    con(
        "speaks in the first person",
        "i me my mine myself i'm i've i'd i'll",
    ),
    con(
        "speaks as we",
        "we us our ours ourselves we're we've we'd we'll",
    ),
    con(
        "speaks to the listener",
        "you your yours you're you've you'd you'll",
    ),
    con(
        "tells a belief or a wish",
        "think believe hope want feel know guess suppose wish love like agree disagree \
        understand say tell ask mean need trust wants hopes believes thinks feels wonder",
    ),
    con(
        "about what may or should be",
        "would shall should can could may might must ought gonna if",
    ),
    con(
        "about the future",
        "will won't going tomorrow future plan plans i'll we'll he'll she'll they'll",
    ),
    con(
        "a judgement rather than a fact",
        "great terrible wonderful important wrong right good bad strong fair tough \
        ridiculous disgrace proud horrible fine nice beautiful amazing sad strange silly",
    ),
    con(
        "manners rather than a fact",
        "sorry thank thanks please let welcome hello goodbye congratulations excuse yes no \
        okay ok oh",
    ),
    con(
        "asks or refers",
        "what why how who when where which whether whatever",
    ),
    con(
        "negates",
        "not n't don't didn't doesn't can't isn't wasn't aren't weren't hasn't haven't wouldn't couldn't \
        shouldn't nobody nothing",
    ),
];

/// How often each signal of [`SIGNALS`] stands among the tokens, up to [`LEVELS`].
pub(super) fn count(tokens: &[&Token], found: &mut Vec<u8>) {
    found.clear();
    found.resize(SIGNALS.len(), 0);
    let mut add = |signal: usize| {
        if let Some(slot) = found.get_mut(signal) {
            *slot = (*slot + 1).min(LEVELS as u8 - 1);
        }
    };
    for (at, token) in tokens.iter().enumerate() {
        shapes(token, at == 0).for_each(&mut add);
        let mut listed = table().get(token.word()).copied().unwrap_or_default();
        while listed != 0 {
            add(listed.trailing_zeros() as usize);
            listed &= listed - 1;
        }
    }
    (0..words(tokens) / 9).for_each(|_| add(LONG));
    (words(tokens)..8).step_by(2).for_each(|_| add(SHORT));
}

fn words(tokens: &[&Token]) -> usize {
    tokens.iter().filter(|t| t.kind != Kind::Mark).count()
}

/// The signals that a token's shape gives.
fn shapes(token: &Token, first: bool) -> impl Iterator<Item = usize> {
    let word = token.kind == Kind::Word;
    let low = &*token.low;
    let name =
        word && token.capital && !first && !matches!(low, "i" | "i'm" | "i've" | "i'd" | "i'll");
    let ends = |ending: &str, over: usize| word && low.len() > over && low.ends_with(ending);
    [
        (token.kind == Kind::Number, NUMBER),
        (name, NAME),
        (ends("ed", 4), DONE),
        (ends("est", 5), SUPERLATIVE),
        (low == "?", QUESTION),
    ]
    .into_iter()
    .filter_map(|(is, signal)| is.then_some(signal))
}

/// The signals of each listed word, one bit each.
fn table() -> &'static WordMap<u32> {
    static TABLE: OnceLock<WordMap<u32>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = WordMap::default();
        for (at, signal) in SIGNALS.iter().enumerate() {
            for word in signal.words.split_whitespace() {
                *table.or_insert(word, 0) |= 1 << at;
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokens;

    fn counted(text: &str) -> Vec<u8> {
        let mut counts = Vec::new();
        count(&tokens(text).iter().collect::<Vec<_>>(), &mut counts);
        counts
    }

    fn found(text: &str) -> Vec<&'static str> {
        let counts = counted(text);
        let named = SIGNALS.iter().zip(counts).filter(|(_, n)| *n > 0);
        named.map(|(s, _)| s.phrase).collect()
    }

    #[test]
    fn shapes_and_words_are_counted() {
        let all = found("In Norland the guild closed 12 barns, the biggest loss in years.");
        for phrase in [
            "gives a number",
            "names people, places or bodies",
            "tells what was done",
            "claims a record",
            "says when",
        ] {
            assert!(all.contains(&phrase), "{phrase}: {all:?}");
        }
        let all = found("What do you want?");
        assert!(all.contains(&"asks a question") && all.contains(&"too short to state much"));
        assert!(!all.contains(&"gives a number"));
    }

    #[test]
    fn counts_have_an_upper_end() {
        let counts = counted(&"7 ".repeat(50));
        assert_eq!(counts[NUMBER], LEVELS as u8 - 1);
        assert!(counted("").iter().all(|n| usize::from(*n) < LEVELS));
    }

    #[test]
    fn there_is_a_bit_for_each_signal() {
        assert!(SIGNALS.len() <= 32);
    }
}
