use super::*;
use proptest::prelude::*;

#[test]
fn a_head_is_read() {
    let text = "uri: https://a.example/x\npublisher: Harbour Times\ntitle: Fire: two hurt\n\
                publish_time: 2025-09-12T20:40:00.5+02:00\nlanguage_code: en-GB\n\
                labels: fire, harbour\n\nTwo people were hurt.\n\nPolice said so.\n";
    let article = parse(text).unwrap();
    assert_eq!(article.uri, "https://a.example/x");
    assert_eq!(article.title, "Fire: two hurt");
    assert_eq!(article.language_code, "en-GB");
    assert_eq!(article.labels, ["fire", "harbour"]);
    assert_eq!(article.body, "Two people were hurt.\n\nPolice said so.");
    let time = article.publish_time.unwrap();
    assert_eq!((time.seconds, time.nanos), (1_757_702_400, 500_000_000));
}

#[test]
fn a_head_may_have_crlf_a_byte_order_mark_and_empty_values() {
    let article = parse("\u{feff}title: Fire\r\npublisher:\r\n\r\nTwo hurt.\r\n").unwrap();
    assert_eq!((&*article.title, &*article.publisher), ("Fire", ""));
    assert_eq!(article.body, "Two hurt.");
    let article = parse("publisher:\ntitle: Fire\n\nTwo hurt.").unwrap();
    assert_eq!(article.title, "Fire");
}

#[test]
fn a_text_without_a_head_is_all_body() {
    for text in [
        "",
        "\n",
        "Two hurt.\n",
        "Mayor: we will rebuild\n\nThe mayor spoke.\n",
        "Title: A headline\n\nBody.",
        "breaking: two hurt\ntitle: no\n\nBody.",
        "\u{feff}Two hurt.\r\n",
        "\ntitle: Fire\n\nBody.",
        "the title: Fire\n\nBody.",
        "12:40: two hurt\n\nBody.",
    ] {
        let article = parse(text).unwrap();
        let bare = Article {
            body: text.to_owned(),
            ..Article::default()
        };
        assert_eq!(article, bare, "{text:?}");
    }
}

#[test]
fn a_bad_head_is_told_with_its_line() {
    for (bad, why) in [
        ("title: x", "no blank line"),
        ("title: x\nBody without a blank line before.\n", "no blank"),
        ("title: x\noops\n\nbody", "line 2: \"oops\""),
        ("title: x\ncolour: red\n\nbody", "line 2: \"colour\""),
        ("title: x\ntitle: y\n\nbody", "line 2: title is there twice"),
        (
            "publish_time: noon\n\nbody",
            "line 1: publish_time \"noon\"",
        ),
    ] {
        let told = parse(bad).unwrap_err().to_string();
        assert!(told.contains(why), "{bad:?}: {told}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        publisher in "[^\\p{C}\\p{Z}]{1,20}",
        title in "[^\\p{C}\\p{Z}:]{1,20}: [^\\p{C}\\p{Z}]{1,20}",
        labels in prop::collection::vec("[a-z]{1,9}", 0..4),
        body in "\\PC{0,40}[^\\p{C}\\p{Z}]",
    ) {
        let text = format!(
            "publisher: {publisher}\ntitle: {title}\nlabels: {}\n\n{body}\n",
            labels.join(", ")
        );
        let article = parse(&text).unwrap();
        prop_assert_eq!(article.publisher, publisher);
        prop_assert_eq!(article.title, title);
        prop_assert_eq!(article.labels, labels);
        prop_assert_eq!(article.body, body);
    }

    #[test]
    fn any_text_reads_or_is_told(text in "((title|uri|labels|x)(: |:)?)?(.|\\r?\\n){0,60}") {
        if let Ok(article) = parse(&text) {
            prop_assert!(has_head(&text) || article.body == text);
        }
    }
}
