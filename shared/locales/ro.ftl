## Fiecare pagină

page-title = { $title } · { $product }
page-title-fault = Eroare: { $title } · { $product }
back = Înapoi la { $product }
check-fields = Verificați datele introduse:
email-label = Adresă de e-mail
password-label = Parolă
password-show = Afișați parola
language-label = Limba:
languages-title = Alegeți limba

## Conectare

login-title = Conectare
login-lead = pentru a continua către { $product }
login-name-label = Adresă de e-mail sau nume de utilizator
login-submit = Conectați-vă
login-to-signup = Sunteți la prima vizită?
login-to-signup-link = Creați un cont

login-refused = Numele și parola nu se potrivesc. Verificați-le pe amândouă și încercați din nou.
login-name-missing = Introduceți adresa de e-mail sau numele de utilizator.
login-name-too-long = Este prea lung pentru o adresă de e-mail sau un nume de utilizator.
password-missing = Introduceți parola.
password-too-long = Este prea lung pentru o parolă.

## Conturile din acest browser

accounts-title = Alegeți un cont
accounts-inactive = Conectați-vă din nou
accounts-remove = Deconectați
accounts-remove-name = Deconectați { $name }

## Creare cont

signup-title = Creați un cont
signup-lead = pentru { $product }
given-name-label = Prenume
family-name-label = Nume de familie
signup-submit = Creați contul
signup-to-login = Aveți deja un cont?
signup-to-login-link = Conectați-vă
signup-accept = Accept:
signup-passkey = Creați contul cu o cheie de acces
signup-terms = Termenii serviciului
signup-privacy = Politica de confidențialitate

rules-heading = Parola trebuie să aibă:
rule-met = îndeplinit
rule-unmet = lipsește
rule-min-length =
    { $count ->
        [one] Cel puțin { $count } caracter
        [few] Cel puțin { $count } caractere
       *[other] Cel puțin { $count } de caractere
    }
rule-max-length =
    { $count ->
        [one] Cel mult { $count } caracter
        [few] Cel mult { $count } caractere (literele cu diacritice și emoji se numără de mai multe ori)
       *[other] Cel mult { $count } de caractere (literele cu diacritice și emoji se numără de mai multe ori)
    }
rule-lowercase = O literă mică (a–z)
rule-uppercase = O literă mare (A–Z)
rule-digit = O cifră (0–9)
rule-symbol = Un simbol, de exemplu ! sau ?

given-name-missing = Introduceți prenumele.
family-name-missing = Introduceți numele de familie.
name-too-long = Este prea lung. Scurtați-l.
email-missing = Introduceți adresa de e-mail.
email-invalid = Aceasta nu pare a fi o adresă de e-mail.
email-too-long = Este prea lung pentru o adresă de e-mail.
terms-missing = Acceptați termenii serviciului.
privacy-missing = Acceptați politica de confidențialitate.
password-rules-broken = Parola nu îndeplinește încă toate cerințele.

## Confirmarea adresei

verify-title = Verificați-vă e-mailul
verify-sent-to = Am trimis un cod la { $email }.
verify-sent = V-am trimis un cod prin e-mail.
verify-hint = Introduceți-l aici pentru a vă confirma adresa. Poate dura un minut până ajunge; căutați-l și în folderul Spam.
code-label = Cod
verify-submit = Continuați
verify-resend = Trimiteți un cod nou

code-missing = Introduceți codul.
code-refused = Codul este greșit sau a expirat. Verificați-l ori cereți unul nou.
code-sent = Un cod nou este pe drum. Numai cel mai recent este valabil.
verify-to-login = Aveți deja un cont cu această adresă? Atunci nu s-a trimis niciun cod.
verify-to-login-link = Mergeți la conectare

invite-title = Bun venit
invite-lead = Configurați modul de conectare la { $product }.
invite-hint = Introduceți codul din e-mail. Apoi alegeți cum vă conectați.
invite-refused = Codul este greșit, a fost folosit deja sau a expirat. Dacă ați configurat deja modul de conectare, conectați-vă pur și simplu.
invite-again = Nu aveți cod sau nu mai este valabil?
invite-again-link = Cereți unul nou
invite-again-title = Cereți un cod nou
invite-again-lead = Spuneți-ne cine sunteți. Dacă mai aveți de configurat modul de conectare, vă trimitem un cod nou prin e-mail.
invite-again-submit = Trimiteți un cod nou
invite-sent = Dacă mai aveți de configurat modul de conectare, un e-mail este pe drum. Deschideți linkul din el.
factors-first-title = Cum doriți să vă conectați?
factors-first-lead = De acum vă conectați astfel la { $product }.
factor-password = Parolă
factor-password-hint = Una pe care o alegeți acum

## Pașii conectării

signing-in-as = Vă conectați ca { $name }.
account-switch = Folosiți alt cont
another-factor = Încercați altă metodă
account-locked = Prea multe coduri greșite: contul este blocat. Adresați-vă celor care v-au dat acces.

code-totp-title = Introduceți codul din aplicație
code-totp-lead = Deschideți aplicația de autentificare și introduceți cele șase cifre afișate.
code-email-title = Verificați-vă e-mailul
code-email-unsent = Putem trimite un cod prin e-mail la { $to }.
code-sms-title = Verificați-vă telefonul
code-sms-unsent = Putem trimite un cod prin SMS la { $to }.
code-sent-to = Am trimis un cod la { $to }.
code-send = Trimiteți un cod
code-refused-app = Codul este greșit sau nu mai este valabil. Introduceți codul afișat acum de aplicație.
code-used = Acest cod a fost deja folosit. Așteptați-l pe următorul.

factors-prove-title = Confirmați-vă identitatea
factors-enrol-title = Protejați-vă contul
factors-enrol-lead = Pentru a vă conecta la { $product } aveți nevoie, pe lângă parolă, de un al doilea pas. Alegeți unul de configurat.
factors-offer-lead = Cu un al doilea pas, nimeni altcineva nu intră, chiar dacă vă află parola.
factors-skip = Nu acum
factor-passkey = Cheie de acces
factor-passkey-hint = Amprenta, chipul sau codul PIN al dispozitivului. Poate înlocui și parola
factor-u2f = Cheie de securitate
factor-u2f-hint = O cheie pe care o conectați sau o apropiați
factor-totp = Aplicație de autentificare
factor-totp-hint = Șase cifre dintr-o aplicație de pe telefon
factor-email = E-mail
factor-email-hint = Un cod trimis prin e-mail
factor-sms = SMS
factor-sms-hint = Un cod pe telefon

enrol-totp-title = Configurați aplicația de autentificare
enrol-totp-scan = Scanați acest cod cu aplicația. Apoi introduceți cele șase cifre afișate.
enrol-totp-qr = Cod QR pentru aplicația de autentificare
enrol-totp-open = Configurați o aplicație pe acest dispozitiv
enrol-totp-secret = Sau tastați această cheie în aplicație:
enrol-totp-code = Codul din aplicație

phone-title = Numărul dvs. de telefon
phone-lead = Acolo vă trimitem un cod când vă conectați.
phone-label = Număr de telefon
phone-hint = Cu prefixul țării, de exemplu +41 79 123 45 67
phone-missing = Introduceți numărul de telefon.
phone-unsent = Nu putem trimite un cod la acest număr. Introduceți altul sau alegeți altă metodă.
phone-invalid = Acesta nu pare a fi un număr de telefon cu prefixul țării.

## Chei de acces și chei de securitate

login-passkey = Conectare cu cheie de acces
passkey-title = Folosiți cheia de acces
passkey-lead = Dispozitivul vă va cere amprenta, chipul sau codul său PIN.
passkey-submit = Folosiți cheia de acces
passkey-password = Folosiți parola
u2f-title = Folosiți cheia de securitate
u2f-lead = Conectați sau apropiați cheia și atingeți-o când clipește.
u2f-submit = Folosiți cheia
enrol-passkey-title = Configurați cheia de acces
enrol-passkey-lead = Dispozitivul vă va cere amprenta, chipul sau codul său PIN. De atunci vă puteți conecta astfel.
enrol-passkey-submit = Configurați cheia
enrol-u2f-title = Configurați cheia de securitate
enrol-u2f-submit = Configurați cheia
web-authn-failed = Nu a funcționat sau a fost anulat. Încercați din nou ori alegeți altă metodă.
web-authn-script = Este nevoie de JavaScript. Activați-l pentru această pagină sau alegeți altă metodă.
credential-missing = Nu a sosit nimic de la dispozitiv. Acest pas are nevoie de JavaScript: activați-l sau alegeți altă metodă.
credential-refused = Cheia de acces sau de securitate nu a fost acceptată. Încercați din nou ori alegeți altă metodă.

## Parolă nouă

login-forgot = Ați uitat parola?
login-refused-lockout = Numele și parola nu se potrivesc sau contul este blocat: prea multe parole greșite îl blochează. Verificați-le ori cereți ajutor.
reset-title = Ați uitat parola?
reset-lead = Spuneți-ne cine sunteți și vă trimitem prin e-mail un cod pentru a alege o parolă nouă.
reset-lead-code = Spuneți-ne a cui este parola. Apoi puteți alege una nouă.
reset-submit = Trimiteți codul
reset-to-login = Înapoi la conectare
new-password-title = Alegeți o parolă nouă
new-password-wish = Introduceți parola actuală, apoi de două ori pe cea nouă.
new-password-required = Alegeți o parolă nouă înainte de a continua.
new-password-expired = Parola este prea veche. Alegeți una nouă.
new-password-forgotten = Dacă există un cont cu acest nume, un cod este pe drum prin e-mail. Poate dura un minut până ajunge; căutați-l și în folderul Spam.
new-password-first-title = Alegeți o parolă
new-password-first = De acum vă conectați la { $product } cu această parolă.
new-password-label = Parolă nouă
new-password-submit = Salvați parola
current-password-label = Parola actuală
password-again-label = Parola nouă încă o dată
password-mismatch = Cele două parole nu sunt la fel.
password-same = Aceasta este parola dvs. actuală. Alegeți alta.
current-password-refused = Aceasta nu este parola dvs. actuală.

## Dispozitive

device-title = Conectați un dispozitiv
device-lead = Introduceți codul afișat de dispozitiv.
device-code-label = Codul de pe dispozitiv
device-code-hint = Opt litere, de exemplu BCDF-GHJK. Dacă este deja completat, comparați codul cu cel de pe dispozitiv.
device-code-refused = Codul este greșit, a fost deja folosit sau a expirat. Verificați-l ori începeți din nou pe dispozitiv.
device-consent-title = Permiteți acest dispozitiv?
device-consent-lead = { $device } ({ $project }) vrea să se conecteze în numele dvs. pe alt dispozitiv.
device-consent-warning = Continuați doar dacă ați început chiar dvs. acest lucru pe dispozitiv. Dacă cineva v-a trimis codul sau un link, refuzați: altfel ar intra în contul dvs.
device-consent-code = Codul de pe dispozitiv:
device-scopes = Va putea:
device-scope-openid = să știe cine sunteți
device-scope-profile = să vă vadă numele și profilul
device-scope-email = să vă vadă adresa de e-mail
device-scope-phone = să vă vadă numărul de telefon
device-scope-address = să vă vadă adresa poștală
device-scope-offline = să rămână în cont când lipsiți
device-allow = Permiteți
device-deny = Refuzați
device-allowed-title = Dispozitivul este conectat
device-allowed-text = Puteți reveni la dispozitiv și închide această pagină.
device-denied-title = Dispozitivul nu a fost conectat
device-denied-text = Ați refuzat. Puteți închide această pagină.
device-gone-title = Acest cod nu mai este valabil
device-gone-text = A fost deja folosit sau a expirat. Dacă dispozitivul nu este încă în cont, începeți din nou de acolo.
device-again = Introduceți alt cod

## Deconectare

logout-title = Vă deconectați?
logout-text = Sunteți pe cale să vă deconectați.
logout-text-name = Sunteți în contul { $name }.
logout-text-several = Aici sunt conectate mai multe conturi.
logout-submit = Deconectați-vă
logout-submit-all = Deconectați toate conturile
logout-stay = Rămâneți în cont
signed-out-title = V-ați deconectat
signed-out-text = Pe data viitoare.
signed-out-incomplete = V-ați deconectat de la { $product }, dar nu am putut contacta serviciul de conectare. Pe un computer folosit în comun, închideți browserul.
signed-out-again = Conectați-vă din nou

## Când ceva nu merge

try-again = Acum nu se poate. Nu s-a pierdut nimic: încercați din nou peste puțin timp.

again-title = Vă conectăm
again-text = Un moment, vă rugăm. Dacă nu se întâmplă nimic, mergeți mai departe.
again-continue = Continuați

problem-reference = Referință
problem-restart = Începeți din nou
problem-back = Înapoi la { $product }
problem-retry = Încercați din nou
problem-sign-in = Conectați-vă

error-start-again-title = Începeți din nou
error-start-again-text = Pagina a expirat sau a fost deschisă în alt browser. Reluarea durează doar o clipă.
error-request-gone-title = Această conectare s-a încheiat
error-request-gone-text = Linkul a fost deja folosit sau a expirat. Mergeți înapoi și conectați-vă de acolo.
error-forbidden-title = Acest formular nu poate fi folosit
error-forbidden-text = Pentru a vă proteja, acceptăm numai formulare afișate de noi în acest browser. Începeți din nou.
error-provider-refused-title = Conectarea nu a avut loc
error-provider-refused-text = Conectarea a fost anulată sau refuzată. Puteți încerca din nou.
error-not-allowed-title = Acest lucru nu este posibil aici
error-not-allowed-text = Această opțiune este dezactivată. Dacă aveți nevoie de ea, adresați-vă celor care v-au dat acces.
error-step-missing-title = Mai este nevoie de un pas
error-step-missing-text = Contul dvs. cere un pas care nu se poate face pe această pagină. Adresați-vă celor care v-au dat acces.
error-signed-out-title = V-ați deconectat
error-signed-out-text = Conectați-vă pentru a continua.
error-session-expired-title = Sesiunea s-a încheiat
error-session-expired-text = Conectați-vă din nou pentru a continua.
error-not-found-title = Pagina nu a fost găsită
error-not-found-text = La această adresă nu se află nimic. Poate că linkul este incomplet.
error-method-not-allowed-title = Acest lucru nu funcționează aici
error-method-not-allowed-text = Această adresă nu poate fi deschisă astfel. Începeți din nou.
error-unsupported-media-type-title = Nu am putut citi datele
error-unsupported-media-type-text = Formularul a sosit într-un format pe care nu îl acceptăm aici.
error-bad-request-title = Nu am putut citi datele
error-bad-request-text = Din solicitare lipsește ceva sau ceva este incorect. Începeți din nou.
error-body-too-large-title = Este prea mult
error-body-too-large-text = S-a trimis mai mult decât acceptăm. Scurtați datele și încercați din nou.
error-headers-too-large-title = Prea multe cookie-uri
error-headers-too-large-text = Browserul a trimis mai multe cookie-uri decât putem primi. Ștergeți cookie-urile acestui site și începeți din nou.
error-prefetch-title = Totul este pregătit
error-prefetch-text = Browserul a deschis această pagină în avans. Încercați din nou pentru a continua.
error-session-too-large-title = Nu v-am putut conecta
error-session-too-large-text = Contul dvs. conține mai multe date decât încap într-o sesiune de browser. Comunicați-ne referința de mai jos.
error-unavailable-title = Încercați din nou peste puțin timp
error-unavailable-text = Serviciul de conectare nu răspunde acum. Nu s-a pierdut nimic din ce ați făcut.
error-unexpected-title = Ceva nu a mers bine
error-unexpected-text = Este vina noastră și am notat problema. Încercați din nou. Dacă se repetă, comunicați-ne referința de mai jos.
