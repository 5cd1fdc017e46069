//! Asks this project and the real engine the same random questions and compares the answers.
//!
//! `npm run oracle` builds and runs it; see tests/oracle/README.md.

mod arguments;
mod compare;
mod defects;
mod generate;
mod judge;
mod known;
mod numbers;
mod ours;
mod random;
mod record;
mod report;
mod shrink;
mod text;
mod tree;
mod verdict;
mod view;

use std::error::Error;
use std::process::ExitCode;
use std::time::Instant;

use arguments::Arguments;
use compare::{Difference, Side};
use judge::Judge;
use record::Sample;
use report::Counts;
use verdict::Verdict;
use whymatch::Dialect;

const BATCH: u64 = 500;
/// Every so many cases `explain` is asked as well.
const EXPLAINED: u64 = 8;
/// How many differences are made small and printed.
const MOST_SHOWN: usize = 5;

fn main() -> ExitCode {
    match Arguments::read(std::env::args().skip(1))
        .map_err(Into::into)
        .and_then(|arguments| run(&arguments))
    {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("oracle: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<bool, Box<dyn Error>> {
    if arguments.print {
        let cases = (0..arguments.cases).map(|number| generate::case(arguments.seed, number));
        cases.for_each(|case| println!("{}", judge::question(&case, false)));
        return Ok(true);
    }
    let mut run = Run::start(arguments)?;
    let faults = known::check(run.side, &mut run.judge)?;
    let began = Instant::now();
    let mut number = 0;
    while number < arguments.cases {
        let end = arguments.cases.min(number + BATCH);
        run.batch(number..end)?;
        number = end;
    }
    run.print(began.elapsed().as_secs_f64());
    if let (Some(path), Some(sample)) = (&arguments.record, run.sample) {
        sample.write(path, &arguments.dialect, &run.engine, arguments.seed)?;
    }
    Ok(run.counts.unexplained == 0 && faults == 0)
}

struct Run<'a> {
    arguments: &'a Arguments,
    side: Side,
    judge: Judge,
    engine: String,
    counts: Counts,
    sample: Option<Sample>,
}

impl<'a> Run<'a> {
    fn start(arguments: &'a Arguments) -> Result<Self, Box<dyn Error>> {
        let side = if arguments.alone {
            Side::Alone
        } else {
            let dialect = Dialect::from_name(&arguments.dialect);
            Side::Ours(
                dialect.ok_or_else(|| format!("there is no dialect `{}`", arguments.dialect))?,
            )
        };
        let mut judge = Judge::start(&arguments.java, &arguments.jar)?;
        let engine = judge.engine()?;
        Ok(Self {
            arguments,
            side,
            judge,
            engine,
            counts: Counts::default(),
            sample: arguments
                .record
                .as_ref()
                .map(|_| Sample::new(arguments.sample)),
        })
    }

    fn batch(&mut self, numbers: std::ops::Range<u64>) -> Result<(), Box<dyn Error>> {
        let make = |number| generate::case(self.arguments.seed, number);
        let cases: Vec<_> = numbers.clone().map(make).collect();
        let (ours, library) = match self.side {
            Side::Ours(_) => {
                self.judge.hand_over(&cases)?;
                let ours = compare::answers(self.side, &cases, &mut self.judge)?;
                (ours, self.judge.answers(cases.len())?)
            }
            Side::Alone => {
                let library = self.judge.ask(&cases)?;
                (
                    compare::answers(self.side, &cases, &mut self.judge)?,
                    library,
                )
            }
        };
        for (((case, ours), library), number) in cases.iter().zip(ours).zip(library).zip(numbers) {
            self.counts.verdict(library.verdict);
            let ours = self.with_explain(number, case, ours);
            match compare::difference(case, ours, library.clone(), &mut self.judge)? {
                Some(found) => self.differs(found)?,
                None => {
                    if let Some(sample) = &mut self.sample {
                        sample.offer(case, &library, &mut self.judge)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Asks `explain` as well now and then.
    fn with_explain(
        &self,
        number: u64,
        case: &generate::Case,
        ours: Result<Verdict, String>,
    ) -> Result<Verdict, String> {
        let Side::Ours(dialect) = self.side else {
            return ours;
        };
        match ours {
            Ok(verdict @ (Verdict::Matched | Verdict::Unmatched))
                if number.is_multiple_of(EXPLAINED) =>
            {
                let matched = ours::explained(case, dialect);
                let same = matched.map(Verdict::of) == Some(verdict);
                if same {
                    Ok(verdict)
                } else {
                    Err(format!(
                        "the rule set says {verdict:?}, `explain` {matched:?}"
                    ))
                }
            }
            other => other,
        }
    }

    fn differs(&mut self, found: Difference) -> Result<(), Box<dyn Error>> {
        let undecided = self.side == Side::Alone
            && (found.ours == Ok(Verdict::Crashed) || found.library.complexity > 0);
        if undecided {
            return Ok(());
        }
        self.counts.difference(found.defect);
        let asked_for = found.defect.is_some() && found.defect == self.arguments.show.as_deref();
        if asked_for {
            println!(
                "{}\n{}",
                found.defect.unwrap_or_default(),
                report::as_line(&found.case)
            );
        }
        if found.defect.is_none() && self.counts.unexplained <= MOST_SHOWN {
            let smallest = shrink::shrink(found, self.side, &mut self.judge)?;
            println!(
                "{}",
                report::as_case(&smallest, &self.arguments.dialect, &self.engine)
            );
        }
        Ok(())
    }

    fn print(&self, seconds: f64) {
        let counts = &self.counts;
        let cases = self.arguments.cases;
        println!(
            "oracle: {} cases, seed {}, {}",
            cases, self.arguments.seed, self.engine
        );
        println!("  answers: {:?}", counts.verdicts);
        println!(
            "  differences by a defect of the library: {:?}",
            counts.defects
        );
        println!("  other differences: {}", counts.unexplained);
        println!("  {seconds:.1} s");
    }
}
