//! IP addresses and blocks of them.
//!
//! Source: RFC 4632 section 3.1 (CIDR notation), RFC 4291 section 2.3 (IPv6 prefixes).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The addresses that share the first `prefix` bits of `network`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    network: IpAddr,
    prefix: u32,
}

/// Why a text is not a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockFault {
    /// There is not exactly one slash.
    Slash,
    /// The part before the slash is not an address.
    Address,
    /// The part after the slash is not a number of bits for this kind of address.
    Bits,
}

impl Block {
    /// The block of `10.0.0.0` and `24`; bits after the prefix are ignored.
    pub(super) fn parse(address: Option<IpAddr>, bits: &str) -> Result<Self, BlockFault> {
        let address = address.ok_or(BlockFault::Address)?;
        let digits_only = !bits.is_empty() && bits.bytes().all(|byte| byte.is_ascii_digit());
        match bits.parse::<u32>() {
            Ok(prefix) if digits_only && prefix <= width(address) => Ok(Self::new(address, prefix)),
            _ => Err(BlockFault::Bits),
        }
    }

    /// The first `prefix` bits of an address, as the network of the block that it lies in.
    pub(crate) fn masked(address: IpAddr, prefix: u32) -> IpAddr {
        masked(address, prefix)
    }

    /// The block that holds this address alone.
    pub(super) fn single(address: IpAddr) -> Self {
        let address = address.to_canonical();
        Self {
            network: address,
            prefix: width(address),
        }
    }

    /// The block of the addresses that share so many bits with this one.
    pub(crate) fn new(address: IpAddr, prefix: u32) -> Self {
        Self {
            network: masked(address, prefix),
            prefix,
        }
    }

    /// Whether the address lies in the block.
    pub(crate) fn contains(&self, address: IpAddr) -> bool {
        let same_family = |address: IpAddr| address.is_ipv4() == self.network.is_ipv4();
        [address, address.to_canonical()]
            .into_iter()
            .any(|address| same_family(address) && masked(address, self.prefix) == self.network)
    }

    /// Whether every address of `other` lies in this block.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        self.prefix <= other.prefix && self.contains(other.network)
    }

    /// Whether it holds one address.
    pub(super) const fn is_single(&self) -> bool {
        self.prefix == width(self.network)
    }

    /// Whether it holds IPv6 addresses.
    pub(super) const fn is_ipv6(&self) -> bool {
        self.network.is_ipv6()
    }

    /// How many bits all addresses share.
    pub(crate) const fn prefix(&self) -> u32 {
        self.prefix
    }

    /// The address with every bit after the prefix zero.
    pub(crate) const fn network(&self) -> IpAddr {
        self.network
    }

    /// An address inside that is not the network address, where there is one.
    pub(super) fn sample(&self) -> IpAddr {
        if self.prefix == width(self.network) {
            return self.network;
        }
        match self.network {
            IpAddr::V4(address) => Ipv4Addr::from_bits(address.to_bits() | 1).into(),
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() | 1).into(),
        }
    }

    /// Whether these digits, taken as hexadecimal, decide that an address lies in the block.
    ///
    /// What follows them, and which kind of address it would be, does not count.
    pub(super) fn takes_digits(&self, digits: &str) -> bool {
        let network = hexadecimal(self.network);
        let end = digits.find(|digit| !is_upper_hexadecimal(digit));
        let digits = digits
            .get(..end.unwrap_or(digits.len()))
            .unwrap_or_default();
        let whole = usize::try_from(self.prefix / 4).unwrap_or(usize::MAX);
        let (Some(shared), Some(rest)) = (network.get(..whole), digits.get(whole..)) else {
            return false;
        };
        let high_bits = |text: &str| {
            let digit = text.chars().next().and_then(|digit| digit.to_digit(16));
            digit.map(|digit| digit >> (4 - self.prefix % 4))
        };
        let decides = self.prefix.is_multiple_of(4)
            || high_bits(rest).is_some()
                && high_bits(rest) == network.get(whole..).and_then(high_bits);
        digits.starts_with(shared) && decides
    }

    /// Whether this is the first or last address of an IPv4 block, which some engines leave out.
    pub(super) fn is_end(&self, address: IpAddr) -> bool {
        let (IpAddr::V4(network), IpAddr::V4(address)) = (self.network, address.to_canonical())
        else {
            return false;
        };
        let host_bits = u32::MAX.checked_shr(self.prefix).unwrap_or(0);
        address == network || address.to_bits() == network.to_bits() | host_bits
    }
}

/// Reads an address as Java's `InetAddress` does behind the patterns of Event Ruler.
///
/// Four decimal numbers in at most fifteen characters, or hexadecimal groups with colons and
/// without a dotted tail, each with any number of leading zeros; an IPv6 address that maps an
/// IPv4 one is that one.
pub(crate) fn java_address(text: &str) -> Option<IpAddr> {
    if text.contains(':') {
        let is_group = |group: &str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
        let groups = text.split(':').map(without_leading_zeros);
        let groups: Vec<_> = groups.filter(|group| is_group(group)).collect();
        let whole = groups.len() == text.split(':').count();
        let address: Ipv6Addr = groups.join(":").parse().ok().filter(|_| whole)?;
        return Some(IpAddr::V6(address).to_canonical());
    }
    let numbers = text
        .split('.')
        .map(|number| octet(without_leading_zeros(number)));
    let octets: Vec<u8> = numbers.collect::<Option<_>>()?;
    <[u8; 4]>::try_from(octets)
        .ok()
        .filter(|_| text.len() <= LONGEST_IPV4)
        .map(|octets| Ipv4Addr::from(octets).into())
}

/// Java reads no longer text as an IPv4 address.
const LONGEST_IPV4: usize = 15;

/// A number with one digit left at least, if it had any.
fn without_leading_zeros(number: &str) -> &str {
    match number.trim_start_matches('0') {
        "" if !number.is_empty() => "0",
        rest => rest,
    }
}

/// Reads an address as Java's `InetAddress.getByName` does without asking a name server:
/// one to four decimal numbers, the last of which fills the rest, or any spelling of IPv6.
pub(crate) fn inet_address(text: &str) -> Option<IpAddr> {
    if text.contains(':') {
        let address: Ipv6Addr = text.parse().ok()?;
        return Some(IpAddr::V6(address).to_canonical());
    }
    let parts: Vec<&str> = text.split('.').collect();
    let (last, leading) = parts.split_last()?;
    let leading: Vec<u8> = leading
        .iter()
        .map(|part| octet(part))
        .collect::<Option<_>>()?;
    let digits_only = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    let last: u32 = last.parse().ok().filter(|_| digits_only)?;
    let width = 32_u32
        .checked_sub(8 * u32::try_from(leading.len()).ok()?)
        .filter(|width| *width > 0)?;
    let fits = width == 32 || last < 1 << width;
    let high = leading
        .iter()
        .fold(0_u32, |bits, octet| bits << 8 | u32::from(*octet));
    fits.then(|| Ipv4Addr::from_bits(high.checked_shl(width).unwrap_or(0) | last).into())
}

/// The address as hexadecimal digits, eight or thirty-two of them.
pub(super) fn hexadecimal(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => format!("{:08X}", address.to_bits()),
        IpAddr::V6(address) => format!("{:032X}", address.to_bits()),
    }
}

const fn is_upper_hexadecimal(digit: char) -> bool {
    matches!(digit, '0'..='9' | 'A'..='F')
}

fn octet(text: &str) -> Option<u8> {
    let digits_only =
        (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits_only)
}

const fn width(address: IpAddr) -> u32 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

fn masked(address: IpAddr, prefix: u32) -> IpAddr {
    match address {
        IpAddr::V4(address) => {
            let mask = u32::MAX.checked_shl(32 - prefix.min(32)).unwrap_or(0);
            Ipv4Addr::from_bits(address.to_bits() & mask).into()
        }
        IpAddr::V6(address) => {
            let mask = u128::MAX.checked_shl(128 - prefix.min(128)).unwrap_or(0);
            Ipv6Addr::from_bits(address.to_bits() & mask).into()
        }
    }
}
