use super::*;
use proptest::prelude::*;

const PAGE: &str = include_str!("tests/page.html");

#[test]
fn a_page_becomes_an_article() {
    let article = read(PAGE).unwrap();
    assert_eq!(
        article.uri,
        "https://harbour-times.example/2025/harbour-fire"
    );
    assert_eq!(article.publisher, "Harbour Times");
    assert_eq!(article.title, "Two hurt in harbour fire & smoke");
    assert_eq!(article.language_code, "en-GB");
    assert_eq!(article.publish_time.unwrap().seconds, 1_757_702_400);
    assert!(
        article.body.starts_with("Two people were hurt when a fire"),
        "{}",
        article.body
    );
    assert!(
        article.body.contains("said.\n\n“We heard a bang”, said"),
        "{}",
        article.body
    );
    for other in [
        "Most read",
        "cookies",
        "Subscribe",
        "Leave a comment",
        "var tracker",
        "Home",
    ] {
        assert!(!article.body.contains(other), "{other}: {}", article.body);
    }
}

#[test]
fn what_a_page_says_carelessly_is_left_out() {
    let careless = PAGE
        .replace(
            "https://harbour-times.example/2025/harbour-fire",
            "/2025/harbour-fire",
        )
        .replace("en-GB", "english")
        .replace("2025-09-12T20:40:00+02:00", "Friday night")
        .replace(
            "content=\"Harbour Times\"",
            &format!("content=\"{}\"", "x".repeat(300)),
        );
    let article = read(&careless).unwrap();
    assert_eq!(
        (&*article.uri, &*article.language_code, &*article.publisher),
        ("", "", "")
    );
    assert_eq!(article.publish_time, None);
    assert_eq!(article.body, read(PAGE).unwrap().body);
    // A name is no address, a script neither.
    for other in ["urn:harbour-times", "javascript://harbour-times"] {
        let page = PAGE.replace("https://harbour-times", other);
        assert_eq!(read(&page).unwrap().uri, "", "{other}");
    }
}

#[test]
fn what_is_no_article_is_refused() {
    for (html, reason) in [
        ("", "NO_TEXT"),
        (
            "<html><body><script>var x = 1;</script></body></html>",
            "NO_TEXT",
        ),
        (
            "<html><body><nav><p>Home</p></nav><ul><li><a href=x>News of the harbour and of the market hall today</a></ul></body></html>",
            "NO_TEXT",
        ),
        ("GIF89a\0\u{1}", "BAD_HTML"),
    ] {
        assert_eq!(read(html).unwrap_err().reason, reason, "{html:?}");
    }
    assert_eq!(
        read(&"<div>".repeat(100_000)).unwrap_err().reason,
        "BAD_HTML"
    );
}

#[test]
fn a_short_report_is_an_article() {
    let brief = "<title>Fire</title><nav>Home</nav><p>Two people were hurt in the harbour fire, police said.</p>";
    let body = read(brief).unwrap().body;
    assert_eq!(
        body,
        "Two people were hurt in the harbour fire, police said."
    );
    let old = "<div>Two people were hurt in the harbour fire, police said.<br><br>It began at noon.</div>";
    assert!(
        read(old).unwrap().body.contains("said.\n\nIt began"),
        "{old}"
    );
}

#[test]
fn paragraphs_have_one_blank_line_between_them() {
    assert_eq!(paragraphs("\n\n a \n b\n\n\n\u{a0}\nc\n\n"), "a\nb\n\nc");
    assert_eq!(paragraphs(" \n"), "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_markup_reads_or_is_told(
        parts in prop::collection::vec(
            "<(/)?(p|div|article|b|a href=\"x\"|table|tr|td|ul|li|br|h1|svg|script|!--|meta x)>|[a-z ,.&;\"'é]{0,30}",
            0..60,
        )
    ) {
        if let Ok(article) = read(&parts.concat()) {
            prop_assert!(!article.body.trim().is_empty());
            prop_assert!(!article.body.contains("\n\n\n"));
        }
    }
}
