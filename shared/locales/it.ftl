## Every page

page-title = { $title } · { $product }
page-title-fault = Errore: { $title } · { $product }
back = Torna a { $product }
check-fields = Controlla i dati inseriti:
email-label = Email
password-label = Password
password-show = Mostra password
language-label = Lingua:
languages-title = Scegli la lingua

## Sign in

login-title = Accedi
login-lead = per continuare su { $product }
login-name-label = Email o nome utente
login-submit = Accedi
login-to-signup = Prima volta qui?
login-to-signup-link = Crea un account

login-refused = Il nome e la password non corrispondono. Controllali entrambi e riprova.
login-name-missing = Inserisci l’email o il nome utente.
login-name-too-long = È troppo lungo per un’email o un nome utente.
password-missing = Inserisci la password.
password-too-long = È troppo lunga per una password.

## The accounts of this browser

accounts-title = Scegli un account
accounts-inactive = Accedi di nuovo
accounts-remove = Esci
accounts-remove-name = Esci da { $name }

## Sign up

signup-title = Crea il tuo account
signup-lead = per { $product }
given-name-label = Nome
family-name-label = Cognome
signup-submit = Crea account
signup-to-login = Hai già un account?
signup-to-login-link = Accedi
signup-accept = Accetto:
signup-passkey = Crea account con una passkey
signup-terms = Termini di servizio
signup-privacy = Informativa sulla privacy

rules-heading = La password deve avere:
rule-met = fatto
rule-unmet = manca
rule-min-length =
    { $count ->
        [one] Almeno { $count } carattere
       *[other] Almeno { $count } caratteri
    }
rule-max-length =
    { $count ->
        [one] Al massimo { $count } carattere
       *[other] Al massimo { $count } caratteri (lettere accentate ed emoji contano più volte)
    }
rule-lowercase = Una lettera minuscola (a–z)
rule-uppercase = Una lettera maiuscola (A–Z)
rule-digit = Un numero (0–9)
rule-symbol = Un simbolo, come ! o ?

given-name-missing = Inserisci il nome.
family-name-missing = Inserisci il cognome.
name-too-long = È troppo lungo. Accorcialo.
email-missing = Inserisci il tuo indirizzo email.
email-invalid = Non sembra un indirizzo email.
email-too-long = È troppo lungo per un indirizzo email.
terms-missing = Accetta i termini di servizio.
privacy-missing = Accetta l’informativa sulla privacy.
password-rules-broken = Questa password non rispetta ancora tutte le regole.

## Verify the address

verify-title = Controlla la posta
verify-sent-to = Abbiamo inviato un codice a { $email }.
verify-sent = Ti abbiamo inviato un codice via email.
verify-hint = Inseriscilo qui per confermare il tuo indirizzo. Può volerci un minuto; guarda anche nella cartella dello spam.
code-label = Codice
verify-submit = Continua
verify-resend = Invia un nuovo codice

code-missing = Inserisci il codice.
code-refused = Il codice è sbagliato o scaduto. Controllalo o chiedine uno nuovo.
code-sent = Un nuovo codice è in arrivo. Vale solo l’ultimo.
verify-to-login = Hai già un account con questo indirizzo? Allora non è stato inviato nessun codice.
verify-to-login-link = Accedi

invite-title = Ti diamo il benvenuto
invite-lead = Configura come accedi a { $product }.
invite-hint = Inserisci il codice dell’email. Poi scegli come accedere.
invite-refused = Il codice è sbagliato, è già stato usato o è scaduto. Se hai già configurato come accedere, accedi e basta.
invite-again = Nessun codice, o non vale più?
invite-again-link = Chiedine uno nuovo
invite-again-title = Chiedi un nuovo codice
invite-again-lead = Dicci chi sei. Se devi ancora configurare come accedere, ti invieremo un nuovo codice via email.
invite-again-submit = Invia un nuovo codice
invite-sent = Se devi ancora configurare come accedere, un’email è in arrivo. Apri il link che contiene.
factors-first-title = Come vuoi accedere?
factors-first-lead = D’ora in poi accederai così a { $product }.
factor-password = Una password
factor-password-hint = Una che scegli adesso

## Steps of a sign-in

signing-in-as = Accesso come { $name }.
account-switch = Usa un altro account
another-factor = Prova un altro modo
account-locked = Troppi codici sbagliati: questo account è bloccato. Rivolgiti a chi ti ha dato l’accesso.

code-totp-title = Inserisci il codice dell’app
code-totp-lead = Apri l’app di autenticazione e inserisci le sei cifre che mostra.
code-email-title = Controlla la posta
code-email-unsent = Possiamo inviare un codice via email a { $to }.
code-sms-title = Controlla il telefono
code-sms-unsent = Possiamo inviare un codice via SMS a { $to }.
code-sent-to = Abbiamo inviato un codice a { $to }.
code-send = Invia un codice
code-refused-app = Il codice è sbagliato o non vale più. Inserisci quello che l’app mostra adesso.
code-used = Questo codice è già stato usato. Aspetta il prossimo.

factors-prove-title = Conferma che sei tu
factors-enrol-title = Proteggi il tuo account
factors-enrol-lead = Per accedere a { $product } ti serve un secondo passaggio oltre alla password. Scegli quale configurare.
factors-offer-lead = Con un secondo passaggio nessun altro può entrare, nemmeno se scopre la tua password.
factors-skip = Non ora
factor-passkey = Passkey
factor-passkey-hint = L’impronta, il volto o il PIN del dispositivo. Può anche sostituire la password
factor-u2f = Token di sicurezza
factor-u2f-hint = Una chiavetta da collegare o avvicinare
factor-totp = App di autenticazione
factor-totp-hint = Sei cifre da un’app sul telefono
factor-email = Email
factor-email-hint = Un codice al tuo indirizzo
factor-sms = SMS
factor-sms-hint = Un codice sul telefono

enrol-totp-title = Configura l’app di autenticazione
enrol-totp-scan = Inquadra questo con l’app. Poi inserisci le sei cifre che mostra.
enrol-totp-qr = Codice QR per l’app di autenticazione
enrol-totp-open = Configura un’app su questo dispositivo
enrol-totp-secret = Oppure digita questa chiave nell’app:
enrol-totp-code = Codice dell’app

phone-title = Il tuo numero di telefono
phone-lead = Ci invieremo un codice quando accedi.
phone-label = Numero di telefono
phone-hint = Con il prefisso internazionale, come +39 312 345 6789
phone-missing = Inserisci il tuo numero di telefono.
phone-unsent = Non possiamo inviare un codice a questo numero. Inseriscine un altro o prova un altro modo.
phone-invalid = Non sembra un numero di telefono con il prefisso internazionale.

## Passkeys and security keys

login-passkey = Accedi con una passkey
passkey-title = Usa la tua passkey
passkey-lead = Il dispositivo ti chiederà l’impronta, il volto o il PIN.
passkey-submit = Usa la passkey
passkey-password = Usa invece la password
u2f-title = Usa il token di sicurezza
u2f-lead = Collega il token o avvicinalo, e toccalo quando lampeggia.
u2f-submit = Usa il token di sicurezza
enrol-passkey-title = Configura la tua passkey
enrol-passkey-lead = Il dispositivo ti chiederà l’impronta, il volto o il PIN. Da quel momento potrai accedere così.
enrol-passkey-submit = Configura la passkey
enrol-u2f-title = Configura il token di sicurezza
enrol-u2f-submit = Configura il token di sicurezza
web-authn-failed = Non ha funzionato o è stato annullato. Riprova o scegli un altro modo.
web-authn-script = Per questo serve JavaScript. Attivalo per questa pagina o scegli un altro modo.
credential-missing = Dal dispositivo non è arrivato nulla. Per questo passaggio serve JavaScript: attivalo o scegli un altro modo.
credential-refused = Questa passkey o questo token di sicurezza non è stato accettato. Riprova o scegli un altro modo.

## New password

login-forgot = Password dimenticata?
login-refused-lockout = Il nome e la password non corrispondono, oppure l’account è bloccato: troppe password sbagliate lo bloccano. Controllali entrambi o chiedi aiuto.
reset-title = Password dimenticata?
reset-lead = Dicci chi sei e ti invieremo via email un codice per sceglierne una nuova.
reset-lead-code = Dicci di chi è la password. Poi potrai sceglierne una nuova.
reset-submit = Invia codice
reset-to-login = Torna all’accesso
new-password-title = Scegli una nuova password
new-password-wish = Inserisci la password attuale e due volte quella nuova.
new-password-required = Scegli una nuova password prima di continuare.
new-password-expired = La tua password è troppo vecchia. Scegline una nuova.
new-password-forgotten = Se esiste un account con quel nome, un codice è in arrivo via email. Può volerci un minuto; guarda anche nella cartella dello spam.
new-password-first-title = Scegli una password
new-password-first = D’ora in poi accederai a { $product } con questa password.
new-password-label = Nuova password
new-password-submit = Salva password
current-password-label = Password attuale
password-again-label = Di nuovo la nuova password
password-mismatch = Le due password non sono uguali.
password-same = È la tua password attuale. Scegline un’altra.
current-password-refused = Non è la tua password attuale.

## Devices

device-title = Collega un dispositivo
device-lead = Inserisci il codice mostrato dal tuo dispositivo.
device-code-label = Codice sul dispositivo
device-code-hint = Otto lettere, come BCDF-GHJK. Se il codice è già inserito, confrontalo con il dispositivo.
device-code-refused = Il codice è sbagliato, già usato o scaduto. Controllalo o ricomincia sul dispositivo.
device-consent-title = Consentire questo dispositivo?
device-consent-lead = { $device } ({ $project }) vuole accedere a tuo nome su un altro dispositivo.
device-consent-warning = Continua solo se l’hai avviato tu sul tuo dispositivo. Se qualcuno ti ha inviato il codice o un link, rifiuta: entrerebbe nel tuo account.
device-consent-code = Il codice sul tuo dispositivo:
device-scopes = Potrà:
device-scope-openid = sapere chi sei
device-scope-profile = vedere il tuo nome e il tuo profilo
device-scope-email = vedere il tuo indirizzo email
device-scope-phone = vedere il tuo numero di telefono
device-scope-address = vedere il tuo indirizzo postale
device-scope-offline = mantenere l’accesso quando non ci sei
device-allow = Consenti
device-deny = Rifiuta
device-allowed-title = Il dispositivo ha effettuato l’accesso
device-allowed-text = Puoi tornare al dispositivo e chiudere questa pagina.
device-denied-title = Il dispositivo non ha effettuato l’accesso
device-denied-text = Hai rifiutato. Puoi chiudere questa pagina.
device-gone-title = Questo codice non è più valido
device-gone-text = È già stato usato o è scaduto. Se il dispositivo non ha ancora effettuato l’accesso, ricomincia da lì.
device-again = Inserisci un altro codice

## Sign out

logout-title = Vuoi uscire?
logout-text = Stai per uscire.
logout-text-name = Hai effettuato l’accesso come { $name }.
logout-text-several = Qui hanno effettuato l’accesso più account.
logout-submit = Esci
logout-submit-all = Esci da tutti
logout-stay = Mantieni l’accesso
signed-out-title = Disconnessione effettuata
signed-out-text = Alla prossima.
signed-out-incomplete = Disconnessione effettuata da { $product }, ma il servizio di accesso non era raggiungibile. Su un computer condiviso, chiudi il browser.
signed-out-again = Accedi di nuovo

## When something goes wrong

try-again = In questo momento non ci riusciamo. Non è andato perso nulla: riprova tra poco.

again-title = Accesso in corso
again-text = Un momento, per favore. Se non succede nulla, continua tu.
again-continue = Continua

problem-reference = Riferimento
problem-restart = Ricomincia
problem-back = Torna a { $product }
problem-retry = Riprova
problem-sign-in = Accedi

error-start-again-title = Ricomincia, per favore
error-start-again-text = Questa pagina è scaduta o è stata aperta in un altro browser. Ricominciare richiede solo un momento.
error-request-gone-title = Questo accesso è terminato
error-request-gone-text = Il link è già stato usato o è scaduto. Torna indietro e accedi da lì.
error-forbidden-title = Questo modulo non può essere usato
error-forbidden-text = Per proteggerti accettiamo solo moduli mostrati da noi in questo browser. Ricomincia, per favore.
error-provider-refused-title = Accesso non effettuato
error-provider-refused-text = L’accesso è stato annullato o rifiutato. Puoi riprovare.
error-not-allowed-title = Qui non è possibile
error-not-allowed-text = Questa funzione è disattivata. Se pensi che ti serva, rivolgiti a chi ti ha dato l’accesso.
error-step-missing-title = Manca ancora un passaggio
error-step-missing-text = Il tuo account richiede un passaggio che non si può fare in questa pagina. Rivolgiti a chi ti ha dato l’accesso.
error-signed-out-title = Non hai effettuato l’accesso
error-signed-out-text = Accedi per continuare.
error-session-expired-title = La sessione è stata chiusa
error-session-expired-text = La tua sessione è terminata. Accedi di nuovo per continuare.
error-not-found-title = Pagina non trovata
error-not-found-text = A questo indirizzo non c’è nulla. Forse il link è incompleto.
error-method-not-allowed-title = Qui non funziona
error-method-not-allowed-text = Questo indirizzo non si può aprire così. Ricomincia, per favore.
error-unsupported-media-type-title = Non siamo riusciti a leggerlo
error-unsupported-media-type-text = Il modulo è arrivato in un formato che qui non accettiamo.
error-bad-request-title = Non siamo riusciti a leggerlo
error-bad-request-text = Nella richiesta manca qualcosa o qualcosa non è corretto. Ricomincia, per favore.
error-body-too-large-title = È troppo
error-body-too-large-text = Quanto inviato è più di quello che accettiamo. Accorcialo e riprova.
error-headers-too-large-title = Troppi cookie
error-headers-too-large-text = Il browser ha inviato più cookie di quanti possiamo accettarne. Elimina i cookie di questo sito e ricomincia.
error-prefetch-title = Quando vuoi, siamo pronti
error-prefetch-text = Il browser ha aperto questa pagina in anticipo. Riprova per continuare.
error-session-too-large-title = Non siamo riusciti a farti accedere
error-session-too-large-text = Il tuo account contiene più dati di quanti ne possa contenere una sessione del browser. Comunicaci il riferimento qui sotto.
error-unavailable-title = Riprova tra poco
error-unavailable-text = Il servizio di accesso in questo momento non risponde. Nulla di quello che hai fatto è andato perso.
error-unexpected-title = Qualcosa è andato storto
error-unexpected-text = È colpa nostra e ne abbiamo preso nota. Riprova. Se succede ancora, comunicaci il riferimento qui sotto.
