//! The checksum behind a rule set's bytes: CRC-32 as in IEEE 802.3, §3.2.9, and zlib.

/// The polynomial, its lowest power in the highest bit.
const POLYNOMIAL: u32 = 0xEDB8_8320;

/// The checksums of single bytes.
static TABLE: [u32; 256] = table();

/// The checksum of some bytes.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        let [low, ..] = (sum ^ u32::from(*byte)).to_le_bytes();
        sum >> 8 ^ TABLE.get(usize::from(low)).copied().unwrap_or_default()
    });
    !sum
}

#[expect(
    clippy::indexing_slicing,
    reason = "a constant is made while compiling, where a place that is not there is an error"
)]
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let (mut place, mut byte) = (0, 0);
    while place < table.len() {
        let mut sum: u32 = byte;
        let mut bit = 0;
        while bit < 8 {
            let carry = sum & 1;
            sum >>= 1;
            if carry == 1 {
                sum ^= POLYNOMIAL;
            }
            bit += 1;
        }
        table[place] = sum;
        place += 1;
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn checksums_are_those_of_zlib() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
