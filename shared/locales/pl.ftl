## Każda strona

page-title = { $title } · { $product }
page-title-fault = Błąd: { $title } · { $product }
back = Powrót do usługi { $product }
check-fields = Sprawdź wpisane dane:
email-label = Adres e-mail
password-label = Hasło
password-show = Pokaż hasło
language-label = Język:
languages-title = Wybierz język

## Logowanie

login-title = Zaloguj się
login-lead = aby przejść do usługi { $product }
login-name-label = Adres e-mail lub nazwa użytkownika
login-submit = Zaloguj się
login-to-signup = Pierwszy raz tutaj?
login-to-signup-link = Utwórz konto

login-refused = Nieprawidłowa nazwa lub hasło. Sprawdź je i spróbuj ponownie.
login-name-missing = Wpisz adres e-mail lub nazwę użytkownika.
login-name-too-long = To za długie na adres e-mail lub nazwę użytkownika.
password-missing = Wpisz hasło.
password-too-long = To za długie na hasło.

## Konta w tej przeglądarce

accounts-title = Wybierz konto
accounts-inactive = Zaloguj się ponownie
accounts-remove = Wyloguj
accounts-remove-name = Wyloguj { $name }

## Rejestracja

signup-title = Utwórz konto
signup-lead = w usłudze { $product }
given-name-label = Imię
family-name-label = Nazwisko
signup-submit = Utwórz konto
signup-to-login = Masz już konto?
signup-to-login-link = Zaloguj się
signup-accept = Akceptuję:
signup-passkey = Utwórz konto z kluczem dostępu
signup-terms = Regulamin
signup-privacy = Polityka prywatności

rules-heading = Wymagania dotyczące hasła:
rule-met = spełnione
rule-unmet = brakuje
rule-min-length =
    { $count ->
        [one] Co najmniej { $count } znak
        [few] Co najmniej { $count } znaki
        [many] Co najmniej { $count } znaków
       *[other] Co najmniej { $count } znaku
    }
rule-max-length =
    { $count ->
        [one] Nie więcej niż { $count } znak
        [few] Nie więcej niż { $count } znaki (polskie litery i emoji liczą się za kilka)
        [many] Nie więcej niż { $count } znaków (polskie litery i emoji liczą się za kilka)
       *[other] Nie więcej niż { $count } znaku (polskie litery i emoji liczą się za kilka)
    }
rule-lowercase = Mała litera (a–z)
rule-uppercase = Wielka litera (A–Z)
rule-digit = Cyfra (0–9)
rule-symbol = Znak specjalny, na przykład ! lub ?

given-name-missing = Wpisz imię.
family-name-missing = Wpisz nazwisko.
name-too-long = To za długie. Skróć ten wpis.
email-missing = Wpisz adres e-mail.
email-invalid = To nie wygląda na adres e-mail.
email-too-long = To za długie na adres e-mail.
terms-missing = Zaakceptuj regulamin.
privacy-missing = Zaakceptuj politykę prywatności.
password-rules-broken = To hasło nie spełnia jeszcze wszystkich wymagań.

## Potwierdzenie adresu

verify-title = Sprawdź pocztę
verify-sent-to = Wysłaliśmy kod na adres { $email }.
verify-sent = Wysłaliśmy Ci kod e-mailem.
verify-hint = Wpisz go tutaj, aby potwierdzić adres. Może dotrzeć po chwili; zajrzyj też do folderu ze spamem.
code-label = Kod
verify-submit = Dalej
verify-resend = Wyślij nowy kod

code-missing = Wpisz kod.
code-refused = Ten kod jest nieprawidłowy lub wygasł. Sprawdź go lub poproś o nowy.
code-sent = Nowy kod jest w drodze. Działa tylko najnowszy.
verify-to-login = Masz już konto z tym adresem? W takim razie kod nie został wysłany.
verify-to-login-link = Zaloguj się

invite-title = Witaj
invite-lead = Skonfiguruj sposób logowania do usługi { $product }.
invite-hint = Wpisz kod z e-maila. Potem wybierzesz sposób logowania.
invite-refused = Ten kod jest nieprawidłowy, został już użyty lub wygasł. Jeśli sposób logowania jest już skonfigurowany, po prostu się zaloguj.
invite-again = Nie masz kodu albo już nie działa?
invite-again-link = Poproś o nowy
invite-again-title = Nowy kod
invite-again-lead = Podaj, kim jesteś. Jeśli musisz jeszcze skonfigurować sposób logowania, wyślemy Ci e-mailem nowy kod.
invite-again-submit = Wyślij nowy kod
invite-sent = Jeśli musisz jeszcze skonfigurować sposób logowania, e-mail jest już w drodze. Otwórz link, który zawiera.
factors-first-title = Jak chcesz się logować?
factors-first-lead = Odtąd w ten sposób zalogujesz się do usługi { $product }.
factor-password = Hasło
factor-password-hint = Takie, które teraz ustawisz

## Kolejne kroki logowania

signing-in-as = Logujesz się jako { $name }.
account-switch = Użyj innego konta
another-factor = Wybierz inny sposób
account-locked = Zbyt wiele błędnych kodów: to konto jest zablokowane. Zwróć się do osób, od których masz dostęp.

code-totp-title = Wpisz kod z aplikacji
code-totp-lead = Otwórz aplikację uwierzytelniającą i wpisz sześć cyfr, które pokazuje.
code-email-title = Sprawdź pocztę
code-email-unsent = Możemy wysłać kod e-mailem na { $to }.
code-sms-title = Sprawdź telefon
code-sms-unsent = Możemy wysłać kod SMS-em na { $to }.
code-sent-to = Wysłaliśmy kod na { $to }.
code-send = Wyślij kod
code-refused-app = Ten kod jest nieprawidłowy lub już nieważny. Wpisz ten, który aplikacja pokazuje teraz.
code-used = Ten kod został już użyty. Poczekaj na następny.

factors-prove-title = Potwierdź, że to Ty
factors-enrol-title = Zabezpiecz konto
factors-enrol-lead = Aby zalogować się do usługi { $product }, potrzebujesz oprócz hasła drugiego kroku. Wybierz, co chcesz skonfigurować.
factors-offer-lead = Dzięki drugiemu krokowi nikt inny się nie zaloguje, nawet jeśli pozna Twoje hasło.
factors-skip = Nie teraz
factor-passkey = Klucz dostępu
factor-passkey-hint = Odcisk palca, twarz lub kod PIN urządzenia. Może też zastąpić hasło
factor-u2f = Klucz bezpieczeństwa
factor-u2f-hint = Klucz, który podłączasz lub zbliżasz
factor-totp = Aplikacja uwierzytelniająca
factor-totp-hint = Sześć cyfr z aplikacji w telefonie
factor-email = E-mail
factor-email-hint = Kod wysłany na Twój adres
factor-sms = SMS
factor-sms-hint = Kod wysłany na Twój telefon

enrol-totp-title = Skonfiguruj aplikację uwierzytelniającą
enrol-totp-scan = Zeskanuj ten kod aplikacją. Potem wpisz sześć cyfr, które pokaże.
enrol-totp-qr = Kod QR dla aplikacji uwierzytelniającej
enrol-totp-open = Skonfiguruj aplikację na tym urządzeniu
enrol-totp-secret = Lub wpisz ten klucz w aplikacji:
enrol-totp-code = Kod z aplikacji

phone-title = Twój numer telefonu
phone-lead = Tam wyślemy kod, gdy będziesz się logować.
phone-label = Numer telefonu
phone-hint = Z kodem kraju, na przykład +41 79 123 45 67
phone-missing = Wpisz numer telefonu.
phone-unsent = Nie możemy wysłać kodu na ten numer. Wpisz inny lub wybierz inny sposób.
phone-invalid = To nie wygląda na numer telefonu z kodem kraju.

## Klucze dostępu i klucze bezpieczeństwa

login-passkey = Zaloguj się kluczem dostępu
passkey-title = Użyj klucza dostępu
passkey-lead = Urządzenie poprosi o odcisk palca, skan twarzy lub kod PIN.
passkey-submit = Użyj klucza dostępu
passkey-password = Użyj zamiast tego hasła
u2f-title = Użyj klucza bezpieczeństwa
u2f-lead = Podłącz klucz lub zbliż go, a gdy zacznie migać, dotknij go.
u2f-submit = Użyj klucza
enrol-passkey-title = Skonfiguruj klucz dostępu
enrol-passkey-lead = Urządzenie poprosi o odcisk palca, skan twarzy lub kod PIN. Odtąd możesz się tak logować.
enrol-passkey-submit = Skonfiguruj klucz
enrol-u2f-title = Skonfiguruj klucz bezpieczeństwa
enrol-u2f-submit = Skonfiguruj klucz
web-authn-failed = Nie powiodło się lub zostało anulowane. Spróbuj ponownie albo wybierz inny sposób.
web-authn-script = Do tego potrzebny jest JavaScript. Włącz go dla tej strony lub wybierz inny sposób.
credential-missing = Urządzenie nic nie przesłało. Ten krok wymaga JavaScriptu: włącz go lub wybierz inny sposób.
credential-refused = Ten klucz dostępu lub klucz bezpieczeństwa nie został przyjęty. Spróbuj ponownie lub wybierz inny sposób.

## Nowe hasło

login-forgot = Nie pamiętasz hasła?
login-refused-lockout = Nieprawidłowa nazwa lub hasło albo konto jest zablokowane: blokuje je zbyt wiele błędnych haseł. Sprawdź dane lub poproś o pomoc.
reset-title = Nie pamiętasz hasła?
reset-lead = Podaj, kim jesteś, a wyślemy Ci e-mailem kod do ustawienia nowego hasła.
reset-lead-code = Podaj, czyje to hasło. Potem ustawisz nowe.
reset-submit = Wyślij kod
reset-to-login = Powrót do logowania
new-password-title = Ustaw nowe hasło
new-password-wish = Wpisz obecne hasło, a potem dwa razy nowe.
new-password-required = Zanim przejdziesz dalej, ustaw nowe hasło.
new-password-expired = Twoje hasło jest zbyt stare. Ustaw nowe.
new-password-forgotten = Jeśli istnieje konto o tej nazwie, kod jest w drodze na adres e-mail. Może dotrzeć po chwili; zajrzyj też do folderu ze spamem.
new-password-first-title = Ustaw hasło
new-password-first = Odtąd tym hasłem zalogujesz się do usługi { $product }.
new-password-label = Nowe hasło
new-password-submit = Zapisz hasło
current-password-label = Obecne hasło
password-again-label = Powtórz nowe hasło
password-mismatch = Te dwa hasła nie są takie same.
password-same = To jest Twoje obecne hasło. Wybierz inne.
current-password-refused = To nie jest Twoje obecne hasło.

## Urządzenia

device-title = Połącz urządzenie
device-lead = Wpisz kod, który pokazuje urządzenie.
device-code-label = Kod na urządzeniu
device-code-hint = Osiem liter, na przykład BCDF-GHJK. Jeśli kod jest już wpisany, porównaj go z kodem na urządzeniu.
device-code-refused = Ten kod jest nieprawidłowy, został już użyty lub wygasł. Sprawdź go albo zacznij od nowa na urządzeniu.
device-consent-title = Zezwolić na dostęp temu urządzeniu?
device-consent-lead = { $device } ({ $project }) chce zalogować się jako Ty na innym urządzeniu.
device-consent-warning = Przejdź dalej tylko wtedy, gdy to Ty zaczynasz logowanie na swoim urządzeniu. Jeśli ktoś przysłał Ci kod lub link, odmów: inaczej dostanie się na Twoje konto.
device-consent-code = Kod na urządzeniu:
device-scopes = Aplikacja będzie mogła:
device-scope-openid = wiedzieć, kim jesteś
device-scope-profile = widzieć Twoje imię i nazwisko oraz profil
device-scope-email = widzieć Twój adres e-mail
device-scope-phone = widzieć Twój numer telefonu
device-scope-address = widzieć Twój adres pocztowy
device-scope-offline = pozostać zalogowana, gdy Cię nie ma
device-allow = Zezwól
device-deny = Odmów
device-allowed-title = Urządzenie jest zalogowane
device-allowed-text = Możesz wrócić do urządzenia i zamknąć tę stronę.
device-denied-title = Urządzenie nie zostało zalogowane
device-denied-text = Dostęp został odrzucony. Możesz zamknąć tę stronę.
device-gone-title = Ten kod jest już nieważny
device-gone-text = Został już użyty lub wygasł. Jeśli urządzenie nie jest jeszcze zalogowane, zacznij na nim od nowa.
device-again = Wpisz inny kod

## Wylogowanie

logout-title = Wylogować się?
logout-text = Za chwilę się wylogujesz.
logout-text-name = Korzystasz z konta { $name }.
logout-text-several = Zalogowanych jest tu kilka kont.
logout-submit = Wyloguj się
logout-submit-all = Wyloguj wszystkie
logout-stay = Nie wylogowuj mnie
signed-out-title = Wylogowano
signed-out-text = Do zobaczenia.
signed-out-incomplete = Wylogowano z usługi { $product }, ale nie udało się połączyć z usługą logowania. Na wspólnym komputerze zamknij przeglądarkę.
signed-out-again = Zaloguj się ponownie

## Gdy coś pójdzie nie tak

try-again = Teraz nie możemy tego zrobić. Nic nie przepadło: spróbuj ponownie za chwilę.

again-title = Trwa logowanie
again-text = Chwileczkę. Jeśli nic się nie dzieje, przejdź dalej samodzielnie.
again-continue = Dalej

problem-reference = Numer referencyjny
problem-restart = Zacznij od nowa
problem-back = Powrót do usługi { $product }
problem-retry = Spróbuj ponownie
problem-sign-in = Zaloguj się

error-start-again-title = Zacznij od nowa
error-start-again-text = Ta strona wygasła lub została otwarta w innej przeglądarce. Rozpoczęcie od nowa potrwa tylko chwilę.
error-request-gone-title = To logowanie już się zakończyło
error-request-gone-text = Link został już użyty lub wygasł. Wróć i zaloguj się stamtąd.
error-forbidden-title = Tego formularza nie można użyć
error-forbidden-text = Dla Twojego bezpieczeństwa przyjmujemy tylko formularze, które pokazaliśmy w tej przeglądarce. Zacznij od nowa.
error-provider-refused-title = Nie udało się zalogować
error-provider-refused-text = Logowanie zostało anulowane lub odrzucone. Możesz spróbować ponownie.
error-not-allowed-title = Tutaj nie jest to możliwe
error-not-allowed-text = Ta możliwość jest wyłączona. Jeśli jej potrzebujesz, zwróć się do osób, od których masz dostęp.
error-step-missing-title = Potrzebny jest jeszcze jeden krok
error-step-missing-text = Twoje konto wymaga kroku, którego nie da się wykonać na tej stronie. Zwróć się do osób, od których masz dostęp.
error-signed-out-title = Wylogowano
error-signed-out-text = Zaloguj się, aby kontynuować.
error-session-expired-title = Sesja wygasła
error-session-expired-text = Zaloguj się ponownie, aby kontynuować.
error-not-found-title = Nie znaleziono strony
error-not-found-text = Pod tym adresem niczego nie ma. Być może link jest niepełny.
error-method-not-allowed-title = Tak to tutaj nie działa
error-method-not-allowed-text = Tego adresu nie można otworzyć w ten sposób. Zacznij od nowa.
error-unsupported-media-type-title = Nie udało się tego odczytać
error-unsupported-media-type-text = Formularz dotarł w formacie, którego tutaj nie przyjmujemy.
error-bad-request-title = Nie udało się tego odczytać
error-bad-request-text = W żądaniu czegoś brakuje lub coś jest nieprawidłowe. Zacznij od nowa.
error-body-too-large-title = To za dużo
error-body-too-large-text = Wysłano więcej danych, niż przyjmujemy. Skróć je i spróbuj ponownie.
error-headers-too-large-title = Za dużo plików cookie
error-headers-too-large-text = Przeglądarka wysłała więcej plików cookie, niż możemy przyjąć. Usuń pliki cookie tej strony i zacznij od nowa.
error-prefetch-title = Wszystko gotowe
error-prefetch-text = Przeglądarka otworzyła tę stronę z wyprzedzeniem. Spróbuj ponownie, aby przejść dalej.
error-session-too-large-title = Nie mogliśmy Cię zalogować
error-session-too-large-text = Twoje konto zawiera więcej danych, niż pomieści sesja przeglądarki. Podaj nam poniższy numer referencyjny.
error-unavailable-title = Spróbuj ponownie za chwilę
error-unavailable-text = Usługa logowania teraz nie odpowiada. Nic z tego, co zostało zrobione, nie przepadło.
error-unexpected-title = Coś poszło nie tak
error-unexpected-text = To nasz błąd i już go odnotowaliśmy. Spróbuj ponownie. Jeśli się powtórzy, podaj nam poniższy numer referencyjny.
