//! Time and memory of this process, as Linux tells them.

use std::fs;
use std::time::{Duration, Instant};

/// The system counts running time in steps of some milliseconds; shorter times need the clock.
const COARSE: Duration = Duration::from_millis(100);

/// Time that this thread was running, or time that went by where the system does not say.
pub struct Stopwatch {
    start: Instant,
    ran: Option<u64>,
}

impl Stopwatch {
    pub fn start() -> Self {
        let (start, ran) = (Instant::now(), running_nanoseconds());
        Self { start, ran }
    }

    /// Time that went by.
    pub fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// Time that the thread was running, or that went by where that is too short to tell.
    pub fn ran(&self) -> Duration {
        let elapsed = self.elapsed();
        match (self.ran, running_nanoseconds()) {
            (Some(before), Some(now)) if now > before && elapsed > COARSE => {
                Duration::from_nanos(now - before)
            }
            _ => elapsed,
        }
    }
}

fn running_nanoseconds() -> Option<u64> {
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    statistics.split(' ').next()?.parse().ok()
}

/// Memory of this process that is in use, in bytes; 0 where the system does not say.
pub fn resident_bytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
