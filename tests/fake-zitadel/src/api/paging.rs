//! Pages of lists.

use crate::api::message::Message;
use crate::error::ApiError;

/// Limit of the newer list calls if none is given.
const DEFAULT_LIMIT: u64 = 100;
/// Largest limit they take.
const MAX_LIMIT: u64 = 1000;

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    offset: usize,
    /// Most items to show; 0 is no limit.
    pub(crate) limit: u64,
    /// Ascending order; descending is the default.
    pub(crate) ascending: bool,
}

impl Page {
    /// Reads a `ListQuery` (field `query`), which has no limit of its own.
    pub(crate) fn of_query(query: Message<'_>) -> Self {
        Self {
            offset: usize::try_from(query.number("offset")).unwrap_or(0),
            limit: u64::try_from(query.number("limit")).unwrap_or(0),
            ascending: query.flag("asc"),
        }
    }

    /// Reads a `PaginationRequest` (field `pagination`): 100 items unless told otherwise, 1000 at most.
    pub(crate) fn of_pagination(pagination: Message<'_>) -> Result<Self, ApiError> {
        let page = Self::of_query(pagination);
        if page.limit > MAX_LIMIT {
            return Err(ApiError::invalid_argument("QUERY-4M0fs", "Limit exceeded"));
        }
        Ok(Self { limit: if page.limit == 0 { DEFAULT_LIMIT } else { page.limit }, ..page })
    }

    /// The wanted part of `all`.
    pub(crate) fn rows<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        let rest = all.get(self.offset..).unwrap_or_default();
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        if limit == 0 { rest } else { &rest[..rest.len().min(limit)] }
    }

    /// How many items there are in all, as Zitadel's database counts: nothing if the page is beyond the end.
    pub(crate) fn total<T>(&self, all: &[T]) -> usize {
        if self.rows(all).is_empty() { 0 } else { all.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_page_beyond_the_end_has_neither_rows_nor_total() {
        let request = json!({"offset": "2", "limit": 5});
        let page = Page::of_query(Message::of(&request));
        assert_eq!((page.rows(&[1, 2, 3]), page.total(&[1, 2, 3])), (&[3][..], 3));
        assert_eq!((page.rows(&[1, 2]), page.total(&[1, 2])), (&[][..], 0));
    }

    #[test]
    fn newer_lists_have_100_items_and_at_most_1000() {
        let limit = |limit: u64| {
            Page::of_pagination(Message::of(&json!({"limit": limit}))).map(|page| page.limit).ok()
        };
        assert_eq!((limit(0), limit(7), limit(1001)), (Some(100), Some(7), None));
    }
}
