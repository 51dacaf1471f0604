//! Words that look like a bound and belong to what stands before them.

use crate::figure::unit::{self, physical};
use crate::text::{Doc, Run};

/// Whether the word of bound at `start` has nothing to do with the number.
pub(super) fn belongs(doc: &Doc<'_>, start: usize, run: &Run) -> bool {
    let small = small(doc, run);
    match doc.low(start) {
        "over" => {
            spans(doc, start, run)
                || particle(doc, start)
                || matter(doc, start)
                || above(doc, start, run)
        }
        "about" => small && (topic(doc, start) || subject(doc, start, run)),
        "around" => small && centre(doc, start),
        "under" => {
            small && !matches!(doc.before(start, 1), "in" | "just" | "well")
                || buried(doc, start, run)
        }
        "north" | "south" | "near" | "beyond" => !measured(doc, run),
        "up" => moved(doc, start),
        "short" => doc.before(start, 1) != "just",
        _ => false,
    }
}

/// "rose over 24 months": how long it took, not how much more than that.
fn spans(doc: &Doc<'_>, start: usize, run: &Run) -> bool {
    let seasons = matches!(doc.low(run.end), "seasons" | "terms" | "semesters");
    let lasts = seasons || physical::lasts(doc, run.end.saturating_sub(1));
    let over = doc.low(start) == "over" && lasts;
    let first = start.checked_sub(1).is_none_or(|i| !doc.is_word(i));
    over && !first
        && !matches!(
            doc.before(start, 1),
            "for"
                | "of"
                | "after"
                | "is"
                | "was"
                | "were"
                | "are"
                | "be"
                | "been"
                | "lasted"
                | "lasting"
                | "took"
                | "takes"
                | "take"
                | "taken"
                | "spent"
                | "well"
                | "just"
                | "slightly"
                | "within"
                | "and"
                | "or"
                | "to"
                | "with"
                | "a"
                | "the"
        )
}

/// "buried under 2 metres of snow": where it is.
fn buried(doc: &Doc<'_>, start: usize, run: &Run) -> bool {
    let lies = matches!(
        doc.before(start, 1),
        "buried"
            | "lies"
            | "lie"
            | "lay"
            | "lying"
            | "submerged"
            | "trapped"
            | "disappeared"
            | "vanished"
    );
    lies && doc.low(run.end) == "of"
}

/// "drones over nine regions": where it is, not how many.
fn above(doc: &Doc<'_>, start: usize, run: &Run) -> bool {
    let land = matches!(
        doc.low(run.end),
        "regions"
            | "cities"
            | "towns"
            | "countries"
            | "provinces"
            | "districts"
            | "counties"
            | "villages"
    );
    let flies = matches!(
        doc.before(start, 1),
        "drones"
            | "jets"
            | "planes"
            | "clouds"
            | "smoke"
            | "airspace"
            | "flew"
            | "flying"
            | "missiles"
            | "skies"
    );
    land && flies
}

/// "hand over 41 cents": the verb's own word.
fn particle(doc: &Doc<'_>, start: usize) -> bool {
    const VERBS: &[&str] = &[
        "hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "sign",
        "signed", "signing", "win", "won", "carry", "carried", "roll", "rolled", "knocked", "ran",
        "passed", "give", "gave",
    ];
    VERBS.contains(&doc.before(start, 1))
}

/// "a row over two laws", "anger over 40 job cuts": what the row is about.
fn matter(doc: &Doc<'_>, start: usize) -> bool {
    const MATTERS: &[&str] = &[
        "dispute",
        "disputes",
        "row",
        "rows",
        "concern",
        "concerns",
        "anger",
        "fears",
        "worries",
        "outrage",
        "protest",
        "protests",
        "criticism",
        "talks",
        "lawsuit",
        "lawsuits",
        "battle",
        "debate",
        "clash",
        "clashed",
        "questions",
        "controversy",
        "feud",
        "fight",
        "standoff",
        "fury",
        "uproar",
        "scandal",
        "argued",
        "sued",
        "sue",
        "suing",
        "tensions",
    ];
    MATTERS.contains(&doc.before(start, 1))
}

/// "ticked up to 4.4 percent": where it went, not how much it is at most.
fn moved(doc: &Doc<'_>, start: usize) -> bool {
    const MOVES: &[&str] = &[
        "ticked", "tick", "ticks", "nudged", "edged", "edge", "edges", "inched", "crept", "creep",
        "shot", "moved", "moving", "jumped", "climbed", "revised", "rounded", "pushed", "pushing",
        "drove", "bumped", "went", "gone", "rose", "risen", "speeded", "scaled", "drifted",
        "stepped", "summing", "sums", "sum", "summed", "adding", "adds", "add", "added",
    ];
    MOVES.contains(&doc.before(start, 1))
}

/// "is not about one man’s phone", "this is about two towns": what it is about.
fn subject(doc: &Doc<'_>, start: usize, run: &Run) -> bool {
    let is = |n: usize| {
        matches!(
            doc.before(start, n),
            "is" | "was" | "'s" | "are" | "were" | "it's"
        )
    };
    let turn = matches!(
        doc.before(start, 1),
        "not" | "all" | "only" | "really" | "just"
    );
    let owned = (run.end..run.end + 3).any(|i| doc.low(i) == "'s");
    let this = |n: usize| matches!(doc.before(start, n), "this" | "it" | "that" | "it's");
    is(2) && turn || is(1) && (owned || this(2))
}

/// "was clear about one thing", "asked about two reports".
fn topic(doc: &Doc<'_>, start: usize) -> bool {
    const TOPICS: &[&str] = &[
        "ask",
        "asked",
        "asking",
        "know",
        "knew",
        "talk",
        "talked",
        "talking",
        "clear",
        "worry",
        "worried",
        "think",
        "thought",
        "tell",
        "told",
        "speak",
        "spoke",
        "care",
        "questions",
        "news",
        "story",
        "stories",
        "book",
        "film",
        "report",
        "reports",
        "article",
        "learn",
        "learned",
        "hear",
        "heard",
        "write",
        "wrote",
        "complain",
        "complained",
        "concerns",
        "information",
        "details",
        "warned",
        "lied",
        "joked",
        "much",
    ];
    TOPICS.contains(&doc.before(start, 1))
}

/// "unite around one candidate".
fn centre(doc: &Doc<'_>, start: usize) -> bool {
    const CENTRES: &[&str] = &[
        "unite",
        "united",
        "coalesce",
        "coalesced",
        "rally",
        "rallied",
        "gather",
        "gathered",
        "travel",
        "travelled",
        "traveled",
        "revolve",
        "revolves",
        "centered",
        "centred",
        "built",
        "wrapped",
        "organised",
        "organized",
    ];
    CENTRES.contains(&doc.before(start, 1))
}

/// A small number in letters without a unit: as often a pointer as a count.
fn small(doc: &Doc<'_>, run: &Run) -> bool {
    crate::figure::spelled::digit(doc.low(run.start)).is_some() && run.len() == 1
}

/// Money or a share, which have a level to be near or beyond.
fn measured(doc: &Doc<'_>, run: &Run) -> bool {
    let last = doc.low(run.end.saturating_sub(1));
    unit::sign(doc, run.start).is_some()
        || matches!(
            last,
            "%" | "percent" | "cent" | "points" | "dollars" | "euros"
        )
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn a_word_of_the_verb_or_noun_before_bounds_nothing() {
        for (text, number) in [
            ("They hand over 41 cents of it.", "41 cents"),
            ("She won over 30 goats.", "30"),
            ("A row over 40 goats began.", "40"),
            ("They sued over three goats.", "three"),
            ("She was clear about two things.", "two"),
            ("They shot down drones over nine regions.", "nine"),
            ("This is not about two men’s goats.", "two"),
            ("It ticked up to 4.4 percent.", "4.4 percent"),
            ("It made more, summing up to 29 goats.", "29"),
            ("They rallied around three goats.", "three"),
            ("He served under five kings.", "five"),
            ("They live north of 40 farms.", "40"),
            ("The barn lies under 2.5 metres of snow.", "2.5 metres"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }

    #[test]
    fn the_same_words_bound_what_they_count() {
        for (text, number) in [
            ("They own over 41 goats.", "over 41"),
            ("It fell on over nine regions.", "over nine"),
            ("They own about two goats.", "about two"),
            ("It is about two metres long.", "about two metres"),
            ("It may cost up to 4 percent.", "up to 4 percent"),
            ("They asked about 200 farmers.", "about 200"),
            ("It ended in under five minutes.", "under five minutes"),
            ("They dug under 2.5 metres of wall.", "under 2.5 metres"),
            ("It sold for north of $40 million.", "north of $40 million"),
            ("It should peak near 5%.", "near 5%"),
            ("It came just short of 900 goats.", "just short of 900"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }
}
