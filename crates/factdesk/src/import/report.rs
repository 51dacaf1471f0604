//! The report: a line an item, and what the next run goes on from.

use super::entry::Entry;
use super::known::Known;
use super::lines::{self, Line};
use crate::failure::{Context, Failure};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

/// The most bytes of a line that a report can have.
const LONGEST: usize = 1 << 20;

/// How every line begins.
const BEGIN: &[u8] = b"{\"source\":";

/// A report that is written on.
#[derive(Debug)]
pub struct Report {
    file: File,
    path: PathBuf,
}

impl Report {
    /// Reads what is there and goes on behind it, alone. A line that a crash
    /// tore off is taken away.
    pub fn open(path: &Path) -> Result<(Report, Known), Failure> {
        let doing = format!("cannot write the report {}", path.display());
        let options = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .clone();
        let file = options.open(path).context(&doing)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                let why = "another import writes it; name another with --report";
                return Err(Failure::new(format!("{doing}: {why}")));
            }
            locked => locked.context(&doing)?,
        }
        let (known, whole) = read(&file, path)?;
        file.set_len(whole).context(&doing)?;
        let path = path.to_owned();
        Ok((Report { file, path }, known))
    }

    /// What a report that may be there tells, without writing to it.
    pub fn peek(path: &Path) -> Result<Known, Failure> {
        if !path.exists() {
            return Ok(Known::default());
        }
        let file = File::open(path).context(format!("cannot read {}", path.display()))?;
        read(&file, path).map(|(known, _)| known)
    }

    /// Adds lines, at once.
    pub fn add(&mut self, entries: &[Entry]) -> Result<(), Failure> {
        let mut lines = Vec::new();
        for entry in entries {
            serde_json::to_writer(&mut lines, entry)?;
            lines.push(b'\n');
        }
        let written = self.file.write_all(&lines);
        written.context(format!("cannot write the report {}", self.path.display()))
    }
}

/// What the file tells, and up to which byte its lines are whole.
fn read(file: &File, path: &Path) -> Result<(Known, u64), Failure> {
    let mut input = BufReader::new(file);
    let (mut known, mut whole, mut number) = (Known::default(), 0, 0);
    while let Some((line, took)) = lines::next(&mut input, LONGEST)? {
        number += 1;
        let Line::Whole(line) = line else {
            return Err(no_report(path, number));
        };
        // One byte more than the line has: its end is there.
        let ends = took > line.len() as u64;
        match serde_json::from_slice(&line) {
            Ok(entry) if ends => known.learn(&entry),
            _ if !ends && torn(&line) => break,
            _ => return Err(no_report(path, number)),
        }
        whole += took;
    }
    Ok((known, whole))
}

/// Whether a line without an end is one of ours.
fn torn(line: &[u8]) -> bool {
    line.iter().zip(BEGIN).all(|(a, b)| a == b)
}

fn no_report(path: &Path, number: u64) -> Failure {
    Failure::new(format!(
        "line {number} of {} is no line of a report; name another file with --report",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::entry::Outcome;
    use crate::import::item::Source;
    use std::fs;

    fn entry(number: u8) -> Entry {
        let source = Source::file(Path::new("a.jsonl")).line(number.into());
        Entry {
            sha256: Some(hex::encode([number; 32])),
            ..Entry::new(&source, Outcome::New)
        }
    }

    fn has(known: &Known, number: u8) -> bool {
        known.has(&entry(number).source, &[number; 32])
    }

    #[test]
    fn a_torn_line_is_taken_away_wherever_it_was_torn() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("report.jsonl");
        let (mut report, _) = Report::open(&path).unwrap();
        report.add(&[entry(1), entry(2)]).unwrap();
        drop(report);
        let all = fs::read(&path).unwrap();
        let first = all.iter().position(|b| *b == b'\n').unwrap() + 1;
        for end in first..all.len() {
            fs::write(&path, &all[..end]).unwrap();
            let (mut report, known) = Report::open(&path).unwrap();
            assert!(has(&known, 1) && !has(&known, 2), "{end}");
            report.add(&[entry(2)]).unwrap();
            drop(report);
            assert_eq!(fs::read(&path).unwrap(), all, "{end}");
        }
    }

    #[test]
    fn another_file_is_not_touched() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("articles.jsonl");
        for text in ["{\"body\":\"x\"}\n", "{\"body\":", "notes", "\n", "{}\n"] {
            fs::write(&path, text).unwrap();
            let told = Report::open(&path).unwrap_err().to_string();
            assert!(told.contains("line 1 of"), "{told}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn one_import_at_a_time_writes_a_report() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("report.jsonl");
        let first = Report::open(&path).unwrap();
        let told = Report::open(&path).unwrap_err().to_string();
        assert!(told.contains("another import"), "{told}");
        drop(first);
        assert!(Report::open(&path).is_ok());
    }

    #[test]
    fn looking_leaves_no_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("report.jsonl");
        Report::peek(&path).unwrap();
        assert!(!path.exists());
        Report::open(&path).unwrap().0.add(&[entry(1)]).unwrap();
        assert!(has(&Report::peek(&path).unwrap(), 1));
    }
}
