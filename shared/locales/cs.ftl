## Every page

page-title = { $title } · { $product }
page-title-fault = Chyba: { $title } · { $product }
back = Zpět na { $product }
check-fields = Zkontrolujte prosím zadané údaje:
email-label = E-mail
password-label = Heslo
password-show = Zobrazit heslo
language-label = Jazyk:
languages-title = Vyberte si jazyk

## Sign in

login-title = Přihlášení
login-lead = abyste mohli pokračovat do { $product }
login-name-label = E-mail nebo uživatelské jméno
login-submit = Přihlásit se
login-to-signup = Jste tu poprvé?
login-to-signup-link = Vytvořit účet

login-refused = Jméno a heslo k sobě nepatří. Zkontrolujte prosím obojí a zkuste to znovu.
login-name-missing = Zadejte svůj e-mail nebo uživatelské jméno.
login-name-too-long = Na e-mail nebo uživatelské jméno je to příliš dlouhé.
password-missing = Zadejte své heslo.
password-too-long = Na heslo je to příliš dlouhé.

## The accounts of this browser

accounts-title = Vyberte účet
accounts-inactive = Přihlaste se znovu
accounts-remove = Odhlásit
accounts-remove-name = Odhlásit { $name }

## Sign up

signup-title = Vytvořte si účet
signup-lead = pro { $product }
given-name-label = Jméno
family-name-label = Příjmení
signup-submit = Vytvořit účet
signup-to-login = Už máte účet?
signup-to-login-link = Přihlásit se
signup-accept = Souhlasím:
signup-passkey = Vytvořit účet s přístupovým klíčem
signup-terms = Podmínky služby
signup-privacy = Zásady ochrany osobních údajů

rules-heading = Heslo musí mít:
rule-met = splněno
rule-unmet = chybí
rule-min-length =
    { $count ->
        [one] Alespoň { $count } znak
        [few] Alespoň { $count } znaky
        [many] Alespoň { $count } znaku
       *[other] Alespoň { $count } znaků
    }
rule-max-length =
    { $count ->
        [one] Nejvýše { $count } znak
        [few] Nejvýše { $count } znaky
        [many] Nejvýše { $count } znaku
       *[other] Nejvýše { $count } znaků (písmena s diakritikou a emoji se počítají vícekrát)
    }
rule-lowercase = Malé písmeno (a–z)
rule-uppercase = Velké písmeno (A–Z)
rule-digit = Číslici (0–9)
rule-symbol = Symbol, například ! nebo ?

given-name-missing = Zadejte své jméno.
family-name-missing = Zadejte své příjmení.
name-too-long = Je to příliš dlouhé. Zkraťte to prosím.
email-missing = Zadejte svou e-mailovou adresu.
email-invalid = Nevypadá to jako e-mailová adresa.
email-too-long = Na e-mailovou adresu je to příliš dlouhé.
terms-missing = Odsouhlaste prosím podmínky služby.
privacy-missing = Odsouhlaste prosím zásady ochrany osobních údajů.
password-rules-broken = Toto heslo zatím nesplňuje všechna pravidla.

## Verify the address

verify-title = Podívejte se do schránky
verify-sent-to = Na adresu { $email } jsme poslali kód.
verify-sent = Poslali jsme vám kód e-mailem.
verify-hint = Zadejte ho sem a potvrďte tak svou adresu. Může dorazit až za minutu, podívejte se i do spamu.
code-label = Kód
verify-submit = Pokračovat
verify-resend = Poslat nový kód

code-missing = Zadejte kód.
code-refused = Tento kód není správný, nebo už neplatí. Zkontrolujte ho, nebo si vyžádejte nový.
code-sent = Nový kód je na cestě. Platí jen ten poslední.
verify-to-login = Už máte s touto adresou účet? Pak se žádný kód neposlal.
verify-to-login-link = Raději se přihlásit

invite-title = Vítejte
invite-lead = Nastavte si, jak se budete přihlašovat do { $product }.
invite-hint = Zadejte kód z e-mailu. Pak si zvolíte, jak se budete přihlašovat.
invite-refused = Tento kód není správný, už byl použit, nebo už neplatí. Pokud jste si přihlašování už nastavili, prostě se přihlaste.
invite-again = Kód nedorazil, nebo už neplatí?
invite-again-link = Vyžádat nový
invite-again-title = Nový kód
invite-again-lead = Řekněte nám, kdo jste. Pokud si přihlašování teprve musíte nastavit, pošleme vám e-mailem nový kód.
invite-again-submit = Poslat nový kód
invite-sent = Pokud si přihlašování teprve musíte nastavit, e-mail je na cestě. Otevřete odkaz, který v něm je.
factors-first-title = Jak se chcete přihlašovat?
factors-first-lead = Takto se odteď budete přihlašovat do { $product }.
factor-password = Heslo
factor-password-hint = Takové, které si teď zvolíte

## Steps of a sign-in

signing-in-as = Přihlašujete se jako { $name }.
account-switch = Použít jiný účet
another-factor = Zkusit jiný způsob
account-locked = Příliš mnoho chybných kódů: tento účet je zablokovaný. Obraťte se prosím na toho, od koho máte přístup.

code-totp-title = Zadejte kód z aplikace
code-totp-lead = Otevřete ověřovací aplikaci a zadejte šest číslic, které ukazuje.
code-email-title = Podívejte se do schránky
code-email-unsent = Můžeme poslat kód e-mailem na { $to }.
code-sms-title = Podívejte se do telefonu
code-sms-unsent = Můžeme poslat kód v SMS na { $to }.
code-sent-to = Poslali jsme kód na { $to }.
code-send = Poslat kód
code-refused-app = Tento kód není správný, nebo už neplatí. Zadejte ten, který aplikace ukazuje teď.
code-used = Tento kód už byl použit. Počkejte na další.

factors-prove-title = Potvrďte, že jste to vy
factors-enrol-title = Chraňte svůj účet
factors-enrol-lead = K přihlášení do { $product } potřebujete kromě hesla ještě druhý krok. Vyberte, který si nastavíte.
factors-offer-lead = S druhým krokem se dovnitř nikdo jiný nedostane, ani když zjistí vaše heslo.
factors-skip = Teď ne
factor-passkey = Přístupový klíč
factor-passkey-hint = Váš otisk prstu, obličej nebo PIN zařízení. Může nahradit i heslo
factor-u2f = Bezpečnostní klíč
factor-u2f-hint = Klíč, který zasunete nebo přiložíte
factor-totp = Ověřovací aplikace
factor-totp-hint = Šest číslic z aplikace v telefonu
factor-email = E-mail
factor-email-hint = Kód na vaši adresu
factor-sms = SMS
factor-sms-hint = Kód na váš telefon

enrol-totp-title = Nastavte si ověřovací aplikaci
enrol-totp-scan = Naskenujte toto aplikací. Pak zadejte šest číslic, které ukáže.
enrol-totp-qr = QR kód pro ověřovací aplikaci
enrol-totp-open = Nastavit aplikaci na tomto zařízení
enrol-totp-secret = Nebo do aplikace opište tento klíč:
enrol-totp-code = Kód z aplikace

phone-title = Vaše telefonní číslo
phone-lead = Při přihlášení na něj pošleme kód.
phone-label = Telefonní číslo
phone-hint = S předvolbou země, například +420 601 123 456
phone-missing = Zadejte své telefonní číslo.
phone-unsent = Na toto číslo kód poslat nemůžeme. Zadejte jiné, nebo zvolte jiný způsob.
phone-invalid = Nevypadá to jako telefonní číslo s předvolbou země.

## Passkeys and security keys

login-passkey = Přihlásit se přístupovým klíčem
passkey-title = Použijte přístupový klíč
passkey-lead = Zařízení si vyžádá váš otisk prstu, obličej nebo PIN.
passkey-submit = Použít přístupový klíč
passkey-password = Raději použít heslo
u2f-title = Použijte bezpečnostní klíč
u2f-lead = Zasuňte klíč nebo ho přiložte, a až začne blikat, dotkněte se ho.
u2f-submit = Použít bezpečnostní klíč
enrol-passkey-title = Nastavte si přístupový klíč
enrol-passkey-lead = Zařízení si vyžádá váš otisk prstu, obličej nebo PIN. Od té chvíle se jimi můžete přihlašovat.
enrol-passkey-submit = Nastavit přístupový klíč
enrol-u2f-title = Nastavte si bezpečnostní klíč
enrol-u2f-submit = Nastavit bezpečnostní klíč
web-authn-failed = Nepovedlo se to, nebo to bylo zrušeno. Zkuste to znovu, nebo zvolte jiný způsob.
web-authn-script = K tomuto je potřeba JavaScript. Zapněte ho prosím pro tuto stránku, nebo zvolte jiný způsob.
credential-missing = Z vašeho zařízení nic nepřišlo. K tomuto kroku je potřeba JavaScript: zapněte ho, nebo zvolte jiný způsob.
credential-refused = Tento přístupový nebo bezpečnostní klíč nebyl přijat. Zkuste to znovu, nebo zvolte jiný způsob.

## New password

login-forgot = Zapomněli jste heslo?
login-refused-lockout = Jméno a heslo k sobě nepatří, nebo je účet zablokovaný: zablokuje ho příliš mnoho chybných hesel. Zkontrolujte prosím obojí, nebo požádejte o pomoc.
reset-title = Zapomněli jste heslo?
reset-lead = Řekněte nám, kdo jste, a my vám pošleme e-mailem kód k volbě nového.
reset-lead-code = Řekněte nám, čí heslo to je. Pak si můžete zvolit nové.
reset-submit = Poslat kód
reset-to-login = Zpět na přihlášení
new-password-title = Zvolte si nové heslo
new-password-wish = Zadejte své současné heslo a dvakrát to nové.
new-password-required = Než budete pokračovat, zvolte si prosím nové heslo.
new-password-expired = Vaše heslo je příliš staré. Zvolte si prosím nové.
new-password-forgotten = Pokud účet s tímto jménem existuje, je kód na cestě e-mailem. Může to trvat minutu, podívejte se i do spamu.
new-password-first-title = Zvolte si heslo
new-password-first = Tímto heslem se odteď budete přihlašovat do { $product }.
new-password-label = Nové heslo
new-password-submit = Uložit heslo
current-password-label = Současné heslo
password-again-label = Nové heslo znovu
password-mismatch = Hesla se neshodují.
password-same = To je vaše současné heslo. Zvolte si jiné.
current-password-refused = To není vaše současné heslo.

## Devices

device-title = Připojte zařízení
device-lead = Zadejte kód, který ukazuje vaše zařízení.
device-code-label = Kód na zařízení
device-code-hint = Osm písmen, například BCDF-GHJK. Pokud je kód už vyplněný, porovnejte ho se zařízením.
device-code-refused = Tento kód není správný, byl už použit, nebo neplatí. Zkontrolujte ho, nebo začněte na zařízení znovu.
device-consent-title = Povolit toto zařízení?
device-consent-lead = { $device } ({ $project }) se chce přihlásit vaším jménem na jiném zařízení.
device-consent-warning = Pokračujte, jen pokud jste to na svém zařízení sami začali. Pokud vám kód nebo odkaz někdo poslal, odmítněte to: dostal by se do vašeho účtu.
device-consent-code = Kód na vašem zařízení:
device-scopes = Bude moci:
device-scope-openid = vědět, kdo jste
device-scope-profile = vidět vaše jméno a profil
device-scope-email = vidět vaši e-mailovou adresu
device-scope-phone = vidět vaše telefonní číslo
device-scope-address = vidět vaši poštovní adresu
device-scope-offline = zůstat přihlášeno, i když tu nejste
device-allow = Povolit
device-deny = Odmítnout
device-allowed-title = Vaše zařízení je přihlášené
device-allowed-text = Můžete se vrátit k zařízení a tuto stránku zavřít.
device-denied-title = Vaše zařízení se nepřihlásilo
device-denied-text = Odmítli jste to. Tuto stránku můžete zavřít.
device-gone-title = Tento kód už neplatí
device-gone-text = Byl už použit, nebo vypršela jeho platnost. Pokud zařízení ještě není přihlášené, začněte na něm znovu.
device-again = Zadat jiný kód

## Sign out

logout-title = Odhlásit se?
logout-text = Chystáte se odhlásit.
logout-text-name = Jste přihlášeni jako { $name }.
logout-text-several = Je tu přihlášeno několik účtů.
logout-submit = Odhlásit se
logout-submit-all = Odhlásit všechny
logout-stay = Neodhlašovat
signed-out-title = Jste odhlášeni
signed-out-text = Na shledanou příště.
signed-out-incomplete = Z { $product } jste odhlášeni, ale přihlašovací služba nebyla dostupná. Na sdíleném počítači prosím zavřete prohlížeč.
signed-out-again = Přihlásit se znovu

## When something goes wrong

try-again = Teď to nejde. Nic se neztratilo: zkuste to prosím za chvíli znovu.

again-title = Přihlašujeme vás
again-text = Okamžik, prosím. Pokud se nic nestane, pokračujte sami.
again-continue = Pokračovat

problem-reference = Referenční číslo
problem-restart = Začít znovu
problem-back = Zpět na { $product }
problem-retry = Zkusit znovu
problem-sign-in = Přihlásit se

error-start-again-title = Začněte prosím znovu
error-start-again-text = Platnost této stránky vypršela, nebo byla otevřena v jiném prohlížeči. Začít znovu zabere jen chvilku.
error-request-gone-title = Toto přihlášení skončilo
error-request-gone-text = Odkaz už byl použit, nebo vypršela jeho platnost. Vraťte se a přihlaste se odtamtud.
error-forbidden-title = Tento formulář nelze použít
error-forbidden-text = Pro vaši ochranu přijímáme jen formuláře, které jsme zobrazili v tomto prohlížeči. Začněte prosím znovu.
error-provider-refused-title = Nejste přihlášeni
error-provider-refused-text = Přihlášení bylo zrušeno nebo odmítnuto. Můžete to zkusit znovu.
error-not-allowed-title = Tady to není možné
error-not-allowed-text = Tato možnost je vypnutá. Pokud ji potřebujete, obraťte se na toho, od koho máte přístup.
error-step-missing-title = Je potřeba ještě jeden krok
error-step-missing-text = Váš účet vyžaduje krok, který na této stránce nelze provést. Obraťte se prosím na toho, od koho máte přístup.
error-signed-out-title = Jste odhlášeni
error-signed-out-text = Chcete-li pokračovat, přihlaste se.
error-session-expired-title = Byli jste odhlášeni
error-session-expired-text = Vaše relace skončila. Chcete-li pokračovat, přihlaste se znovu.
error-not-found-title = Stránka nenalezena
error-not-found-text = Na této adrese nic není. Odkaz možná není úplný.
error-method-not-allowed-title = Takhle to nejde
error-method-not-allowed-text = Tuto adresu nelze takto otevřít. Začněte prosím znovu.
error-unsupported-media-type-title = Nedokázali jsme to přečíst
error-unsupported-media-type-text = Formulář dorazil ve formátu, který zde nepřijímáme.
error-bad-request-title = Nedokázali jsme to přečíst
error-bad-request-text = V požadavku něco chybí nebo je chybně. Začněte prosím znovu.
error-body-too-large-title = To je příliš mnoho
error-body-too-large-text = Přišlo toho víc, než přijímáme. Zkraťte to prosím a zkuste to znovu.
error-headers-too-large-title = Příliš mnoho cookies
error-headers-too-large-text = Prohlížeč poslal víc cookies, než můžeme přijmout. Smažte cookies tohoto webu a začněte znovu.
error-prefetch-title = Připraveno, až budete chtít
error-prefetch-text = Prohlížeč otevřel tuto stránku předem. Chcete-li pokračovat, zkuste to znovu.
error-session-too-large-title = Nepodařilo se vás přihlásit
error-session-too-large-text = Váš účet obsahuje víc údajů, než se vejde do relace prohlížeče. Sdělte nám prosím referenční číslo níže.
error-unavailable-title = Zkuste to prosím za chvíli znovu
error-unavailable-text = Přihlašovací služba teď neodpovídá. Nic z toho, co jste udělali, se neztratilo.
error-unexpected-title = Něco se pokazilo
error-unexpected-text = Je to naše chyba a zaznamenali jsme ji. Zkuste to prosím znovu. Pokud se bude opakovat, sdělte nám referenční číslo níže.
