//! Fields with their faults, the alert above them, and which of them has the focus.

use crate::i18n::{Nature, Texts, nature};
use crate::outcome::{Field, Text};

/// The id of the alert's element.
const ALERT: &str = "alert";

/// A field as its template needs it.
pub(super) struct Input<'a> {
    /// Name and id of the element.
    pub(super) name: &'static str,
    pub(super) value: &'a str,
    pub(super) error: Option<String>,
    /// Ids of the elements that describe it.
    pub(super) described_by: Vec<String>,
    pub(super) autofocus: bool,
    /// Its fault is the only one, so no alert above the form announces it.
    pub(super) announces: bool,
}

/// What stands above the form.
pub(super) struct Alert {
    pub(super) text: String,
    /// A fault is announced at once (`role=alert`), information when there is time (`role=status`).
    pub(super) fault: bool,
    pub(super) autofocus: bool,
    /// Name and fault of each field that has one, where there are several.
    pub(super) faults: Vec<(&'static str, String)>,
}

/// A form's alert and its fields.
///
/// One fault: its field has the focus and is described by it, so that one can type at once. Several: the alert
/// lists them with links and has the focus. None: the first empty field has it.
pub(super) struct Fields<'a, const N: usize> {
    pub(super) alert: Option<Alert>,
    pub(super) inputs: [Input<'a>; N],
}

impl<'a, const N: usize> Fields<'a, N> {
    pub(super) fn new(message: Option<&Text>, fields: [(&'static str, &'a Field); N], t: &Texts) -> Self {
        let faults: Vec<_> =
            fields.iter().filter_map(|(name, field)| Some((*name, t.text(field.error.as_ref()?)))).collect();
        let first = fields.iter().find(|(_, field)| match faults.len() {
            0 => field.value.is_empty(),
            1 => field.error.is_some(),
            _ => false,
        });
        let focus = first.map(|(name, _)| *name);
        let alert = alert(message, faults, focus.is_none(), t);
        let inputs = fields.map(|(name, field)| {
            let error = field.error.as_ref().map(|error| t.text(error));
            let autofocus = focus == Some(name);
            let alerted = alert.as_ref().filter(|_| autofocus).map(|_| ALERT.to_owned());
            let own = error.as_ref().map(|_| format!("{name}-error"));
            let described_by = own.into_iter().chain(alerted).collect();
            let announces = error.is_some() && alert.as_ref().is_none_or(|alert| !alert.fault);
            Input { name, value: &field.value, error, described_by, autofocus, announces }
        });
        Self { alert, inputs }
    }

    /// Whether the page reports something that is wrong.
    pub(super) fn faulty(&self) -> bool {
        self.alert.as_ref().is_some_and(|alert| alert.fault)
            || self.inputs.iter().any(|input| input.error.is_some())
    }
}

impl Input<'_> {
    /// Adds the id of an element that describes the field in any case.
    pub(super) fn described_also_by(&mut self, id: &str) {
        self.described_by.push(id.to_owned());
    }
}

fn alert(
    message: Option<&Text>,
    faults: Vec<(&'static str, String)>,
    focus: bool,
    t: &Texts,
) -> Option<Alert> {
    let several = faults.len() > 1;
    let fault = several || message.is_some_and(|text| nature(text.id) != Nature::Info);
    let text = match message {
        Some(message) => t.text(message),
        None if several => t.say("check-fields"),
        None => return None,
    };
    Some(Alert { text, fault, autofocus: focus && fault, faults: if several { faults } else { Vec::new() } })
}
