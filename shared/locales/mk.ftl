## Секоја страница

page-title = { $title } · { $product }
page-title-fault = Грешка: { $title } · { $product }
back = Назад кон { $product }
check-fields = Проверете што внесовте:
email-label = Е-пошта
password-label = Лозинка
password-show = Прикажи ја лозинката
language-label = Јазик:
languages-title = Изберете јазик

## Најава

login-title = Најава
login-lead = за да продолжите кон { $product }
login-name-label = Е-пошта или корисничко име
login-submit = Најави се
login-to-signup = Првпат сте тука?
login-to-signup-link = Создајте сметка

login-refused = Името и лозинката не се совпаѓаат. Проверете ги и обидете се повторно.
login-name-missing = Внесете ја вашата е-пошта или корисничкото име.
login-name-too-long = Ова е предолго за е-пошта или корисничко име.
password-missing = Внесете ја лозинката.
password-too-long = Ова е предолго за лозинка.

## Сметки во овој прелистувач

accounts-title = Изберете сметка
accounts-inactive = Најави се повторно
accounts-remove = Одјави
accounts-remove-name = Одјави { $name }

## Регистрација

signup-title = Создајте сметка
signup-lead = за { $product }
given-name-label = Име
family-name-label = Презиме
signup-submit = Создај сметка
signup-to-login = Веќе имате сметка?
signup-to-login-link = Најавете се
signup-accept = Прифаќам:
signup-passkey = Создај сметка со криптографски клуч
signup-terms = Услови за користење
signup-privacy = Политика за приватност

rules-heading = Правила за лозинката:
rule-met = исполнето
rule-unmet = недостига
rule-min-length =
    { $count ->
        [one] Најмалку { $count } знак
       *[other] Најмалку { $count } знаци
    }
rule-max-length =
    { $count ->
        [one] Најмногу { $count } знак (кирилските букви и емоџијата се бројат како повеќе)
       *[other] Најмногу { $count } знаци (кирилските букви и емоџијата се бројат како повеќе)
    }
rule-lowercase = Мала латинична буква (a–z)
rule-uppercase = Голема латинична буква (A–Z)
rule-digit = Цифра (0–9)
rule-symbol = Симбол, на пример ! или ?

given-name-missing = Внесете го вашето име.
family-name-missing = Внесете го вашето презиме.
name-too-long = Ова е предолго. Скратете го.
email-missing = Внесете ја вашата е-пошта.
email-invalid = Ова не изгледа како адреса на е-пошта.
email-too-long = Ова е предолго за адреса на е-пошта.
terms-missing = Прифатете ги условите за користење.
privacy-missing = Прифатете ја политиката за приватност.
password-rules-broken = Лозинката сѐ уште не ги исполнува сите правила.

## Потврда на адресата

verify-title = Проверете ја поштата
verify-sent-to = Испративме код на { $email }.
verify-sent = Ви испративме код по е-пошта.
verify-hint = Внесете го тука за да ја потврдите адресата. Може да пристигне по некоја минута; проверете и во спам-папката.
code-label = Код
verify-submit = Продолжи
verify-resend = Испрати нов код

code-missing = Внесете го кодот.
code-refused = Кодот е погрешен или истечен. Проверете го или побарајте нов.
code-sent = Нов код е на пат. Важи само последниот.
verify-to-login = Веќе имате сметка со оваа адреса? Тогаш не е испратен код.
verify-to-login-link = Најавете се

invite-title = Добре дојдовте
invite-lead = Поставете како ќе се најавувате на { $product }.
invite-hint = Внесете го кодот од е-поштата. Потоа избирате како ќе се најавувате.
invite-refused = Кодот е погрешен, веќе искористен или истечен. Ако веќе сте поставиле како се најавувате, едноставно најавете се.
invite-again = Нема код или веќе не важи?
invite-again-link = Побарајте нов
invite-again-title = Побарајте нов код
invite-again-lead = Кажете ни кој сте. Ако допрва треба да поставите како се најавувате, ќе ви испратиме нов код по е-пошта.
invite-again-submit = Испрати нов код
invite-sent = Ако допрва треба да поставите како се најавувате, пораката е на пат. Отворете ја врската во неа.
factors-first-title = Како сакате да се најавувате?
factors-first-lead = Отсега на { $product } ќе се најавувате вака.
factor-password = Лозинка
factor-password-hint = Онаа што ја избирате сега

## Чекори на најавата

signing-in-as = Се најавувате како { $name }.
account-switch = Користи друга сметка
another-factor = Обиди се на друг начин
account-locked = Премногу погрешни кодови: сметката е заклучена. Обратете се кај оние што ви дале пристап.

code-totp-title = Внесете го кодот од апликацијата
code-totp-lead = Отворете ја апликацијата за автентикација и внесете ги шесте цифри што ги покажува.
code-email-title = Проверете ја поштата
code-email-unsent = Можеме да испратиме код по е-пошта на { $to }.
code-sms-title = Проверете го телефонот
code-sms-unsent = Можеме да испратиме код со SMS на { $to }.
code-sent-to = Испративме код на { $to }.
code-send = Испрати код
code-refused-app = Кодот е погрешен или веќе не важи. Внесете го оној што апликацијата го прикажува сега.
code-used = Овој код е веќе искористен. Почекајте го следниот.

factors-prove-title = Потврдете дека сте тоа вие
factors-enrol-title = Заштитете ја сметката
factors-enrol-lead = За да се најавите на { $product }, покрај лозинката ви треба и втор чекор. Изберете што ќе поставите.
factors-offer-lead = Со втор чекор никој друг не може да влезе, дури и да ја дознае вашата лозинка.
factors-skip = Не сега
factor-passkey = Криптографски клуч
factor-passkey-hint = Отпечаток од прст, лице или PIN на уредот. Може да ја замени и лозинката
factor-u2f = Безбедносен клуч
factor-u2f-hint = Клуч што се приклучува или се доближува
factor-totp = Апликација за автентикација
factor-totp-hint = Шест цифри од апликација на телефонот
factor-email = Е-пошта
factor-email-hint = Код на вашата адреса
factor-sms = SMS-порака
factor-sms-hint = Код на вашиот телефон

enrol-totp-title = Поставете ја апликацијата за автентикација
enrol-totp-scan = Скенирајте го ова со апликацијата. Потоа внесете ги шесте цифри што ги покажува.
enrol-totp-qr = QR-код за апликацијата за автентикација
enrol-totp-open = Постави апликација на овој уред
enrol-totp-secret = Или внесете го овој клуч во апликацијата:
enrol-totp-code = Код од апликацијата

phone-title = Вашиот телефонски број
phone-lead = Таму ќе ви испратиме код кога се најавувате.
phone-label = Телефонски број
phone-hint = Со повикувачки број на земјата, на пример +41 79 123 45 67
phone-missing = Внесете го вашиот телефонски број.
phone-unsent = На овој број не можеме да испратиме код. Внесете друг или изберете друг начин.
phone-invalid = Ова не изгледа како телефонски број со повикувачки број на земјата.

## Криптографски и безбедносни клучеви

login-passkey = Најава со криптографски клуч
passkey-title = Користете го криптографскиот клуч
passkey-lead = Уредот ќе ви побара отпечаток од прст, лице или PIN.
passkey-submit = Користи клуч
passkey-password = Користи лозинка
u2f-title = Користете го безбедносниот клуч
u2f-lead = Приклучете го клучот или доближете го и допрете го кога ќе затрепка.
u2f-submit = Користи клуч
enrol-passkey-title = Поставете криптографски клуч
enrol-passkey-lead = Уредот ќе ви побара отпечаток од прст, лице или PIN. Потоа ќе можете да се најавувате со тоа.
enrol-passkey-submit = Постави клуч
enrol-u2f-title = Поставете го безбедносниот клуч
enrol-u2f-submit = Постави клуч
web-authn-failed = Не успеа или беше откажано. Обидете се повторно или изберете друг начин.
web-authn-script = За ова е потребен JavaScript. Вклучете го за оваа страница или изберете друг начин.
credential-missing = Од уредот не пристигна ништо. За овој чекор е потребен JavaScript: вклучете го или изберете друг начин.
credential-refused = Криптографскиот или безбедносниот клуч не е прифатен. Обидете се повторно или изберете друг начин.

## Нова лозинка

login-forgot = Ја заборавивте лозинката?
login-refused-lockout = Името и лозинката не се совпаѓаат или сметката е заклучена: премногу погрешни лозинки ја заклучуваат. Проверете ги или побарајте помош.
reset-title = Ја заборавивте лозинката?
reset-lead = Кажете ни кој сте, а ние ќе ви испратиме код по е-пошта за да изберете нова.
reset-lead-code = Кажете ни чија е лозинката. Потоа ќе можете да изберете нова.
reset-submit = Испрати код
reset-to-login = Назад кон најавата
new-password-title = Изберете нова лозинка
new-password-wish = Внесете ја сегашната лозинка, а новата двапати.
new-password-required = Изберете нова лозинка пред да продолжите.
new-password-expired = Лозинката ви е престара. Изберете нова.
new-password-forgotten = Ако има сметка со тоа име, код е на пат по е-пошта. Може да пристигне по некоја минута; проверете и во спам-папката.
new-password-first-title = Изберете лозинка
new-password-first = Отсега на { $product } ќе се најавувате со оваа лозинка.
new-password-label = Нова лозинка
new-password-submit = Зачувај ја лозинката
current-password-label = Сегашна лозинка
password-again-label = Новата лозинка уште еднаш
password-mismatch = Двете лозинки не се исти.
password-same = Ова е вашата сегашна лозинка. Изберете друга.
current-password-refused = Ова не е вашата сегашна лозинка.

## Уреди

device-title = Поврзете уред
device-lead = Внесете го кодот што го покажува уредот.
device-code-label = Код на уредот
device-code-hint = Осум букви, на пример BCDF-GHJK. Ако кодот е веќе внесен, споредете го со оној на уредот.
device-code-refused = Кодот е погрешен, веќе искористен или истечен. Проверете го или почнете одново на уредот.
device-consent-title = Да се дозволи овој уред?
device-consent-lead = { $device } ({ $project }) сака да се најави во ваше име на друг уред.
device-consent-warning = Продолжете само ако вие самите го почнавте ова на вашиот уред. Ако некој ви го испратил кодот или врска, одбијте: инаку ќе влезе во вашата сметка.
device-consent-code = Кодот на уредот:
device-scopes = Ќе може:
device-scope-openid = да знае кој сте
device-scope-profile = да ги види вашето име и профил
device-scope-email = да ја види вашата е-пошта
device-scope-phone = да го види вашиот телефонски број
device-scope-address = да ја види вашата поштенска адреса
device-scope-offline = да остане во сметката кога не сте тука
device-allow = Дозволи
device-deny = Одбиј
device-allowed-title = Уредот е најавен
device-allowed-text = Можете да се вратите на уредот и да ја затворите страницава.
device-denied-title = Уредот не е најавен
device-denied-text = Одбивте. Можете да ја затворите страницава.
device-gone-title = Овој код повеќе не важи
device-gone-text = Веќе е искористен или истечен. Ако уредот сѐ уште не е најавен, почнете одново таму.
device-again = Внеси друг код

## Одјава

logout-title = Да се одјавите?
logout-text = Ќе се одјавите.
logout-text-name = Најавени сте како { $name }.
logout-text-several = Тука се најавени повеќе сметки.
logout-submit = Одјави се
logout-submit-all = Одјави ги сите
logout-stay = Не одјавувај ме
signed-out-title = Одјавени сте
signed-out-text = До следниот пат.
signed-out-incomplete = Одјавени сте од { $product }, но услугата за најава не беше достапна. На заеднички компјутер затворете го прелистувачот.
signed-out-again = Најави се повторно

## Кога нешто ќе тргне наопаку

try-again = Во моментов не можеме да го направиме ова. Ништо не е изгубено: обидете се повторно за малку.

again-title = Ве најавуваме
again-text = Само момент. Ако ништо не се случува, продолжете сами.
again-continue = Продолжи

problem-reference = Референца
problem-restart = Почни одново
problem-back = Назад кон { $product }
problem-retry = Обиди се повторно
problem-sign-in = Најави се

error-start-again-title = Почнете одново
error-start-again-text = Страницата е истечена или е отворена во друг прелистувач. Да почнете одново трае само миг.
error-request-gone-title = Оваа најава заврши
error-request-gone-text = Врската е веќе искористена или е истечена. Вратете се назад и најавете се оттаму.
error-forbidden-title = Овој формулар не може да се користи
error-forbidden-text = За да ве заштитиме, прифаќаме само формулари што сме ги прикажале во овој прелистувач. Почнете одново.
error-provider-refused-title = Не сте најавени
error-provider-refused-text = Најавата беше откажана или одбиена. Можете да се обидете повторно.
error-not-allowed-title = Ова тука не е можно
error-not-allowed-text = Оваа можност е исклучена. Ако ви треба, обратете се кај оние што ви дале пристап.
error-step-missing-title = Потребен е уште еден чекор
error-step-missing-text = На сметката ѝ треба чекор што не може да се направи на оваа страница. Обратете се кај оние што ви дале пристап.
error-signed-out-title = Одјавени сте
error-signed-out-text = Најавете се за да продолжите.
error-session-expired-title = Бевте одјавени
error-session-expired-text = Сесијата заврши. Најавете се повторно за да продолжите.
error-not-found-title = Страницата не е најдена
error-not-found-text = На оваа адреса нема ништо. Можеби врската не е целосна.
error-method-not-allowed-title = Ова тука не работи
error-method-not-allowed-text = Оваа адреса не може да се отвори на тој начин. Почнете одново.
error-unsupported-media-type-title = Не можевме да го прочитаме ова
error-unsupported-media-type-text = Формуларот пристигна во формат што тука не го прифаќаме.
error-bad-request-title = Не можевме да го прочитаме ова
error-bad-request-text = Во барањето нешто недостига или не е исправно. Почнете одново.
error-body-too-large-title = Ова е премногу
error-body-too-large-text = Испратеното е поголемо од она што го прифаќаме. Скратете го и обидете се повторно.
error-headers-too-large-title = Премногу колачиња
error-headers-too-large-text = Прелистувачот испрати повеќе колачиња отколку што можеме да примиме. Избришете ги колачињата на оваа страница и почнете одново.
error-prefetch-title = Сѐ е подготвено
error-prefetch-text = Прелистувачот ја отвори оваа страница однапред. Обидете се повторно за да продолжите.
error-session-too-large-title = Не можевме да ве најавиме
error-session-too-large-text = Вашата сметка содржи повеќе податоци отколку што собира сесијата на прелистувачот. Кажете ни ја референцата подолу.
error-unavailable-title = Обидете се повторно за малку
error-unavailable-text = Услугата за најава во моментов не одговара. Ништо од она што го направивте не е изгубено.
error-unexpected-title = Нешто тргна наопаку
error-unexpected-text = Грешката е наша и ја забележавме. Обидете се повторно. Ако се повтори, кажете ни ја референцата подолу.
