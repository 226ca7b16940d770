## Every page

page-title = { $title } · { $product }
page-title-fault = Грешка: { $title } · { $product }
back = Назад към { $product }
check-fields = Моля, проверете въведеното:
email-label = Имейл
password-label = Парола
password-show = Показване на паролата
language-label = Език:
languages-title = Изберете език

## Sign in

login-title = Вход
login-lead = за да продължите към { $product }
login-name-label = Имейл или потребителско име
login-submit = Вход
login-to-signup = Нямате профил?
login-to-signup-link = Създаване на профил

login-refused = Името и паролата не съвпадат. Моля, проверете ги и опитайте отново.
login-name-missing = Въведете имейла или потребителското си име.
login-name-too-long = Това е твърде дълго за имейл или потребителско име.
password-missing = Въведете паролата си.
password-too-long = Това е твърде дълго за парола.

## The accounts of this browser

accounts-title = Изберете профил
accounts-inactive = Влезте отново
accounts-remove = Изход
accounts-remove-name = Изход от { $name }

## Sign up

signup-title = Създайте профил
signup-lead = за { $product }
given-name-label = Име
family-name-label = Фамилия
signup-submit = Създаване на профил
signup-to-login = Вече имате профил?
signup-to-login-link = Вход
signup-accept = Приемам:
signup-passkey = Създаване на профил с ключ за достъп
signup-terms = Условия за ползване
signup-privacy = Политика за поверителност

rules-heading = Паролата ви трябва да съдържа:
rule-met = изпълнено
rule-unmet = липсва
rule-min-length =
    { $count ->
        [one] Поне { $count } знак
       *[other] Поне { $count } знака
    }
rule-max-length =
    { $count ->
        [one] Най-много { $count } знак
       *[other] Най-много { $count } знака (буквите на кирилица и емоджитата се броят за няколко)
    }
rule-lowercase = Малка латинска буква (a–z)
rule-uppercase = Главна латинска буква (A–Z)
rule-digit = Цифра (0–9)
rule-symbol = Символ, например ! или ?

given-name-missing = Въведете името си.
family-name-missing = Въведете фамилията си.
name-too-long = Това е твърде дълго. Моля, съкратете го.
email-missing = Въведете имейл адреса си.
email-invalid = Това не прилича на имейл адрес.
email-too-long = Това е твърде дълго за имейл адрес.
terms-missing = Моля, приемете условията за ползване.
privacy-missing = Моля, приемете политиката за поверителност.
password-rules-broken = Тази парола още не отговаря на всички правила.

## Verify the address

verify-title = Проверете пощата си
verify-sent-to = Изпратихме код на { $email }.
verify-sent = Изпратихме ви код по имейл.
verify-hint = Въведете го тук, за да потвърдите адреса си. Може да пристигне след минута, проверете и папката за спам.
code-label = Код
verify-submit = Напред
verify-resend = Изпращане на нов код

code-missing = Въведете кода.
code-refused = Този код е грешен или е изтекъл. Проверете го или поискайте нов.
code-sent = Нов код е на път. Важи само последният.
verify-to-login = Вече имате профил с този адрес? Тогава не е изпратен код.
verify-to-login-link = Вход със съществуващия профил

invite-title = Добре дошли
invite-lead = Настройте как ще влизате в { $product }.
invite-hint = Въведете кода от имейла. След това избирате как да влизате.
invite-refused = Този код е грешен, вече е използван или е изтекъл. Ако вече сте настроили как да влизате, просто влезте.
invite-again = Нямате код или той вече не важи?
invite-again-link = Поискайте нов
invite-again-title = Нов код
invite-again-lead = Кажете ни кои сте. Ако все още трябва да настроите как да влизате, ще ви изпратим нов код по имейл.
invite-again-submit = Изпращане на нов код
invite-sent = Ако все още трябва да настроите как да влизате, имейлът е на път. Отворете връзката в него.
factors-first-title = Как искате да влизате?
factors-first-lead = Отсега нататък ще влизате в { $product } по този начин.
factor-password = Парола
factor-password-hint = Такава, която избирате сега

## Steps of a sign-in

signing-in-as = Влизате като { $name }.
account-switch = Използване на друг профил
another-factor = Опитайте по друг начин
account-locked = Твърде много грешни кодове: този профил е заключен. Моля, обърнете се към хората, които са ви дали достъп.

code-totp-title = Въведете кода от приложението
code-totp-lead = Отворете приложението за удостоверяване и въведете шестте цифри, които показва.
code-email-title = Проверете пощата си
code-email-unsent = Можем да изпратим код по имейл на { $to }.
code-sms-title = Проверете телефона си
code-sms-unsent = Можем да изпратим код със SMS на { $to }.
code-sent-to = Изпратихме код на { $to }.
code-send = Изпращане на код
code-refused-app = Този код е грешен или вече не важи. Въведете кода, който приложението показва сега.
code-used = Този код вече е използван. Изчакайте следващия.

factors-prove-title = Потвърдете, че сте вие
factors-enrol-title = Защитете профила си
factors-enrol-lead = За вход в { $product } ви трябва втора стъпка освен паролата. Изберете коя да настроите.
factors-offer-lead = С втора стъпка никой друг не може да влезе, дори да научи паролата ви.
factors-skip = Не сега
factor-passkey = Ключ за достъп
factor-passkey-hint = Пръстовият ви отпечатък, лицето ви или ПИН кодът на устройството. Може и да замени паролата
factor-u2f = Ключ за сигурност
factor-u2f-hint = Ключ, който включвате или доближавате
factor-totp = Приложение за удостоверяване
factor-totp-hint = Шест цифри от приложение на телефона ви
factor-email = Имейл
factor-email-hint = Код на адреса ви
factor-sms = SMS
factor-sms-hint = Код на телефона ви

enrol-totp-title = Настройте приложението за удостоверяване
enrol-totp-scan = Сканирайте това с приложението. След това въведете шестте цифри, които показва.
enrol-totp-qr = QR код за приложението за удостоверяване
enrol-totp-open = Настройване на приложение на това устройство
enrol-totp-secret = Или въведете този ключ в приложението:
enrol-totp-code = Код от приложението

phone-title = Вашият телефонен номер
phone-lead = Ще изпращаме код на него, когато влизате.
phone-label = Телефонен номер
phone-hint = С код на държавата, например +359 88 123 4567
phone-missing = Въведете телефонния си номер.
phone-unsent = Не можем да изпратим код на този номер. Въведете друг или изберете друг начин.
phone-invalid = Това не прилича на телефонен номер с код на държавата.

## Passkeys and security keys

login-passkey = Вход с ключ за достъп
passkey-title = Използвайте ключа си за достъп
passkey-lead = Устройството ви ще поиска пръстов отпечатък, лице или ПИН код.
passkey-submit = Използване на ключа за достъп
passkey-password = Използване на паролата вместо това
u2f-title = Използвайте ключа си за сигурност
u2f-lead = Включете ключа или го доближете и го докоснете, когато мига.
u2f-submit = Използване на ключа за сигурност
enrol-passkey-title = Настройте ключ за достъп
enrol-passkey-lead = Устройството ви ще поиска пръстов отпечатък, лице или ПИН код. След това можете да влизате с него.
enrol-passkey-submit = Настройване на ключ за достъп
enrol-u2f-title = Настройте ключ за сигурност
enrol-u2f-submit = Настройване на ключ за сигурност
web-authn-failed = Не се получи или беше отказано. Опитайте отново или изберете друг начин.
web-authn-script = За това е нужен JavaScript. Включете го за тази страница или изберете друг начин.
credential-missing = От устройството ви не дойде нищо. За тази стъпка е нужен JavaScript: включете го или изберете друг начин.
credential-refused = Този ключ за достъп или за сигурност не беше приет. Опитайте отново или изберете друг начин.

## New password

login-forgot = Забравена парола?
login-refused-lockout = Името и паролата не съвпадат или профилът е заключен: твърде много грешни пароли го заключват. Моля, проверете ги или потърсете помощ.
reset-title = Забравена парола?
reset-lead = Кажете ни кои сте и ще ви изпратим код по имейл, за да изберете нова.
reset-lead-code = Кажете ни чия е паролата. След това можете да изберете нова.
reset-submit = Изпращане на кода
reset-to-login = Назад към входа
new-password-title = Изберете нова парола
new-password-wish = Въведете сегашната си парола и два пъти новата.
new-password-required = Моля, изберете нова парола, преди да продължите.
new-password-expired = Паролата ви е твърде стара. Моля, изберете нова.
new-password-forgotten = Ако има профил с това име, кодът е на път по имейл. Може да отнеме минута, проверете и папката за спам.
new-password-first-title = Изберете парола
new-password-first = Отсега нататък ще влизате в { $product } с тази парола.
new-password-label = Нова парола
new-password-submit = Запазване на паролата
current-password-label = Сегашна парола
password-again-label = Новата парола отново
password-mismatch = Двете пароли не са еднакви.
password-same = Това е сегашната ви парола. Изберете друга.
current-password-refused = Това не е сегашната ви парола.

## Devices

device-title = Свържете устройство
device-lead = Въведете кода, който показва устройството ви.
device-code-label = Код на устройството
device-code-hint = Осем букви, например BCDF-GHJK. Ако кодът вече е попълнен, сравнете го с устройството си.
device-code-refused = Този код е грешен, вече е използван или е изтекъл. Проверете го или започнете отначало на устройството си.
device-consent-title = Да се разреши ли това устройство?
device-consent-lead = { $device } ({ $project }) иска да влезе от ваше име на друго устройство.
device-consent-warning = Продължете само ако сами сте започнали това на устройството си. Ако някой ви е изпратил кода или връзка, откажете: той би влязъл в профила ви.
device-consent-code = Кодът на вашето устройство:
device-scopes = То ще може да:
device-scope-openid = знае кои сте
device-scope-profile = вижда името и профила ви
device-scope-email = вижда имейл адреса ви
device-scope-phone = вижда телефонния ви номер
device-scope-address = вижда пощенския ви адрес
device-scope-offline = остава в профила ви, когато ви няма
device-allow = Разрешаване
device-deny = Отказ
device-allowed-title = Устройството ви влезе в профила
device-allowed-text = Можете да се върнете към устройството си и да затворите тази страница.
device-denied-title = Устройството ви не влезе в профила
device-denied-text = Отказахте. Можете да затворите тази страница.
device-gone-title = Този код вече не е валиден
device-gone-text = Вече е използван или е изтекъл. Ако устройството ви още не е влязло, започнете отначало на него.
device-again = Въвеждане на друг код

## Sign out

logout-title = Изход?
logout-text = На път сте да излезете.
logout-text-name = Влезли сте като { $name }.
logout-text-several = Тук са влезли няколко профила.
logout-submit = Изход
logout-submit-all = Изход от всички
logout-stay = Оставам в профила
signed-out-title = Излязохте
signed-out-text = До следващия път.
signed-out-incomplete = Излязохте от { $product }, но не успяхме да се свържем с услугата за вход. На споделен компютър, моля, затворете браузъра.
signed-out-again = Вход отново

## When something goes wrong

try-again = В момента не можем да направим това. Нищо не е загубено: моля, опитайте отново след малко.

again-title = Влизате
again-text = Един момент, моля. Ако нищо не се случи, продължете сами.
again-continue = Напред

problem-reference = Референтен номер
problem-restart = Започване отначало
problem-back = Назад към { $product }
problem-retry = Нов опит
problem-sign-in = Вход

error-start-again-title = Моля, започнете отначало
error-start-again-text = Тази страница е изтекла или е отворена в друг браузър. Започването отначало отнема само миг.
error-request-gone-title = Този вход приключи
error-request-gone-text = Връзката вече е използвана или е изтекла. Върнете се и влезте оттам.
error-forbidden-title = Този формуляр не може да се използва
error-forbidden-text = За ваша защита приемаме само формуляри, които сме показали в този браузър. Моля, започнете отначало.
error-provider-refused-title = Не сте влезли
error-provider-refused-text = Входът беше отменен или отказан. Можете да опитате отново.
error-not-allowed-title = Тук това не е възможно
error-not-allowed-text = Това е изключено. Ако смятате, че ви трябва, обърнете се към хората, които са ви дали достъп.
error-step-missing-title = Нужна е още една стъпка
error-step-missing-text = Профилът ви изисква стъпка, която не може да се направи на тази страница. Моля, обърнете се към хората, които са ви дали достъп.
error-signed-out-title = Не сте влезли
error-signed-out-text = Влезте, за да продължите.
error-session-expired-title = Излязохте от профила
error-session-expired-text = Сесията ви приключи. Влезте отново, за да продължите.
error-not-found-title = Страницата не е намерена
error-not-found-text = На този адрес няма нищо. Може би връзката е непълна.
error-method-not-allowed-title = Това не работи тук
error-method-not-allowed-text = Този адрес не може да се отвори така. Моля, започнете отначало.
error-unsupported-media-type-title = Не можахме да прочетем това
error-unsupported-media-type-text = Формулярът пристигна във формат, който не приемаме тук.
error-bad-request-title = Не можахме да прочетем това
error-bad-request-text = Нещо в заявката липсва или е неправилно. Моля, започнете отначало.
error-body-too-large-title = Това е твърде много
error-body-too-large-text = Изпратеното е по-голямо, отколкото приемаме. Моля, съкратете го и опитайте отново.
error-headers-too-large-title = Твърде много бисквитки
error-headers-too-large-text = Браузърът ви изпрати повече бисквитки, отколкото можем да приемем. Изтрийте бисквитките на този сайт и започнете отначало.
error-prefetch-title = Готови сме, когато сте готови и вие
error-prefetch-text = Браузърът ви отвори тази страница предварително. Опитайте отново, за да продължите.
error-session-too-large-title = Не успяхме да ви впишем
error-session-too-large-text = Профилът ви съдържа повече данни, отколкото побира една сесия на браузъра. Моля, съобщете ни референтния номер по-долу.
error-unavailable-title = Моля, опитайте отново след малко
error-unavailable-text = Услугата за вход не отговаря в момента. Нищо от направеното не е загубено.
error-unexpected-title = Нещо се обърка
error-unexpected-text = Грешката е наша и я отбелязахме. Моля, опитайте отново. Ако се повтаря, съобщете ни референтния номер по-долу.
