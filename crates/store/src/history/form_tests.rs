use super::*;
use proptest::prelude::*;

/// A row of all sorts of columns.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    text: String,
    word: Option<String>,
    list: Vec<String>,
    number: Option<i32>,
    float: Option<f64>,
    flag: Option<bool>,
    json: Json,
}

fn bytes(row: &Row) -> Vec<u8> {
    let mut form = Form::new("row");
    form.field("text", &row.text)
        .field("word", &row.word)
        .field("list", &row.list)
        .field("number", &row.number)
        .field("float", &row.float)
        .field("flag", &row.flag)
        .field("json", &row.json);
    form.bytes().to_vec()
}

/// Few values, so that two rows often differ in one border only.
fn rows() -> impl Strategy<Value = Row> {
    let text = || prop::sample::select(vec!["", "a", "b", "ab", "aa", "text", "\u{0}"]);
    let text = move || text().prop_map(str::to_owned);
    let number = prop::option::of(prop::sample::select(vec![0, 1, -1, 97]));
    let float = prop::option::of(prop::sample::select(vec![0.0, 1.0, 0.1, -1e300]));
    (
        text(),
        prop::option::of(text()),
        prop::collection::vec(text(), 0..3),
        number,
        float,
        prop::option::of(any::<bool>()),
        jsons(),
    )
        .prop_map(|(text, word, list, number, float, flag, json)| Row {
            text,
            word,
            list,
            number,
            float,
            flag,
            json,
        })
}

fn jsons() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        prop::sample::select(vec![0, 1, -7]).prop_map(Json::from),
        prop::sample::select(vec![0.5, 1e40]).prop_map(Json::from),
        prop::sample::select(vec!["", "n", "0", "#i"]).prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let names = prop::sample::select(vec!["", "a", "b"]).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Json::from),
            prop::collection::btree_map(names, inner, 0..3)
                .prop_map(|fields| Json::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..Default::default() })]

    #[test]
    fn different_rows_have_different_bytes(a in rows(), b in rows()) {
        prop_assert_eq!(bytes(&a) == bytes(&b), a == b, "{:?} {:?}", a, b);
    }

    #[test]
    fn json_has_the_same_bytes_however_it_is_ordered_and_printed(value in jsons()) {
        let mut bare = Vec::new();
        value.put(&mut bare);
        let mut again = Vec::new();
        reversed(&value).put(&mut again);
        prop_assert_eq!(bare, again);
    }

    #[test]
    fn any_text_reads_back_from_its_length(a in ".{0,20}", b in ".{0,20}") {
        let list = |items: Vec<String>| {
            let mut form = Form::new("list");
            form.field("list", &items);
            form.bytes().to_vec()
        };
        let (one, two) = (list(vec![format!("{a}{b}")]), list(vec![a.clone(), b.clone()]));
        prop_assert_ne!(one, two);
    }
}

/// The same, with its keys put in from the other end.
fn reversed(value: &Json) -> Json {
    match value {
        Json::Object(fields) => {
            let fields = fields.iter().rev().map(|(k, v)| (k.clone(), reversed(v)));
            Json::Object(fields.collect())
        }
        Json::Array(items) => Json::Array(items.iter().map(reversed).collect()),
        plain => plain.clone(),
    }
}

fn json_bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    serde_json::from_str::<Json>(text).unwrap().put(&mut out);
    out
}

#[test]
fn numbers_count_by_value() {
    assert_eq!(json_bytes("1e16"), json_bytes("10000000000000000"));
    assert_eq!(json_bytes("1.0"), json_bytes("1"));
    assert_ne!(json_bytes("0.1"), json_bytes("0.10000000000000002"));
    assert_ne!(json_bytes("1"), json_bytes("\"1\""));
}

/// A form of one field.
fn one(value: &impl Canonical) -> Vec<u8> {
    let mut form = Form::new("row");
    form.field("x", value);
    form.bytes().to_vec()
}

#[test]
fn times_count_in_microseconds_and_there_is_one_zero() {
    let at = |nanos| DateTime::from_timestamp(7, nanos).unwrap();
    let time = |nanos| one(&at(nanos));
    assert_eq!(time(1_000), time(1_999));
    assert_ne!(time(1_000), time(2_000));
    assert_eq!(one(&0.0), one(&-0.0));
}

#[test]
fn a_later_column_that_is_absent_changes_nothing() {
    let mut form = Form::new("row");
    form.field("a", "x");
    let before = form.bytes().to_vec();
    form.field("later", &None::<String>).field("flag", &false);
    assert_eq!(form.bytes(), before);
    form.field("later", &Some(String::new()));
    assert_ne!(form.bytes(), before);
}

#[test]
fn the_domain_and_the_names_count() {
    let row = |domain, name| {
        let mut form = Form::new(domain);
        form.field(name, "x");
        form.bytes().to_vec()
    };
    assert_ne!(row("a", "b"), row("b", "b"));
    assert_ne!(row("a", "b"), row("a", "c"));
}
