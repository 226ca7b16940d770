//! The pages' colours out of the four that an organization may choose.

use super::colour::{BLACK, Colour, WHITE};
use crate::zitadel::Theme;
use std::fmt::Write;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    Light,
    Dark,
}

/// Contrast of text (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// Contrast of what shows where something is (1.4.11).
const SHAPE: f64 = 3.0;
/// Contrast of black or white on a background, so that something is left for colours between.
const ROOM: f64 = 7.5;

impl Scheme {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What Zitadel begins with: `primaryColor`, `backgroundColor`, `warnColor`, `fontColor`. Nobody's choice.
    const fn untouched(self) -> [u32; 4] {
        match self {
            Self::Light => [0x0054_69d4, 0x00fa_fafa, 0x00cd_3d56, 0x0000_0000],
            Self::Dark => [0x0020_73c4, 0x0011_1827, 0x00ff_3b5b, 0x00ff_ffff],
        }
    }

    /// Our own (`assets/pages.css`), in the same order, and what stands on the background.
    const fn ours(self) -> ([u32; 4], u32) {
        match self {
            Self::Light => ([0x0013_6a57, 0x00f2_f5f4, 0x00b3_261e, 0x0016_211d], 0x00ff_ffff),
            Self::Dark => ([0x006f_d0b5, 0x000f_1513, 0x00ff_b4a9, 0x00e8_efec], 0x0018_201d),
        }
    }
}

pub(super) struct Palette {
    own: bool,
    variables: Vec<(&'static str, Colour)>,
}

impl Palette {
    pub(super) fn of(theme: &Theme, scheme: Scheme) -> Self {
        let chosen = [&theme.primary_color, &theme.background_color, &theme.warn_color, &theme.font_color];
        let untouched = scheme.untouched().map(Colour::rgb);
        let (ours, our_card) = scheme.ours();
        let own = |at: usize| Colour::parse(chosen[at]).filter(|colour| *colour != untouched[at]);
        let or_ours = |at: usize| own(at).unwrap_or(Colour::rgb(ours[at]));

        // A background of middle brightness leaves no room for text: it is moved away from the colour of text.
        let ground = or_ours(1);
        let ground = ground.readable(&[ground.opposite()], ROOM);
        let card = match own(1) {
            None => Colour::rgb(our_card),
            // A little away from the background, on the side of the paper.
            Some(_) if ground.opposite() == BLACK => ground.mixed(WHITE, 60),
            Some(_) => ground.mixed(WHITE, 4),
        };
        let both = [card, ground];
        let accent = or_ours(0).readable(&both, TEXT);
        let on_accent = accent.opposite();
        let press = accent.mixed(card.opposite(), 16);
        let press = if press.contrast(on_accent) >= TEXT { press } else { accent };
        let info_ground = card.mixed(accent, 8);
        let fault_ground = card.mixed(or_ours(2), 8);
        let fault = or_ours(2).readable(&[card, ground, fault_ground], TEXT);
        let all = [card, ground, info_ground];
        let ink = or_ours(3).readable(&all, TEXT);
        let variables = vec![
            ("ground", ground),
            ("card", card),
            ("line", card.mixed(ink, 14)),
            ("ink", ink),
            ("soft", ink.mixed(card, 28).readable(&all, TEXT)),
            ("edge", ink.mixed(card, 45).readable(&both, SHAPE)),
            ("accent", accent),
            ("press", press),
            ("on-accent", on_accent),
            ("fault", fault),
            ("fault-ground", fault_ground),
            ("info-ground", info_ground),
        ];
        Self { own: (0..4).any(|at| own(at).is_some()), variables }
    }

    /// Whether any colour is the organization's own.
    pub(super) fn is_own(&self) -> bool {
        self.own
    }

    /// As declarations of CSS custom properties.
    pub(super) fn variables(&self) -> String {
        self.variables.iter().fold(String::new(), |mut css, (name, colour)| {
            // Writing to a string does not fail.
            let _ = write!(css, "--{name}: {colour}; ");
            css
        })
    }

    #[cfg(test)]
    fn get(&self, name: &str) -> Colour {
        self.variables.iter().find(|(known, _)| *known == name).unwrap().1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs() -> [(&'static str, &'static str, f64); 16] {
        [
            ("ink", "card", TEXT),
            ("ink", "ground", TEXT),
            ("ink", "info-ground", TEXT),
            ("soft", "card", TEXT),
            ("soft", "ground", TEXT),
            ("accent", "card", TEXT),
            ("accent", "ground", TEXT),
            ("press", "card", TEXT),
            ("on-accent", "accent", TEXT),
            ("on-accent", "press", TEXT),
            ("fault", "card", TEXT),
            ("fault", "ground", TEXT),
            ("fault", "fault-ground", TEXT),
            ("edge", "card", SHAPE),
            ("edge", "ground", SHAPE),
            ("soft", "info-ground", TEXT),
        ]
    }

    /// Colours of every kind, extremes and middles.
    fn colours() -> Vec<String> {
        let steps = ["00", "55", "80", "c0", "ff"];
        let mut all = vec![String::new(), "no colour".to_owned()];
        for red in steps {
            for green in steps {
                all.extend(steps.iter().map(|blue| format!("#{red}{green}{blue}")));
            }
        }
        all
    }

    #[test]
    fn whatever_is_chosen_stays_readable() {
        let all = colours();
        // Every colour in each place, beside others that change from one to the next.
        for (at, one) in all.iter().enumerate() {
            for other in 0..all.len() {
                let theme = Theme {
                    primary_color: one.clone(),
                    background_color: all[other].clone(),
                    warn_color: all[(at + 31) % all.len()].clone(),
                    font_color: all[(at + other + 57) % all.len()].clone(),
                    ..Theme::default()
                };
                for scheme in [Scheme::Light, Scheme::Dark] {
                    let palette = Palette::of(&theme, scheme);
                    for (text, on, least) in pairs() {
                        let ratio = palette.get(text).contrast(palette.get(on));
                        assert!(
                            ratio >= least,
                            "{text} on {on}: {ratio} in {} of {theme:?}",
                            palette.variables()
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn readable_choices_are_kept_to_the_digit() {
        let theme = Theme {
            primary_color: "#7a0045".into(),
            background_color: "#fff8f0".into(),
            font_color: "#222".into(),
            ..Theme::default()
        };
        let palette = Palette::of(&theme, Scheme::Light);
        for (name, colour) in [("accent", "#7a0045"), ("ground", "#fff8f0"), ("ink", "#222222")] {
            assert_eq!(palette.get(name).to_string(), colour, "{name}");
        }
        assert_eq!(palette.get("fault").to_string(), "#b3261e");
    }
}
