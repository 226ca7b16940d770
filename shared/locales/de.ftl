## Jede Seite

page-title = { $title } · { $product }
page-title-fault = Fehler: { $title } · { $product }
back = Zurück zu { $product }
check-fields = Bitte prüfen Sie Ihre Eingaben:
email-label = E-Mail-Adresse
password-label = Passwort
password-show = Passwort anzeigen
language-label = Sprache:
languages-title = Sprache wählen

## Anmelden

login-title = Anmelden
login-lead = und weiter zu { $product }
login-name-label = E-Mail-Adresse oder Benutzername
login-submit = Anmelden
login-to-signup = Neu hier?
login-to-signup-link = Konto erstellen

login-refused = Name und Passwort passen nicht zusammen. Bitte prüfen Sie beides und versuchen Sie es noch einmal.
login-name-missing = Geben Sie Ihre E-Mail-Adresse oder Ihren Benutzernamen ein.
login-name-too-long = Das ist zu lang für eine E-Mail-Adresse oder einen Benutzernamen.
password-missing = Geben Sie Ihr Passwort ein.
password-too-long = Das ist zu lang für ein Passwort.

## Konten dieses Browsers

accounts-title = Konto wählen
accounts-inactive = Neu anmelden
accounts-remove = Abmelden
accounts-remove-name = { $name } abmelden

## Registrieren

signup-title = Konto erstellen
signup-lead = für { $product }
given-name-label = Vorname
family-name-label = Nachname
signup-submit = Konto erstellen
signup-to-login = Sie haben schon ein Konto?
signup-to-login-link = Anmelden
signup-accept = Ich akzeptiere:
signup-passkey = Konto mit einem Passkey erstellen
signup-terms = Nutzungsbedingungen
signup-privacy = Datenschutzerklärung

rules-heading = Ihr Passwort braucht:
rule-met = erfüllt
rule-unmet = fehlt
rule-min-length =
    { $count ->
        [one] Mindestens { $count } Zeichen
       *[other] Mindestens { $count } Zeichen
    }
rule-max-length =
    { $count ->
        [one] Höchstens { $count } Zeichen
       *[other] Höchstens { $count } Zeichen (Umlaute und Emojis zählen mehrfach)
    }
rule-lowercase = Einen Kleinbuchstaben (a–z)
rule-uppercase = Einen Großbuchstaben (A–Z)
rule-digit = Eine Ziffer (0–9)
rule-symbol = Ein Sonderzeichen, etwa ! oder ?

given-name-missing = Geben Sie Ihren Vornamen ein.
family-name-missing = Geben Sie Ihren Nachnamen ein.
name-too-long = Das ist zu lang. Bitte kürzen Sie es.
email-missing = Geben Sie Ihre E-Mail-Adresse ein.
email-invalid = Das sieht nicht nach einer E-Mail-Adresse aus.
email-too-long = Das ist zu lang für eine E-Mail-Adresse.
terms-missing = Bitte akzeptieren Sie die Nutzungsbedingungen.
privacy-missing = Bitte akzeptieren Sie die Datenschutzerklärung.
password-rules-broken = Dieses Passwort erfüllt noch nicht alle Regeln.

## Adresse bestätigen

verify-title = Sehen Sie in Ihr Postfach
verify-sent-to = Wir haben einen Code an { $email } geschickt.
verify-sent = Wir haben Ihnen einen Code per E-Mail geschickt.
verify-hint = Geben Sie ihn hier ein, um Ihre Adresse zu bestätigen. Es kann eine Minute dauern; sehen Sie auch im Spam-Ordner nach.
code-label = Code
verify-submit = Weiter
verify-resend = Neuen Code senden

code-missing = Geben Sie den Code ein.
code-refused = Dieser Code ist falsch oder abgelaufen. Prüfen Sie ihn oder fordern Sie einen neuen an.
code-sent = Ein neuer Code ist unterwegs. Nur der neueste gilt.
verify-to-login = Zu dieser Adresse gibt es schon ein Konto? Dann wurde kein Code verschickt.
verify-to-login-link = Stattdessen anmelden

# Der Code einer Einladung
invite-title = Willkommen
invite-lead = Richten Sie ein, wie Sie sich bei { $product } anmelden.
invite-hint = Geben Sie den Code aus der E-Mail ein. Danach wählen Sie, wie Sie sich anmelden.
invite-refused = Dieser Code ist falsch, wurde schon verwendet oder ist abgelaufen. Wenn Sie Ihre Anmeldung schon eingerichtet haben, melden Sie sich einfach an.
invite-again = Kein Code da, oder er gilt nicht mehr?
invite-again-link = Neuen Code anfordern
invite-again-title = Neuer Code
invite-again-lead = Sagen Sie uns, wer Sie sind. Wenn Sie noch einrichten müssen, wie Sie sich anmelden, schicken wir Ihnen einen neuen Code.
invite-again-submit = Neuen Code senden
invite-sent = Wenn Sie noch einrichten müssen, wie Sie sich anmelden, ist eine E-Mail unterwegs. Öffnen Sie den Link darin.

# Der erste Weg zur Anmeldung
factors-first-title = Wie möchten Sie sich anmelden?
factors-first-lead = So melden Sie sich ab jetzt bei { $product } an.
factor-password = Passwort
factor-password-hint = Eines, das Sie jetzt wählen

## Schritte einer Anmeldung

signing-in-as = Anmeldung als { $name }.
account-switch = Anderes Konto verwenden
another-factor = Anders bestätigen
account-locked = Zu viele falsche Codes: Dieses Konto ist gesperrt. Wenden Sie sich an die Stelle, von der Sie Ihren Zugang haben.

code-totp-title = Code aus Ihrer App eingeben
code-totp-lead = Öffnen Sie Ihre Authenticator-App und geben Sie die sechs Ziffern ein, die sie zeigt.
code-email-title = Sehen Sie in Ihr Postfach
code-email-unsent = Wir können einen Code an { $to } schicken.
code-sms-title = Sehen Sie auf Ihr Telefon
code-sms-unsent = Wir können einen Code per SMS an { $to } schicken.
code-sent-to = Wir haben einen Code an { $to } geschickt.
code-send = Code senden
code-refused-app = Dieser Code ist falsch oder gilt nicht mehr. Geben Sie den ein, den die App jetzt zeigt.
code-used = Dieser Code wurde schon verwendet. Warten Sie auf den nächsten.

factors-prove-title = Bestätigen Sie, dass Sie es sind
factors-enrol-title = Schützen Sie Ihr Konto
factors-enrol-lead = Für { $product } brauchen Sie neben dem Passwort einen zweiten Schritt. Wählen Sie, was Sie einrichten.
factors-offer-lead = Mit einem zweiten Schritt kommt niemand sonst herein, selbst wer Ihr Passwort kennt.
factors-skip = Nicht jetzt
factor-passkey = Passkey
factor-passkey-hint = Fingerabdruck, Gesicht oder die PIN Ihres Geräts; ersetzt auf Wunsch auch das Passwort
factor-u2f = Sicherheitsschlüssel
factor-u2f-hint = Ein Schlüssel zum Einstecken oder Anhalten
factor-totp = Authenticator-App
factor-totp-hint = Sechs Ziffern aus einer App auf Ihrem Telefon
factor-email = E-Mail
factor-email-hint = Ein Code an Ihre Adresse
factor-sms = SMS
factor-sms-hint = Ein Code auf Ihr Telefon

enrol-totp-title = Authenticator-App einrichten
enrol-totp-scan = Scannen Sie dies mit der App. Geben Sie dann die sechs Ziffern ein, die sie zeigt.
enrol-totp-qr = QR-Code für Ihre Authenticator-App
enrol-totp-open = App auf diesem Gerät einrichten
enrol-totp-secret = Oder tippen Sie diesen Schlüssel in die App:
enrol-totp-code = Code aus der App

phone-title = Ihre Telefonnummer
phone-lead = Dorthin schicken wir bei der Anmeldung einen Code.
phone-label = Telefonnummer
phone-hint = Mit Landesvorwahl, etwa +41 79 123 45 67
phone-missing = Geben Sie Ihre Telefonnummer ein.
phone-unsent = An diese Nummer können wir keinen Code senden. Geben Sie eine andere ein oder wählen Sie einen anderen Weg.
phone-invalid = Das sieht nicht nach einer Telefonnummer mit Landesvorwahl aus.

## Passkeys und Sicherheitsschlüssel

login-passkey = Mit einem Passkey anmelden
passkey-title = Passkey verwenden
passkey-lead = Ihr Gerät fragt nach Fingerabdruck, Gesicht oder seiner PIN.
passkey-submit = Passkey verwenden
passkey-password = Stattdessen das Passwort verwenden
u2f-title = Sicherheitsschlüssel verwenden
u2f-lead = Stecken Sie den Schlüssel ein oder halten Sie ihn an, und berühren Sie ihn, wenn er blinkt.
u2f-submit = Sicherheitsschlüssel verwenden
enrol-passkey-title = Passkey einrichten
enrol-passkey-lead = Ihr Gerät fragt nach Fingerabdruck, Gesicht oder seiner PIN. Damit können Sie sich künftig anmelden.
enrol-passkey-submit = Passkey einrichten
enrol-u2f-title = Sicherheitsschlüssel einrichten
enrol-u2f-submit = Sicherheitsschlüssel einrichten
web-authn-failed = Das hat nicht geklappt oder wurde abgebrochen. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.
web-authn-script = Dafür wird JavaScript gebraucht. Schalten Sie es für diese Seite ein oder wählen Sie einen anderen Weg.
credential-missing = Von Ihrem Gerät kam nichts. Dieser Schritt braucht JavaScript: Schalten Sie es ein oder wählen Sie einen anderen Weg.
credential-refused = Dieser Passkey oder Sicherheitsschlüssel wurde nicht angenommen. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.

## Neues Passwort

login-forgot = Passwort vergessen?
login-refused-lockout = Name und Passwort passen nicht zusammen, oder das Konto ist gesperrt: Zu viele falsche Passwörter sperren es. Bitte prüfen Sie beides oder holen Sie Hilfe.
reset-title = Passwort vergessen?
reset-lead = Sagen Sie uns, wer Sie sind. Wir schicken Ihnen einen Code, mit dem Sie ein neues wählen.
reset-lead-code = Sagen Sie uns, wessen Passwort es ist. Danach wählen Sie ein neues.
reset-submit = Code senden
reset-to-login = Zurück zur Anmeldung
new-password-title = Neues Passwort wählen
new-password-wish = Geben Sie Ihr jetziges Passwort ein und das neue zweimal.
new-password-required = Bitte wählen Sie ein neues Passwort, bevor es weitergeht.
new-password-expired = Ihr Passwort ist zu alt. Bitte wählen Sie ein neues.
new-password-forgotten = Wenn es zu diesem Namen ein Konto gibt, ist ein Code per E-Mail unterwegs. Es kann eine Minute dauern; sehen Sie auch im Spam-Ordner nach.
new-password-first-title = Passwort wählen
new-password-first = Mit diesem Passwort melden Sie sich ab jetzt bei { $product } an.
new-password-label = Neues Passwort
new-password-submit = Passwort speichern
current-password-label = Jetziges Passwort
password-again-label = Neues Passwort noch einmal
password-mismatch = Diese beiden Passwörter sind nicht gleich.
password-same = Das ist Ihr jetziges Passwort. Wählen Sie ein anderes.
current-password-refused = Das ist nicht Ihr jetziges Passwort.

## Geräte

device-title = Gerät verbinden
device-lead = Geben Sie den Code ein, den Ihr Gerät anzeigt.
device-code-label = Code auf Ihrem Gerät
device-code-hint = Acht Buchstaben, zum Beispiel BCDF-GHJK. Ist der Code schon ausgefüllt, vergleichen Sie ihn mit Ihrem Gerät.
device-code-refused = Dieser Code ist falsch, schon benutzt oder abgelaufen. Prüfen Sie ihn, oder beginnen Sie auf Ihrem Gerät von vorn.
device-consent-title = Dieses Gerät zulassen?
device-consent-lead = { $device } ({ $project }) möchte sich auf einem anderen Gerät als Sie anmelden.
device-consent-warning = Fahren Sie nur fort, wenn Sie das selbst auf Ihrem Gerät begonnen haben. Hat Ihnen jemand den Code oder einen Link geschickt, lehnen Sie ab: Er käme sonst in Ihr Konto.
device-consent-code = Der Code auf Ihrem Gerät:
device-scopes = Es darf dann:
device-scope-openid = wissen, wer Sie sind
device-scope-profile = Ihren Namen und Ihr Profil sehen
device-scope-email = Ihre E-Mail-Adresse sehen
device-scope-phone = Ihre Telefonnummer sehen
device-scope-address = Ihre Postadresse sehen
device-scope-offline = angemeldet bleiben, auch wenn Sie nicht da sind
device-allow = Zulassen
device-deny = Ablehnen
device-allowed-title = Ihr Gerät ist angemeldet
device-allowed-text = Sie können zu Ihrem Gerät zurückkehren und diese Seite schließen.
device-denied-title = Ihr Gerät wurde nicht angemeldet
device-denied-text = Sie haben abgelehnt. Sie können diese Seite schließen.
device-gone-title = Dieser Code gilt nicht mehr
device-gone-text = Er wurde schon benutzt oder ist abgelaufen. Ist Ihr Gerät noch nicht angemeldet, beginnen Sie dort von vorn.
device-again = Anderen Code eingeben

## Abmelden

logout-title = Abmelden?
logout-text = Sie sind dabei, sich abzumelden.
logout-text-name = Sie sind angemeldet als { $name }.
logout-text-several = Hier sind mehrere Konten angemeldet.
logout-submit = Abmelden
logout-submit-all = Alle abmelden
logout-stay = Angemeldet bleiben
signed-out-title = Sie sind abgemeldet
signed-out-text = Bis zum nächsten Mal.
signed-out-incomplete = Bei { $product } sind Sie abgemeldet, aber der Anmeldedienst war nicht erreichbar. Schließen Sie an einem gemeinsam genutzten Computer bitte den Browser.
signed-out-again = Wieder anmelden

## Wenn etwas schiefgeht

try-again = Das geht gerade nicht. Es ist nichts verloren: Bitte versuchen Sie es gleich noch einmal.

again-title = Sie werden angemeldet
again-text = Einen Augenblick bitte. Falls nichts geschieht, gehen Sie selbst weiter.
again-continue = Weiter

problem-reference = Referenz
problem-restart = Neu beginnen
problem-back = Zurück zu { $product }
problem-retry = Noch einmal versuchen
problem-sign-in = Anmelden

error-start-again-title = Bitte beginnen Sie neu
error-start-again-text = Diese Seite ist abgelaufen oder wurde in einem anderen Browser geöffnet. Neu zu beginnen dauert nur einen Augenblick.
error-request-gone-title = Diese Anmeldung ist beendet
error-request-gone-text = Der Link wurde schon benutzt oder ist abgelaufen. Gehen Sie zurück und melden Sie sich von dort aus an.
error-forbidden-title = Dieses Formular gilt nicht
error-forbidden-text = Zu Ihrem Schutz nehmen wir nur Formulare an, die wir in diesem Browser gezeigt haben. Bitte beginnen Sie neu.
error-provider-refused-title = Sie sind nicht angemeldet
error-provider-refused-text = Die Anmeldung wurde abgebrochen oder abgelehnt. Sie können es noch einmal versuchen.
error-not-allowed-title = Das ist hier nicht möglich
error-not-allowed-text = Diese Möglichkeit ist abgeschaltet. Wenn Sie sie brauchen, wenden Sie sich an die Stelle, von der Sie Ihren Zugang haben.
error-step-missing-title = Es fehlt noch ein Schritt
error-step-missing-text = Ihr Konto braucht einen Schritt, der auf dieser Seite nicht möglich ist. Wenden Sie sich an die Stelle, von der Sie Ihren Zugang haben.
error-signed-out-title = Sie sind abgemeldet
error-signed-out-text = Melden Sie sich an, um fortzufahren.
error-session-expired-title = Sie wurden abgemeldet
error-session-expired-text = Ihre Sitzung ist zu Ende. Melden Sie sich wieder an, um fortzufahren.
error-not-found-title = Seite nicht gefunden
error-not-found-text = Unter dieser Adresse gibt es nichts. Vielleicht ist der Link unvollständig.
error-method-not-allowed-title = Das geht hier nicht
error-method-not-allowed-text = Diese Adresse lässt sich so nicht aufrufen. Bitte beginnen Sie neu.
error-unsupported-media-type-title = Das konnten wir nicht lesen
error-unsupported-media-type-text = Das Formular kam in einem Format an, das hier nicht angenommen wird.
error-bad-request-title = Das konnten wir nicht lesen
error-bad-request-text = An der Anfrage fehlt etwas oder etwas ist fehlerhaft. Bitte beginnen Sie neu.
error-body-too-large-title = Das ist zu viel
error-body-too-large-text = Es wurde mehr gesendet, als wir annehmen. Bitte kürzen Sie Ihre Eingaben und versuchen Sie es noch einmal.
error-headers-too-large-title = Zu viele Cookies
error-headers-too-large-text = Ihr Browser hat mehr Cookies gesendet, als wir annehmen können. Löschen Sie die Cookies dieser Seite und beginnen Sie neu.
error-prefetch-title = Bereit, wenn Sie es sind
error-prefetch-text = Ihr Browser hat diese Seite im Voraus geöffnet. Versuchen Sie es noch einmal, um fortzufahren.
error-session-too-large-title = Wir konnten Sie nicht anmelden
error-session-too-large-text = Ihr Konto enthält mehr Daten, als eine Browsersitzung fassen kann. Bitte nennen Sie uns die Referenz unten.
error-unavailable-title = Bitte versuchen Sie es gleich noch einmal
error-unavailable-text = Der Anmeldedienst antwortet gerade nicht. Von Ihren Eingaben ist nichts verloren gegangen.
error-unexpected-title = Etwas ist schiefgegangen
error-unexpected-text = Das ist unser Fehler, und wir haben ihn vermerkt. Bitte versuchen Sie es noch einmal. Tritt er wieder auf, nennen Sie uns die Referenz unten.
