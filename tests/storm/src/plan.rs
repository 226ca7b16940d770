//! What happens in one storm, drawn from seed and number alone.

use crate::steps::Step;
use shared::random::{Random, SeededRandom};
use std::time::Duration;

/// Most requests of a storm.
pub const MOST: u64 = 50;

/// One storm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its number.
    pub number: u64,
    /// The requests, of whatever tab.
    pub requests: Vec<Request>,
    /// Where the holder dies, and how many holders do.
    pub death: Option<(Step, u32)>,
    /// What the provider does with the calls, one after the other; the rest it answers.
    pub troubles: Vec<Trouble>,
    /// How long the provider takes before and after it rotates.
    pub provider: (Duration, Duration),
}

/// One request of a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// When it is sent.
    pub after: Duration,
    /// Which of the lane's processes gets it.
    pub seat: usize,
    /// With the cookies of that moment, and not with those of the storm's beginning.
    pub fresh: bool,
    /// What becomes of its answer.
    pub fate: Fate,
}

/// What becomes of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It takes so long to arrive.
    Heard(Duration),
    /// It arrives when the next storm has begun.
    Late(Duration),
    /// It is lost on its way.
    Lost,
    /// The browser closes the connection after so long, answered or not.
    HungUp(Duration),
}

/// How a call of the provider goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// This status; nothing was done.
    Status(u16),
    /// The connection breaks; nothing was done.
    Broken,
    /// No JSON; nothing was done.
    Nonsense,
    /// It takes so long, and is done.
    Slow(Duration),
    /// No answer until the caller gives up; nothing was done.
    Silent,
    /// It is done, and the answer does not arrive: the same gap as the holder's death, at the provider's end.
    Cut,
}

struct Dice(SeededRandom);

impl Dice {
    fn below(&self, bound: u64) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_be_bytes(bytes) % bound
    }

    fn percent(&self, chance: u64) -> bool {
        self.below(100) < chance
    }

    fn millis(&self, from: u64, to: u64) -> Duration {
        Duration::from_millis(from + self.below(to - from))
    }
}

impl Plan {
    /// The storm of this number.
    pub fn draw(seed: u64, number: u64) -> Self {
        let dice = Dice(SeededRandom::new(seed.rotate_left(32) ^ number));
        let spread = [1, 30, 150, 400][usize::try_from(dice.below(4)).unwrap_or(0)];
        let nobody_hears = dice.percent(8);
        let some_fresh = dice.percent(15);
        let count = 2 + dice.below(MOST - 1);
        let requests = (0..count)
            .map(|_| Request {
                after: dice.millis(0, spread),
                seat: usize::try_from(dice.below(4)).unwrap_or(0),
                fresh: some_fresh && dice.percent(10),
                fate: fate(&dice, nobody_hears),
            })
            .collect();
        let death = dice.percent(14).then(|| death(&dice));
        let troubles = match dice.below(100) {
            0..8 => (0..=dice.below(3)).map(|_| quick_trouble(&dice)).collect(),
            // Long enough for renewals; with a death at one of them, there must be some.
            8..9 => vec![Trouble::Slow(dice.millis(1100, 3500))],
            9 if dice.percent(30) => vec![Trouble::Silent],
            10 if dice.percent(50) => vec![Trouble::Cut],
            _ if death.is_some_and(|(step, _)| matches!(step, Step::NoteUnwritten | Step::NoteWritten)) => {
                vec![Trouble::Slow(dice.millis(1100, 3500))]
            }
            _ => Vec::new(),
        };
        let provider = (dice.millis(0, 40), dice.millis(0, 20));
        Self { number, requests, death, troubles, provider }
    }
}

fn fate(dice: &Dice, nobody_hears: bool) -> Fate {
    match dice.below(100) {
        _ if nobody_hears && dice.percent(50) => Fate::Lost,
        _ if nobody_hears => Fate::HungUp(dice.millis(1, 100)),
        0..10 => Fate::Lost,
        10..20 => Fate::HungUp(dice.millis(1, 100)),
        20..24 => Fate::Late(dice.millis(0, 100)),
        _ => Fate::Heard(dice.millis(0, 60)),
    }
}

fn death(dice: &Dice) -> (Step, u32) {
    let step = Step::ALL[usize::try_from(dice.below(8)).unwrap_or(0)];
    (step, if dice.percent(15) { 2 } else { 1 })
}

fn quick_trouble(dice: &Dice) -> Trouble {
    match dice.below(8) {
        0 => Trouble::Status(500),
        1 => Trouble::Status(502),
        2 => Trouble::Status(503),
        3 => Trouble::Status(504),
        4 => Trouble::Status(429),
        5 => Trouble::Broken,
        6 => Trouble::Nonsense,
        _ => Trouble::Slow(dice.millis(50, 900)),
    }
}
