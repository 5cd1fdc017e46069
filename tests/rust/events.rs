//! Runs `tests/cases/event/*.json` and `tests/cases/kafka/*.json` against the core.
//!
//! The same files run from Node and the browser; `tests/cases/event/README.md` says how they read.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod text;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use text::Text;
use whymatch::diagnostic::Severity;
use whymatch::event::{
    Batch, Format, KafkaMessage, Origin, Profile, Stage, ValidateOptions, kafka_event,
    validate_event,
};

#[derive(Deserialize)]
struct Suite<T> {
    cases: Vec<T>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(rename = "source")]
    _source: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
    event: Option<serde_json::Value>,
    text: Option<Text>,
    hex: Option<String>,
    profile: String,
    stage: Option<String>,
    #[serde(default)]
    batch: bool,
    format: Option<String>,
    dataschema_fragment: Option<String>,
    blank_in_time: Option<String>,
    max_bytes: Option<usize>,
    valid: bool,
    errors: Vec<Finding>,
    #[serde(default)]
    warnings: Vec<Finding>,
    /// If there, these are all warnings and hints.
    exactly: Option<Vec<Finding>>,
    origin: Option<String>,
    /// The text of the range of the only error, or of the only finding.
    range: Option<String>,
    /// Words that the help of the only error, or of the only finding, must have.
    help: Option<String>,
}

#[derive(Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Finding {
    path: String,
    code: String,
}

#[derive(Deserialize)]
struct KafkaCase {
    name: String,
    message: Message,
    stage: String,
    event: String,
}

#[derive(Deserialize)]
struct Message {
    topic: String,
    partition: i32,
    offset: i64,
    key: Option<String>,
    value: String,
    id: String,
    time: i64,
    region: Option<String>,
    subject: Option<String>,
}

fn suites<T: for<'de> Deserialize<'de>>(folder: &str) -> Vec<(String, T)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(folder);
    let mut cases = Vec::new();
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "json"))
    {
        let text = fs::read_to_string(file).unwrap();
        let suite: Suite<T> = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        cases.extend(suite.cases.into_iter().map(|case| (stem.clone(), case)));
    }
    assert!(!cases.is_empty(), "no cases in {}", folder.display());
    cases
}

fn stage(name: &str) -> Stage {
    match name {
        "published" => Stage::Published,
        "delivered" => Stage::Delivered,
        other => panic!("no stage {other}"),
    }
}

fn format(name: &str) -> Format {
    match name {
        "json" => Format::Json,
        "http" => Format::Http,
        other => panic!("no format {other}"),
    }
}

fn severity(name: &str) -> Severity {
    match name {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        other => panic!("no severity {other}"),
    }
}

impl Case {
    fn text(&self) -> Vec<u8> {
        if let Some(hex) = &self.hex {
            let digits = hex.as_bytes().chunks(2);
            return digits
                .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
                .collect();
        }
        match (&self.event, &self.text) {
            (_, Some(text)) => text.joined().into_bytes(),
            (Some(event), None) => event.to_string().into_bytes(),
            (None, None) => b"null".to_vec(),
        }
    }

    fn options(&self) -> ValidateOptions {
        let mut options = ValidateOptions {
            profile: *Profile::ALL
                .iter()
                .find(|known| known.as_str() == self.profile)
                .unwrap(),
            stage: self.stage.as_deref().map(stage),
            batch: if self.batch {
                Batch::Batch
            } else {
                Batch::Single
            },
            ..ValidateOptions::default()
        };
        if let Some(max_bytes) = self.max_bytes {
            options.max_bytes = max_bytes;
        }
        if let Some(format) = self.format.as_deref() {
            options.format = self::format(format);
        }
        if let Some(name) = self.dataschema_fragment.as_deref() {
            options.dataschema_fragment = severity(name);
        }
        if let Some(name) = self.blank_in_time.as_deref() {
            options.blank_in_time = severity(name);
        }
        options
    }

    /// What is wrong with the answer, if anything.
    fn run(&self) -> Result<(), String> {
        let text = self.text();
        let answer = validate_event(&text, &self.options());
        let of = |wanted: fn(Severity) -> bool| -> BTreeSet<Finding> {
            let found = answer
                .diagnostics
                .iter()
                .filter(|found| wanted(found.severity));
            found
                .map(|found| Finding {
                    path: found.path.as_str().to_owned(),
                    code: found.code.as_str().to_owned(),
                })
                .collect()
        };
        let (errors, others) = (
            of(|severity| severity == Severity::Error),
            of(|severity| severity != Severity::Error),
        );
        let expected: BTreeSet<Finding> = self.errors.iter().cloned().collect();
        if errors != expected || answer.valid != self.valid {
            return Err(format!(
                "errors {errors:?}, expected {expected:?}; valid {}",
                answer.valid
            ));
        }
        if let Some(missing) = self.warnings.iter().find(|wanted| !others.contains(wanted)) {
            return Err(format!("no {missing:?} in {others:?}"));
        }
        if let Some(exactly) = &self.exactly
            && others != exactly.iter().cloned().collect()
        {
            return Err(format!(
                "warnings and hints {others:?}, expected {exactly:?}"
            ));
        }
        let origin = answer.origin.map(|origin| match origin {
            Origin::Service => "service",
            Origin::Custom => "custom",
        });
        if self.origin.is_some() && self.origin.as_deref() != origin {
            return Err(format!("origin {origin:?}"));
        }
        let worst = answer.diagnostics.iter().min_by_key(|found| found.severity);
        if let Some(range) = &self.range {
            let span = worst.and_then(|found| found.span).ok_or("no range")?;
            let found = String::from_utf8_lossy(&text[span.start..span.end]);
            if found != *range {
                return Err(format!("range `{found}`, expected `{range}`"));
            }
        }
        if let Some(help) = &self.help {
            let found = worst
                .and_then(|found| found.help.clone())
                .unwrap_or_default();
            if !found.contains(help.as_str()) {
                return Err(format!("help `{found}` without `{help}`"));
            }
        }
        for found in &answer.diagnostics {
            let span = found.span.unwrap_or_default();
            if span.start > span.end || span.end > text.len() || found.message.ends_with('.') {
                return Err(format!("odd finding {found:?}"));
            }
        }
        Ok(())
    }
}

#[test]
fn events_are_judged_as_the_cases_say() {
    let cases = suites::<Case>("event");
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|(file, case)| {
            case.run()
                .err()
                .map(|why| format!("{file}: {}: {why}", case.name))
        })
        .collect();
    println!("{} event cases", cases.len());
    assert!(
        failures.is_empty(),
        "{} of {}:\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

#[test]
fn no_prefix_of_an_event_breaks_anything() {
    for (_, case) in suites::<Case>("event") {
        let text = case.text();
        if text.len() > 2000 {
            continue;
        }
        for end in 0..text.len() {
            let _ = validate_event(&text[..end], &case.options());
        }
    }
}

#[test]
fn kafka_messages_become_events() {
    for (_, case) in suites::<KafkaCase>("kafka") {
        let Message {
            topic,
            partition,
            offset,
            key,
            value,
            id,
            time,
            region,
            subject,
        } = case.message;
        let message = KafkaMessage {
            topic,
            partition,
            offset,
            key,
            value,
            id,
            time,
            region,
            subject,
        };
        let event = kafka_event(&message, stage(&case.stage));
        assert_eq!(event, case.event, "{}", case.name);
        let options = ValidateOptions {
            profile: Profile::Tencent,
            stage: Some(stage(&case.stage)),
            ..ValidateOptions::default()
        };
        let answer = validate_event(event.as_bytes(), &options);
        assert!(
            answer.diagnostics.is_empty(),
            "{}: {:?}",
            case.name,
            answer.diagnostics
        );
        assert_eq!(answer.origin, Some(Origin::Custom), "{}", case.name);
    }
}
