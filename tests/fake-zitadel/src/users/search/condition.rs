//! The conditions of a user search, with the three values of a database: a comparison with what is not there is
//! neither true nor false, and so is its negation.

use crate::api::message::Message;
use crate::api::text_query;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::{User, UserState};

/// Deepest nesting of conditions.
const MAX_DEPTH: u32 = 20;

/// A condition on a text: what it and its text are called, and how long the text may be.
struct TextCondition {
    key: &'static str,
    text_key: &'static str,
    length: (usize, usize),
}

const fn text(key: &'static str, text_key: &'static str, length: (usize, usize)) -> TextCondition {
    TextCondition { key, text_key, length }
}

const TEXTS: &[TextCondition] = &[
    text("userNameQuery", "userName", (1, 200)),
    text("firstNameQuery", "firstName", (1, 200)),
    text("lastNameQuery", "lastName", (1, 200)),
    text("nickNameQuery", "nickName", (1, 200)),
    text("displayNameQuery", "displayName", (1, 200)),
    text("emailQuery", "emailAddress", (0, 200)),
    text("phoneQuery", "number", (0, 20)),
    text("loginNameQuery", "loginName", (1, 200)),
    text("organizationIdQuery", "organizationId", (1, 200)),
];

/// Conditions of other kinds.
const OTHERS: &[&str] = &[
    "stateQuery",
    "typeQuery",
    "inUserIdsQuery",
    "inUserEmailsQuery",
    "orQuery",
    "andQuery",
    "notQuery",
    "metadataKeyFilter",
    "metadataValueFilter",
];

/// `userNameQuery` to `UserNameQuery`.
fn upper_first(key: &str) -> String {
    let (first, rest) = key.split_at(1);
    first.to_uppercase() + rest
}

/// Proto validation of the list `queries` of a `ListUsersRequest`, and the depth of their nesting.
pub(super) fn validate(queries: &[Message<'_>]) -> Result<(), ApiError> {
    validate_list(queries, "ListUsersRequest")?;
    if queries.iter().any(|query| depth(*query) > MAX_DEPTH) {
        let text = "Too many query nesting levels (Max 20)";
        return Err(ApiError::invalid_argument("USER-zsQ97", text));
    }
    Ok(())
}

fn validate_list(queries: &[Message<'_>], owner: &str) -> Result<(), ApiError> {
    queries.iter().enumerate().try_for_each(|(index, query)| {
        validate::within(&format!("{owner}.Queries[{index}]"), validate_one(*query))
    })
}

fn validate_one(query: Message<'_>) -> Result<(), ApiError> {
    let known = TEXTS.iter().map(|text| text.key).chain(OTHERS.iter().copied());
    validate::required("SearchQuery.Query", known.into_iter().any(|key| query.has(key)))?;
    for TextCondition { key, text_key, length: (min, max) } in TEXTS {
        if query.has(key) {
            let name = upper_first(key);
            let field = format!("{name}.{}", upper_first(text_key));
            let text = query.get(key).text(text_key);
            let result = if *min == 0 {
                validate::at_most(&field, text, *max)
            } else {
                validate::length(&field, text, *min, *max)
            };
            validate::within(&format!("SearchQuery.{name}"), result)?;
        }
    }
    for key in ["orQuery", "andQuery"] {
        let name = upper_first(key);
        let result = validate_list(&query.get(key).list("queries"), &name);
        validate::within(&format!("SearchQuery.{name}"), result)?;
    }
    if query.has("notQuery.query") {
        let result = validate::within("NotQuery.Query", validate_one(query.get("notQuery.query")));
        validate::within("SearchQuery.NotQuery", result)?;
    }
    Ok(())
}

fn depth(query: Message<'_>) -> u32 {
    let mut inner = query.get("orQuery").list("queries");
    inner.extend(query.get("andQuery").list("queries"));
    if query.has("notQuery.query") {
        inner.push(query.get("notQuery.query"));
    }
    inner.into_iter().map(|query| depth(query) + 1).max().unwrap_or(0)
}

/// Number of a state in the enum `UserState`.
pub(super) fn state_number(state: UserState) -> u8 {
    match state {
        UserState::Active => 1,
        UserState::Inactive => 2,
        UserState::Locked => 4,
    }
}

const STATES: &[&str] = &[
    "USER_STATE_UNSPECIFIED",
    "USER_STATE_ACTIVE",
    "USER_STATE_INACTIVE",
    "USER_STATE_DELETED",
    "USER_STATE_LOCKED",
    "USER_STATE_INITIAL",
];

/// Whether a condition holds for a user; nothing where it compares with what the user does not have.
pub(super) fn holds(query: Message<'_>, store: &Store, user: &User) -> Option<bool> {
    let human = user.human();
    if let Some(condition) = TEXTS.iter().find(|condition| query.has(condition.key)) {
        let part = query.get(condition.key);
        let fits = |text: &str| text_query::fits(part, text, part.text(condition.text_key));
        return match condition.key {
            "userNameQuery" => Some(fits(&user.username)),
            "firstNameQuery" => human.map(|human| fits(&human.given_name)),
            "lastNameQuery" => human.map(|human| fits(&human.family_name)),
            "nickNameQuery" => human.map(|human| fits(&human.nick_name)),
            "displayNameQuery" => human.map(|human| fits(&human.display_name)),
            "emailQuery" => human.map(|human| fits(&human.email)),
            "phoneQuery" => human.and_then(|human| human.phone.as_deref()).map(fits),
            "loginNameQuery" => {
                let seen = store.visible(user.record.created);
                Some(seen && store.login_names(user).iter().any(|name| fits(name)))
            }
            _ => Some(user.record.owner == part.text("organizationId")),
        };
    }
    if query.has("stateQuery") {
        return Some(query.choice("stateQuery.state", STATES) == user.state.name());
    }
    if query.has("typeQuery") {
        let kind = query.choice("typeQuery.type", &["TYPE_UNSPECIFIED", "TYPE_HUMAN", "TYPE_MACHINE"]);
        return Some(kind == if human.is_some() { "TYPE_HUMAN" } else { "TYPE_MACHINE" });
    }
    if query.has("inUserIdsQuery") {
        return Some(query.texts("inUserIdsQuery.userIds").contains(&user.id));
    }
    if query.has("inUserEmailsQuery") {
        return human.map(|human| query.texts("inUserEmailsQuery.userEmails").contains(&human.email));
    }
    if query.has("metadataKeyFilter") {
        let part = query.get("metadataKeyFilter");
        return Some(user.metadata.keys().any(|key| text_query::fits(part, key, part.text("key"))));
    }
    if query.has("metadataValueFilter") {
        let wanted = query.bytes("metadataValueFilter.value").unwrap_or_default();
        let other = query.text("metadataValueFilter.method") == "BYTE_FILTER_METHOD_NOT_EQUALS";
        return Some(user.metadata.values().any(|entry| (entry.value == wanted) != other));
    }
    combined(query, store, user)
}

fn combined(query: Message<'_>, store: &Store, user: &User) -> Option<bool> {
    let all = |key: &str| -> Vec<_> {
        query.get(key).list("queries").into_iter().map(|query| holds(query, store, user)).collect()
    };
    if query.has("orQuery") {
        let values = all("orQuery");
        let unknown = values.contains(&None);
        return if values.contains(&Some(true)) { Some(true) } else { (!unknown).then_some(false) };
    }
    if query.has("andQuery") {
        let values = all("andQuery");
        let unknown = values.contains(&None);
        return if values.contains(&Some(false)) { Some(false) } else { (!unknown).then_some(true) };
    }
    if query.has("notQuery.query") {
        return holds(query.get("notQuery.query"), store, user).map(|value| !value);
    }
    None
}
