//! Rules and events put together from fragments that bytes choose.

mod alternatives;

use alternatives::{ALIYUN, AWS, EXPRESSIONS, ROCKETMQ, SCALARS, TENCENT};
use whymatch::Dialect;
use whymatch::dialect::{Binding, Filters, Variant};

/// Bytes that are taken one by one; zeros behind the end.
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub fn next(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    /// What was not taken yet.
    pub fn rest(&self) -> &'a [u8] {
        self.0
    }

    fn choose<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::from(self.next()) % from.len()]
    }
}

/// One of the dialects, or of the variants of subscription filters.
pub fn dialect(number: u8) -> Dialect {
    let number = usize::from(number);
    let (round, place) = (number / Dialect::ALL.len(), number % Dialect::ALL.len());
    match Dialect::ALL[place] {
        Dialect::CloudEvents(_) => Dialect::CloudEvents(Filters {
            variant: Variant::ALL[round % 2],
            binding: Binding::ALL[round / 2 % 2],
        }),
        other => other,
    }
}

/// A rule that is valid in a dialect.
pub fn everything(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::CloudEvents(_) => "[]",
        _ => r#"{"source":["x"]}"#,
    }
}

/// Names of members, some of which need escapes or look like paths.
const KEYS: [&str; 12] = [
    "a", "b", "c", "A", "a.b", "a_b", "长", "\\u0061", "", "source", "a\\\"b", "data",
];
const ATTRIBUTES: [&str; 7] = ["source", "type", "subject", "id", "n", "data", "time"];

/// A rule, mostly valid.
pub fn rule(bytes: &mut Bytes, dialect: Dialect) -> String {
    match dialect {
        Dialect::CloudEvents(filters) => {
            let name = match filters.variant {
                Variant::Knative => "cesql",
                Variant::Specification => "sql",
            };
            let each: Vec<_> = (0..bytes.next() % 4).map(|_| filter(bytes, name, 3)).collect();
            format!("[{}]", each.join(","))
        }
        _ => pattern(bytes, dialect),
    }
}

fn filter(bytes: &mut Bytes, sql: &str, depth: u8) -> String {
    match bytes.next() % if depth == 0 { 5 } else { 8 } {
        0..4 => {
            let kind = bytes.choose(&["exact", "prefix", "suffix"]);
            let (name, text) = (bytes.choose(&ATTRIBUTES), bytes.choose(&["x", "xy", "y", "1", "true", "长"]));
            format!(r#"{{"{kind}":{{"{name}":"{text}"}}}}"#)
        }
        4 => format!(r#"{{"{sql}":"{}"}}"#, bytes.choose(EXPRESSIONS)),
        5 => format!(r#"{{"not":{}}}"#, filter(bytes, sql, depth - 1)),
        _ => {
            let kind = bytes.choose(&["all", "any"]);
            let (one, two) = (filter(bytes, sql, depth - 1), filter(bytes, sql, depth - 1));
            format!(r#"{{"{kind}":[{one},{two}]}}"#)
        }
    }
}

fn pattern(bytes: &mut Bytes, dialect: Dialect) -> String {
    let mut members = Vec::new();
    for _ in 0..bytes.next() % 3 {
        let name = bytes.choose(&ATTRIBUTES);
        if name != "data" {
            members.push(format!(r#""{name}":{}"#, alternatives(bytes, dialect)));
        }
    }
    if bytes.next() % 4 != 0 || members.is_empty() {
        members.push(format!(r#""data":{}"#, fields(bytes, dialect, 2)));
    }
    format!("{{{}}}", members.join(","))
}

fn fields(bytes: &mut Bytes, dialect: Dialect, depth: u8) -> String {
    let mut members = Vec::new();
    for _ in 0..1 + bytes.next() % 3 {
        let name = bytes.choose(&KEYS);
        let inside = match bytes.next() % 8 {
            0..3 if depth > 0 => fields(bytes, dialect, depth - 1),
            _ => alternatives(bytes, dialect),
        };
        members.push(format!(r#""{name}":{inside}"#));
    }
    if dialect == Dialect::Aws && depth > 0 && bytes.next() % 4 == 0 {
        let (one, two) = (fields(bytes, dialect, depth - 1), fields(bytes, dialect, depth - 1));
        members.push(format!(r#""$or":[{one},{two}]"#));
    }
    format!("{{{}}}", members.join(","))
}

fn alternatives(bytes: &mut Bytes, dialect: Dialect) -> String {
    let operators = match dialect {
        Dialect::Aliyun => ALIYUN,
        Dialect::Tencent => TENCENT,
        Dialect::Aws => AWS,
        _ => ROCKETMQ,
    };
    let count = 1 + bytes.next() % 3;
    let each: Vec<_> = (0..count)
        .map(|_| match bytes.next() % 3 {
            0 => bytes.choose(SCALARS),
            _ => bytes.choose(operators),
        })
        .collect();
    format!("[{}]", each.join(","))
}

/// An event, well-formed.
pub fn event(bytes: &mut Bytes) -> String {
    let mut members = Vec::new();
    for _ in 0..bytes.next() % 6 {
        let name = bytes.choose(&ATTRIBUTES);
        members.push(format!(r#""{name}":{}"#, value(bytes, 1)));
    }
    members.push(format!(r#""data":{}"#, value(bytes, 5)));
    let blank = bytes.choose(&["", "\n", "  ", "\t\r\n", "                                                  "]);
    format!("{blank}{{{}{blank}}}{blank}", members.join(&format!(",{blank}")))
}

fn value(bytes: &mut Bytes, depth: u8) -> String {
    if depth == 0 {
        return bytes.choose(SCALARS).to_owned();
    }
    match bytes.next() % 8 {
        0..4 => {
            let member = |bytes: &mut Bytes| format!(r#""{}":{}"#, bytes.choose(&KEYS), value(bytes, depth - 1));
            let members: Vec<_> = (0..bytes.next() % 5).map(|_| member(bytes)).collect();
            format!("{{{}}}", members.join(", "))
        }
        4 | 5 => {
            let elements: Vec<_> = (0..bytes.next() % 4).map(|_| value(bytes, depth - 1)).collect();
            format!("[{}]", elements.join(" ,"))
        }
        _ => bytes.choose(SCALARS).to_owned(),
    }
}
