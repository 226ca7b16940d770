//! Colours as numbers, and how far apart they are for the eye (WCAG 2.2, "relative luminance" and "contrast ratio").

use std::fmt;

/// An opaque colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

pub(super) const BLACK: Colour = Colour([0; 3]);
pub(super) const WHITE: Colour = Colour([255; 3]);

impl Colour {
    pub(super) const fn rgb(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self([red, green, blue])
    }

    /// `#rgb` or `#rrggbb`, and nothing else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Self::rgb(value)),
            3 => {
                let twice = |shift: u32| ((value >> shift) & 0xf) * 0x11;
                Some(Self::rgb(twice(8) << 16 | twice(4) << 8 | twice(0)))
            }
            _ => None,
        }
    }

    /// This colour with so much of another in it, in hundredths.
    pub(super) fn mixed(self, other: Self, hundredths: u32) -> Self {
        let part = hundredths.min(100);
        let mix = |at: usize| {
            let sum = u32::from(self.0[at]) * (100 - part) + u32::from(other.0[at]) * part;
            // A mean of two bytes is one.
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self([mix(0), mix(1), mix(2)])
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|byte| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio, 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Black or white, whichever is easier to read on it: at least 4.58.
    pub(super) fn opposite(self) -> Self {
        if self.contrast(WHITE) >= self.contrast(BLACK) { WHITE } else { BLACK }
    }

    /// This colour, moved away from what it stands on until it has that contrast against all of it.
    pub(super) fn readable(self, on: &[Self], contrast: f64) -> Self {
        let enough = |colour: &Self| on.iter().all(|ground| colour.contrast(*ground) >= contrast);
        let pole = on.first().map_or(BLACK, |ground| ground.opposite());
        let steps = (0..=100).step_by(4).map(|part| self.mixed(pole, part));
        steps.into_iter().find(enough).unwrap_or(pole)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_two_forms_only() {
        assert_eq!(Colour::parse("#0aF").unwrap().to_string(), "#00aaff");
        assert_eq!(Colour::parse(" #136a57 ").unwrap().to_string(), "#136a57");
        for bad in
            ["", "#", "#12", "#1234", "#12345", "#12345678", "#+12345", "123456", "red", "#12345g", "#äöü"]
        {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let near = |a: f64, b: f64| (a - b).abs() < 0.01;
        assert!(near(BLACK.contrast(WHITE), 21.0) && near(WHITE.contrast(WHITE), 1.0));
        assert!(near(Colour::rgb(0x0076_7676).contrast(WHITE), 4.54));
        assert!(near(Colour::rgb(0x00ff_0000).contrast(WHITE), 4.0));
    }

    #[test]
    fn a_readable_colour_stays_and_another_moves_no_farther_than_it_must() {
        let ground = [WHITE, Colour::rgb(0x00f2_f5f4)];
        let own = Colour::rgb(0x0013_6a57);
        assert_eq!(own.readable(&ground, 4.5), own);
        let moved = Colour::rgb(0x00ff_d000).readable(&ground, 4.5);
        let ratio = moved.contrast(ground[1]);
        assert!((4.5..5.5).contains(&ratio), "{moved}: {ratio}");
    }
}
