//! The commands: load events, prepare rules, pass over the events, update rules.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};

use crate::engine::Engine;
use crate::measure::{Stopwatch, resident_bytes};

/// Sets with at most so many rules are counted rule by rule.
const COUNTED: usize = 64;

/// The number of the rule that `update` adds.
const EXTRA: usize = usize::MAX;

type Answer = Result<String, String>;

/// One change of the rules.
type Step<'a> = &'a dyn Fn(&mut dyn Engine) -> Result<(), String>;

/// The events and rules of one engine.
pub struct Session {
    make: Box<dyn Fn() -> Box<dyn Engine>>,
    engine: Box<dyn Engine>,
    bytes: Vec<u8>,
    /// Where each event begins and ends.
    events: Vec<(usize, usize)>,
    rules: usize,
    /// Rules that were not added, for `update`.
    spares: [String; 2],
}

impl Session {
    pub fn new(make: Box<dyn Fn() -> Box<dyn Engine>>) -> Self {
        let engine = make();
        Self {
            make,
            engine,
            bytes: Vec::new(),
            events: Vec::new(),
            rules: 0,
            spares: Default::default(),
        }
    }

    /// Obeys one command and answers with one line of JSON.
    pub fn command(&mut self, words: &[&str]) -> Answer {
        match words {
            ["load", path, count] => self.load(path, number(count)?),
            ["prepare", path, count, limit] => self.prepare(path, number(count)?, time(limit)?),
            ["pass", count, limit] => self.pass(number(count)?, time(limit)?),
            ["update", rounds] => self.update(number(rounds)?),
            _ => Err(format!("no such command: {}", words.join(" "))),
        }
    }

    fn load(&mut self, path: &str, count: usize) -> Answer {
        self.bytes.clear();
        self.events.clear();
        let mut lines = open(path)?;
        while self.events.len() < count {
            let start = self.bytes.len();
            if lines.read_until(b'\n', &mut self.bytes).map_err(text)? == 0 {
                break;
            }
            if self.bytes.last() == Some(&b'\n') {
                self.bytes.pop();
            }
            self.events.push((start, self.bytes.len()));
        }
        let (events, bytes) = (self.events.len(), self.bytes.len());
        Ok(format!("{{\"events\":{events},\"bytes\":{bytes}}}"))
    }

    fn prepare(&mut self, path: &str, count: usize, limit: Duration) -> Answer {
        self.engine = (self.make)();
        let rules = std::fs::read_to_string(path).map_err(text)?;
        let mut lines = rules.lines();
        let before = resident_bytes();
        let watch = Stopwatch::start();
        let (mut added, mut refused, mut why) = (0, 0, String::new());
        for line in lines.by_ref().take(count) {
            match self.engine.add(added + refused, line) {
                Ok(()) => added += 1,
                Err(error) => (refused, why) = (refused + 1, error),
            }
            if watch.elapsed() >= limit {
                break;
            }
        }
        self.rules = added + refused;
        self.first_match();
        let seconds = watch.ran().as_secs_f64();
        let bytes = resident_bytes().saturating_sub(before);
        self.spares = [(); 2].map(|()| lines.next().unwrap_or_default().to_owned());
        let texts: usize = (0..self.rules)
            .zip(rules.lines())
            .map(|(rule, line)| rule.to_string().len() + line.len())
            .sum();
        let whole = self.rules == count;
        let why = crate::refusal(&why)
            .replace("{\"error\":", "")
            .replace('}', "");
        Ok(format!(
            "{{\"added\":{added},\"refused\":{refused},\"why\":{why},\"seconds\":{seconds},\"bytes\":{bytes},\"texts\":{texts},\"whole\":{whole}}}"
        ))
    }

    /// Some engines finish their tables when first asked, which belongs to building.
    fn first_match(&self) {
        if let Some(event) = self.event(0) {
            let _ = self.engine.matching(event, &mut |_| ());
        }
    }

    /// Matches `count` events, from the first again after the last.
    fn pass(&mut self, count: usize, limit: Duration) -> Answer {
        let mut counts = vec![0_u64; if self.rules <= COUNTED { self.rules } else { 0 }];
        let (mut done, mut matches, mut batch) = (0, 0, 1);
        let watch = Stopwatch::start();
        while done < count && watch.elapsed() < limit {
            for at in done..count.min(done + batch) {
                let event = self.event(at).ok_or("no events")?;
                matches += self.engine.matching(event, &mut |rule| {
                    if let Some(count) = counts.get_mut(rule) {
                        *count += 1;
                    }
                })?;
            }
            done = count.min(done + batch);
            batch = (batch * 2).min(1024);
        }
        let (ran, whole) = (watch.ran().as_nanos(), done == count);
        Ok(format!(
            "{{\"events\":{done},\"ns\":{ran},\"matches\":{matches},\"counts\":{counts:?},\"whole\":{whole}}}"
        ))
    }

    /// Adds, replaces and deletes a rule, each followed by one event; the median nanoseconds.
    fn update(&mut self, rounds: usize) -> Answer {
        let mut times = [const { Vec::new() }; 3];
        for _ in 0..rounds {
            let (engine, [first, second]) = (&mut self.engine, &self.spares);
            let event = self.events.first().ok_or("no events")?;
            let event = &self.bytes[event.0..event.1];
            let steps: [Step; 3] = [
                &|engine| engine.add(EXTRA, first),
                &|engine| engine.replace(EXTRA, second),
                &|engine| engine.delete(EXTRA),
            ];
            for (step, times) in steps.iter().zip(&mut times) {
                let start = Instant::now();
                step(engine.as_mut())?;
                engine.matching(event, &mut |_| ())?;
                times.push(start.elapsed().as_nanos());
            }
        }
        let [add, replace, delete] = times.map(|mut times| median(&mut times));
        Ok(format!(
            "{{\"add\":{add},\"replace\":{replace},\"delete\":{delete}}}"
        ))
    }

    fn event(&self, at: usize) -> Option<&[u8]> {
        let &(start, end) = self.events.get(at % self.events.len().max(1))?;
        self.bytes.get(start..end)
    }
}

fn median(times: &mut [u128]) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(0)
}

fn open(path: &str) -> Result<BufReader<File>, String> {
    let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(BufReader::with_capacity(1 << 16, file))
}

fn number(word: &str) -> Result<usize, String> {
    word.parse().map_err(text)
}

fn time(milliseconds: &str) -> Result<Duration, String> {
    milliseconds
        .parse()
        .map(Duration::from_millis)
        .map_err(text)
}

fn text(error: impl ToString) -> String {
    error.to_string()
}
