//! The texts of v1 in German; what is missing here stays English.

/// Texts in English and German, as far as calls of v1 answer them.
const TEXTS: &[(&str, &str)] = &[
    ("An internal error occurred", "Es ist ein interner Fehler aufgetreten"),
    ("No changes", "Keine Änderungen gefunden"),
    ("User could not be found", "Benutzer konnte nicht gefunden werden"),
    ("User already exists", "Benutzer existiert bereits"),
    ("User already inactive", "Benutzer ist bereits deaktiviert"),
    ("User is not inactive", "Benutzer ist nicht inaktiv"),
    ("User is not active or initial", "Benutzer ist nicht aktiv oder initialisiert"),
    ("User is not locked", "Benutzer ist nicht gesperrt"),
    ("Code is empty", "Code ist leer"),
    ("Code not found", "Code konnte nicht gefunden werden"),
    ("Code is expired", "Code ist abgelaufen"),
    ("Code is invalid", "Code ist ungültig"),
    ("Password is empty", "Passwort ist leer"),
    ("Password is invalid", "Passwort ungültig"),
    ("Organisation not found", "Organisation konnte nicht gefunden werden"),
    ("Organisation is invalid", "Organisation ist ungültig"),
    ("Organisation is already deactivated", "Organisation ist bereits deaktiviert"),
    ("Organisation is already active", "Organisation ist bereits aktiv"),
    ("Organisation member is invalid", "Organisations Member ist ungültig"),
    ("Project not found", "Project konnte nicht gefunden werden"),
    ("Project is invalid", "Projekt ist ungültig"),
    ("Project is not active", "Projekt ist nicht aktiv"),
    ("Project is not deactivated", "Projekt ist nicht deaktiviert"),
    ("Application not found", "Applikation nicht gefunden"),
    ("Application doesn't exist", "Applikation existiert nicht"),
    ("Member is invalid", "Member ist ungültig"),
];

/// The German text, if it is known.
pub(super) fn of(english: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(text, _)| *text == english).map(|(_, german)| *german)
}
