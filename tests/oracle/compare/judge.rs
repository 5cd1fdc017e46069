//! The engine that judges, as a process: JSON lines in, JSON lines out.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use serde_json::{Value, json};

use crate::generate::Case;
use crate::verdict::Verdict;

/// What the judge says of a case.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) verdict: Verdict,
    /// Why not, in its words.
    pub(crate) message: String,
    /// How much work its wildcards can make; 0 without wildcards.
    pub(crate) complexity: u64,
}

/// The running judge.
pub(crate) struct Judge {
    child: Child,
    lines: Option<Sender<String>>,
    answers: BufReader<ChildStdout>,
}

impl Judge {
    /// Starts the judge.
    pub(crate) fn start(java: &str, jar: &str) -> io::Result<Self> {
        let mut child = Command::new(java)
            .args(["-Xss16m", "-XX:+UseSerialGC", "-jar", jar])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("the judge has no pipes"));
        };
        let (lines, queue) = channel::<String>();
        thread::spawn(move || {
            for text in queue {
                if input
                    .write_all(text.as_bytes())
                    .and_then(|()| input.flush())
                    .is_err()
                {
                    return;
                }
            }
        });
        Ok(Self {
            child,
            lines: Some(lines),
            answers: BufReader::new(output),
        })
    }

    /// The engine's name and version.
    pub(crate) fn engine(&mut self) -> io::Result<String> {
        self.send(&[json!({"id": 0})])?;
        let answer = self.receive()?;
        Ok(answer
            .get("engine")
            .and_then(Value::as_str)
            .unwrap_or("?")
            .to_owned())
    }

    /// Hands cases over without waiting for the answers.
    pub(crate) fn hand_over(&self, cases: &[Case]) -> io::Result<()> {
        let questions: Vec<_> = cases.iter().map(|case| question(case, false)).collect();
        self.send(&questions)
    }

    /// The answers to cases that were handed over, in their order.
    pub(crate) fn answers(&mut self, count: usize) -> io::Result<Vec<Answer>> {
        (0..count).map(|_| Ok(read(&self.receive()?))).collect()
    }

    pub(crate) fn ask(&mut self, cases: &[Case]) -> io::Result<Vec<Answer>> {
        self.hand_over(cases)?;
        self.answers(cases.len())
    }

    /// The answers where each alternative of each field is judged in a machine of its own.
    pub(crate) fn ask_alone(&mut self, cases: &[Case]) -> io::Result<Vec<Answer>> {
        let questions: Vec<_> = cases.iter().map(|case| question(case, true)).collect();
        self.send(&questions)?;
        self.answers(cases.len())
    }

    /// Which numbers the engine can compare.
    pub(crate) fn comparable(&mut self, numbers: &[&str]) -> io::Result<Vec<bool>> {
        self.send(&[json!({"id": 0, "numbers": numbers})])?;
        let answer = self.receive()?;
        let list = answer.get("comparable").and_then(Value::as_array);
        let flags = list
            .into_iter()
            .flatten()
            .map(|flag| flag.as_bool().unwrap_or(false));
        Ok(flags.collect())
    }

    fn send(&self, questions: &[Value]) -> io::Result<()> {
        let lines: Vec<_> = questions.iter().map(Value::to_string).collect();
        let text = lines.join("\n") + "\n";
        let sent = self.lines.as_ref().map(|lines| lines.send(text));
        match sent {
            Some(Ok(())) => Ok(()),
            _ => Err(io::Error::other("the judge has gone")),
        }
    }

    fn receive(&mut self) -> io::Result<Value> {
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            return Err(io::Error::other("the judge has gone"));
        }
        serde_json::from_str(&line).map_err(io::Error::other)
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        self.lines = None;
        drop(self.child.wait());
    }
}

/// A case as the judge reads it.
pub(crate) fn question(case: &Case, alone: bool) -> Value {
    json!({"id": 0, "pattern": case.pattern, "event": case.event, "alone": alone})
}

fn read(answer: &Value) -> Answer {
    let result = answer.get("result");
    let stage = answer.get("stage").and_then(Value::as_str);
    let verdict = match (result.and_then(Value::as_bool), stage) {
        (Some(matched), _) => Verdict::of(matched),
        (None, Some("event")) => Verdict::NoEvent,
        (None, Some(_)) => Verdict::Crashed,
        (None, None) => Verdict::Rejected,
    };
    let message = answer
        .get("message")
        .and_then(Value::as_str)
        .unwrap_or_default();
    Answer {
        verdict,
        message: message.to_owned(),
        complexity: answer
            .get("complexity")
            .and_then(Value::as_u64)
            .unwrap_or(0),
    }
}
