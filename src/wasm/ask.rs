//! Questions that need no rule set.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::input::Input;
use super::offsets::Offsets;
use super::wire::{self, Texts};
use crate::diagnostic::Severity;
use crate::dialect::{Binding, Filters, Variant};
use crate::event::{self, Batch, Format, KafkaMessage, Profile, Stage, ValidateOptions};
use crate::{Dialect, Invalid, rule_set};

const STAGES: [(&str, Stage); 2] = [
    ("published", Stage::Published),
    ("delivered", Stage::Delivered),
];

const FORMATS: [(&str, Format); 2] = [("json", Format::Json), ("http", Format::Http)];

/// How bad something is that an option can lower.
const SEVERITIES: [(&str, Severity); 2] =
    [("error", Severity::Error), ("warning", Severity::Warning)];

/// Whether the event matches the pattern.
#[wasm_bindgen]
pub fn matches(
    event: &Input,
    pattern: &Input,
    dialect: &str,
    variant: Option<String>,
    binding: Option<String>,
) -> Result<bool, JsValue> {
    let dialect = self::dialect(dialect, variant, binding)?;
    crate::matches(event.bytes(), pattern.bytes(), dialect)
        .map_err(|invalid| refusal(&invalid, &Texts::of(event, pattern)))
}

/// Whether and why the event matches the pattern.
#[wasm_bindgen]
pub fn explain(
    event: &Input,
    pattern: &Input,
    dialect: &str,
    variant: Option<String>,
    binding: Option<String>,
) -> Result<JsValue, JsValue> {
    let texts = Texts::of(event, pattern);
    let dialect = self::dialect(dialect, variant, binding)?;
    match crate::explain(event.bytes(), pattern.bytes(), dialect) {
        Ok(explanation) => wire::explanation(&explanation, &texts),
        Err(invalid) => Err(refusal(&invalid, &texts)),
    }
}

/// What is to be said of the pattern.
#[wasm_bindgen(js_name = checkPattern)]
pub fn check_pattern(
    pattern: &Input,
    dialect: &str,
    variant: Option<String>,
    binding: Option<String>,
) -> Result<JsValue, JsValue> {
    let dialect = self::dialect(dialect, variant, binding)?;
    let check = crate::check_pattern(pattern.bytes(), dialect);
    wire::pattern_check(
        &check,
        &Texts {
            event: Offsets::default(),
            pattern: pattern.offsets(),
        },
    )
}

/// What is to be said of the event.
#[wasm_bindgen(js_name = validateEvent)]
#[expect(
    clippy::too_many_arguments,
    reason = "options cross the border one by one"
)]
pub fn validate_event(
    text: &Input,
    profile: &str,
    stage: Option<String>,
    batch: bool,
    format: &str,
    dataschema_fragment: &str,
    blank_in_time: &str,
    max_bytes: Option<usize>,
) -> Result<JsValue, JsValue> {
    let defaults = ValidateOptions::default();
    let options = ValidateOptions {
        profile: named("profile", profile, profiles())?,
        stage: stage
            .map(|name| named("stage", &name, STAGES))
            .transpose()?,
        batch: if batch { Batch::Batch } else { Batch::Single },
        format: named("format", format, FORMATS)?,
        dataschema_fragment: named("dataschemaFragment", dataschema_fragment, SEVERITIES)?,
        blank_in_time: named("blankInTime", blank_in_time, SEVERITIES)?,
        max_bytes: max_bytes.unwrap_or(defaults.max_bytes),
    };
    let validation = event::validate_event(text.bytes(), &options);
    wire::validation(
        &validation,
        &Texts {
            event: text.offsets(),
            pattern: Offsets::default(),
        },
    )
}

/// The event that an HTTP message carries, as JSON text.
#[wasm_bindgen(js_name = httpEvent)]
#[must_use]
pub fn http_event(message: &Input) -> Option<String> {
    event::http_event(message.bytes())
}

/// The event that Tencent's CKafka connector makes of a message, as JSON text.
#[wasm_bindgen(js_name = kafkaEvent)]
#[expect(
    clippy::too_many_arguments,
    reason = "a message crosses the border field by field"
)]
pub fn kafka_event(
    topic: String,
    partition: i32,
    offset: i64,
    key: Option<String>,
    value: String,
    id: String,
    time: i64,
    region: Option<String>,
    subject: Option<String>,
    stage: &str,
) -> Result<String, JsValue> {
    let stage = named("stage", stage, STAGES)?;
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
    Ok(event::kafka_event(&message, stage))
}

/// The bytes of an event that was leapt over as a whole: what the benchmark compares with.
#[wasm_bindgen]
#[must_use]
pub fn floor(event: &Input) -> usize {
    rule_set::floor(event.bytes(), &mut rule_set::Scratch::default())
}

/// The dialects and their operators.
#[wasm_bindgen]
pub fn dialects() -> Result<JsValue, JsValue> {
    wire::dialects(&crate::dialects())
}

/// The dialect of this name, in one of its variants and for events that arrive so.
pub(super) fn dialect(
    name: &str,
    variant: Option<String>,
    binding: Option<String>,
) -> Result<Dialect, JsValue> {
    let known = Dialect::ALL.iter();
    let known = known.map(|dialect| (dialect.name(), *dialect));
    let dialect = named("dialect", name, known)?;
    let Dialect::CloudEvents(defaults) = dialect else {
        return Ok(dialect);
    };
    let variants = Variant::ALL.iter().map(|it| (it.name(), *it));
    let bindings = Binding::ALL.iter().map(|it| (it.name(), *it));
    let variant = variant.map(|name| named("variant", &name, variants));
    let binding = binding.map(|name| named("binding", &name, bindings));
    Ok(Dialect::CloudEvents(Filters {
        variant: variant.unwrap_or(Ok(defaults.variant))?,
        binding: binding.unwrap_or(Ok(defaults.binding))?,
    }))
}

/// Findings that made an answer impossible, as a thrown value.
pub(super) fn refusal(invalid: &Invalid, texts: &Texts) -> JsValue {
    wire::diagnostics(&invalid.diagnostics, texts).unwrap_or_else(|error| error)
}

fn profiles() -> impl Iterator<Item = (&'static str, Profile)> {
    Profile::ALL
        .iter()
        .map(|profile| (profile.as_str(), *profile))
}

/// What has this name; the message for the caller lists what there is.
pub(super) fn named<T>(
    what: &str,
    wanted: &str,
    known: impl IntoIterator<Item = (&'static str, T)>,
) -> Result<T, JsValue> {
    let mut names = Vec::new();
    for (name, value) in known {
        if name == wanted {
            return Ok(value);
        }
        names.push(format!("`{name}`"));
    }
    Err(format!("unknown {what} `{wanted}`; there are {}", names.join(", ")).into())
}
