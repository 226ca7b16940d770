## 모든 페이지

page-title = { $title } · { $product }
page-title-fault = 오류: { $title } · { $product }
back = { $product } 서비스로 돌아가기
check-fields = 입력한 내용을 확인해 주세요:
email-label = 이메일
password-label = 비밀번호
password-show = 비밀번호 표시
language-label = 언어:
languages-title = 언어 선택

## 로그인

login-title = 로그인
login-lead = { $product } 서비스로 계속하기
login-name-label = 이메일 또는 사용자 이름
login-submit = 로그인
login-to-signup = 처음이신가요?
login-to-signup-link = 계정 만들기

login-refused = 이름과 비밀번호가 일치하지 않습니다. 둘 다 확인하고 다시 시도해 주세요.
login-name-missing = 이메일 또는 사용자 이름을 입력하세요.
login-name-too-long = 이메일 또는 사용자 이름이 너무 깁니다.
password-missing = 비밀번호를 입력하세요.
password-too-long = 비밀번호가 너무 깁니다.

## 이 브라우저의 계정

accounts-title = 계정 선택
accounts-inactive = 다시 로그인
accounts-remove = 로그아웃
accounts-remove-name = { $name } 로그아웃

## 가입

signup-title = 계정 만들기
signup-lead = { $product } 서비스에서 사용할 계정
given-name-label = 이름
family-name-label = 성
signup-submit = 계정 만들기
signup-to-login = 이미 계정이 있으신가요?
signup-to-login-link = 로그인
signup-accept = 다음에 동의합니다:
signup-passkey = 패스키로 계정 만들기
signup-terms = 서비스 약관
signup-privacy = 개인정보처리방침

rules-heading = 비밀번호 조건:
rule-met = 충족
rule-unmet = 미충족
rule-min-length =
    { $count ->
       *[other] { $count }자 이상
    }
rule-max-length =
    { $count ->
       *[other] { $count }자 이하 (한글과 이모지는 여러 자로 계산됩니다)
    }
rule-lowercase = 영문 소문자 (a–z)
rule-uppercase = 영문 대문자 (A–Z)
rule-digit = 숫자 (0–9)
rule-symbol = ! 또는 ? 같은 특수문자

given-name-missing = 이름을 입력하세요.
family-name-missing = 성을 입력하세요.
name-too-long = 너무 깁니다. 짧게 입력해 주세요.
email-missing = 이메일 주소를 입력하세요.
email-invalid = 이메일 주소 형식이 아닙니다.
email-too-long = 이메일 주소가 너무 깁니다.
terms-missing = 서비스 약관에 동의해 주세요.
privacy-missing = 개인정보처리방침에 동의해 주세요.
password-rules-broken = 비밀번호가 아직 모든 조건을 충족하지 않습니다.

## 주소 확인

verify-title = 받은편지함을 확인하세요
verify-sent-to = { $email } 주소로 코드를 보냈습니다.
verify-sent = 이메일로 코드를 보냈습니다.
verify-hint = 주소를 확인하려면 여기에 코드를 입력하세요. 도착하는 데 시간이 걸릴 수 있으니 스팸함도 확인해 보세요.
code-label = 코드
verify-submit = 계속
verify-resend = 새 코드 받기

code-missing = 코드를 입력하세요.
code-refused = 코드가 틀렸거나 만료되었습니다. 다시 확인하거나 새 코드를 요청하세요.
code-sent = 새 코드를 보냈습니다. 가장 최근 코드만 사용할 수 있습니다.
verify-to-login = 이미 이 주소로 만든 계정이 있으신가요? 그렇다면 코드를 보내지 않았습니다.
verify-to-login-link = 로그인하기

invite-title = 환영합니다
invite-lead = { $product } 로그인 방법을 설정하세요.
invite-hint = 이메일로 받은 코드를 입력하세요. 그런 다음 로그인 방법을 선택합니다.
invite-refused = 코드가 틀렸거나 이미 사용되었거나 만료되었습니다. 로그인 방법을 이미 설정했다면 바로 로그인하세요.
invite-again = 코드가 없거나 더 이상 유효하지 않나요?
invite-again-link = 새 코드 받기
invite-again-title = 새 코드 요청
invite-again-lead = 누구인지 알려 주세요. 아직 로그인 방법을 설정해야 한다면 새 코드를 이메일로 보내 드립니다.
invite-again-submit = 새 코드 보내기
invite-sent = 아직 로그인 방법을 설정해야 한다면 이메일을 보냈습니다. 이메일의 링크를 여세요.
factors-first-title = 어떻게 로그인하시겠어요?
factors-first-lead = 앞으로 이 방법으로 { $product } 서비스에 로그인합니다.
factor-password = 비밀번호
factor-password-hint = 지금 정하는 비밀번호

## 로그인 단계

signing-in-as = { $name } 계정으로 로그인하는 중입니다.
account-switch = 다른 계정 사용
another-factor = 다른 방법 시도
account-locked = 잘못된 코드를 너무 많이 입력하여 계정이 잠겼습니다. 접근 권한을 준 담당자에게 문의하세요.

code-totp-title = 앱에 표시된 코드 입력
code-totp-lead = 인증 앱을 열고 표시된 숫자 6자리를 입력하세요.
code-email-title = 받은편지함을 확인하세요
code-email-unsent = { $to } 주소에 이메일로 코드를 보내 드릴 수 있습니다.
code-sms-title = 휴대전화를 확인하세요
code-sms-unsent = { $to } 번호에 문자 메시지로 코드를 보내 드릴 수 있습니다.
code-sent-to = 코드를 보냈습니다: { $to }.
code-send = 코드 보내기
code-refused-app = 코드가 틀렸거나 더 이상 유효하지 않습니다. 지금 앱에 표시된 코드를 입력하세요.
code-used = 이미 사용한 코드입니다. 다음 코드를 기다려 주세요.

factors-prove-title = 본인 확인
factors-enrol-title = 계정 보호하기
factors-enrol-lead = { $product } 서비스에 로그인하려면 비밀번호 외에 2단계 인증이 필요합니다. 설정할 방법을 선택하세요.
factors-offer-lead = 2단계 인증을 사용하면 다른 사람이 비밀번호를 알아내도 로그인할 수 없습니다.
factors-skip = 나중에
factor-passkey = 패스키
factor-passkey-hint = 지문, 얼굴 또는 기기 PIN. 비밀번호를 대신할 수도 있습니다
factor-u2f = 보안 키
factor-u2f-hint = 꽂거나 가까이 대는 키
factor-totp = 인증 앱
factor-totp-hint = 휴대전화 앱에 표시되는 숫자 6자리
factor-email = 이메일
factor-email-hint = 이메일 주소로 받는 코드
factor-sms = 문자 메시지
factor-sms-hint = 휴대전화로 받는 코드

enrol-totp-title = 인증 앱 설정
enrol-totp-scan = 앱으로 이 코드를 스캔한 다음, 표시된 숫자 6자리를 입력하세요.
enrol-totp-qr = 인증 앱용 QR 코드
enrol-totp-open = 이 기기의 앱 설정하기
enrol-totp-secret = 또는 앱에 이 키를 입력하세요:
enrol-totp-code = 앱에 표시된 코드

phone-title = 전화번호
phone-lead = 로그인할 때 이 번호로 코드를 보내 드립니다.
phone-label = 전화번호
phone-hint = 국가 번호 포함, 예: +41 79 123 45 67
phone-missing = 전화번호를 입력하세요.
phone-unsent = 이 번호로는 코드를 보낼 수 없습니다. 다른 번호를 입력하거나 다른 방법을 선택하세요.
phone-invalid = 국가 번호가 포함된 전화번호 형식이 아닙니다.

## 패스키와 보안 키

login-passkey = 패스키로 로그인
passkey-title = 패스키 사용
passkey-lead = 기기에서 지문, 얼굴 또는 기기 PIN을 요청합니다.
passkey-submit = 패스키 사용
passkey-password = 비밀번호 사용
u2f-title = 보안 키 사용
u2f-lead = 키를 꽂거나 가까이 대고, 깜박이면 터치하세요.
u2f-submit = 보안 키 사용
enrol-passkey-title = 패스키 설정
enrol-passkey-lead = 기기에서 지문, 얼굴 또는 기기 PIN을 요청합니다. 이후에는 패스키로 로그인할 수 있습니다.
enrol-passkey-submit = 패스키 설정
enrol-u2f-title = 보안 키 설정
enrol-u2f-submit = 보안 키 설정
web-authn-failed = 실패했거나 취소되었습니다. 다시 시도하거나 다른 방법을 선택하세요.
web-authn-script = JavaScript가 필요합니다. 이 페이지에서 JavaScript를 켜거나 다른 방법을 선택하세요.
credential-missing = 기기에서 아무것도 받지 못했습니다. 이 단계에는 JavaScript가 필요하니 켜거나 다른 방법을 선택하세요.
credential-refused = 패스키 또는 보안 키가 승인되지 않았습니다. 다시 시도하거나 다른 방법을 선택하세요.

## 새 비밀번호

login-forgot = 비밀번호를 잊으셨나요?
login-refused-lockout = 이름과 비밀번호가 일치하지 않거나, 비밀번호를 너무 많이 틀려 계정이 잠겼습니다. 둘 다 확인하거나 도움을 요청하세요.
reset-title = 비밀번호를 잊으셨나요?
reset-lead = 누구인지 알려 주시면 새 비밀번호를 정할 수 있는 코드를 이메일로 보내 드립니다.
reset-lead-code = 비밀번호를 바꿀 계정을 알려 주세요. 그런 다음 새 비밀번호를 정할 수 있습니다.
reset-submit = 코드 보내기
reset-to-login = 로그인으로 돌아가기
new-password-title = 새 비밀번호 만들기
new-password-wish = 현재 비밀번호를 입력하고 새 비밀번호를 두 번 입력하세요.
new-password-required = 계속하기 전에 새 비밀번호를 정해 주세요.
new-password-expired = 비밀번호가 너무 오래되었습니다. 새 비밀번호를 정해 주세요.
new-password-forgotten = 해당 이름의 계정이 있다면 이메일로 코드를 보냈습니다. 도착하는 데 시간이 걸릴 수 있으니 스팸함도 확인해 보세요.
new-password-first-title = 비밀번호 만들기
new-password-first = 앞으로 이 비밀번호로 { $product } 서비스에 로그인합니다.
new-password-label = 새 비밀번호
new-password-submit = 비밀번호 저장
current-password-label = 현재 비밀번호
password-again-label = 새 비밀번호 확인
password-mismatch = 두 비밀번호가 서로 다릅니다.
password-same = 현재 비밀번호와 같습니다. 다른 비밀번호를 정해 주세요.
current-password-refused = 현재 비밀번호가 아닙니다.

## 기기

device-title = 기기 연결
device-lead = 기기에 표시된 코드를 입력하세요.
device-code-label = 기기에 표시된 코드
device-code-hint = BCDF-GHJK 같은 영문자 8자입니다. 코드가 이미 입력되어 있다면 기기의 코드와 비교하세요.
device-code-refused = 코드가 틀렸거나 이미 사용되었거나 만료되었습니다. 다시 확인하거나 기기에서 처음부터 다시 시작하세요.
device-consent-title = 이 기기를 허용할까요?
device-consent-lead = { $device } ({ $project }) 앱이 다른 기기에서 회원님으로 로그인하려고 합니다.
device-consent-warning = 본인이 직접 기기에서 시작한 경우에만 계속하세요. 다른 사람이 코드나 링크를 보냈다면 거부하세요. 그 사람이 계정에 들어오게 됩니다.
device-consent-code = 기기에 표시된 코드:
device-scopes = 허용하면 다음을 할 수 있습니다:
device-scope-openid = 회원님이 누구인지 확인
device-scope-profile = 이름과 프로필 보기
device-scope-email = 이메일 주소 보기
device-scope-phone = 전화번호 보기
device-scope-address = 우편 주소 보기
device-scope-offline = 자리를 비운 동안에도 로그인 유지
device-allow = 허용
device-deny = 거부
device-allowed-title = 기기가 로그인되었습니다
device-allowed-text = 이 페이지를 닫고 기기로 돌아가세요.
device-denied-title = 기기가 로그인되지 않았습니다
device-denied-text = 요청을 거부했습니다. 이 페이지를 닫아도 됩니다.
device-gone-title = 더 이상 유효하지 않은 코드입니다
device-gone-text = 이미 사용되었거나 만료되었습니다. 아직 기기가 로그인되지 않았다면 기기에서 다시 시작하세요.
device-again = 다른 코드 입력

## 로그아웃

logout-title = 로그아웃할까요?
logout-text = 로그아웃하려고 합니다.
logout-text-name = { $name } 계정으로 로그인되어 있습니다.
logout-text-several = 여러 계정으로 로그인되어 있습니다.
logout-submit = 로그아웃
logout-submit-all = 모두 로그아웃
logout-stay = 로그인 유지
signed-out-title = 로그아웃되었습니다
signed-out-text = 다음에 또 만나요.
signed-out-incomplete = { $product } 서비스에서 로그아웃되었지만 로그인 서비스에 연결하지 못했습니다. 공용 컴퓨터라면 브라우저를 닫아 주세요.
signed-out-again = 다시 로그인

## 문제가 생겼을 때

try-again = 지금은 처리할 수 없습니다. 사라진 내용은 없으니 잠시 후 다시 시도해 주세요.

again-title = 로그인하는 중입니다
again-text = 잠시만 기다려 주세요. 아무 변화가 없으면 직접 계속하세요.
again-continue = 계속

problem-reference = 참조 번호
problem-restart = 다시 시작
problem-back = { $product } 서비스로 돌아가기
problem-retry = 다시 시도
problem-sign-in = 로그인

error-start-again-title = 다시 시작해 주세요
error-start-again-text = 페이지가 만료되었거나 다른 브라우저에서 열렸습니다. 다시 시작하는 데는 잠깐이면 됩니다.
error-request-gone-title = 이 로그인은 종료되었습니다
error-request-gone-text = 이미 사용했거나 만료된 링크입니다. 돌아가서 다시 로그인하세요.
error-forbidden-title = 이 양식은 사용할 수 없습니다
error-forbidden-text = 안전을 위해 이 브라우저에 표시된 양식만 받습니다. 다시 시작해 주세요.
error-provider-refused-title = 로그인되지 않았습니다
error-provider-refused-text = 로그인이 취소되었거나 거부되었습니다. 다시 시도할 수 있습니다.
error-not-allowed-title = 여기서는 할 수 없습니다
error-not-allowed-text = 사용하지 않도록 설정된 기능입니다. 필요하다면 접근 권한을 준 담당자에게 문의하세요.
error-step-missing-title = 한 단계가 더 필요합니다
error-step-missing-text = 이 페이지에서 할 수 없는 단계가 계정에 필요합니다. 접근 권한을 준 담당자에게 문의하세요.
error-signed-out-title = 로그아웃되었습니다
error-signed-out-text = 계속하려면 로그인하세요.
error-session-expired-title = 로그인이 만료되었습니다
error-session-expired-text = 세션이 종료되었습니다. 계속하려면 다시 로그인하세요.
error-not-found-title = 페이지를 찾을 수 없습니다
error-not-found-text = 이 주소에는 아무것도 없습니다. 링크가 완전하지 않을 수 있습니다.
error-method-not-allowed-title = 여기서는 작동하지 않습니다
error-method-not-allowed-text = 이 주소는 이런 방식으로 열 수 없습니다. 다시 시작해 주세요.
error-unsupported-media-type-title = 내용을 읽을 수 없습니다
error-unsupported-media-type-text = 여기서 지원하지 않는 형식의 양식입니다.
error-bad-request-title = 내용을 읽을 수 없습니다
error-bad-request-text = 요청에 빠진 것이 있거나 형식이 잘못되었습니다. 다시 시작해 주세요.
error-body-too-large-title = 내용이 너무 많습니다
error-body-too-large-text = 허용된 크기보다 많은 내용이 전송되었습니다. 줄여서 다시 시도해 주세요.
error-headers-too-large-title = 쿠키가 너무 많습니다
error-headers-too-large-text = 브라우저가 보낸 쿠키가 처리할 수 있는 양보다 많습니다. 이 사이트의 쿠키를 삭제하고 다시 시작해 주세요.
error-prefetch-title = 준비되었습니다
error-prefetch-text = 브라우저가 이 페이지를 미리 열었습니다. 계속하려면 다시 시도하세요.
error-session-too-large-title = 로그인할 수 없습니다
error-session-too-large-text = 계정의 데이터가 브라우저 세션에 담을 수 있는 양보다 많습니다. 아래 참조 번호를 알려 주세요.
error-unavailable-title = 잠시 후 다시 시도해 주세요
error-unavailable-text = 지금 로그인 서비스가 응답하지 않습니다. 지금까지 한 작업은 사라지지 않았습니다.
error-unexpected-title = 문제가 발생했습니다
error-unexpected-text = 저희 쪽 문제이며 기록해 두었습니다. 다시 시도해 주세요. 계속 발생하면 아래 참조 번호를 알려 주세요.
