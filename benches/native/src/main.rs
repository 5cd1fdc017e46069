//! One engine under the commands of `npm run bench`: `whymatch-bench ENGINE [DIALECT]`.
//!
//! `benches/README.md` describes the commands; this file reads them and writes the answers.

mod engine;
mod measure;
mod session;

use std::io::{self, BufRead, Write};

use engine::{Engine, FloorOnly, PeerQuamina, Whymatch};
use session::Session;
use whymatch::Dialect;

fn main() -> io::Result<()> {
    let [name, dialect] = [1, 2].map(|at| std::env::args().nth(at).unwrap_or_default());
    let dialect = match dialect.as_str() {
        "aliyun" => Dialect::Aliyun,
        "tencent" => Dialect::Tencent,
        _ => Dialect::Aws,
    };
    let engine: Box<dyn Fn() -> Box<dyn Engine>> = match name.as_str() {
        "whymatch" => Box::new(move || Box::new(Whymatch::new(dialect))),
        "floor" => Box::new(|| Box::new(FloorOnly::default())),
        "quamina" => Box::new(|| Box::new(PeerQuamina::default())),
        _ => {
            eprintln!("usage: whymatch-bench whymatch | floor | quamina");
            std::process::exit(2);
        }
    };
    let mut session = Session::new(engine);
    for line in io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split('\t').collect();
        let answer = session.command(&words);
        println!("{}", answer.unwrap_or_else(|error| refusal(&error)));
        io::stdout().flush()?;
    }
    Ok(())
}

/// An error as JSON.
fn refusal(error: &str) -> String {
    let plain: String = error.chars().filter(|it| !it.is_control()).collect();
    let escaped = plain.replace('\\', "\\\\").replace('"', "\\\"");
    format!("{{\"error\":\"{escaped}\"}}")
}
