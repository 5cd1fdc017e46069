//! The functions (CESQL 1.0.0, §3.5), in one table.
//!
//! `INT`, `BOOL` and `STRING` stand in no table of the specification, but in its text and in
//! its test suite.

use super::error::ErrorKind;
use super::text_function as text;
use super::value::{Type, Value};
use crate::names::nearest;

/// What a function gives, or its own value for arguments that it does not take.
pub(super) type Result = std::result::Result<Value<'static>, Refused>;

/// Arguments that a function does not take.
#[derive(Debug)]
pub(super) struct Refused {
    /// What the call is worth all the same.
    pub(super) value: Value<'static>,
    pub(super) kind: ErrorKind,
    pub(super) message: String,
}

/// A function of fixed name and number of arguments.
#[derive(Debug)]
pub(super) struct Function {
    /// In upper case.
    pub(super) name: &'static str,
    /// The types of the arguments that must be there.
    pub(super) parameters: &'static [Type],
    /// The type of those that may follow, in any number.
    pub(super) rest: Option<Type>,
    /// The type of the result.
    pub(super) result: Type,
    /// Takes values of the types of the parameters.
    call: Call,
}

/// What a function does.
#[derive(Debug, Clone, Copy)]
enum Call {
    /// Takes every argument.
    Total(fn(&[Value<'_>]) -> Value<'static>),
    /// Refuses some.
    Partial(fn(&[Value<'_>]) -> Result),
}

/// A function is what it is called and how many arguments it takes.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.parameters == other.parameters
    }
}

const fn function(
    name: &'static str,
    parameters: &'static [Type],
    result: Type,
    call: Call,
) -> Function {
    Function {
        name,
        parameters,
        rest: None,
        result,
        call,
    }
}

/// Every function.
pub(super) static FUNCTIONS: [Function; 14] = [
    function("INT", &[Type::Integer], Type::Integer, Call::Total(same)),
    function("BOOL", &[Type::Boolean], Type::Boolean, Call::Total(same)),
    function("STRING", &[Type::String], Type::String, Call::Total(same)),
    function(
        "LENGTH",
        &[Type::String],
        Type::Integer,
        Call::Total(text::length),
    ),
    Function {
        rest: Some(Type::String),
        ..function("CONCAT", &[], Type::String, Call::Total(text::concat))
    },
    Function {
        rest: Some(Type::String),
        ..function(
            "CONCAT_WS",
            &[Type::String],
            Type::String,
            Call::Total(text::concat_ws),
        )
    },
    function(
        "LOWER",
        &[Type::String],
        Type::String,
        Call::Total(text::lower),
    ),
    function(
        "UPPER",
        &[Type::String],
        Type::String,
        Call::Total(text::upper),
    ),
    function(
        "TRIM",
        &[Type::String],
        Type::String,
        Call::Total(text::trim),
    ),
    function(
        "LEFT",
        &[Type::String, Type::Integer],
        Type::String,
        Call::Partial(text::left),
    ),
    function(
        "RIGHT",
        &[Type::String, Type::Integer],
        Type::String,
        Call::Partial(text::right),
    ),
    function(
        "SUBSTRING",
        &[Type::String, Type::Integer],
        Type::String,
        Call::Partial(text::substring),
    ),
    function(
        "SUBSTRING",
        &[Type::String, Type::Integer, Type::Integer],
        Type::String,
        Call::Partial(text::substring),
    ),
    function("ABS", &[Type::Integer], Type::Integer, Call::Partial(abs)),
];

impl Function {
    /// The function of this upper-case name that takes so many arguments.
    pub(super) fn find(name: &str, arguments: usize) -> Option<&'static Self> {
        FUNCTIONS
            .iter()
            .find(|function| function.name == name && function.takes(arguments))
    }

    const fn takes(&self, arguments: usize) -> bool {
        match self.rest {
            Some(_) => arguments >= self.parameters.len(),
            None => arguments == self.parameters.len(),
        }
    }

    /// The result for arguments that were cast to the types of the parameters.
    pub(super) fn call(&self, arguments: &[Value<'_>]) -> Result {
        match self.call {
            Call::Total(call) => Ok(call(arguments)),
            Call::Partial(call) => call(arguments),
        }
    }

    /// Whether the first argument stands in the result once for each other one.
    pub(super) const fn repeats_first(&self) -> bool {
        self.rest.is_some() && !self.parameters.is_empty()
    }

    /// The type that an argument is cast to.
    pub(super) fn parameter(&self, index: usize) -> Type {
        let fixed = self.parameters.get(index).copied();
        fixed.or(self.rest).unwrap_or(Type::String)
    }
}

/// Says that there is no such function; the name in upper case.
pub(super) fn absent(name: &str, arguments: usize) -> String {
    let shown = super::value::beginning(name, 40).0;
    let plural = if arguments == 1 { "" } else { "s" };
    format!("there is no function `{shown}` of {arguments} argument{plural}")
}

/// How a function that there is none of should be written; the name in upper case.
pub(super) fn advice(name: &str) -> String {
    let counts: Vec<String> = FUNCTIONS
        .iter()
        .filter(|function| function.name == name)
        .map(arity)
        .collect();
    if !counts.is_empty() {
        return format!("`{name}` takes {}", counts.join(" or "));
    }
    if let Some(instead) = replacement(name) {
        return instead.to_owned();
    }
    match nearest(name, FUNCTIONS.iter().map(|function| function.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", names().join(", ")),
    }
}

/// What CESQL has for functions of SQL, of earlier drafts and of the SDKs.
fn replacement(name: &str) -> Option<&'static str> {
    Some(match name {
        "IS_INT" | "IS_BOOL" => {
            "it was dropped before version 1.0.0; `INT(x)` and `BOOL(x)` fail on other texts"
        }
        "LEN" | "CHAR_LENGTH" | "CHARACTER_LENGTH" => "write `LENGTH(x)`",
        "SUBSTR" | "MID" => "write `SUBSTRING(x, position, length)`",
        "LCASE" | "TO_LOWER" | "TOLOWER" => "write `LOWER(x)`",
        "UCASE" | "TO_UPPER" | "TOUPPER" => "write `UPPER(x)`",
        "LTRIM" | "RTRIM" => "write `TRIM(x)`, which trims both ends",
        "CAST" | "CONVERT" => "write `INT(x)`, `BOOL(x)` or `STRING(x)`",
        "INTEGER" => "write `INT(x)`",
        "BOOLEAN" => "write `BOOL(x)`",
        "STR" | "TO_STRING" => "write `STRING(x)`",
        "STARTS_WITH" | "STARTSWITH" => "write `x LIKE 'abc%'`",
        "ENDS_WITH" | "ENDSWITH" => "write `x LIKE '%abc'`",
        "CONTAINS" | "INSTR" | "POSITION" => "write `x LIKE '%abc%'`",
        "REGEXP" | "REGEXP_LIKE" | "MATCHES" => "there are no regular expressions; use `LIKE`",
        "COALESCE" | "IFNULL" | "NVL" => "ask with `EXISTS x` whether an attribute is there",
        _ => return None,
    })
}

fn arity(function: &Function) -> String {
    let count = function.parameters.len();
    match (count, function.rest) {
        (0, Some(_)) => "any number of arguments".to_owned(),
        (1, Some(_)) => "at least 1 argument".to_owned(),
        (_, Some(_)) => format!("at least {count} arguments"),
        (1, None) => "1 argument".to_owned(),
        (_, None) => format!("{count} arguments"),
    }
}

fn names() -> Vec<String> {
    let mut names: Vec<_> = FUNCTIONS
        .iter()
        .map(|function| format!("`{}`", function.name))
        .collect();
    names.dedup();
    names
}

/// The argument, which was cast before.
fn same(arguments: &[Value<'_>]) -> Value<'static> {
    arguments
        .first()
        .map_or(Type::Boolean.zero(), |value| value.clone().into_owned())
}

fn abs(arguments: &[Value<'_>]) -> Result {
    let value = text::integer(arguments, 0);
    value
        .checked_abs()
        .map(Value::Integer)
        .ok_or_else(|| Refused {
            value: Value::Integer(i32::MAX),
            kind: ErrorKind::Math,
            message: format!("the absolute value of {value} does not fit 32 bits"),
        })
}
