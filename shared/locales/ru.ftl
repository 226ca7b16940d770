## Все страницы

page-title = { $title } · { $product }
page-title-fault = Ошибка: { $title } · { $product }
back = Вернуться в сервис «{ $product }»
check-fields = Проверьте введённые данные:
email-label = Электронная почта
password-label = Пароль
password-show = Показать пароль
language-label = Язык:
languages-title = Выберите язык

## Вход

login-title = Вход
login-lead = чтобы перейти в сервис «{ $product }»
login-name-label = Электронная почта или имя пользователя
login-submit = Войти
login-to-signup = Впервые здесь?
login-to-signup-link = Создать аккаунт

login-refused = Неверное имя или пароль. Проверьте их и попробуйте ещё раз.
login-name-missing = Введите адрес электронной почты или имя пользователя.
login-name-too-long = Слишком длинно для адреса почты или имени пользователя.
password-missing = Введите пароль.
password-too-long = Слишком длинно для пароля.

## Аккаунты в этом браузере

accounts-title = Выберите аккаунт
accounts-inactive = Войти снова
accounts-remove = Выйти
accounts-remove-name = Выйти: { $name }

## Регистрация

signup-title = Создайте аккаунт
signup-lead = для сервиса «{ $product }»
given-name-label = Имя
family-name-label = Фамилия
signup-submit = Создать аккаунт
signup-to-login = Уже есть аккаунт?
signup-to-login-link = Войти
signup-accept = Я принимаю:
signup-passkey = Создать аккаунт с ключом доступа
signup-terms = Условия использования
signup-privacy = Политика конфиденциальности

rules-heading = Требования к паролю:
rule-met = выполнено
rule-unmet = не выполнено
rule-min-length =
    { $count ->
        [one] Не менее { $count } символа
        [few] Не менее { $count } символов
        [many] Не менее { $count } символов
       *[other] Не менее { $count } символа
    }
rule-max-length =
    { $count ->
        [one] Не более { $count } символа (русские буквы и эмодзи считаются за несколько)
        [few] Не более { $count } символов (русские буквы и эмодзи считаются за несколько)
        [many] Не более { $count } символов (русские буквы и эмодзи считаются за несколько)
       *[other] Не более { $count } символа (русские буквы и эмодзи считаются за несколько)
    }
rule-lowercase = Строчная латинская буква (a–z)
rule-uppercase = Заглавная латинская буква (A–Z)
rule-digit = Цифра (0–9)
rule-symbol = Специальный символ, например ! или ?

given-name-missing = Введите имя.
family-name-missing = Введите фамилию.
name-too-long = Слишком длинно. Сократите, пожалуйста.
email-missing = Введите адрес электронной почты.
email-invalid = Это не похоже на адрес электронной почты.
email-too-long = Слишком длинно для адреса электронной почты.
terms-missing = Примите условия использования.
privacy-missing = Примите политику конфиденциальности.
password-rules-broken = Пароль пока не соответствует всем требованиям.

## Подтверждение адреса

verify-title = Проверьте почту
verify-sent-to = Мы отправили код на { $email }.
verify-sent = Мы отправили вам код по электронной почте.
verify-hint = Введите его здесь, чтобы подтвердить адрес. Письмо может прийти не сразу или попасть в спам.
code-label = Код
verify-submit = Продолжить
verify-resend = Отправить новый код

code-missing = Введите код.
code-refused = Код неверный или устарел. Проверьте его или запросите новый.
code-sent = Новый код уже в пути. Действует только последний.
verify-to-login = Уже есть аккаунт с этим адресом? Тогда код не отправлялся.
verify-to-login-link = Войти в аккаунт

invite-title = Добро пожаловать
invite-lead = Настройте вход в сервис «{ $product }».
invite-hint = Введите код из письма. Затем вы выберете способ входа.
invite-refused = Код неверный, уже использован или устарел. Если вход уже настроен, просто войдите.
invite-again = Кода нет или он больше не действует?
invite-again-link = Получить новый
invite-again-title = Новый код
invite-again-lead = Укажите, кто вы. Если вход ещё не настроен, мы отправим на почту новый код.
invite-again-submit = Отправить новый код
invite-sent = Если вход ещё не настроен, письмо уже в пути. Откройте ссылку из него.
factors-first-title = Как вы хотите входить?
factors-first-lead = Теперь вы будете входить в сервис «{ $product }» этим способом.
factor-password = Пароль
factor-password-hint = Вы придумаете его сейчас

## Шаги входа

signing-in-as = Вы входите как { $name }.
account-switch = Другой аккаунт
another-factor = Другой способ
account-locked = Слишком много неверных кодов: аккаунт заблокирован. Обратитесь к тем, кто дал вам доступ.

code-totp-title = Введите код из приложения
code-totp-lead = Откройте приложение-аутентификатор и введите шесть цифр, которые оно показывает.
code-email-title = Проверьте почту
code-email-unsent = Мы можем отправить код на почту { $to }.
code-sms-title = Проверьте телефон
code-sms-unsent = Мы можем отправить код в SMS на { $to }.
code-sent-to = Мы отправили код на { $to }.
code-send = Отправить код
code-refused-app = Код неверный или больше не действует. Введите тот, который приложение показывает сейчас.
code-used = Этот код уже использован. Дождитесь следующего.

factors-prove-title = Подтвердите, что это вы
factors-enrol-title = Защитите аккаунт
factors-enrol-lead = Для входа в сервис «{ $product }», кроме пароля, нужен второй шаг. Выберите, что настроить.
factors-offer-lead = Благодаря второму шагу никто другой не войдёт, даже узнав ваш пароль.
factors-skip = Не сейчас
factor-passkey = Ключ доступа
factor-passkey-hint = Отпечаток пальца, лицо или PIN-код устройства. Может заменить и пароль
factor-u2f = Ключ безопасности
factor-u2f-hint = Ключ, который нужно вставить или поднести
factor-totp = Приложение-аутентификатор
factor-totp-hint = Шесть цифр из приложения на телефоне
factor-email = Электронная почта
factor-email-hint = Код на ваш адрес
factor-sms = SMS
factor-sms-hint = Код на ваш телефон

enrol-totp-title = Настройте приложение-аутентификатор
enrol-totp-scan = Отсканируйте код приложением. Затем введите шесть цифр, которые оно покажет.
enrol-totp-qr = QR-код для приложения-аутентификатора
enrol-totp-open = Настроить приложение на этом устройстве
enrol-totp-secret = Или введите этот ключ в приложении:
enrol-totp-code = Код из приложения

phone-title = Ваш номер телефона
phone-lead = На него мы будем отправлять код при входе.
phone-label = Номер телефона
phone-hint = С кодом страны, например +41 79 123 45 67
phone-missing = Введите номер телефона.
phone-unsent = На этот номер нельзя отправить код. Введите другой или выберите другой способ.
phone-invalid = Это не похоже на номер телефона с кодом страны.

## Ключи доступа и ключи безопасности

login-passkey = Войти с ключом доступа
passkey-title = Используйте ключ доступа
passkey-lead = Устройство запросит отпечаток пальца, распознавание лица или PIN-код.
passkey-submit = Использовать ключ
passkey-password = Войти с паролем
u2f-title = Используйте ключ безопасности
u2f-lead = Вставьте ключ или поднесите его и коснитесь, когда он замигает.
u2f-submit = Использовать ключ
enrol-passkey-title = Настройте ключ доступа
enrol-passkey-lead = Устройство запросит отпечаток пальца, распознавание лица или PIN-код. После этого вы сможете входить так.
enrol-passkey-submit = Настроить ключ
enrol-u2f-title = Настройте ключ безопасности
enrol-u2f-submit = Настроить ключ
web-authn-failed = Не получилось или было отменено. Попробуйте ещё раз или выберите другой способ.
web-authn-script = Для этого нужен JavaScript. Включите его для этой страницы или выберите другой способ.
credential-missing = От устройства ничего не пришло. Для этого шага нужен JavaScript: включите его или выберите другой способ.
credential-refused = Этот ключ доступа или безопасности не принят. Попробуйте ещё раз или выберите другой способ.

## Новый пароль

login-forgot = Забыли пароль?
login-refused-lockout = Неверное имя или пароль, либо аккаунт заблокирован: это происходит после многих неверных паролей. Проверьте данные или попросите о помощи.
reset-title = Забыли пароль?
reset-lead = Укажите, кто вы, и мы отправим на почту код, чтобы задать новый пароль.
reset-lead-code = Укажите, чей это пароль. Затем вы сможете придумать новый.
reset-submit = Отправить код
reset-to-login = Вернуться ко входу
new-password-title = Придумайте новый пароль
new-password-wish = Введите текущий пароль и дважды новый.
new-password-required = Прежде чем продолжить, придумайте новый пароль.
new-password-expired = Ваш пароль слишком старый. Придумайте новый.
new-password-forgotten = Если аккаунт с таким именем есть, код уже отправлен на почту. Письмо может прийти не сразу или попасть в спам.
new-password-first-title = Придумайте пароль
new-password-first = Теперь вы будете входить в сервис «{ $product }» с этим паролем.
new-password-label = Новый пароль
new-password-submit = Сохранить пароль
current-password-label = Текущий пароль
password-again-label = Новый пароль ещё раз
password-mismatch = Пароли не совпадают.
password-same = Это ваш текущий пароль. Придумайте другой.
current-password-refused = Это не ваш текущий пароль.

## Устройства

device-title = Подключение устройства
device-lead = Введите код, который показывает устройство.
device-code-label = Код на устройстве
device-code-hint = Восемь букв, например BCDF-GHJK. Если код уже введён, сравните его с кодом на устройстве.
device-code-refused = Код неверный, уже использован или устарел. Проверьте его или начните заново на устройстве.
device-consent-title = Разрешить этому устройству вход?
device-consent-lead = { $device } ({ $project }) хочет войти в ваш аккаунт на другом устройстве.
device-consent-warning = Продолжайте, только если вы сами начали вход на своём устройстве. Если код или ссылку вам кто-то прислал, откажите: иначе этот человек попадёт в ваш аккаунт.
device-consent-code = Код на устройстве:
device-scopes = Будет разрешено:
device-scope-openid = знать, кто вы
device-scope-profile = видеть ваше имя и профиль
device-scope-email = видеть ваш адрес электронной почты
device-scope-phone = видеть ваш номер телефона
device-scope-address = видеть ваш почтовый адрес
device-scope-offline = оставаться в аккаунте, когда вас нет
device-allow = Разрешить
device-deny = Отказать
device-allowed-title = Вход на устройстве выполнен
device-allowed-text = Вернитесь к устройству, эту страницу можно закрыть.
device-denied-title = Вход на устройстве не выполнен
device-denied-text = Вы отказали в доступе. Эту страницу можно закрыть.
device-gone-title = Этот код больше не действует
device-gone-text = Он уже использован или устарел. Если вход на устройстве ещё не выполнен, начните там заново.
device-again = Ввести другой код

## Выход

logout-title = Выйти?
logout-text = Вы собираетесь выйти из аккаунта.
logout-text-name = Вы вошли как { $name }.
logout-text-several = Здесь выполнен вход в несколько аккаунтов.
logout-submit = Выйти
logout-submit-all = Выйти из всех
logout-stay = Не выходить
signed-out-title = Вы вышли из аккаунта
signed-out-text = До встречи.
signed-out-incomplete = Вы вышли из сервиса «{ $product }», но служба входа не ответила. Если компьютером пользуетесь не только вы, закройте браузер.
signed-out-again = Войти снова

## Если что-то пошло не так

try-again = Сейчас это не получается. Ничего не потеряно: попробуйте ещё раз чуть позже.

again-title = Выполняется вход
again-text = Одну минуту. Если ничего не происходит, перейдите дальше сами.
again-continue = Продолжить

problem-reference = Номер обращения
problem-restart = Начать заново
problem-back = Вернуться в сервис «{ $product }»
problem-retry = Попробовать ещё раз
problem-sign-in = Войти

error-start-again-title = Начните заново
error-start-again-text = Эта страница устарела или открыта в другом браузере. Начать заново можно за минуту.
error-request-gone-title = Этот вход уже завершён
error-request-gone-text = Ссылка уже использована или устарела. Вернитесь назад и войдите оттуда.
error-forbidden-title = Эту форму нельзя использовать
error-forbidden-text = Для вашей безопасности мы принимаем только формы, которые показали в этом браузере. Начните заново.
error-provider-refused-title = Вход не выполнен
error-provider-refused-text = Вход был отменён или отклонён. Вы можете попробовать ещё раз.
error-not-allowed-title = Здесь это невозможно
error-not-allowed-text = Эта возможность отключена. Если она вам нужна, обратитесь к тем, кто дал вам доступ.
error-step-missing-title = Нужен ещё один шаг
error-step-missing-text = Вашему аккаунту нужен шаг, который нельзя выполнить на этой странице. Обратитесь к тем, кто дал вам доступ.
error-signed-out-title = Вы вышли из аккаунта
error-signed-out-text = Войдите, чтобы продолжить.
error-session-expired-title = Сеанс завершён
error-session-expired-text = Войдите снова, чтобы продолжить.
error-not-found-title = Страница не найдена
error-not-found-text = По этому адресу ничего нет. Возможно, ссылка неполная.
error-method-not-allowed-title = Здесь это не работает
error-method-not-allowed-text = Этот адрес нельзя открыть таким способом. Начните заново.
error-unsupported-media-type-title = Не удалось прочитать данные
error-unsupported-media-type-text = Форма пришла в формате, который здесь не принимается.
error-bad-request-title = Не удалось прочитать данные
error-bad-request-text = В запросе чего-то не хватает или есть ошибка. Начните заново.
error-body-too-large-title = Слишком много данных
error-body-too-large-text = Отправлено больше, чем мы принимаем. Сократите данные и попробуйте ещё раз.
error-headers-too-large-title = Слишком много файлов cookie
error-headers-too-large-text = Браузер отправил больше файлов cookie, чем мы можем принять. Удалите файлы cookie этого сайта и начните заново.
error-prefetch-title = Всё готово
error-prefetch-text = Браузер открыл эту страницу заранее. Попробуйте ещё раз, чтобы продолжить.
error-session-too-large-title = Не удалось войти
error-session-too-large-text = В вашем аккаунте больше данных, чем помещается в сеанс браузера. Сообщите нам номер обращения, указанный ниже.
error-unavailable-title = Попробуйте чуть позже
error-unavailable-text = Служба входа сейчас не отвечает. Всё, что вы сделали, сохранено.
error-unexpected-title = Что-то пошло не так
error-unexpected-text = Это наша ошибка, и мы её записали. Попробуйте ещё раз. Если она повторится, сообщите нам номер обращения, указанный ниже.
