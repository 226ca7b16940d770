//! Lists with weights, as `Accept` and `Accept-Language` hold them (RFC 9110 section 12.4.2).

/// Bytes of a header that are looked at; a browser's are well below.
const MOST_BYTES: usize = 1024;

/// The members of the list with their weight between 0 and 1, in the order given. A weight that is none makes its
/// member vanish, and so does whatever lies behind the first kilobyte.
pub(crate) fn weighted(header: &str) -> impl Iterator<Item = (&str, f32)> {
    let end = header.floor_char_boundary(MOST_BYTES);
    header[..end].split(',').filter_map(|member| {
        let mut parts = member.split(';').map(str::trim);
        let name = parts.next().filter(|name| !name.is_empty())?;
        let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        let weight = weight.map_or(Ok(1.0), str::parse).ok().filter(|weight| (0.0..=1.0).contains(weight))?;
        Some((name, weight))
    })
}

/// The members somebody wants, best first; equals stay in the order given.
pub(crate) fn sorted(header: &str) -> Vec<&str> {
    let mut members: Vec<_> = weighted(header).filter(|(_, weight)| *weight > 0.0).collect();
    members.sort_by(|(_, one), (_, two)| two.total_cmp(one));
    members.into_iter().map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_sorted_by_weight_and_refused_ones_left_out() {
        assert_eq!(sorted("a;q=0.5, b ,c;v=1;q=0.7, d;q=0, e"), ["b", "e", "c", "a"]);
    }

    #[test]
    fn what_is_no_weight_makes_its_member_vanish() {
        assert_eq!(sorted("a;q=, b;q=two, c;q=1.5, d;q=-0, e;q=inf, f;q=NaN, ;q=1, g;q=0.001"), ["g"]);
    }

    #[test]
    fn only_the_first_kilobyte_is_read() {
        let header = format!("{},de", "ä".repeat(600));
        assert_eq!(sorted(&header).len(), 1);
    }
}
