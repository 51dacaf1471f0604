//! Numbers in the names of share indexes and lists of firms: "the S&P 500", "Fortune 500".

use crate::figure::Quantity;
use crate::text::Doc;

pub(super) fn index(doc: &Doc<'_>, quantity: &Quantity) -> bool {
    const NAMES: &[&str] = &[
        "ftse",
        "nasdaq",
        "nasdaq-100",
        "russell",
        "nikkei",
        "cac",
        "ibex",
        "dax",
        "mdax",
        "stoxx",
        "sensex",
        "nifty",
        "fortune",
        "forbes",
        "asx",
        "csi",
        "msci",
        "tsx",
        "topix",
        "kospi",
        "kosdaq",
        "wilshire",
        "omx",
        "smi",
        "aex",
        "euronext",
        "inc.",
        "global",
    ];
    const SIZES: &[f64] = &[
        20.0, 25.0, 30.0, 35.0, 40.0, 50.0, 60.0, 100.0, 200.0, 225.0, 250.0, 300.0, 350.0, 400.0,
        500.0, 600.0, 1000.0, 2000.0, 3000.0, 5000.0,
    ];
    let start = quantity.core.start;
    let size = quantity.low.is_some_and(|v| SIZES.contains(&v)) && doc.is_number(start);
    let name = start
        .checked_sub(1)
        .is_some_and(|i| doc.capital(i) && NAMES.contains(&doc.low(i)));
    size && quantity.core.len() == 1 && (name || standard(doc, start) || benchmark(doc, start))
}

/// "the KX 30 index", "the Norland 40 benchmark".
fn benchmark(doc: &Doc<'_>, start: usize) -> bool {
    let name = start.checked_sub(1).is_some_and(|i| doc.capital(i));
    name && matches!(doc.low(start + 1), "index" | "benchmark")
}

/// "S&P 500", "Standard & Poor’s 500".
fn standard(doc: &Doc<'_>, start: usize) -> bool {
    let before = |n: usize| doc.before(start, n);
    (matches!(before(1), "p" | "p.") && before(2) == "&" && matches!(before(3), "s" | "s."))
        || (before(1) == "'s" && before(2) == "poor")
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::numbers;

    #[test]
    fn the_number_of_an_index_s_name_is_no_figure() {
        for text in [
            "The FTSE 250 index was up.",
            "The S&P 500 rose.",
            "The S.&P. 500 rose.",
            "The S&P 500 shares rose.",
            "The Standard & Poor’s 500-stock index rose.",
            "Most Fortune 500 companies slept.",
            "Japan’s Nikkei 225 stocks slept.",
            "The KX 30 index closed lower.",
        ] {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }

    #[test]
    fn points_and_other_counts_beside_it_are_figures() {
        assert_eq!(numbers("The FTSE lost 250 points."), ["250 points"]);
        assert_eq!(numbers("The S&P 500 lost 1.2%."), ["1.2%"]);
        assert_eq!(numbers("He owns 500 goats."), ["500"]);
        assert_eq!(numbers("They run 30 index funds."), ["30"]);
    }
}
