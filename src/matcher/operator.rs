//! How a dialect lists its operators, and how one is compiled at its place in a rule.

use super::{
    Affix, AnythingBut, ArrayHas, Cidr, Contains, Equals, Exists, Fault, Folded, Matcher, Numeric,
    Part, Side, Wildcard, rules,
};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::json::{Member, Node, Span};
use crate::path::Pointer;

/// One operator of a dialect.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OperatorSpec {
    /// How the dialect spells it.
    pub(crate) name: &'static str,
    /// What it does, with the dialect's rules for its operand.
    pub(crate) kind: Kind,
    /// What the vendor says of it.
    pub(crate) standing: Standing,
    /// One sentence for people.
    pub(crate) description: &'static str,
    /// A pattern that uses it.
    pub(crate) example: &'static str,
    /// The vendor's page.
    pub(crate) docs: &'static str,
}

/// The operators there are.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// The string begins so.
    Prefix(rules::Text),
    /// The string ends so.
    Suffix(rules::Text),
    /// The string has this inside.
    Contains(rules::Text),
    /// The string is this, character by character.
    Exactly,
    /// The string equals this in any letter case.
    EqualsIgnoreCase(rules::Folded),
    /// The string begins with this in any letter case.
    PrefixIgnoreCase,
    /// The string ends with this in any letter case.
    SuffixIgnoreCase,
    /// The string fits this text with stars.
    Wildcard(rules::Wildcard),
    /// The value is none of these.
    AnythingBut(rules::AnythingBut),
    /// The number lies in a range.
    Numeric(rules::Numeric),
    /// The address lies in a block.
    Cidr(rules::Cidr),
    /// The field is there, or is not.
    Exists,
    /// Some element of the array has these members.
    Array(rules::Array),
}

/// What a vendor says of an operator or of a form of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Today's documents describe it.
    Documented,
    /// Only older documents describe it; the text says what to use today.
    Legacy(&'static str),
    /// No document describes it; the text says where it is known from.
    Undocumented(&'static str),
}

/// Whether a form is accepted, and with what standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// It is accepted.
    Accepted(Standing),
    /// It is refused; the text says why and what to write.
    Refused(&'static str),
}

impl OperatorSpec {
    /// Compiles the operator of this member; its value is the operand.
    pub(crate) fn compile(&self, member: &Member, site: &mut Site<'_>) -> Option<Matcher> {
        site.operator = self.name;
        site.check(Form::Accepted(self.standing), member.key_span);
        let operand = &member.value;
        match &self.kind {
            Kind::Prefix(rules) => affix(Side::Start, *rules, operand, site),
            Kind::Suffix(rules) => affix(Side::End, *rules, operand, site),
            Kind::Contains(rules) => Contains::compile(*rules, operand, site),
            Kind::Exactly => Equals::compile_exactly(operand, site),
            Kind::EqualsIgnoreCase(rules) => Folded::compile(Part::Whole, *rules, operand, site),
            Kind::PrefixIgnoreCase => {
                Folded::compile(Part::Start, rules::Folded::One, operand, site)
            }
            Kind::SuffixIgnoreCase => Folded::compile(Part::End, rules::Folded::One, operand, site),
            Kind::Wildcard(rules) => Wildcard::compile(*rules, operand, site),
            Kind::AnythingBut(rules) => AnythingBut::compile(rules, operand, site),
            Kind::Numeric(rules) => Numeric::compile(*rules, operand, site),
            Kind::Cidr(rules) => Cidr::compile(*rules, operand, site),
            Kind::Exists => Exists::compile(operand, site),
            Kind::Array(rules) => ArrayHas::compile(*rules, operand, site),
        }
    }
}

/// `prefix` and `suffix`, or another operator inside them where the dialect has one.
fn affix(end: Side, rules: rules::Text, operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
    let Some(object) = operand.as_object().filter(|_| rules.nested.is_some()) else {
        return Affix::compile(end, rules, operand, site);
    };
    let [member] = object.members() else {
        let message = format!(
            "`{}` takes one operator inside, not {}",
            site.operator,
            object.members().len()
        );
        site.refuse(
            Fault::NotOneKey,
            operand.span,
            message,
            "write `{\"equals-ignore-case\": \"…\"}`",
        );
        return None;
    };
    let nested = rules.nested.filter(|nested| member.key == *nested.name);
    let Some(nested) = nested else {
        let message = format!("`{}` does not take `{}` inside", site.operator, member.key);
        site.refuse(
            Fault::Nested,
            member.key_span,
            message,
            "write `{\"equals-ignore-case\": \"…\"}`",
        );
        return None;
    };
    nested.compile(member, site)
}

/// What a vendor says of a fault of an operator's operand.
pub(crate) type VendorWords = fn(operator: &str, fault: Fault) -> Option<String>;

/// The place in a rule where an operator is compiled, and where its findings go.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    /// The operator's operand.
    pub(crate) pointer: Pointer,
    /// The operator as spelled.
    pub(crate) operator: &'a str,
    /// The vendor's page.
    pub(crate) docs: &'static str,
    /// What the vendor says of a fault of an operator's operand.
    pub(crate) vendor_words: VendorWords,
    /// Where findings go.
    pub(crate) findings: &'a mut Vec<Diagnostic>,
    /// Whether a form was used that no document describes.
    pub(crate) assumed: bool,
}

impl Site<'_> {
    /// Reports that the operand cannot be used.
    pub(crate) fn refuse(
        &mut self,
        fault: Fault,
        span: Span,
        message: String,
        help: impl Into<String>,
    ) {
        let mut help = help.into();
        if let Some(words) = (self.vendor_words)(self.operator, fault) {
            help = format!("{help} (the vendor says: {words})");
        }
        self.report(Code::InvalidOperand, Severity::Error, span, message, help);
    }

    /// Reports a finding about the operand.
    pub(crate) fn report(
        &mut self,
        code: Code,
        severity: Severity,
        span: Span,
        message: String,
        help: impl Into<String>,
    ) {
        self.findings.push(
            Diagnostic::new(code, severity, Target::Pattern, message)
                .with_help(help)
                .at(self.pointer.clone(), span)
                .with_docs(self.docs),
        );
    }

    /// Takes note of a form: warns where it is not documented today.
    /// False if it is refused.
    pub(crate) fn check(&mut self, form: Form, span: Span) -> bool {
        self.check_as(Fault::Form, form, span)
    }

    /// As [`Site::check`], naming the fault that a refused form has.
    pub(crate) fn check_as(&mut self, fault: Fault, form: Form, span: Span) -> bool {
        let operator = self.operator.to_owned();
        match form {
            Form::Accepted(Standing::Documented) => true,
            Form::Accepted(Standing::Legacy(help)) => {
                let message = format!("this form of `{operator}` is no longer documented");
                self.report(Code::LegacyForm, Severity::Warning, span, message, help);
                true
            }
            Form::Accepted(Standing::Undocumented(help)) => {
                let message = format!("this form of `{operator}` is not documented");
                self.report(
                    Code::UndocumentedForm,
                    Severity::Warning,
                    span,
                    message,
                    help,
                );
                self.assumed = true;
                true
            }
            Form::Refused(help) => {
                self.refuse(
                    fault,
                    span,
                    format!("`{operator}` does not take this operand"),
                    help,
                );
                false
            }
        }
    }
}
