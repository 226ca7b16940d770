## Alla sidor

page-title = { $title } · { $product }
page-title-fault = Fel: { $title } · { $product }
back = Tillbaka till { $product }
check-fields = Kontrollera det du har fyllt i:
email-label = E-postadress
password-label = Lösenord
password-show = Visa lösenord
language-label = Språk:
languages-title = Välj språk

## Logga in

login-title = Logga in
login-lead = för att fortsätta till { $product }
login-name-label = E-postadress eller användarnamn
login-submit = Logga in
login-to-signup = Ny här?
login-to-signup-link = Skapa ett konto

login-refused = Namnet och lösenordet hör inte ihop. Kontrollera båda och försök igen.
login-name-missing = Ange din e-postadress eller ditt användarnamn.
login-name-too-long = Det är för långt för en e-postadress eller ett användarnamn.
password-missing = Ange ditt lösenord.
password-too-long = Det är för långt för ett lösenord.

## Konton i den här webbläsaren

accounts-title = Välj ett konto
accounts-inactive = Logga in igen
accounts-remove = Logga ut
accounts-remove-name = Logga ut { $name }

## Skapa konto

signup-title = Skapa ditt konto
signup-lead = för { $product }
given-name-label = Förnamn
family-name-label = Efternamn
signup-submit = Skapa konto
signup-to-login = Har du redan ett konto?
signup-to-login-link = Logga in
signup-accept = Jag godkänner:
signup-passkey = Skapa konto med en passkey
signup-terms = Användarvillkor
signup-privacy = Integritetspolicy

rules-heading = Krav på lösenordet:
rule-met = uppfyllt
rule-unmet = saknas
rule-min-length =
    { $count ->
        [one] Minst { $count } tecken
       *[other] Minst { $count } tecken
    }
rule-max-length =
    { $count ->
        [one] Högst { $count } tecken
       *[other] Högst { $count } tecken (å, ä, ö och emojier räknas som flera)
    }
rule-lowercase = En liten bokstav (a–z)
rule-uppercase = En stor bokstav (A–Z)
rule-digit = En siffra (0–9)
rule-symbol = Ett specialtecken, till exempel ! eller ?

given-name-missing = Ange ditt förnamn.
family-name-missing = Ange ditt efternamn.
name-too-long = Det är för långt. Korta ner det.
email-missing = Ange din e-postadress.
email-invalid = Det ser inte ut som en e-postadress.
email-too-long = Det är för långt för en e-postadress.
terms-missing = Godkänn användarvillkoren.
privacy-missing = Godkänn integritetspolicyn.
password-rules-broken = Lösenordet uppfyller inte alla krav än.

## Bekräfta adressen

verify-title = Kolla din inkorg
verify-sent-to = Vi har skickat en kod till { $email }.
verify-sent = Vi har skickat en kod till dig med e-post.
verify-hint = Ange den här för att bekräfta din adress. Det kan ta någon minut innan den kommer, och den kan ha hamnat i skräpposten.
code-label = Kod
verify-submit = Fortsätt
verify-resend = Skicka en ny kod

code-missing = Ange koden.
code-refused = Koden är fel eller har gått ut. Kontrollera den eller be om en ny.
code-sent = En ny kod är på väg. Bara den senaste gäller.
verify-to-login = Har du redan ett konto med den här adressen? Då skickades ingen kod.
verify-to-login-link = Logga in i stället

invite-title = Välkommen
invite-lead = Ställ in hur du loggar in på { $product }.
invite-hint = Ange koden från mejlet. Sedan väljer du hur du loggar in.
invite-refused = Koden är fel, har redan använts eller har gått ut. Om du redan har ställt in hur du loggar in är det bara att logga in.
invite-again = Ingen kod, eller fungerar den inte längre?
invite-again-link = Få en ny
invite-again-title = Få en ny kod
invite-again-lead = Berätta vem du är. Om du fortfarande måste ställa in hur du loggar in mejlar vi en ny kod.
invite-again-submit = Skicka en ny kod
invite-sent = Om du fortfarande måste ställa in hur du loggar in är ett mejl på väg. Öppna länken i det.
factors-first-title = Hur vill du logga in?
factors-first-lead = Hädanefter loggar du in på { $product } med detta.
factor-password = Lösenord
factor-password-hint = Ett som du väljer nu

## Steg i en inloggning

signing-in-as = Loggar in som { $name }.
account-switch = Använd ett annat konto
another-factor = Prova ett annat sätt
account-locked = För många felaktiga koder: kontot är låst. Kontakta den som gav dig åtkomst.

code-totp-title = Ange koden från din app
code-totp-lead = Öppna din autentiseringsapp och ange de sex siffror som visas.
code-email-title = Kolla din inkorg
code-email-unsent = Vi kan mejla en kod till { $to }.
code-sms-title = Kolla din telefon
code-sms-unsent = Vi kan skicka en kod med sms till { $to }.
code-sent-to = Vi har skickat en kod till { $to }.
code-send = Skicka en kod
code-refused-app = Koden är fel eller gäller inte längre. Ange den som appen visar nu.
code-used = Koden har redan använts. Vänta på nästa.

factors-prove-title = Bekräfta att det är du
factors-enrol-title = Skydda ditt konto
factors-enrol-lead = För att logga in på { $product } behöver du ett andra steg utöver lösenordet. Välj ett att ställa in.
factors-offer-lead = Med ett andra steg kommer ingen annan in, inte ens den som får reda på ditt lösenord.
factors-skip = Inte nu
factor-passkey = Passkey
factor-passkey-hint = Ditt fingeravtryck, ditt ansikte eller enhetens PIN-kod. Kan även ersätta lösenordet
factor-u2f = Säkerhetsnyckel
factor-u2f-hint = En nyckel som du sätter i eller håller intill
factor-totp = Autentiseringsapp
factor-totp-hint = Sex siffror från en app i telefonen
factor-email = E-post
factor-email-hint = En kod till din adress
factor-sms = Sms
factor-sms-hint = En kod till din telefon

enrol-totp-title = Ställ in din autentiseringsapp
enrol-totp-scan = Skanna detta med appen. Ange sedan de sex siffror som visas.
enrol-totp-qr = QR-kod för din autentiseringsapp
enrol-totp-open = Ställ in en app på den här enheten
enrol-totp-secret = Eller skriv in den här nyckeln i appen:
enrol-totp-code = Kod från appen

phone-title = Ditt telefonnummer
phone-lead = Vi skickar en kod dit när du loggar in.
phone-label = Telefonnummer
phone-hint = Med landskod, till exempel +41 79 123 45 67
phone-missing = Ange ditt telefonnummer.
phone-unsent = Vi kan inte skicka någon kod till det här numret. Ange ett annat eller prova ett annat sätt.
phone-invalid = Det ser inte ut som ett telefonnummer med landskod.

## Passkeys och säkerhetsnycklar

login-passkey = Logga in med en passkey
passkey-title = Använd din passkey
passkey-lead = Enheten ber om ditt fingeravtryck, ditt ansikte eller sin PIN-kod.
passkey-submit = Använd passkey
passkey-password = Använd lösenordet i stället
u2f-title = Använd din säkerhetsnyckel
u2f-lead = Sätt i nyckeln eller håll den intill och tryck på den när den blinkar.
u2f-submit = Använd säkerhetsnyckel
enrol-passkey-title = Ställ in din passkey
enrol-passkey-lead = Enheten ber om ditt fingeravtryck, ditt ansikte eller sin PIN-kod. Sedan kan du logga in med det.
enrol-passkey-submit = Ställ in passkey
enrol-u2f-title = Ställ in din säkerhetsnyckel
enrol-u2f-submit = Ställ in säkerhetsnyckel
web-authn-failed = Det fungerade inte eller avbröts. Försök igen eller välj ett annat sätt.
web-authn-script = Det här kräver JavaScript. Slå på det för sidan eller välj ett annat sätt.
credential-missing = Inget kom från din enhet. Det här steget kräver JavaScript: slå på det eller välj ett annat sätt.
credential-refused = Din passkey eller säkerhetsnyckel godkändes inte. Försök igen eller välj ett annat sätt.

## Nytt lösenord

login-forgot = Glömt lösenordet?
login-refused-lockout = Namnet och lösenordet hör inte ihop, eller så är kontot låst: det låses efter för många felaktiga lösenord. Kontrollera båda eller be om hjälp.
reset-title = Glömt lösenordet?
reset-lead = Berätta vem du är, så mejlar vi en kod så att du kan välja ett nytt.
reset-lead-code = Berätta vems lösenord det gäller. Sedan kan du välja ett nytt.
reset-submit = Skicka kod
reset-to-login = Tillbaka till inloggningen
new-password-title = Välj ett nytt lösenord
new-password-wish = Ange ditt nuvarande lösenord och det nya två gånger.
new-password-required = Välj ett nytt lösenord innan du går vidare.
new-password-expired = Ditt lösenord är för gammalt. Välj ett nytt.
new-password-forgotten = Om det finns ett konto med det namnet är en kod på väg med e-post. Det kan ta någon minut, och den kan hamna i skräpposten.
new-password-first-title = Välj ett lösenord
new-password-first = Hädanefter loggar du in på { $product } med det här lösenordet.
new-password-label = Nytt lösenord
new-password-submit = Spara lösenord
current-password-label = Nuvarande lösenord
password-again-label = Nytt lösenord igen
password-mismatch = Lösenorden är inte likadana.
password-same = Det är ditt nuvarande lösenord. Välj ett annat.
current-password-refused = Det är inte ditt nuvarande lösenord.

## Enheter

device-title = Anslut en enhet
device-lead = Ange koden som visas på enheten.
device-code-label = Kod på enheten
device-code-hint = Åtta bokstäver, till exempel BCDF-GHJK. Om koden redan är ifylld, jämför den med enheten.
device-code-refused = Koden är fel, redan använd eller har gått ut. Kontrollera den eller börja om på enheten.
device-consent-title = Tillåt den här enheten?
device-consent-lead = { $device } ({ $project }) vill logga in som du på en annan enhet.
device-consent-warning = Gå bara vidare om du själv påbörjade detta på din enhet. Om någon har skickat koden eller en länk till dig, neka: annars kommer den personen in på ditt konto.
device-consent-code = Koden på enheten:
device-scopes = Den kommer att kunna:
device-scope-openid = veta vem du är
device-scope-profile = se ditt namn och din profil
device-scope-email = se din e-postadress
device-scope-phone = se ditt telefonnummer
device-scope-address = se din postadress
device-scope-offline = förbli inloggad när du inte är där
device-allow = Tillåt
device-deny = Neka
device-allowed-title = Din enhet är inloggad
device-allowed-text = Du kan gå tillbaka till enheten och stänga den här sidan.
device-denied-title = Din enhet loggades inte in
device-denied-text = Du nekade. Du kan stänga den här sidan.
device-gone-title = Koden gäller inte längre
device-gone-text = Den har redan använts eller har gått ut. Om enheten inte är inloggad än, börja om där.
device-again = Ange en annan kod

## Logga ut

logout-title = Logga ut?
logout-text = Du är på väg att logga ut.
logout-text-name = Du är inloggad som { $name }.
logout-text-several = Flera konton är inloggade här.
logout-submit = Logga ut
logout-submit-all = Logga ut alla
logout-stay = Förbli inloggad
signed-out-title = Du är utloggad
signed-out-text = På återseende.
signed-out-incomplete = Du är utloggad från { $product }, men vi kunde inte nå inloggningstjänsten. Stäng webbläsaren om du delar datorn med andra.
signed-out-again = Logga in igen

## När något går fel

try-again = Det går inte just nu. Inget har gått förlorat: försök igen om en stund.

again-title = Du loggas in
again-text = Ett ögonblick. Om inget händer kan du gå vidare själv.
again-continue = Fortsätt

problem-reference = Referens
problem-restart = Börja om
problem-back = Tillbaka till { $product }
problem-retry = Försök igen
problem-sign-in = Logga in

error-start-again-title = Börja om
error-start-again-text = Sidan har gått ut eller öppnades i en annan webbläsare. Det går snabbt att börja om.
error-request-gone-title = Den här inloggningen är avslutad
error-request-gone-text = Länken har redan använts eller har gått ut. Gå tillbaka och logga in därifrån.
error-forbidden-title = Formuläret kan inte användas
error-forbidden-text = För att skydda dig tar vi bara emot formulär som vi har visat i den här webbläsaren. Börja om.
error-provider-refused-title = Du är inte inloggad
error-provider-refused-text = Inloggningen avbröts eller nekades. Du kan försöka igen.
error-not-allowed-title = Det går inte här
error-not-allowed-text = Det här är avstängt. Kontakta den som gav dig åtkomst om du behöver det.
error-step-missing-title = Det krävs ett steg till
error-step-missing-text = Ditt konto kräver ett steg som inte kan göras på den här sidan. Kontakta den som gav dig åtkomst.
error-signed-out-title = Du är utloggad
error-signed-out-text = Logga in för att fortsätta.
error-session-expired-title = Du har loggats ut
error-session-expired-text = Din session är slut. Logga in igen för att fortsätta.
error-not-found-title = Sidan hittades inte
error-not-found-text = Det finns inget på den här adressen. Länken kanske inte är fullständig.
error-method-not-allowed-title = Det fungerar inte här
error-method-not-allowed-text = Den här adressen kan inte öppnas på det sättet. Börja om.
error-unsupported-media-type-title = Vi kunde inte läsa det
error-unsupported-media-type-text = Formuläret kom i ett format som vi inte tar emot här.
error-bad-request-title = Vi kunde inte läsa det
error-bad-request-text = Något saknas eller är fel i begäran. Börja om.
error-body-too-large-title = Det var för mycket
error-body-too-large-text = Det som skickades är större än vi tar emot. Korta ner det och försök igen.
error-headers-too-large-title = För många cookies
error-headers-too-large-text = Webbläsaren skickade fler cookies än vi kan ta emot. Ta bort cookies för den här webbplatsen och börja om.
error-prefetch-title = Redo när du är det
error-prefetch-text = Webbläsaren öppnade sidan i förväg. Försök igen för att gå vidare.
error-session-too-large-title = Vi kunde inte logga in dig
error-session-too-large-text = Ditt konto innehåller mer data än en webbläsarsession rymmer. Ange referensen nedan när du kontaktar oss.
error-unavailable-title = Försök igen om en stund
error-unavailable-text = Inloggningstjänsten svarar inte just nu. Inget du har gjort har gått förlorat.
error-unexpected-title = Något gick fel
error-unexpected-text = Felet är vårt, och vi har noterat det. Försök igen. Om det händer igen, ange referensen nedan när du kontaktar oss.
