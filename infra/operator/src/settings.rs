//! Where things are: flags, then an environment file, the stack's outputs, and the environment, by the functions' own
//! names.

use crate::{Failure, cli::Common, outputs, remote::Remote, surroundings::Surroundings};
use shared::{
    config::{Origins, Provider, Reader},
    secrets::Malformed,
};
use std::{collections::BTreeMap, path::Path};

/// Settings of one run.
pub(crate) struct Settings {
    given: BTreeMap<String, String>,
    surroundings: Surroundings,
}

impl Settings {
    /// Takes the flags, and the file if one is named.
    pub(crate) fn new(common: &Common, surroundings: &Surroundings) -> Result<Self, Failure> {
        let mut given = match &common.outputs {
            Some(file) => outputs::read(file)?,
            None => BTreeMap::new(),
        };
        if let Some(file) = &common.env_file {
            given.extend(read(file)?);
        }
        let flags = [
            ("ISSUER", &common.issuer),
            ("CONNECT_TO", &common.connect_to),
            ("SERVICE_SECRET", &common.service_secret),
            ("CLIENT_SECRET", &common.client_secret),
            ("COOKIE_SECRET", &common.cookie_secret),
            ("AUTH_ORIGIN", &common.auth_origin),
            ("APP_ORIGIN", &common.app_origin),
        ];
        for (name, value) in flags {
            if let Some(value) = value {
                given.insert(name.to_owned(), value.clone());
            }
        }
        Ok(Self { given, surroundings: surroundings.clone() })
    }

    /// A setting, if there is one.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let value = self.given.get(name).cloned().or_else(|| (self.surroundings.environment)(name));
        value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// A setting that must be there.
    pub(crate) fn require(&self, name: &str) -> Result<String, Failure> {
        let flag = name.to_lowercase().replace('_', "-");
        self.get(name).ok_or_else(|| {
            Failure::new(format!(
                "{name} is not known: give --{flag}, or name a file that has it with --env-file or --outputs"
            ))
        })
    }

    /// Zitadel.
    pub(crate) fn remote(&self) -> Result<Remote, Failure> {
        self.require("ISSUER")?;
        let provider = self.section(Provider::read)?;
        Remote::new(&provider, self.surroundings.checkpoint.clone())
    }

    /// Our two hosts.
    pub(crate) fn origins(&self) -> Result<Origins, Failure> {
        self.require("AUTH_ORIGIN")?;
        self.require("APP_ORIGIN")?;
        self.section(Origins::read)
    }

    fn section<T>(&self, read: impl FnOnce(&mut Reader<'_>) -> Option<T>) -> Result<T, Failure> {
        let lookup = |name: &str| self.get(name);
        let mut reader = Reader::new(&lookup);
        let section = read(&mut reader);
        let faults = reader.finish().err().unwrap_or_default().0;
        let all: Vec<_> = faults.iter().map(|fault| format!("{} {}", fault.name, fault.reason)).collect();
        match section {
            Some(section) if all.is_empty() => Ok(section),
            _ => Err(Failure::new(format!("{}: correct the setting", all.join("; ")))),
        }
    }
}

/// Lines `NAME=value`, quotes around the value taken off, `#` begins a comment.
fn read(file: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Failure::new(format!(
            "{} cannot be read ({error}): name an existing file with --env-file",
            file.display()
        ))
    })?;
    parse(&text).map_err(|fault| Failure::new(format!("{}, {fault}: write NAME=value lines", file.display())))
}

fn parse(text: &str) -> Result<BTreeMap<String, String>, Malformed> {
    let lines = text.lines().map(str::trim).enumerate();
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(at, line)| {
            let line = line.strip_prefix("export ").unwrap_or(line);
            let (name, value) = line
                .split_once('=')
                .ok_or_else(|| Malformed(format!("line {} has no equals sign", at + 1)))?;
            let value = value.trim();
            let bare = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
            Ok((name.trim().to_owned(), bare.unwrap_or(value).to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_environment_file_may_quote_comment_and_export() {
        let read =
            parse("# the stack\nexport ISSUER=\"https://id.example.com\"\n\nSCOPES='openid é'\nA=b=c\n");
        let read = read.unwrap();
        assert_eq!(read["ISSUER"], "https://id.example.com");
        assert_eq!((&*read["SCOPES"], &*read["A"]), ("openid é", "b=c"));
    }

    #[test]
    fn a_line_without_a_value_is_named_and_not_shown() {
        let fault = parse("A=b\ns3cret").unwrap_err().to_string();
        assert!(fault.contains("line 2") && !fault.contains("s3cret"), "{fault}");
    }
}
