//! Runs `tests/cases/json`: texts that are JSON, texts that are not, and values of numbers.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a broken case ends the test"
)]

use std::cmp::Ordering;
use std::path::Path;
use std::{collections::BTreeMap, fs};

use proptest::prelude::*;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use whymatch::diagnostic::{Code, Severity, has_errors};
use whymatch::json::{
    Decimal, Options, Reading, Span, Syntax, Text, Trailing, quote, read, to_json,
};

/// A text, what reading it gives, and every finding in order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: Option<String>,
    bytes_hex: Option<String>,
    expect: Expect,
    syntax: Option<Dialect>,
    trailing: Option<After>,
    #[serde(default)]
    findings: Vec<Finding>,
    /// Compact JSON of what was understood.
    root: Option<String>,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Expect {
    Accept,
    Reject,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Dialect {
    Lenient,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum After {
    Ignore,
}

#[derive(Deserialize, Debug, PartialEq)]
struct Finding {
    at: (usize, usize),
    path: String,
    message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DecimalCase {
    name: String,
    #[serde(default)]
    equal: Vec<String>,
    #[serde(default)]
    ascending: Vec<String>,
    #[serde(default)]
    shown: BTreeMap<String, String>,
}

impl Case {
    fn bytes(&self) -> Vec<u8> {
        match (&self.text, &self.bytes_hex) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(hex)) => (0..hex.len() / 2)
                .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
                .collect(),
            _ => panic!("{}: give `text` or `bytes_hex`", self.name),
        }
    }

    fn options(&self) -> Options {
        let options = match self.syntax {
            Some(Dialect::Lenient) => Options::event().with_syntax(Syntax::Lenient),
            None => Options::event(),
        };
        match self.trailing {
            Some(After::Ignore) => options.with_trailing(Trailing::Ignore),
            None => options,
        }
    }

    fn run(&self) {
        let reading = read(&self.bytes(), &self.options());
        let verdict = if has_errors(&reading.diagnostics) {
            Expect::Reject
        } else {
            Expect::Accept
        };
        assert_eq!(
            verdict, self.expect,
            "{}: {:?}",
            self.name, reading.diagnostics
        );
        assert_eq!(findings(&reading), self.findings, "{}", self.name);
        assert_eq!(
            reading.root.as_ref().map(to_json),
            self.root,
            "{}",
            self.name
        );
        assert!(
            verdict == Expect::Reject || reading.root.is_some(),
            "{}",
            self.name
        );
    }
}

fn findings(reading: &Reading) -> Vec<Finding> {
    let finding = |found: &whymatch::diagnostic::Diagnostic| Finding {
        at: found.span.map(|span| (span.start, span.end)).unwrap(),
        path: found.path.to_string(),
        message: found.message.clone(),
    };
    reading.diagnostics.iter().map(finding).collect()
}

fn cases<T: DeserializeOwned>(file: &str) -> Vec<T> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/json");
    let text = fs::read_to_string(folder.join(file)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn decimals(spellings: &[String]) -> Vec<Decimal> {
    spellings
        .iter()
        .map(|spelling| Decimal::parse(spelling))
        .collect()
}

fn accepts(bytes: &[u8]) -> bool {
    !has_errors(&read(bytes, &Options::event()).diagnostics)
}

fn errors(text: &str) -> Vec<(Code, String)> {
    let reading = read(text.as_bytes(), &Options::event());
    let errors = reading
        .diagnostics
        .into_iter()
        .filter(|found| found.severity == Severity::Error);
    errors.map(|found| (found.code, found.message)).collect()
}

#[test]
fn every_text_reads_as_its_case_says() {
    for file in [
        "accept.json",
        "reject.json",
        "surrogates.json",
        "lenient.json",
        "trailing.json",
    ] {
        cases::<Case>(file).iter().for_each(Case::run);
    }
}

#[test]
fn decimals_compare_as_their_cases_say() {
    for case in cases::<DecimalCase>("decimals.json") {
        for pair in decimals(&case.equal).windows(2) {
            assert_eq!(pair[0], pair[1], "{}", case.name);
        }
        for pair in decimals(&case.ascending).windows(2) {
            assert!(pair[0] < pair[1], "{}: {pair:?}", case.name);
        }
        for (spelling, shown) in &case.shown {
            assert_eq!(
                Decimal::parse(spelling).to_string(),
                *shown,
                "{}",
                case.name
            );
        }
    }
}

#[test]
fn key_and_value_spans_include_their_quotes() {
    let text = r#" {"a\u0062" : [ 1.50, "x" ] } "#;
    let root = read(text.as_bytes(), &Options::pattern()).root.unwrap();
    let member = root.as_object().unwrap().get("ab").unwrap();
    let elements = member.value.as_array().unwrap();
    let piece = |span: Span| &text[span.start..span.end];
    assert_eq!(piece(root.span), text.trim());
    assert_eq!(piece(member.key_span), r#""a\u0062""#);
    assert_eq!(piece(member.value.span), r#"[ 1.50, "x" ]"#);
    assert_eq!(
        (piece(elements[0].span), piece(elements[1].span)),
        ("1.50", r#""x""#)
    );
}

#[test]
fn text_over_the_limit_is_not_read() {
    let options = Options::event().with_max_bytes(3);
    assert!(read(b"[1]", &options).root.is_some());
    let reading = read(b"[1] ", &options);
    assert!(reading.root.is_none());
    assert_eq!(reading.diagnostics[0].code, Code::TextTooLong);
    assert_eq!(
        reading.diagnostics[0].message,
        "the text is 4 bytes long; at most 3 bytes are read"
    );
}

#[test]
fn nesting_ends_at_the_limit() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(accepts(nested(256).as_bytes()));
    assert_eq!(errors(&nested(257)), [too_deep(256)]);
    assert_eq!(errors(&"[".repeat(100_000)), [too_deep(256)]);
    let deepest = Options::event().with_max_depth(usize::MAX);
    assert!(
        read(nested(1000).as_bytes(), &deepest)
            .diagnostics
            .is_empty()
    );
    assert!(read(nested(1001).as_bytes(), &deepest).root.is_none());
}

fn too_deep(limit: usize) -> (Code, String) {
    (
        Code::JsonSyntax,
        format!("arrays and objects are nested more than {limit} deep"),
    )
}

#[test]
fn a_long_run_of_errors_is_counted() {
    let errors = errors(&format!("[{}1]", ",".repeat(1000)));
    assert_eq!(errors.len(), 51);
    assert_eq!(errors[50].1, "950 more errors from here on");
}

#[test]
fn many_warnings_do_not_hide_an_error() {
    let text = format!("[\"{}\",]", "\\ud800".repeat(100));
    assert_eq!(errors(&text).len(), 1);
}

#[test]
fn a_text_that_ends_too_soon_names_what_is_open() {
    let reading = read(br#"{"a": [ "b"#, &Options::event());
    let related = &reading.diagnostics[0].related;
    let places: Vec<_> = related.iter().map(|related| related.span.start).collect();
    assert_eq!(places, [0, 6, 8]);
    assert!(
        reading.diagnostics[0]
            .help
            .as_ref()
            .unwrap()
            .contains("`\"]}`")
    );
}

#[test]
fn surrogates_are_written_as_escapes() {
    let lone = Text::from_wtf8(vec![b'a', 0xED, 0xA0, 0x80, b'"']);
    assert_eq!(quote(&lone), r#""a\ud800\"""#);
    assert_eq!(quote("a\n\u{1}\u{7f}é"), "\"a\\n\\u0001\u{7f}é\"");
}

fn values() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
            prop::collection::hash_map(any::<String>(), inner, 0..8)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// Pieces that JSON and its usual mistakes are made of.
fn json_like() -> impl Strategy<Value = String> {
    let pieces = [
        "{", "}", "[", "]", ":", ",", "\"", "\"a\"", "\\", "\\u", "d800", "0", "1", "-", ".", "e",
        "+", "true", "null", " ", "\n", "\t", "'", "/*", "*/", "//", "#", "a", "é", "“", "”", "：",
        "，", "\u{feff}", "\u{a0}", "=", ">", ";", "\u{0}", "😀", "\"b\":", "NaN",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat())
}

fn check_reading(bytes: &[u8], options: &Options) -> Result<(), TestCaseError> {
    let reading = read(bytes, options);
    let text = std::str::from_utf8(bytes);
    for found in &reading.diagnostics {
        let span = found.span.unwrap();
        prop_assert!(span.start <= span.end && span.end <= bytes.len());
        if let Ok(text) = text {
            prop_assert!(text.get(span.start..span.end).is_some(), "{found:?}");
        }
        prop_assert!(!found.message.contains(char::is_control), "{found:?}");
    }
    prop_assert!(reading.diagnostics.is_sorted_by_key(|found| found.span));
    prop_assert!(reading.root.is_some() || has_errors(&reading.diagnostics));
    if let Some(root) = reading.root {
        let printed = to_json(&root);
        let again = read(printed.as_bytes(), options);
        prop_assert!(!has_errors(&again.diagnostics), "{printed}");
        prop_assert_eq!(to_json(&again.root.unwrap()), printed);
    }
    Ok(())
}

fn every_option() -> [Options; 3] {
    let lenient = Options::pattern().with_syntax(Syntax::Lenient);
    [
        Options::event(),
        lenient.clone(),
        lenient.with_trailing(Trailing::Ignore),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_back(value in values()) {
        let printed = serde_json::to_string_pretty(&value).unwrap();
        let reading = read(printed.as_bytes(), &Options::event());
        prop_assert!(reading.diagnostics.is_empty());
        prop_assert_eq!(to_json(&reading.root.unwrap()), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn any_bytes_give_findings_in_the_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for options in every_option() {
            check_reading(&bytes, &options)?;
        }
    }

    #[test]
    fn any_mistakes_give_findings_in_the_text(text in json_like()) {
        for options in every_option() {
            check_reading(text.as_bytes(), &options)?;
        }
    }

    #[test]
    fn another_reader_agrees_on_what_json_is(text in json_like()) {
        let other = serde_json::from_str::<IgnoredAny>(&text);
        prop_assert_eq!(accepts(text.as_bytes()), other.is_ok(), "{:?}", other);
    }

    #[test]
    fn decimals_agree_with_doubles(left in -1_000_000_000_i64..1_000_000_000, right in any::<f64>()) {
        prop_assume!(right.is_finite());
        let (one, other) = (left.to_string(), format!("{right:?}"));
        let (one, other) = (Decimal::parse(&one), Decimal::parse(&other));
        prop_assert_eq!(other.to_f64().total_cmp(&(right + 0.0)), Ordering::Equal);
        prop_assert_eq!(Decimal::parse(&other.to_string()), other.clone());
        prop_assert_eq!(one.partial_cmp(&other), one.to_f64().partial_cmp(&right));
    }
}
