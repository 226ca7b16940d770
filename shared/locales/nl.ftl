## Elke pagina

page-title = { $title } · { $product }
page-title-fault = Fout: { $title } · { $product }
back = Terug naar { $product }
check-fields = Controleer wat je hebt ingevuld:
email-label = E-mailadres
password-label = Wachtwoord
password-show = Wachtwoord tonen
language-label = Taal:
languages-title = Kies je taal

## Inloggen

login-title = Inloggen
login-lead = om door te gaan naar { $product }
login-name-label = E-mailadres of gebruikersnaam
login-submit = Inloggen
login-to-signup = Nieuw hier?
login-to-signup-link = Account aanmaken

login-refused = Deze naam en dit wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw.
login-name-missing = Vul je e-mailadres of gebruikersnaam in.
login-name-too-long = Dat is te lang voor een e-mailadres of gebruikersnaam.
password-missing = Vul je wachtwoord in.
password-too-long = Dat is te lang voor een wachtwoord.

## Accounts in deze browser

accounts-title = Kies een account
accounts-inactive = Opnieuw inloggen
accounts-remove = Uitloggen
accounts-remove-name = Uitloggen: { $name }

## Account aanmaken

signup-title = Account aanmaken
signup-lead = voor { $product }
given-name-label = Voornaam
family-name-label = Achternaam
signup-submit = Account aanmaken
signup-to-login = Heb je al een account?
signup-to-login-link = Inloggen
signup-accept = Ik ga akkoord met:
signup-passkey = Account aanmaken met een passkey
signup-terms = Gebruiksvoorwaarden
signup-privacy = Privacyverklaring

rules-heading = Eisen aan je wachtwoord:
rule-met = voldaan
rule-unmet = ontbreekt
rule-min-length =
    { $count ->
        [one] Minstens { $count } teken
       *[other] Minstens { $count } tekens
    }
rule-max-length =
    { $count ->
        [one] Hoogstens { $count } teken
       *[other] Hoogstens { $count } tekens (letters met accenten en emoji’s tellen voor meer)
    }
rule-lowercase = Een kleine letter (a–z)
rule-uppercase = Een hoofdletter (A–Z)
rule-digit = Een cijfer (0–9)
rule-symbol = Een leesteken of symbool, zoals ! of ?

given-name-missing = Vul je voornaam in.
family-name-missing = Vul je achternaam in.
name-too-long = Dat is te lang. Maak het korter.
email-missing = Vul je e-mailadres in.
email-invalid = Dit lijkt geen e-mailadres.
email-too-long = Dat is te lang voor een e-mailadres.
terms-missing = Ga akkoord met de gebruiksvoorwaarden.
privacy-missing = Ga akkoord met de privacyverklaring.
password-rules-broken = Dit wachtwoord voldoet nog niet aan alle eisen.

## Adres bevestigen

verify-title = Bekijk je inbox
verify-sent-to = We hebben een code gestuurd naar { $email }.
verify-sent = We hebben je een code gemaild.
verify-hint = Vul de code hier in om je adres te bevestigen. Het kan even duren voor die er is; kijk ook bij je spam.
code-label = Code
verify-submit = Doorgaan
verify-resend = Nieuwe code sturen

code-missing = Vul de code in.
code-refused = Deze code klopt niet of is verlopen. Controleer de code of vraag een nieuwe aan.
code-sent = Er is een nieuwe code onderweg. Alleen de laatste werkt.
verify-to-login = Heb je al een account met dit adres? Dan is er geen code verstuurd.
verify-to-login-link = Liever inloggen

invite-title = Welkom
invite-lead = Stel in hoe je inlogt bij { $product }.
invite-hint = Vul de code uit de e-mail in. Daarna kies je hoe je inlogt.
invite-refused = Deze code klopt niet, is al gebruikt of is verlopen. Heb je al ingesteld hoe je inlogt? Log dan gewoon in.
invite-again = Geen code, of werkt hij niet meer?
invite-again-link = Nieuwe aanvragen
invite-again-title = Nieuwe code aanvragen
invite-again-lead = Laat weten wie je bent. Als je nog moet instellen hoe je inlogt, mailen we je een nieuwe code.
invite-again-submit = Nieuwe code sturen
invite-sent = Als je nog moet instellen hoe je inlogt, is er een e-mail onderweg. Open de link daarin.
factors-first-title = Hoe wil je inloggen?
factors-first-lead = Hiermee log je voortaan in bij { $product }.
factor-password = Wachtwoord
factor-password-hint = Een wachtwoord dat je nu kiest

## Stappen bij het inloggen

signing-in-as = Je logt in als { $name }.
account-switch = Ander account gebruiken
another-factor = Andere manier proberen
account-locked = Te veel verkeerde codes: dit account is geblokkeerd. Neem contact op met degene die je toegang gaf.

code-totp-title = Vul de code uit je app in
code-totp-lead = Open je authenticator-app en vul de zes cijfers in die je ziet.
code-email-title = Bekijk je inbox
code-email-unsent = We kunnen een code mailen naar { $to }.
code-sms-title = Kijk op je telefoon
code-sms-unsent = We kunnen een code per sms sturen naar { $to }.
code-sent-to = We hebben een code gestuurd naar { $to }.
code-send = Code sturen
code-refused-app = Deze code klopt niet of geldt niet meer. Vul de code in die de app nu toont.
code-used = Deze code is al gebruikt. Wacht op de volgende.

factors-prove-title = Bevestig dat jij het bent
factors-enrol-title = Beveilig je account
factors-enrol-lead = Om in te loggen bij { $product } heb je naast je wachtwoord een tweede stap nodig. Kies er een om in te stellen.
factors-offer-lead = Met een tweede stap komt niemand anders binnen, ook niet wie je wachtwoord kent.
factors-skip = Niet nu
factor-passkey = Passkey
factor-passkey-hint = Je vingerafdruk, je gezicht of de pincode van je apparaat. Kan ook je wachtwoord vervangen
factor-u2f = Beveiligingssleutel
factor-u2f-hint = Een sleutel die je insteekt of ertegenaan houdt
factor-totp = Authenticator-app
factor-totp-hint = Zes cijfers uit een app op je telefoon
factor-email = E-mail
factor-email-hint = Een code naar je e-mailadres
factor-sms = Sms
factor-sms-hint = Een code naar je telefoon

enrol-totp-title = Stel je authenticator-app in
enrol-totp-scan = Scan dit met de app. Vul daarna de zes cijfers in die je ziet.
enrol-totp-qr = QR-code voor je authenticator-app
enrol-totp-open = Een app op dit apparaat instellen
enrol-totp-secret = Of typ deze sleutel in de app:
enrol-totp-code = Code uit de app

phone-title = Je telefoonnummer
phone-lead = Hierheen sturen we een code als je inlogt.
phone-label = Telefoonnummer
phone-hint = Met landcode, zoals +41 79 123 45 67
phone-missing = Vul je telefoonnummer in.
phone-unsent = We kunnen geen code naar dit nummer sturen. Vul een ander nummer in of probeer een andere manier.
phone-invalid = Dit lijkt geen telefoonnummer met landcode.

## Passkeys en beveiligingssleutels

login-passkey = Inloggen met een passkey
passkey-title = Gebruik je passkey
passkey-lead = Je apparaat vraagt om je vingerafdruk, je gezicht of de pincode.
passkey-submit = Passkey gebruiken
passkey-password = Liever je wachtwoord gebruiken
u2f-title = Gebruik je beveiligingssleutel
u2f-lead = Steek de sleutel in of houd hem ertegenaan, en raak hem aan als hij knippert.
u2f-submit = Sleutel gebruiken
enrol-passkey-title = Stel je passkey in
enrol-passkey-lead = Je apparaat vraagt om je vingerafdruk, je gezicht of de pincode. Daarmee kun je voortaan inloggen.
enrol-passkey-submit = Passkey instellen
enrol-u2f-title = Stel je beveiligingssleutel in
enrol-u2f-submit = Sleutel instellen
web-authn-failed = Dat is niet gelukt of werd geannuleerd. Probeer het opnieuw of kies een andere manier.
web-authn-script = Hiervoor is JavaScript nodig. Zet het aan voor deze pagina of kies een andere manier.
credential-missing = Er kwam niets van je apparaat. Deze stap heeft JavaScript nodig: zet het aan of kies een andere manier.
credential-refused = Deze passkey of beveiligingssleutel is niet geaccepteerd. Probeer het opnieuw of kies een andere manier.

## Nieuw wachtwoord

login-forgot = Wachtwoord vergeten?
login-refused-lockout = Deze naam en dit wachtwoord horen niet bij elkaar, of het account is geblokkeerd: dat gebeurt na te veel verkeerde wachtwoorden. Controleer beide of vraag om hulp.
reset-title = Wachtwoord vergeten?
reset-lead = Laat weten wie je bent, dan mailen we je een code om een nieuw wachtwoord te kiezen.
reset-lead-code = Laat weten van wie het wachtwoord is. Daarna kun je een nieuw kiezen.
reset-submit = Code sturen
reset-to-login = Terug naar inloggen
new-password-title = Kies een nieuw wachtwoord
new-password-wish = Vul je huidige wachtwoord in, en het nieuwe twee keer.
new-password-required = Kies een nieuw wachtwoord voordat je verdergaat.
new-password-expired = Je wachtwoord is te oud. Kies een nieuw wachtwoord.
new-password-forgotten = Als er een account met die naam is, is er een code per e-mail onderweg. Het kan even duren; kijk ook bij je spam.
new-password-first-title = Kies een wachtwoord
new-password-first = Met dit wachtwoord log je voortaan in bij { $product }.
new-password-label = Nieuw wachtwoord
new-password-submit = Wachtwoord opslaan
current-password-label = Huidig wachtwoord
password-again-label = Nieuw wachtwoord nogmaals
password-mismatch = Deze twee wachtwoorden zijn niet gelijk.
password-same = Dit is je huidige wachtwoord. Kies een ander.
current-password-refused = Dit is niet je huidige wachtwoord.

## Apparaten

device-title = Apparaat koppelen
device-lead = Vul de code in die je apparaat toont.
device-code-label = Code op je apparaat
device-code-hint = Acht letters, zoals BCDF-GHJK. Is de code al ingevuld, vergelijk hem dan met je apparaat.
device-code-refused = Deze code klopt niet, is al gebruikt of is verlopen. Controleer hem of begin opnieuw op je apparaat.
device-consent-title = Dit apparaat toestaan?
device-consent-lead = { $device } ({ $project }) wil op een ander apparaat namens jou inloggen.
device-consent-warning = Ga alleen verder als je dit zelf op je apparaat bent begonnen. Heeft iemand je de code of een link gestuurd, weiger dan: anders komt diegene in je account.
device-consent-code = De code op je apparaat:
device-scopes = Het mag dan:
device-scope-openid = weten wie je bent
device-scope-profile = je naam en profiel zien
device-scope-email = je e-mailadres zien
device-scope-phone = je telefoonnummer zien
device-scope-address = je postadres zien
device-scope-offline = ingelogd blijven als je er niet bent
device-allow = Toestaan
device-deny = Weigeren
device-allowed-title = Je apparaat is ingelogd
device-allowed-text = Je kunt teruggaan naar je apparaat en deze pagina sluiten.
device-denied-title = Je apparaat is niet ingelogd
device-denied-text = Je hebt het geweigerd. Je kunt deze pagina sluiten.
device-gone-title = Deze code is niet meer geldig
device-gone-text = De code is al gebruikt of verlopen. Is je apparaat nog niet ingelogd, begin daar dan opnieuw.
device-again = Een andere code invullen

## Uitloggen

logout-title = Uitloggen?
logout-text = Je staat op het punt uit te loggen.
logout-text-name = Je bent ingelogd als { $name }.
logout-text-several = Hier zijn meerdere accounts ingelogd.
logout-submit = Uitloggen
logout-submit-all = Overal uitloggen
logout-stay = Ingelogd blijven
signed-out-title = Je bent uitgelogd
signed-out-text = Tot de volgende keer.
signed-out-incomplete = Je bent uitgelogd bij { $product }, maar de inlogdienst was niet bereikbaar. Sluit op een gedeelde computer de browser.
signed-out-again = Opnieuw inloggen

## Als er iets misgaat

try-again = Dit lukt nu even niet. Er is niets verloren: probeer het zo nog eens.

again-title = Je wordt ingelogd
again-text = Een ogenblik. Gebeurt er niets, ga dan zelf verder.
again-continue = Doorgaan

problem-reference = Referentie
problem-restart = Opnieuw beginnen
problem-back = Terug naar { $product }
problem-retry = Opnieuw proberen
problem-sign-in = Inloggen

error-start-again-title = Begin opnieuw
error-start-again-text = Deze pagina is verlopen of in een andere browser geopend. Opnieuw beginnen is zo gebeurd.
error-request-gone-title = Deze inlogpoging is beëindigd
error-request-gone-text = De link is al gebruikt of verlopen. Ga terug en log vanaf daar in.
error-forbidden-title = Dit formulier is niet geldig
error-forbidden-text = Om je te beschermen nemen we alleen formulieren aan die we in deze browser hebben getoond. Begin opnieuw.
error-provider-refused-title = Je bent niet ingelogd
error-provider-refused-text = Het inloggen is geannuleerd of geweigerd. Je kunt het opnieuw proberen.
error-not-allowed-title = Dat kan hier niet
error-not-allowed-text = Dit is uitgeschakeld. Heb je het nodig, neem dan contact op met degene die je toegang gaf.
error-step-missing-title = Er is nog een stap nodig
error-step-missing-text = Je account heeft een stap nodig die op deze pagina niet kan. Neem contact op met degene die je toegang gaf.
error-signed-out-title = Je bent uitgelogd
error-signed-out-text = Log in om door te gaan.
error-session-expired-title = Je bent automatisch uitgelogd
error-session-expired-text = Je sessie is afgelopen. Log opnieuw in om door te gaan.
error-not-found-title = Pagina niet gevonden
error-not-found-text = Op dit adres is niets te vinden. Misschien is de link onvolledig.
error-method-not-allowed-title = Dat werkt hier niet
error-method-not-allowed-text = Dit adres kan niet op die manier worden geopend. Begin opnieuw.
error-unsupported-media-type-title = We konden dat niet lezen
error-unsupported-media-type-text = Het formulier kwam binnen in een indeling die we hier niet accepteren.
error-bad-request-title = We konden dat niet lezen
error-bad-request-text = Er ontbreekt iets in het verzoek of er klopt iets niet. Begin opnieuw.
error-body-too-large-title = Dat is te veel
error-body-too-large-text = Er is meer verstuurd dan we accepteren. Maak het korter en probeer het opnieuw.
error-headers-too-large-title = Te veel cookies
error-headers-too-large-text = Je browser stuurde meer cookies dan we aankunnen. Verwijder de cookies van deze site en begin opnieuw.
error-prefetch-title = Klaar wanneer jij het bent
error-prefetch-text = Je browser heeft deze pagina alvast geopend. Probeer het opnieuw om verder te gaan.
error-session-too-large-title = We konden je niet inloggen
error-session-too-large-text = Je account bevat meer gegevens dan een browsersessie aankan. Geef de onderstaande referentie aan ons door.
error-unavailable-title = Probeer het zo nog eens
error-unavailable-text = De inlogdienst reageert op dit moment niet. Er is niets verloren gegaan.
error-unexpected-title = Er ging iets mis
error-unexpected-text = Dit ligt aan ons en we hebben het genoteerd. Probeer het opnieuw. Blijft het gebeuren, geef dan de onderstaande referentie aan ons door.
