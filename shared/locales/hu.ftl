## Every page

page-title = { $title } · { $product }
page-title-fault = Hiba: { $title } · { $product }
back = Vissza ide: { $product }
check-fields = Kérjük, ellenőrizze a megadott adatokat:
email-label = E-mail-cím
password-label = Jelszó
password-show = Jelszó megjelenítése
language-label = Nyelv:
languages-title = Válasszon nyelvet

## Sign in

login-title = Bejelentkezés
login-lead = és tovább ide: { $product }
login-name-label = E-mail-cím vagy felhasználónév
login-submit = Bejelentkezés
login-to-signup = Most jár itt először?
login-to-signup-link = Fiók létrehozása

login-refused = A név és a jelszó nem tartozik össze. Kérjük, ellenőrizze mindkettőt, és próbálja újra.
login-name-missing = Adja meg az e-mail-címét vagy a felhasználónevét.
login-name-too-long = Ez túl hosszú e-mail-címnek vagy felhasználónévnek.
password-missing = Adja meg a jelszavát.
password-too-long = Ez túl hosszú jelszónak.

## The accounts of this browser

accounts-title = Válasszon fiókot
accounts-inactive = Jelentkezzen be újra
accounts-remove = Kijelentkezés
accounts-remove-name = Kijelentkezés: { $name }

## Sign up

signup-title = Fiók létrehozása
signup-lead = ehhez: { $product }
given-name-label = Utónév
family-name-label = Családnév
signup-submit = Fiók létrehozása
signup-to-login = Már van fiókja?
signup-to-login-link = Bejelentkezés
signup-accept = Elfogadom:
signup-passkey = Fiók létrehozása azonosítókulccsal
signup-terms = Felhasználási feltételek
signup-privacy = Adatvédelmi tájékoztató

rules-heading = A jelszó követelményei:
rule-met = teljesült
rule-unmet = hiányzik
rule-min-length =
    { $count ->
        [one] Legalább { $count } karakter
       *[other] Legalább { $count } karakter
    }
rule-max-length =
    { $count ->
        [one] Legfeljebb { $count } karakter
       *[other] Legfeljebb { $count } karakter (az ékezetes betűk és az emojik többnek számítanak)
    }
rule-lowercase = Egy kisbetű (a–z)
rule-uppercase = Egy nagybetű (A–Z)
rule-digit = Egy számjegy (0–9)
rule-symbol = Egy különleges karakter, például ! vagy ?

given-name-missing = Adja meg az utónevét.
family-name-missing = Adja meg a családnevét.
name-too-long = Ez túl hosszú. Kérjük, rövidítse le.
email-missing = Adja meg az e-mail-címét.
email-invalid = Ez nem tűnik e-mail-címnek.
email-too-long = Ez túl hosszú e-mail-címnek.
terms-missing = Kérjük, fogadja el a felhasználási feltételeket.
privacy-missing = Kérjük, fogadja el az adatvédelmi tájékoztatót.
password-rules-broken = Ez a jelszó még nem felel meg minden követelménynek.

## Verify the address

verify-title = Nézze meg a postafiókját
verify-sent-to = Kódot küldtünk ide: { $email }.
verify-sent = E-mailben kódot küldtünk Önnek.
verify-hint = Írja be ide a címe megerősítéséhez. Egy percbe is telhet, mire megérkezik; nézze meg a levélszemét mappát is.
code-label = Kód
verify-submit = Tovább
verify-resend = Új kód küldése

code-missing = Írja be a kódot.
code-refused = Ez a kód hibás vagy lejárt. Ellenőrizze, vagy kérjen újat.
code-sent = Az új kód úton van. Csak a legutóbbi érvényes.
verify-to-login = Már van fiókja ezzel a címmel? Akkor nem küldtünk kódot.
verify-to-login-link = Inkább bejelentkezem

invite-title = Üdvözöljük
invite-lead = Állítsa be, hogyan jelentkezik be ide: { $product }.
invite-hint = Írja be az e-mailben kapott kódot. Utána kiválaszthatja, hogyan jelentkezik be.
invite-refused = Ez a kód hibás, már felhasználták vagy lejárt. Ha a bejelentkezést már beállította, egyszerűen jelentkezzen be.
invite-again = Nincs kódja, vagy már nem érvényes?
invite-again-link = Új kód kérése
invite-again-title = Kérjen új kódot
invite-again-lead = Mondja meg, ki Ön. Ha még be kell állítania a bejelentkezést, e-mailben új kódot küldünk.
invite-again-submit = Új kód küldése
invite-sent = Ha még be kell állítania a bejelentkezést, az e-mail úton van. Nyissa meg a benne lévő hivatkozást.
factors-first-title = Hogyan szeretne bejelentkezni?
factors-first-lead = Mostantól így jelentkezik be ide: { $product }.
factor-password = Jelszó
factor-password-hint = Olyan, amelyet most választ

## Steps of a sign-in

signing-in-as = Bejelentkezés mint { $name }.
account-switch = Másik fiók használata
another-factor = Más módon próbálom
account-locked = Túl sok hibás kód: ez a fiók zárolva van. Kérjük, forduljon ahhoz, akitől a hozzáférést kapta.

code-totp-title = Írja be az alkalmazás kódját
code-totp-lead = Nyissa meg a hitelesítő alkalmazást, és írja be az ott látható hat számjegyet.
code-email-title = Nézze meg a postafiókját
code-email-unsent = Kódot küldhetünk e-mailben ide: { $to }.
code-sms-title = Nézze meg a telefonját
code-sms-unsent = Kódot küldhetünk SMS-ben ide: { $to }.
code-sent-to = Kódot küldtünk ide: { $to }.
code-send = Kód küldése
code-refused-app = Ez a kód hibás vagy már nem érvényes. Írja be azt, amelyet az alkalmazás most mutat.
code-used = Ezt a kódot már felhasználták. Várja meg a következőt.

factors-prove-title = Erősítse meg, hogy Ön az
factors-enrol-title = Védje a fiókját
factors-enrol-lead = A(z) { $product } használatához a jelszó mellett egy második lépés is kell. Válassza ki, melyiket állítja be.
factors-offer-lead = Egy második lépéssel más akkor sem jut be, ha megtudja a jelszavát.
factors-skip = Most nem
factor-passkey = Azonosítókulcs
factor-passkey-hint = Az ujjlenyomata, az arca vagy az eszköz PIN-kódja. A jelszót is helyettesítheti
factor-u2f = Biztonsági kulcs
factor-u2f-hint = Egy kulcs, amelyet csatlakoztat vagy odatart
factor-totp = Hitelesítő alkalmazás
factor-totp-hint = Hat számjegy egy alkalmazásból a telefonján
factor-email = E-mail
factor-email-hint = Kód az e-mail-címére
factor-sms = SMS
factor-sms-hint = Kód a telefonjára

enrol-totp-title = Hitelesítő alkalmazás beállítása
enrol-totp-scan = Olvassa be ezt az alkalmazással, majd írja be a megjelenő hat számjegyet.
enrol-totp-qr = QR-kód a hitelesítő alkalmazáshoz
enrol-totp-open = Alkalmazás beállítása ezen az eszközön
enrol-totp-secret = Vagy írja be ezt a kulcsot az alkalmazásba:
enrol-totp-code = Kód az alkalmazásból

phone-title = Az Ön telefonszáma
phone-lead = Bejelentkezéskor ide küldünk kódot.
phone-label = Telefonszám
phone-hint = Országkóddal, például +36 20 123 4567
phone-missing = Adja meg a telefonszámát.
phone-unsent = Erre a számra nem tudunk kódot küldeni. Írjon be másikat, vagy válasszon más módot.
phone-invalid = Ez nem tűnik országkóddal megadott telefonszámnak.

## Passkeys and security keys

login-passkey = Bejelentkezés azonosítókulccsal
passkey-title = Használja az azonosítókulcsát
passkey-lead = Az eszköz az ujjlenyomatát, az arcát vagy a PIN-kódját fogja kérni.
passkey-submit = Azonosítókulcs használata
passkey-password = Inkább a jelszót használom
u2f-title = Használja a biztonsági kulcsát
u2f-lead = Csatlakoztassa vagy tartsa oda a kulcsot, és érintse meg, amikor villog.
u2f-submit = Biztonsági kulcs használata
enrol-passkey-title = Azonosítókulcs beállítása
enrol-passkey-lead = Az eszköz az ujjlenyomatát, az arcát vagy a PIN-kódját fogja kérni. Ezután ezzel jelentkezhet be.
enrol-passkey-submit = Azonosítókulcs beállítása
enrol-u2f-title = Biztonsági kulcs beállítása
enrol-u2f-submit = Biztonsági kulcs beállítása
web-authn-failed = Ez nem sikerült, vagy megszakították. Próbálja újra, vagy válasszon más módot.
web-authn-script = Ehhez JavaScript szükséges. Kérjük, engedélyezze ezen az oldalon, vagy válasszon más módot.
credential-missing = Az eszközről nem érkezett semmi. Ehhez a lépéshez JavaScript szükséges: engedélyezze, vagy válasszon más módot.
credential-refused = Ezt az azonosítókulcsot vagy biztonsági kulcsot nem fogadtuk el. Próbálja újra, vagy válasszon más módot.

## New password

login-forgot = Elfelejtette a jelszavát?
login-refused-lockout = A név és a jelszó nem tartozik össze, vagy a fiók zárolva van: túl sok hibás jelszó zárolja. Kérjük, ellenőrizze mindkettőt, vagy kérjen segítséget.
reset-title = Elfelejtette a jelszavát?
reset-lead = Mondja meg, ki Ön, és e-mailben kódot küldünk, amellyel újat választhat.
reset-lead-code = Mondja meg, kié a jelszó. Ezután újat választhat.
reset-submit = Kód küldése
reset-to-login = Vissza a bejelentkezéshez
new-password-title = Válasszon új jelszót
new-password-wish = Adja meg a jelenlegi jelszavát, és kétszer az újat.
new-password-required = Kérjük, válasszon új jelszót, mielőtt továbblép.
new-password-expired = A jelszava túl régi. Kérjük, válasszon újat.
new-password-forgotten = Ha van ilyen nevű fiók, a kód e-mailben úton van. Egy percbe is telhet; nézze meg a levélszemét mappát is.
new-password-first-title = Válasszon jelszót
new-password-first = Mostantól ezzel a jelszóval jelentkezik be ide: { $product }.
new-password-label = Új jelszó
new-password-submit = Jelszó mentése
current-password-label = Jelenlegi jelszó
password-again-label = Új jelszó még egyszer
password-mismatch = A két jelszó nem egyezik.
password-same = Ez a jelenlegi jelszava. Válasszon másikat.
current-password-refused = Ez nem a jelenlegi jelszava.

## Devices

device-title = Eszköz csatlakoztatása
device-lead = Írja be az eszközén látható kódot.
device-code-label = Kód az eszközön
device-code-hint = Nyolc betű, például BCDF-GHJK. Ha a kód már ki van töltve, vesse össze az eszközén láthatóval.
device-code-refused = Ez a kód hibás, már felhasználták, vagy lejárt. Ellenőrizze, vagy kezdje újra az eszközön.
device-consent-title = Engedélyezi ezt az eszközt?
device-consent-lead = { $device } ({ $project }) az Ön nevében szeretne bejelentkezni egy másik eszközön.
device-consent-warning = Csak akkor folytassa, ha Ön indította ezt az eszközén. Ha valaki más küldte a kódot vagy a hivatkozást, utasítsa el: bejutna a fiókjába.
device-consent-code = Az eszközén látható kód:
device-scopes = Engedélyezés után:
device-scope-openid = tudja, ki Ön
device-scope-profile = látja a nevét és a profilját
device-scope-email = látja az e-mail-címét
device-scope-phone = látja a telefonszámát
device-scope-address = látja a postacímét
device-scope-offline = bejelentkezve marad, amíg Ön távol van
device-allow = Engedélyezés
device-deny = Elutasítás
device-allowed-title = Az eszköze bejelentkezett
device-allowed-text = Visszatérhet az eszközéhez, és bezárhatja ezt az oldalt.
device-denied-title = Az eszköze nem jelentkezett be
device-denied-text = Elutasította. Bezárhatja ezt az oldalt.
device-gone-title = Ez a kód már nem érvényes
device-gone-text = Már felhasználták, vagy lejárt. Ha az eszköze még nincs bejelentkezve, kezdje újra rajta.
device-again = Másik kód megadása

## Sign out

logout-title = Kijelentkezik?
logout-text = Kijelentkezésre készül.
logout-text-name = Bejelentkezve mint { $name }.
logout-text-several = Itt több fiók van bejelentkezve.
logout-submit = Kijelentkezés
logout-submit-all = Kijelentkezés mindenhonnan
logout-stay = Bejelentkezve maradok
signed-out-title = Kijelentkezett
signed-out-text = Viszontlátásra.
signed-out-incomplete = Innen kijelentkezett: { $product }, de a bejelentkezési szolgáltatást nem értük el. Közösen használt számítógépen kérjük, zárja be a böngészőt.
signed-out-again = Bejelentkezés újra

## When something goes wrong

try-again = Ez most nem sikerül. Semmi sem veszett el: kérjük, próbálja újra egy kicsit később.

again-title = Bejelentkezés folyamatban
again-text = Egy pillanat türelmet kérünk. Ha nem történik semmi, lépjen tovább.
again-continue = Tovább

problem-reference = Hivatkozási szám
problem-restart = Újrakezdés
problem-back = Vissza ide: { $product }
problem-retry = Próbálja újra
problem-sign-in = Bejelentkezés

error-start-again-title = Kérjük, kezdje újra
error-start-again-text = Ez az oldal lejárt, vagy egy másik böngészőben nyitották meg. Újrakezdeni csak egy pillanat.
error-request-gone-title = Ez a bejelentkezés véget ért
error-request-gone-text = A hivatkozást már felhasználták, vagy lejárt. Menjen vissza, és onnan jelentkezzen be.
error-forbidden-title = Ez az űrlap nem használható
error-forbidden-text = Az Ön védelmében csak olyan űrlapot fogadunk el, amelyet ebben a böngészőben jelenítettünk meg. Kérjük, kezdje újra.
error-provider-refused-title = Nincs bejelentkezve
error-provider-refused-text = A bejelentkezést megszakították vagy elutasították. Megpróbálhatja újra.
error-not-allowed-title = Ez itt nem lehetséges
error-not-allowed-text = Ez a lehetőség ki van kapcsolva. Ha szüksége van rá, forduljon ahhoz, akitől a hozzáférést kapta.
error-step-missing-title = Még egy lépés szükséges
error-step-missing-text = A fiókjához olyan lépés kell, amely ezen az oldalon nem végezhető el. Kérjük, forduljon ahhoz, akitől a hozzáférést kapta.
error-signed-out-title = Nincs bejelentkezve
error-signed-out-text = A folytatáshoz jelentkezzen be.
error-session-expired-title = Kijelentkeztettük
error-session-expired-text = A munkamenete véget ért. A folytatáshoz jelentkezzen be újra.
error-not-found-title = Az oldal nem található
error-not-found-text = Ezen a címen nincs semmi. Lehet, hogy a hivatkozás hiányos.
error-method-not-allowed-title = Ez itt nem működik
error-method-not-allowed-text = Ezt a címet így nem lehet megnyitni. Kérjük, kezdje újra.
error-unsupported-media-type-title = Ezt nem tudtuk elolvasni
error-unsupported-media-type-text = Az űrlap olyan formátumban érkezett, amelyet itt nem fogadunk el.
error-bad-request-title = Ezt nem tudtuk elolvasni
error-bad-request-text = A kérésből hiányzik valami, vagy hibás. Kérjük, kezdje újra.
error-body-too-large-title = Ez túl sok
error-body-too-large-text = Nagyobb adat érkezett, mint amennyit elfogadunk. Kérjük, rövidítse le, és próbálja újra.
error-headers-too-large-title = Túl sok süti
error-headers-too-large-text = A böngésző több sütit küldött, mint amennyit elfogadhatunk. Törölje ennek a webhelynek a sütijeit, és kezdje újra.
error-prefetch-title = Kezdhetjük, amikor szeretné
error-prefetch-text = A böngésző előre megnyitotta ezt az oldalt. A folytatáshoz próbálja újra.
error-session-too-large-title = Nem tudtuk bejelentkeztetni
error-session-too-large-text = A fiókja több adatot tartalmaz, mint amennyi egy böngésző-munkamenetbe belefér. Kérjük, adja meg nekünk az alábbi hivatkozási számot.
error-unavailable-title = Kérjük, próbálja újra egy kicsit később
error-unavailable-text = A bejelentkezési szolgáltatás most nem válaszol. Semmi sem veszett el abból, amit tett.
error-unexpected-title = Hiba történt
error-unexpected-text = Ez a mi hibánk, és feljegyeztük. Kérjük, próbálja újra. Ha megismétlődik, adja meg nekünk az alábbi hivatkozási számot.
