//! Valid expressions that probably do not mean what was meant.

use super::findings::Findings;
use super::function::{absent, advice};
use super::syntax::{Callee, Expression, Grammar, Kind, Part, PartId};
use super::value::{Type, Value};
use crate::diagnostic::Code;
use crate::json::Span;

/// How the logic operators of an expression stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Logic {
    /// Parentheses stand wherever different ones meet.
    Clear,
    /// Somewhere the direction of reading decides.
    Mixed,
}

/// Warns of what is probably a mistake.
pub(super) fn lint(
    expression: &Expression,
    grammar: Grammar,
    findings: &mut Findings<'_>,
) -> Logic {
    let mut lint = Lint {
        expression,
        findings,
    };
    for part in &expression.parts {
        if lint.findings.has_warnings_enough() {
            break;
        }
        lint.part(part);
    }
    lint.logic(grammar)
}

struct Lint<'l, 't> {
    expression: &'l Expression,
    findings: &'l mut Findings<'t>,
}

/// What an attribute's name looks like that was meant to be something else.
fn misread_name(name: &str) -> Option<(Code, String, &'static str)> {
    let warning = |code, what: &str, help| Some((code, format!("`{name}` {what}"), help));
    let is_hexadecimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let power = name.split_once('e');
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match name {
        "null" | "nil" | "undefined" => warning(
            Code::CesqlNull,
            "is read as the name of an attribute",
            "there is no null; ask with `EXISTS x` or `NOT EXISTS x`",
        ),
        "data" => warning(
            Code::CesqlData,
            "is never an attribute, so it is always missing",
            "use context attributes such as `type`, `subject` or an extension",
        ),
        _ if name.strip_prefix("0x").is_some_and(is_hexadecimal)
            || power.is_some_and(|(left, right)| digits(left) && digits(right)) =>
        {
            warning(
                Code::CesqlNumber,
                "is read as the name of an attribute, not as a number",
                "write Integers in decimal digits",
            )
        }
        _ => None,
    }
}

impl<'l> Lint<'l, '_> {
    fn part(&mut self, part: &'l Part) {
        match &part.kind {
            Kind::Attribute(name) | Kind::Exists(name) => {
                self.name(self.expression.name(*name), part.span);
            }
            Kind::Call(Callee::Unknown(name)) => {
                let message = absent(name, self.expression.operands(part).len());
                self.findings
                    .warning(Code::CesqlFunction, part.span, message, advice(name));
            }
            Kind::Like(..) => self.pattern(part),
            Kind::Arithmetic(super::syntax::Arithmetic::Subtract) => self.hyphen(part),
            _ => {}
        }
        self.binding_of_not(part);
        self.casts(part);
        self.quoted_name(part);
    }

    fn operand(&self, part: &Part, index: usize) -> Option<&'l Part> {
        let id = self.expression.operands(part).get(index)?;
        self.expression.part(*id)
    }

    fn text(&self, span: Span) -> &str {
        let text = self.findings.text();
        text.get(span.start..span.end).unwrap_or_default()
    }

    fn name(&mut self, name: &str, span: Span) {
        let start = span.end.saturating_sub(name.len());
        let place = Span::new(start, span.end);
        if let Some((code, message, help)) = misread_name(name) {
            self.findings.warning(code, place, message, help);
        } else if self
            .text(place)
            .bytes()
            .any(|byte| byte.is_ascii_uppercase())
        {
            let shown = self.findings.shown(place);
            let name = super::value::beginning(name, 40).0;
            let message = format!("`{shown}` is read as `{name}`: attribute names are lower-case");
            let help = format!("write `{name}`");
            self.findings
                .hint(Code::CesqlLetterCase, place, message, help);
        }
    }

    /// `a-b` may have been meant as one name, and `--` as a comment.
    fn hyphen(&mut self, part: &Part) {
        let (Some(left), Some(right)) = (self.operand(part, 0), self.operand(part, 1)) else {
            return;
        };
        let minus = Span::new(right.span.start.saturating_sub(1), right.span.start);
        if right.kind == Kind::Negative && !right.enclosed && self.text(minus) == "-" {
            let dashes = Span::new(minus.start, minus.end + 1);
            let message = "`--` is read as minus a negative value, not as a comment";
            let help = "put a blank between them; CESQL has no comments";
            self.findings
                .warning(Code::CesqlComment, dashes, message, help);
        }
        let are_names = matches!(
            (&left.kind, &right.kind),
            (Kind::Attribute(_), Kind::Attribute(_))
        );
        if are_names && right.span.start == left.span.end + 1 {
            let shown = self.findings.shown(part.span);
            let message = format!("`{shown}` is read as a subtraction");
            let help = "attribute names have no hyphens; put blanks around a minus";
            self.findings
                .warning(Code::CesqlHyphen, part.span, message, help);
        }
    }

    /// `NOT a = b` is `(NOT a) = b`.
    fn binding_of_not(&mut self, part: &Part) {
        let help = match part.kind {
            Kind::Like(..) => "write `x NOT LIKE '…'`, or `NOT (…)` around the whole",
            Kind::In(_) => "write `x NOT IN (…)`, or `NOT (…)` around the whole",
            Kind::Equality(_) | Kind::Ordering(_) | Kind::Arithmetic(_) => {
                "write `NOT (…)` around the whole condition"
            }
            _ => return,
        };
        let Some(not) = self.operand(part, 0) else {
            return;
        };
        if not.kind == Kind::Not && !not.enclosed {
            let shown = self.findings.shown(not.span);
            let message = format!("`NOT` takes only what stands next to it: `({shown}) …`");
            self.findings
                .warning(Code::CesqlNot, part.span, message, help);
        }
    }

    /// `*` and `?` are no wildcards.
    fn pattern(&mut self, part: &Part) {
        let behind = self
            .operand(part, 0)
            .map_or(part.span.start, |it| it.span.end);
        let start = self
            .text(Span::new(behind, part.span.end))
            .find(['\'', '"']);
        let place = Span::new(behind + start.unwrap_or_default(), part.span.end);
        let pattern = self.text(place);
        if pattern.contains('*') && !pattern.contains(['%', '_']) {
            let message = "`*` is an ordinary character in a pattern";
            let help = "write `%` for any characters, and `_` for any one";
            self.findings
                .warning(Code::CesqlLikeWildcard, place, message, help);
        }
    }

    /// A name in double quotes is a text.
    fn quoted_name(&mut self, part: &Part) {
        let compares = matches!(
            part.kind,
            Kind::Equality(_) | Kind::Ordering(_) | Kind::Like(..) | Kind::In(_)
        );
        let operands = self.expression.operands(part);
        let is_literal = |id: &PartId| {
            let kind = self.expression.part(*id).map(|part| &part.kind);
            matches!(
                kind,
                Some(Kind::String(_) | Kind::Integer(_) | Kind::Boolean(_))
            )
        };
        let Some(left) = self.operand(part, 0).filter(|_| compares) else {
            return;
        };
        let Kind::String(text) = &left.kind else {
            return;
        };
        let is_name = text.starts_with(|first: char| first.is_ascii_lowercase())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if is_name && operands.iter().all(is_literal) && self.text(left.span).starts_with('"') {
            let shown = self.findings.shown(left.span);
            let message = format!("`{shown}` is a text, not an attribute");
            let help = format!(
                "write the attribute as `{}`",
                super::value::beginning(text, 40).0
            );
            self.findings
                .warning(Code::CesqlQuotedName, left.span, message, help);
        }
    }

    /// What can never be cast fails for every event.
    fn casts(&mut self, part: &Part) {
        let operands = self.expression.operands(part);
        let failing = operands.iter().enumerate().find_map(|(index, id)| {
            let operand = self.expression.part(*id)?;
            let wanted = self.wanted(part, index)?;
            (!self.may_be(operand, wanted)).then_some((operand, wanted))
        });
        let Some((operand, wanted)) = failing else {
            return;
        };
        let shown = self.findings.shown(operand.span);
        let kind = wanted.name();
        let message = format!("`{shown}` can never be cast to {kind}, so this always fails");
        let help = match part.kind {
            Kind::Ordering(_) => {
                "only Integers have an order; texts and timestamps can be compared with `=`, \
                 `LIKE` and `IN`"
            }
            Kind::Arithmetic(_) | Kind::Negative => {
                "calculate with Integers; join texts with `CONCAT`"
            }
            _ => "compare values of the same type",
        };
        self.findings
            .warning(Code::CesqlCast, part.span, message, help);
    }

    /// The type that an operand is cast to, if the text alone says so.
    fn wanted(&self, part: &Part, index: usize) -> Option<Type> {
        match &part.kind {
            Kind::Call(Callee::Known(function)) => Some(function.parameter(index)),
            Kind::Equality(_) if index == 0 => self.type_of(self.operand(part, 1)?),
            Kind::In(_) if index > 0 => self.type_of(self.operand(part, 0)?),
            kind => kind.operand(),
        }
    }

    fn type_of(&self, part: &Part) -> Option<Type> {
        match &part.kind {
            Kind::Attribute(name) => ALWAYS_STRINGS
                .contains(&self.expression.name(*name))
                .then_some(Type::String),
            Kind::Call(Callee::Unknown(_)) => None,
            kind => Some(kind.result()),
        }
    }

    /// Whether some event makes a value of this type of it.
    fn may_be(&self, part: &Part, wanted: Type) -> bool {
        match &part.kind {
            Kind::String(text) => Value::String((&**text).into()).cast(wanted).is_some(),
            Kind::Attribute(name) => {
                let never = NEVER_CAST.contains(&self.expression.name(*name));
                wanted == Type::String || !never
            }
            _ => true,
        }
    }

    /// Warns where logic operators are mixed, once for each run of them.
    fn logic(&mut self, grammar: Grammar) -> Logic {
        let count = self.expression.parts.len();
        let (mut mixed, mut inside) = (vec![false; count], vec![false; count]);
        for (index, part) in self.expression.parts.iter().enumerate() {
            let Kind::Logic(operator) = part.kind else {
                continue;
            };
            for id in self.expression.operands(part) {
                let operand = self.expression.part(*id).filter(|it| !it.enclosed);
                let Some(Kind::Logic(other)) = operand.map(|it| &it.kind) else {
                    continue;
                };
                let differs = *other != operator || mixed.get(id.0).is_some_and(|mixed| *mixed);
                inside.get_mut(id.0).into_iter().for_each(|it| *it = true);
                if differs {
                    mixed.get_mut(index).into_iter().for_each(|it| *it = true);
                }
            }
        }
        let mut found = Logic::Clear;
        for ((part, mixed), inside) in self.expression.parts.iter().zip(mixed).zip(inside) {
            if mixed && !inside {
                found = Logic::Mixed;
                self.report_mixed(part, grammar);
            }
        }
        found
    }

    fn report_mixed(&mut self, part: &Part, grammar: Grammar) {
        let message = match grammar {
            Grammar::Specification => {
                "`AND`, `OR` and `XOR` are of one rank and read from left to right here, \
                 but from right to left by sdk-go, sdk-java and Knative"
            }
            Grammar::Official => {
                "`AND`, `OR` and `XOR` are of one rank and read from right to left here, \
                 but from left to right by the text of the specification"
            }
        };
        let help = "put parentheses around what belongs together";
        self.findings
            .warning(Code::CesqlMixedLogic, part.span, message, help);
    }
}

/// The attributes that are Strings in every valid event.
const ALWAYS_STRINGS: [&str; 8] = [
    "specversion",
    "id",
    "source",
    "type",
    "datacontenttype",
    "dataschema",
    "subject",
    "time",
];

/// Those of them that look like no Integer and no Boolean in any valid event.
const NEVER_CAST: [&str; 4] = ["specversion", "datacontenttype", "dataschema", "time"];
