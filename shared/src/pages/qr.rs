//! A QR code as the path of an SVG: one stroke for each run of dark modules, which is a quarter of the size of squares.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Light modules around the code (ISO/IEC 18004 section 9.1).
const MARGIN: usize = 4;

/// A drawing in modules.
pub(super) struct Drawing {
    /// Width and height, margin included.
    pub(super) size: usize,
    /// `d` of a path that is to be stroked one unit wide.
    pub(super) path: String,
}

/// Draws a text; `None` for one too long for any QR code.
pub(super) fn draw(text: &str) -> Option<Drawing> {
    // A screen is neither torn nor dirty: the lowest level of correction gives the largest modules.
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let width = code.width();
    let modules = code.to_colors();
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        // The start of the row is absolute, everything else relative to the end of the run before.
        let mut at = None;
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let _ = match at {
                    None => write!(path, "M{} {}.5h{}", x + MARGIN, y + MARGIN, run.len()),
                    Some(end) => write!(path, "m{} 0h{}", x - end, run.len()),
                };
                at = Some(x + run.len());
            }
            x += run.len();
        }
    }
    Some(Drawing { size: width + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules of a path, painted.
    fn paint(drawing: &Drawing) -> Vec<Vec<bool>> {
        let mut field = vec![vec![false; drawing.size]; drawing.size];
        for row in drawing.path.split('M').skip(1) {
            let (start, rest) = row.split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let (mut x, y): (usize, usize) = (x.parse().unwrap(), y.trim_end_matches(".5").parse().unwrap());
            for (index, part) in rest.split('m').enumerate() {
                let length = if index == 0 {
                    part
                } else {
                    let (gap, length) = part.split_once(" 0h").unwrap();
                    x += gap.parse::<usize>().unwrap();
                    length
                };
                let length: usize = length.parse().unwrap();
                field[y][x..x + length].fill(true);
                x += length;
            }
        }
        field
    }

    #[test]
    fn the_path_paints_the_modules_of_the_code() {
        let text =
            "otpauth://totp/ZITADEL:ada%20o%27hara@example.com?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let drawing = draw(text).unwrap();
        let code = QrCode::with_error_correction_level(text, EcLevel::L).unwrap();
        let field = paint(&drawing);
        for (y, row) in field.iter().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                let inside = [x, y].iter().all(|at| (MARGIN..drawing.size - MARGIN).contains(at));
                let expected = inside && code[(x - MARGIN, y - MARGIN)] == Color::Dark;
                assert_eq!(*dark, expected, "{x} {y}");
            }
        }
        assert!(drawing.path.len() < 5000, "{}", drawing.path.len());
    }

    #[test]
    fn what_fits_into_no_code_is_not_drawn() {
        assert!(draw(&"x".repeat(3000)).is_none());
    }
}
