//! What a command has to say at its end: a table for people, JSON for programs.

use serde_json::{Value, json};
use std::fmt::Write;

/// How a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// As it should be, or done.
    Ok,
    /// Works, and should be looked at.
    Warn,
    /// Does not work.
    Fail,
    /// To be done yet, or only told.
    Info,
}

impl Mark {
    const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Info => "-",
        }
    }

    const fn colour(self) -> &'static str {
        match self {
            Self::Ok => "\x1b[32m",
            Self::Warn => "\x1b[33m",
            Self::Fail => "\x1b[31m",
            Self::Info => "\x1b[2m",
        }
    }
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How it stands.
    pub mark: Mark,
    /// What it is about.
    pub name: String,
    /// What there is to say.
    pub text: String,
}

/// The whole.
#[derive(Default)]
pub struct Report {
    /// Lines of the table.
    pub rows: Vec<Row>,
    /// What to do next, in a sentence.
    pub next: Option<String>,
    /// The one thing that was asked for, printed alone: a token.
    pub plain: Option<String>,
}

impl Report {
    /// Adds a line.
    pub fn row(&mut self, mark: Mark, name: impl Into<String>, text: impl Into<String>) {
        self.rows.push(Row { mark, name: name.into(), text: text.into() });
    }

    /// Says what to do next.
    #[must_use]
    pub fn then(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
        self
    }

    /// Whether a line failed.
    pub fn failed(&self) -> bool {
        self.rows.iter().any(|row| row.mark == Mark::Fail)
    }

    /// For programs.
    pub fn json(&self) -> Value {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|row| json!({"mark": row.mark.word(), "name": row.name, "text": row.text}))
            .collect();
        let mut whole = json!({"failed": self.failed(), "rows": rows});
        if let Some(next) = &self.next {
            whole["next"] = json!(next);
        }
        if let Some(token) = &self.plain {
            whole["token"] = json!(token);
        }
        whole
    }

    /// For people.
    pub fn text(&self, colours: bool) -> String {
        if let Some(plain) = &self.plain {
            return format!("{plain}\n");
        }
        let width = self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
        let mut text = String::new();
        for Row { mark, name, text: said } in &self.rows {
            let (on, off) = if colours { (mark.colour(), "\x1b[0m") } else { ("", "") };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "  {on}{:<4}{off}  {name:<width$}  {said}", mark.word());
        }
        if let Some(next) = &self.next {
            let _ = writeln!(text, "\n  {next}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_and_colours_are_a_choice() {
        let mut report = Report::default();
        report.row(Mark::Ok, "clock", "right");
        report.row(Mark::Fail, "Schlüssel é", "gone");
        let text = report.text(false);
        assert_eq!(text, "  ok    clock        right\n  fail  Schlüssel é  gone\n");
        assert!(report.failed() && report.text(true).contains("\x1b[31mfail"), "{text}");
    }
}
