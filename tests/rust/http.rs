//! HTTP messages of every kind: they never break anything, and say the same as JSON does.

#![expect(clippy::string_slice, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::select;
use serde_json::{Map, Value};
use whymatch::diagnostic::Diagnostic;
use whymatch::{Format, ValidateOptions, http_event, validate_event};

/// An event as its attributes, all of them text, and its payload.
#[derive(Debug, Clone)]
struct Event {
    attributes: Vec<(String, String)>,
    payload: Option<(&'static str, &'static str)>,
}

impl Event {
    /// The event in the JSON format.
    fn json(&self) -> String {
        let text = |text: &String| Value::String(text.clone());
        let attributes = self.attributes.iter();
        let mut members: Map<_, _> = attributes
            .map(|(name, value)| (name.clone(), text(value)))
            .collect();
        if let Some((content_type, data)) = self.payload {
            members.insert("datacontenttype".to_owned(), content_type.into());
            let data = serde_json::from_str(data).unwrap_or_else(|_| data.into());
            members.insert("data".to_owned(), data);
        }
        Value::Object(members).to_string()
    }

    /// The event as a message in binary mode, by the letter of the HTTP binding.
    fn message(&self) -> String {
        let header = |(name, value): &(String, String)| format!("ce-{name}: {}", encoded(value));
        let mut lines = vec!["POST / HTTP/1.1".to_owned()];
        lines.extend(self.attributes.iter().map(header));
        if let Some((content_type, data)) = self.payload {
            lines.push(format!("Content-Type: {content_type}\r\n\r\n{data}"));
        }
        lines.join("\r\n")
    }
}

/// The percent-encoding of the HTTP binding (§3.1.3.2).
fn encoded(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'!' | b'#' | b'$' | b'&'..=b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    value.bytes().map(byte).collect()
}

fn http() -> ValidateOptions {
    ValidateOptions {
        format: Format::Http,
        ..ValidateOptions::default()
    }
}

fn findings(text: &str, options: &ValidateOptions) -> Vec<Diagnostic> {
    validate_event(text.as_bytes(), options).diagnostics
}

fn names(findings: &[Diagnostic]) -> BTreeSet<(String, &'static str)> {
    let name = |found: &Diagnostic| (found.path.as_str().to_owned(), found.code.as_str());
    findings.iter().map(name).collect()
}

/// Names of attributes, known, documented, any, and wrong.
fn names_of_attributes() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "id",
            "source",
            "specversion",
            "type",
            "subject",
            "time",
            "dataschema"
        ])
        .prop_map(str::to_owned),
        select(vec![
            "traceparent",
            "partitionkey",
            "expirytime",
            "dataref",
            "dssematerial"
        ])
        .prop_map(str::to_owned),
        "[a-z0-9]{1,22}",
        "[a-z_.-]{1,5}",
    ]
}

/// Values, right and wrong, of one attribute or another.
fn values() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "1.0",
            "/s",
            "https://example.com/a%20b",
            "com.example.t",
            "a b",
            "",
            "1:2"
        ])
        .prop_map(str::to_owned),
        select(vec![
            "2018-04-05T17:31:00Z",
            "2018-02-29T00:00:00Z",
            "2018-04-05 17:31:00Z"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ]
}

fn events() -> impl Strategy<Value = Event> {
    let payload = select(vec![
        None,
        Some(("application/json", "{\"a\":1}")),
        Some(("Application/X+JSON; a=b", "[1,2]")),
        Some(("text/plain", "hello")),
        Some(("text", "hello")),
        Some(("", "hello")),
    ]);
    (vec((names_of_attributes(), values()), 0..10), payload).prop_map(|(attributes, payload)| {
        let mut seen = BTreeSet::from(["data".to_owned(), "datacontenttype".to_owned()]);
        let attributes = attributes.into_iter();
        let attributes = attributes.filter(|(name, _)| seen.insert(name.clone()));
        Event {
            attributes: attributes.collect(),
            payload,
        }
    })
}

/// Lines that are headers, almost headers, or anything.
fn soup() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        select(vec![
            "POST / HTTP/1.1",
            "HTTP/1.1 200 OK",
            "ce-id: 1",
            "ce-source: \"a\\\"",
            "ce-type: %41%C0",
            "ce-: x",
            "ce-data: x",
            "ce-id : 2",
            " folded",
            "",
            ">",
            "> ce-id: 1",
            "< ",
            "* x",
            "Content-Type: application/cloudevents+json",
            "Content-Type: application/json",
            "Content-Type: application/cloudevents-batch+json; charset=x",
            "Content-Length: 3",
            "{\"specversion\": \"1.0\"}",
            "[{}]",
            "{ [5 bytes data]",
            ":path: /",
            ":",
            "%",
            "\u{feff}",
        ])
        .prop_map(|line| line.as_bytes().to_vec()),
        vec(any::<u8>(), 0..12),
    ];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\n\n")];
    vec((line, end), 0..12).prop_map(|lines| {
        let lines = lines.into_iter();
        lines
            .flat_map(|(line, end)| [line, end.into()].concat())
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_canonical_message_says_what_its_json_says(event in events()) {
        let message = event.message();
        if !event.attributes.is_empty() {
            let (of_http, of_json) = (findings(&message, &http()), findings(&event.json(), &ValidateOptions::default()));
            assert_eq!(names(&of_http), names(&of_json), "{message}");
        }
    }

    #[test]
    fn a_structured_message_says_what_its_body_says(event in events(), mode in select(vec!["\n", "\r\n"])) {
        let head = format!("HTTP/1.1 200 OK{mode}content-type: application/cloudevents+json{mode}{mode}");
        let of_json = findings(&event.json(), &ValidateOptions::default());
        let of_http = findings(&(head.clone() + &event.json()), &http());
        let places = |found: &[Diagnostic], shift: usize| -> Vec<_> {
            let place = |found: &Diagnostic| found.span.map(|span| (span.start + shift, span.end + shift));
            found.iter().map(|one| (one.code.as_str(), one.path.as_str().to_owned(), place(one))).collect()
        };
        assert_eq!(places(&of_http, 0), places(&of_json, head.len()));
    }

    #[test]
    fn a_message_carries_the_event_that_it_was_made_of(event in events()) {
        let says = http_event(event.message().as_bytes()).unwrap_or_else(|| "{}".to_owned());
        let carried: Value = serde_json::from_str(&says).unwrap();
        for (name, value) in event.attributes.iter().filter(|(name, _)| name != "data_base64") {
            assert_eq!(carried[name.as_str()], Value::String(value.clone()), "{name}");
        }
    }

    #[test]
    fn nothing_breaks_and_every_finding_lies_in_the_text(text in soup()) {
        let answer = validate_event(&text, &http());
        for found in &answer.diagnostics {
            let span = found.span.unwrap_or_default();
            assert!(span.start <= span.end && span.end <= text.len(), "{found:?}");
            let is_hint = found.severity == whymatch::diagnostic::Severity::Hint;
            assert!(found.help.is_some() || is_hint || found.code.as_str() == "json-syntax", "{found:?}");
        }
        assert!(answer.valid || !answer.diagnostics.is_empty());
    }
}

#[test]
fn a_long_run_of_anything_takes_bounded_time() {
    let lines = [
        "ce-id: 1\n",
        "ce-a%: %G1\n",
        "x\n",
        " folded\n",
        "ce-e: \"\n",
        ": x\n",
        "> ce-id: 1\n",
        "ce-id: %41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%C0\n",
        "\r",
        "a:",
        "%",
        "\"",
        "\\\"",
    ];
    for line in lines {
        let many = line.repeat((1 << 18) / line.len());
        for text in [
            many.clone(),
            format!("ce-id: 1\nce-x: {many}"),
            format!("> ce-id: 1\n{many}"),
        ] {
            hurry(&text);
        }
    }
    let numbered = |line: &str| {
        (0..15_000)
            .map(|at| line.replace('#', &at.to_string()))
            .collect::<String>()
    };
    for line in ["ce-a#: %G\n", "ce-a#: 1\n", "ce-A_#: 1\n"] {
        hurry(&numbered(line));
        hurry(&format!(
            "Content-Type: application/cloudevents+json\n{}\n{{}}",
            numbered(line)
        ));
    }
}

/// Generous for a test that is not optimised: what grows with the square takes minutes.
fn hurry(text: &str) {
    let start = Instant::now();
    let _ = validate_event(text.as_bytes(), &http());
    let shown = &text[..text.len().min(40)];
    assert!(start.elapsed() < Duration::from_secs(10), "{shown:?}");
}
