## Every page

page-title = { $title } · { $product }
page-title-fault = エラー: { $title } · { $product }
back = { $product } に戻る
check-fields = 入力内容をご確認ください:
email-label = メールアドレス
password-label = パスワード
password-show = パスワードを表示
language-label = 言語:
languages-title = 言語を選択

## Sign in

login-title = ログイン
login-lead = { $product } に進みます
login-name-label = メールアドレスまたはユーザー名
login-submit = ログイン
login-to-signup = はじめての方は
login-to-signup-link = アカウントを作成

login-refused = ユーザー名とパスワードが一致しません。両方をご確認のうえ、もう一度お試しください。
login-name-missing = メールアドレスまたはユーザー名を入力してください。
login-name-too-long = メールアドレスまたはユーザー名としては長すぎます。
password-missing = パスワードを入力してください。
password-too-long = パスワードとしては長すぎます。

## The accounts of this browser

accounts-title = アカウントの選択
accounts-inactive = もう一度ログインしてください
accounts-remove = ログアウト
accounts-remove-name = { $name } をログアウト

## Sign up

signup-title = アカウントの作成
signup-lead = { $product } で使うアカウントです
given-name-label = 名
family-name-label = 姓
signup-submit = アカウントを作成
signup-to-login = すでにアカウントをお持ちの方は
signup-to-login-link = ログイン
signup-accept = 次に同意します:
signup-passkey = パスキーでアカウントを作成
signup-terms = 利用規約
signup-privacy = プライバシーポリシー

rules-heading = パスワードの条件:
rule-met = 満たしています
rule-unmet = 満たしていません
rule-min-length = { $count } 文字以上
rule-max-length = { $count } 文字以内（日本語の文字や絵文字は複数文字として数えます）
rule-lowercase = 英小文字 (a–z)
rule-uppercase = 英大文字 (A–Z)
rule-digit = 数字 (0–9)
rule-symbol = 記号（! や ? など）

given-name-missing = 名を入力してください。
family-name-missing = 姓を入力してください。
name-too-long = 長すぎます。短くしてください。
email-missing = メールアドレスを入力してください。
email-invalid = メールアドレスの形式ではないようです。
email-too-long = メールアドレスとしては長すぎます。
terms-missing = 利用規約に同意してください。
privacy-missing = プライバシーポリシーに同意してください。
password-rules-broken = このパスワードはまだ条件をすべて満たしていません。

## Verify the address

verify-title = メールをご確認ください
verify-sent-to = { $email } にコードを送信しました。
verify-sent = メールでコードを送信しました。
verify-hint = ここに入力してメールアドレスを確認してください。届くまで 1 分ほどかかることがあります。迷惑メールフォルダもご確認ください。
code-label = コード
verify-submit = 続ける
verify-resend = 新しいコードを送信

code-missing = コードを入力してください。
code-refused = コードが間違っているか、有効期限が切れています。確認するか、新しいコードを送信してください。
code-sent = 新しいコードを送信しました。最新のコードのみ有効です。
verify-to-login = このメールアドレスのアカウントをすでにお持ちの場合、コードは送信されていません。
verify-to-login-link = ログインする

invite-title = ようこそ
invite-lead = { $product } へのログイン方法を設定します。
invite-hint = メールに記載されたコードを入力してください。その後、ログイン方法を選びます。
invite-refused = コードが間違っているか、使用済みか、有効期限が切れています。すでにログイン方法を設定した場合は、そのままログインしてください。
invite-again = コードが届かない、または使えなくなりましたか?
invite-again-link = 新しいコードを受け取る
invite-again-title = 新しいコードの送信
invite-again-lead = ご本人の情報を入力してください。ログイン方法がまだ設定されていない場合は、新しいコードをメールで送信します。
invite-again-submit = 新しいコードを送信
invite-sent = ログイン方法がまだ設定されていない場合は、メールを送信しました。メールのリンクを開いてください。
factors-first-title = どの方法でログインしますか?
factors-first-lead = 今後はこの方法で { $product } にログインします。
factor-password = パスワード
factor-password-hint = 今ここで決めます

## Steps of a sign-in

signing-in-as = { $name } としてログインします。
account-switch = 別のアカウントを使う
another-factor = 別の方法を試す
account-locked = 間違ったコードが続いたため、このアカウントはロックされています。アクセス権を付与した担当者にお問い合わせください。

code-totp-title = アプリのコードを入力
code-totp-lead = 認証アプリを開き、表示される 6 桁の数字を入力してください。
code-email-title = メールをご確認ください
code-email-unsent = { $to } にメールでコードを送信できます。
code-sms-title = 電話をご確認ください
code-sms-unsent = { $to } に SMS でコードを送信できます。
code-sent-to = { $to } にコードを送信しました。
code-send = コードを送信
code-refused-app = コードが間違っているか、無効になっています。アプリに今表示されているコードを入力してください。
code-used = このコードはすでに使用されています。次のコードをお待ちください。

factors-prove-title = 本人確認
factors-enrol-title = アカウントを保護
factors-enrol-lead = { $product } にログインするには、パスワードに加えて 2 つ目の確認が必要です。設定する方法を選んでください。
factors-offer-lead = 2 つ目の確認を設定すると、パスワードを知られても他人はログインできません。
factors-skip = 後で
factor-passkey = パスキー
factor-passkey-hint = 指紋、顔、またはデバイスの PIN。パスワードの代わりにもなります
factor-u2f = セキュリティキー
factor-u2f-hint = 差し込むか、かざして使うキー
factor-totp = 認証アプリ
factor-totp-hint = スマートフォンのアプリに表示される 6 桁の数字
factor-email = メール
factor-email-hint = メールアドレスに届くコード
factor-sms = SMS
factor-sms-hint = 電話に届くコード

enrol-totp-title = 認証アプリの設定
enrol-totp-scan = アプリでこれを読み取り、表示される 6 桁の数字を入力してください。
enrol-totp-qr = 認証アプリ用の QR コード
enrol-totp-open = このデバイスのアプリを設定
enrol-totp-secret = または、このキーをアプリに入力してください:
enrol-totp-code = アプリのコード

phone-title = 電話番号
phone-lead = ログイン時にこの番号へコードを送信します。
phone-label = 電話番号
phone-hint = 国番号を付けてください（例: +81 90 1234 5678）
phone-missing = 電話番号を入力してください。
phone-unsent = この番号にはコードを送信できません。別の番号を入力するか、別の方法をお選びください。
phone-invalid = 国番号付きの電話番号ではないようです。

## Passkeys and security keys

login-passkey = パスキーでログイン
passkey-title = パスキーを使用
passkey-lead = デバイスが指紋、顔、または PIN を求めます。
passkey-submit = パスキーを使用
passkey-password = 代わりにパスワードを使う
u2f-title = セキュリティキーを使用
u2f-lead = キーを差し込むか、かざして、点滅したら触れてください。
u2f-submit = セキュリティキーを使用
enrol-passkey-title = パスキーの設定
enrol-passkey-lead = デバイスが指紋、顔、または PIN を求めます。以後はそれでログインできます。
enrol-passkey-submit = パスキーを設定
enrol-u2f-title = セキュリティキーの設定
enrol-u2f-submit = セキュリティキーを設定
web-authn-failed = うまくいかなかったか、キャンセルされました。もう一度試すか、別の方法を選んでください。
web-authn-script = これには JavaScript が必要です。このページで有効にするか、別の方法を選んでください。
credential-missing = デバイスから何も届きませんでした。この手順には JavaScript が必要です。有効にするか、別の方法を選んでください。
credential-refused = このパスキーまたはセキュリティキーは受け付けられませんでした。もう一度試すか、別の方法を選んでください。

## New password

login-forgot = パスワードをお忘れですか？
login-refused-lockout = ユーザー名とパスワードが一致しないか、アカウントがロックされています。間違ったパスワードが続くとロックされます。両方をご確認いただくか、担当者にお問い合わせください。
reset-title = パスワードをお忘れですか？
reset-lead = ご本人の情報を入力してください。新しいパスワードを設定するためのコードをメールで送信します。
reset-lead-code = どなたのパスワードかを入力してください。その後、新しいパスワードを設定できます。
reset-submit = コードを送信
reset-to-login = ログインに戻る
new-password-title = 新しいパスワードの設定
new-password-wish = 現在のパスワードと、新しいパスワードを 2 回入力してください。
new-password-required = 続けるには、新しいパスワードを設定してください。
new-password-expired = パスワードの有効期限が切れています。新しいパスワードを設定してください。
new-password-forgotten = その名前のアカウントがある場合、メールでコードを送信しました。1 分ほどかかることがあります。迷惑メールフォルダもご確認ください。
new-password-first-title = パスワードの設定
new-password-first = 今後はこのパスワードで { $product } にログインします。
new-password-label = 新しいパスワード
new-password-submit = パスワードを保存
current-password-label = 現在のパスワード
password-again-label = 新しいパスワード（もう一度）
password-mismatch = 2 つのパスワードが一致しません。
password-same = 現在のパスワードと同じです。別のパスワードにしてください。
current-password-refused = 現在のパスワードと一致しません。

## Devices

device-title = デバイスの接続
device-lead = デバイスに表示されているコードを入力してください。
device-code-label = デバイスのコード
device-code-hint = BCDF-GHJK のような 8 文字です。すでに入力されている場合は、デバイスの表示と照らし合わせてください。
device-code-refused = コードが間違っているか、使用済みか、有効期限が切れています。確認するか、デバイスで最初からやり直してください。
device-consent-title = このデバイスを許可しますか？
device-consent-lead = { $device }（{ $project }）が、別のデバイスであなたとしてログインしようとしています。
device-consent-warning = ご自分のデバイスで始めた場合にのみ続けてください。コードやリンクが他人から送られてきた場合は拒否してください。アカウントに侵入されます。
device-consent-code = デバイスのコード:
device-scopes = 許可すると次のことができます:
device-scope-openid = あなたが誰かを知る
device-scope-profile = 名前とプロフィールを見る
device-scope-email = メールアドレスを見る
device-scope-phone = 電話番号を見る
device-scope-address = 住所を見る
device-scope-offline = 不在のときもログインを維持する
device-allow = 許可する
device-deny = 拒否する
device-allowed-title = デバイスがログインしました
device-allowed-text = デバイスに戻り、このページを閉じてください。
device-denied-title = デバイスはログインしませんでした
device-denied-text = 拒否しました。このページを閉じてください。
device-gone-title = このコードは無効になりました
device-gone-text = すでに使用されたか、有効期限が切れています。デバイスがまだログインしていない場合は、デバイスで最初からやり直してください。
device-again = 別のコードを入力

## Sign out

logout-title = ログアウトしますか？
logout-text = ログアウトしようとしています。
logout-text-name = { $name } としてログインしています。
logout-text-several = 複数のアカウントでログインしています。
logout-submit = ログアウト
logout-submit-all = すべてログアウト
logout-stay = ログインしたままにする
signed-out-title = ログアウトしました
signed-out-text = またのご利用をお待ちしております。
signed-out-incomplete = { $product } からログアウトしましたが、ログインサービスに接続できませんでした。共用のコンピューターでは、ブラウザを閉じてください。
signed-out-again = もう一度ログイン

## When something goes wrong

try-again = 現在この操作を行えません。入力内容は失われていません。しばらくしてからもう一度お試しください。

again-title = ログインしています
again-text = しばらくお待ちください。進まない場合は、ボタンを押してください。
again-continue = 続ける

problem-reference = 参照番号
problem-restart = 最初からやり直す
problem-back = { $product } に戻る
problem-retry = もう一度試す
problem-sign-in = ログイン

error-start-again-title = 最初からやり直してください
error-start-again-text = このページは有効期限が切れているか、別のブラウザで開かれたものです。やり直しはすぐに終わります。
error-request-gone-title = このログインは終了しました
error-request-gone-text = リンクはすでに使用されたか、有効期限が切れています。元のページに戻ってログインしてください。
error-forbidden-title = このフォームは使用できません
error-forbidden-text = 安全のため、このブラウザに表示したフォームのみ受け付けています。最初からやり直してください。
error-provider-refused-title = ログインしていません
error-provider-refused-text = ログインがキャンセルされたか、拒否されました。もう一度お試しいただけます。
error-not-allowed-title = ここではご利用いただけません
error-not-allowed-text = この機能は無効になっています。必要な場合は、アクセス権を付与した担当者にお問い合わせください。
error-step-missing-title = もう 1 つ手順が必要です
error-step-missing-text = お使いのアカウントには、このページでは行えない手順が必要です。アクセス権を付与した担当者にお問い合わせください。
error-signed-out-title = ログインしていません
error-signed-out-text = 続けるにはログインしてください。
error-session-expired-title = ログアウトされました
error-session-expired-text = セッションが終了しました。続けるにはもう一度ログインしてください。
error-not-found-title = ページが見つかりません
error-not-found-text = このアドレスには何もありません。リンクが不完全な可能性があります。
error-method-not-allowed-title = ここではその操作はできません
error-method-not-allowed-text = このアドレスはその方法では開けません。最初からやり直してください。
error-unsupported-media-type-title = 読み取れませんでした
error-unsupported-media-type-text = ここでは受け付けていない形式のフォームが届きました。
error-bad-request-title = 読み取れませんでした
error-bad-request-text = リクエストに不足または誤りがあります。最初からやり直してください。
error-body-too-large-title = データが大きすぎます
error-body-too-large-text = 受け付けられる大きさを超えています。短くして、もう一度お試しください。
error-headers-too-large-title = Cookie が多すぎます
error-headers-too-large-text = ブラウザから送られた Cookie が多すぎます。このサイトの Cookie を削除して、最初からやり直してください。
error-prefetch-title = いつでも始められます
error-prefetch-text = ブラウザがこのページを先読みしました。続けるにはもう一度お試しください。
error-session-too-large-title = ログインできませんでした
error-session-too-large-text = アカウントのデータがブラウザのセッションに収まりません。下の参照番号をお知らせください。
error-unavailable-title = しばらくしてからもう一度お試しください
error-unavailable-text = ログインサービスが現在応答していません。これまでの操作は失われていません。
error-unexpected-title = 問題が発生しました
error-unexpected-text = こちら側の問題で、すでに記録しています。もう一度お試しください。繰り返し発生する場合は、下の参照番号をお知らせください。
