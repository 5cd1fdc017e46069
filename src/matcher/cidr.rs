//! `cidr`: the address lies in a block.

use std::net::IpAddr;

use super::address::{Block, BlockFault};
use super::{Failure, Form, Matcher, Meaning, Scalar, Site, equals};
use crate::json::{Node, Text, quote};

/// An address in this block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cidr {
    block: Block,
    operand: Text,
    ends: BlockEnds,
}

/// What a dialect accepts as the operand of `cidr`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// An IPv6 block.
    pub(crate) ipv6_block: Form,
    /// An address without `/`.
    pub(crate) single_address: Form,
    /// A block with bits after the prefix, such as `10.0.0.77/24`.
    pub(crate) host_bits: Form,
    /// Whether documents say that a block's first and last address belong to it.
    pub(crate) ends: BlockEnds,
}

/// Whether the first and last address of an IPv4 block are known to belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockEnds {
    /// The vendor's documents say so.
    Documented,
    /// The documents are silent.
    Assumed,
}

impl Cidr {
    pub(super) fn compile(rules: Rules, operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        let Some(text) = operand.as_text() else {
            let message = format!("`cidr` takes a string, not {}", operand.kind());
            site.refuse(
                operand.span,
                message,
                "write one block, such as `\"10.0.0.0/24\"`",
            );
            return None;
        };
        let written = text.to_display();
        let parsed = match written.split_once('/') {
            Some((address, bits)) => Block::parse(address, bits),
            None => written
                .parse()
                .map(Block::single)
                .map_err(|_| BlockFault::Address),
        };
        let block = parsed
            .map_err(|fault| refuse(fault, &written, operand, site))
            .ok()?;
        let accepted = if !written.contains('/') {
            site.check(rules.single_address, operand.span)
        } else if block.is_ipv6() {
            site.check(rules.ipv6_block, operand.span)
        } else {
            let masked = written.starts_with(&format!("{}/", block.network()));
            masked || site.check(rules.host_bits, operand.span)
        };
        accepted.then(|| {
            Self {
                block,
                operand: text.clone(),
                ends: rules.ends,
            }
            .into()
        })
    }

    /// Whether every address that satisfies `other` satisfies this too.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        self.block.covers(&other.block)
    }
}

impl Meaning for Cidr {
    fn test(&self, value: Scalar<'_>) -> bool {
        address(value).is_some_and(|address| self.block.contains(address))
    }

    fn expected(&self) -> String {
        format!("an address in `{}`", self.operand)
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        if value.as_bytes().is_none() {
            return equals::not_a_string(field, value, &self.expected());
        }
        let actual = value.quoted();
        match address(value) {
            Some(_) => Failure::new(
                "outside-block",
                format!("{field} is {actual}, which lies outside `{}`", self.operand),
            ),
            None => Failure::new(
                "not-an-address",
                format!("{field} is {actual}, which is not an IP address"),
            ),
        }
    }

    fn witnesses(&self, _actual: Option<&Node>) -> Vec<String> {
        [self.block.sample(), self.block.network()]
            .iter()
            .map(|address| quote(&Text::from(address.to_string().as_str())))
            .collect()
    }

    fn is_documented(&self, value: Scalar<'_>) -> bool {
        let Some(address) = address(value) else {
            return true;
        };
        let is_mapped = address != address.to_canonical();
        let is_end = self.ends == BlockEnds::Assumed && self.block.is_end(address);
        !is_mapped && !is_end
    }
}

fn address(value: Scalar<'_>) -> Option<IpAddr> {
    value.as_str()?.parse().ok()
}

fn refuse(fault: BlockFault, written: &str, operand: &Node, site: &mut Site<'_>) {
    let (message, help) = match fault {
        BlockFault::Address => (
            format!("`{written}` does not begin with an IP address"),
            "write an address and a number of bits, such as `\"10.0.0.0/24\"`",
        ),
        BlockFault::Bits => (
            format!("`{written}` has no valid number of bits after the slash"),
            "write 0 to 32 for IPv4 and 0 to 128 for IPv6",
        ),
    };
    site.refuse(operand.span, message, help);
}
