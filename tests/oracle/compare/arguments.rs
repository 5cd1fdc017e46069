//! What the program was asked to do.

/// The options of a run.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) java: String,
    pub(crate) jar: String,
    pub(crate) dialect: String,
    pub(crate) cases: u64,
    pub(crate) seed: u64,
    /// Compare the judge with itself.
    pub(crate) alone: bool,
    /// Only print the cases, as the judge reads them.
    pub(crate) print: bool,
    /// Print every difference of this defect.
    pub(crate) show: Option<String>,
    /// Write a sample of this many cases to this file.
    pub(crate) record: Option<String>,
    pub(crate) sample: usize,
}

impl Arguments {
    /// Reads `--name value` pairs.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self {
            java: "java".to_owned(),
            jar: "tests/oracle/target/oracle.jar".to_owned(),
            dialect: "aws".to_owned(),
            cases: 20_000,
            seed: 1,
            alone: false,
            print: false,
            show: None,
            record: None,
            sample: 2000,
        };
        while let Some(name) = words.next() {
            match name.as_str() {
                "--alone" => arguments.alone = true,
                "--print" => arguments.print = true,
                _ => {
                    let value = words
                        .next()
                        .ok_or_else(|| format!("`{name}` needs a value"))?;
                    arguments.set(&name, value)?;
                }
            }
        }
        Ok(arguments)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        let number = |value: &str| {
            value
                .parse()
                .map_err(|_| format!("`{name}` needs a number"))
        };
        match name {
            "--java" => self.java = value,
            "--jar" => self.jar = value,
            "--dialect" => self.dialect = value,
            "--cases" => self.cases = number(&value)?,
            "--seed" => self.seed = number(&value)?,
            "--show" => self.show = Some(value),
            "--record" => self.record = Some(value),
            "--sample" => self.sample = usize::try_from(number(&value)?).unwrap_or(usize::MAX),
            _ => return Err(format!("`{name}` is no option")),
        }
        Ok(())
    }
}
