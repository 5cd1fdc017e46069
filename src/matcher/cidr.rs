//! `cidr`: the address lies in a block.

use std::net::IpAddr;

use super::address::{Block, BlockFault, hexadecimal, inet_address, java_address};
use super::{Failure, Fault, Form, Matcher, Meaning, Scalar, Site, equals};
use crate::json::{Node, Text, quote};

/// An address in this block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cidr {
    block: Block,
    operand: Text,
    ends: BlockEnds,
    syntax: AddressSyntax,
    /// Whether it is written with a slash.
    is_block: bool,
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
    /// How addresses are read.
    pub(crate) syntax: AddressSyntax,
}

/// How addresses are read, in rules and in events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AddressSyntax {
    /// As the RFCs write them.
    Standard,
    /// As Java and Event Ruler do: leading zeros, no dotted tail, no block of one address.
    Java,
    /// As Java's `InetAddress` does for single addresses: fewer than four numbers too;
    /// blocks need all four.
    Inet,
}

fn standard_block(written: &str) -> Result<Block, BlockFault> {
    match written.split_once('/') {
        Some((address, bits)) => Block::parse(address.parse().ok(), bits),
        None => written
            .parse()
            .map(Block::single)
            .map_err(|_| BlockFault::Address),
    }
}

fn inet_block(written: &str) -> Result<Block, BlockFault> {
    match written.split_once('/') {
        Some((address, bits)) => Block::parse(java_address(address), bits),
        None => inet_address(written)
            .map(Block::single)
            .ok_or(BlockFault::Address),
    }
}

/// Java splits at the slash, forgets empty parts at the end and reads a sign before the bits.
fn java_block(written: &str) -> Result<Block, BlockFault> {
    let parts: Vec<_> = written.trim_end_matches('/').split('/').collect();
    let [address, bits] = parts.as_slice() else {
        return Err(BlockFault::Slash);
    };
    let block = Block::parse(
        java_address(address),
        bits.strip_prefix('+').unwrap_or(bits),
    )?;
    if block.is_single() {
        Err(BlockFault::Bits)
    } else {
        Ok(block)
    }
}

/// Whether the first and last address of an IPv4 block are known to belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockEnds {
    /// The vendor's documents say so.
    Documented,
    /// The documents are silent.
    Assumed,
    /// They do not belong to it.
    Excluded,
}

impl Cidr {
    pub(super) fn compile(rules: Rules, operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        let Some(text) = operand.as_text() else {
            let message = format!("`cidr` takes a string, not {}", operand.kind());
            site.refuse(
                Fault::NotAString,
                operand.span,
                message,
                "write one block, such as `\"10.0.0.0/24\"`",
            );
            return None;
        };
        let written = text.to_display();
        let parsed = match rules.syntax {
            AddressSyntax::Standard => standard_block(&written),
            AddressSyntax::Java => java_block(&written),
            AddressSyntax::Inet => inet_block(&written),
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
                syntax: rules.syntax,
                is_block: written.contains('/'),
            }
            .into()
        })
    }

    /// Whether a string is an address in the block, or one of the other kind that begins so.
    pub(super) fn test_first_digits(&self, value: Scalar<'_>) -> bool {
        self.address(value).is_some_and(|address| {
            self.block.contains(address) || self.block.takes_digits(&hexadecimal(address))
        })
    }

    /// Whether these digits, taken as hexadecimal, decide that an address lies in the block.
    pub(super) fn takes_digits(&self, digits: &str) -> bool {
        self.block.takes_digits(digits)
    }

    fn holds(&self, address: IpAddr) -> bool {
        let is_left_out =
            self.ends == BlockEnds::Excluded && self.is_block && self.block.is_end(address);
        self.block.contains(address) && !is_left_out
    }

    fn address(&self, value: Scalar<'_>) -> Option<IpAddr> {
        let text = value.as_str()?;
        match self.syntax {
            AddressSyntax::Standard => text.parse().ok(),
            AddressSyntax::Java => java_address(text),
            AddressSyntax::Inet if !self.is_block => inet_address(text),
            AddressSyntax::Inet => java_address(text).filter(|_| !text.contains(':')),
        }
    }

    /// The block.
    pub(super) const fn block(&self) -> Block {
        self.block
    }

    /// Whether every address that satisfies `other` satisfies this too.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        self.block.covers(&other.block)
    }
}

impl Meaning for Cidr {
    fn test(&self, value: Scalar<'_>) -> bool {
        self.address(value)
            .is_some_and(|address| self.holds(address))
    }

    fn expected(&self) -> String {
        format!("an address in `{}`", self.operand)
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        if value.as_bytes().is_none() {
            return equals::not_a_string(field, value, &self.expected());
        }
        let actual = value.quoted();
        match self.address(value) {
            Some(address) if self.block.contains(address) => Failure::new(
                "outside-block",
                format!(
                    "{field} is {actual}, an end of `{}`, which leaves out its first and last address",
                    self.operand
                ),
            ),
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
        let Some(address) = self.address(value) else {
            return true;
        };
        let is_mapped = self.syntax == AddressSyntax::Standard && address != address.to_canonical();
        let is_end = self.ends == BlockEnds::Assumed && self.block.is_end(address);
        !is_mapped && !is_end
    }
}

fn refuse(fault: BlockFault, written: &str, operand: &Node, site: &mut Site<'_>) {
    let (fault, message, help) = match fault {
        BlockFault::Slash => (
            Fault::BlockWithoutSlash,
            format!("`{written}` is no block of addresses: there must be one slash"),
            "write an address and a number of bits, such as `\"10.0.0.0/24\"`",
        ),
        BlockFault::Address => (
            Fault::BlockAddress,
            format!("`{written}` does not begin with an IP address"),
            "write an address and a number of bits, such as `\"10.0.0.0/24\"`",
        ),
        BlockFault::Bits => (
            Fault::BlockBits,
            format!("`{written}` has no valid number of bits after the slash"),
            "write fewer bits than the address has, 32 for IPv4 and 128 for IPv6",
        ),
    };
    site.refuse(fault, operand.span, message, help);
}
