## 所有页面

page-title = { $title } · { $product }
page-title-fault = 错误：{ $title } · { $product }
back = 返回 { $product }
check-fields = 请检查您填写的内容：
email-label = 电子邮箱
password-label = 密码
password-show = 显示密码
language-label = 语言：
languages-title = 选择语言

## 登录

login-title = 登录
login-lead = 登录后前往 { $product }
login-name-label = 电子邮箱或用户名
login-submit = 登录
login-to-signup = 还没有账号？
login-to-signup-link = 创建账号

login-refused = 账号与密码不匹配。请检查后重试。
login-name-missing = 请输入电子邮箱或用户名。
login-name-too-long = 电子邮箱或用户名太长。
password-missing = 请输入密码。
password-too-long = 密码太长。

## 此浏览器中的账号

accounts-title = 选择账号
accounts-inactive = 重新登录
accounts-remove = 退出登录
accounts-remove-name = 退出登录 { $name }

## 注册

signup-title = 创建账号
signup-lead = 用于 { $product }
given-name-label = 名字
family-name-label = 姓氏
signup-submit = 创建账号
signup-to-login = 已有账号？
signup-to-login-link = 登录
signup-accept = 我同意：
signup-passkey = 使用通行密钥创建账号
signup-terms = 服务条款
signup-privacy = 隐私政策

rules-heading = 密码要求：
rule-met = 已满足
rule-unmet = 未满足
rule-min-length =
    { $count ->
       *[other] 至少 { $count } 个字符
    }
rule-max-length =
    { $count ->
       *[other] 最多 { $count } 个字符（汉字和表情符号按多个字符计算）
    }
rule-lowercase = 一个小写字母（a–z）
rule-uppercase = 一个大写字母（A–Z）
rule-digit = 一个数字（0–9）
rule-symbol = 一个符号，例如 ! 或 ?

given-name-missing = 请输入您的名字。
family-name-missing = 请输入您的姓氏。
name-too-long = 内容太长，请缩短。
email-missing = 请输入您的电子邮箱。
email-invalid = 这不像是一个电子邮箱地址。
email-too-long = 电子邮箱地址太长。
terms-missing = 请同意服务条款。
privacy-missing = 请同意隐私政策。
password-rules-broken = 此密码尚未满足所有要求。

## 验证邮箱

verify-title = 请查收邮件
verify-sent-to = 我们已将验证码发送至 { $email }。
verify-sent = 我们已将验证码发送到您的邮箱。
verify-hint = 请在此输入验证码以确认您的邮箱地址。邮件可能要过一会儿才到，也可能在垃圾邮件中。
code-label = 验证码
verify-submit = 继续
verify-resend = 重新发送验证码

code-missing = 请输入验证码。
code-refused = 验证码错误或已过期。请检查，或重新获取。
code-sent = 新的验证码已发出。只有最新的验证码有效。
verify-to-login = 如果此邮箱已有账号，则不会发送验证码。
verify-to-login-link = 前往登录

invite-title = 欢迎
invite-lead = 设置您登录 { $product } 的方式。
invite-hint = 请输入邮件中的验证码，然后选择登录方式。
invite-refused = 验证码错误、已被使用或已过期。如果您已设置登录方式，请直接登录。
invite-again = 没有验证码，或验证码已失效？
invite-again-link = 获取新的验证码
invite-again-title = 获取新验证码
invite-again-lead = 请告诉我们您是谁。如果您尚未设置登录方式，我们会通过邮件发送新的验证码。
invite-again-submit = 发送新验证码
invite-sent = 如果您尚未设置登录方式，邮件已发出。请打开邮件中的链接。
factors-first-title = 您想如何登录？
factors-first-lead = 今后您将以此方式登录 { $product }。
factor-password = 密码
factor-password-hint = 由您现在设置

## 登录步骤

signing-in-as = 正在以 { $name } 的身份登录。
account-switch = 使用其他账号
another-factor = 尝试其他方式
account-locked = 验证码错误次数过多，此账号已被锁定。请联系为您开通权限的人员。

code-totp-title = 输入应用中的验证码
code-totp-lead = 打开身份验证器应用，输入其中显示的六位数字。
code-email-title = 请查收邮件
code-email-unsent = 我们可以将验证码通过邮件发送至 { $to }。
code-sms-title = 请查看手机
code-sms-unsent = 我们可以将验证码通过短信发送至 { $to }。
code-sent-to = 我们已将验证码发送至 { $to }。
code-send = 发送验证码
code-refused-app = 验证码错误或已失效。请输入应用当前显示的验证码。
code-used = 此验证码已使用过。请等待下一个。

factors-prove-title = 确认是您本人
factors-enrol-title = 保护您的账号
factors-enrol-lead = 要登录 { $product }，除密码外还需要第二个步骤。请选择要设置的方式。
factors-offer-lead = 有了第二个步骤，即使他人知道您的密码也无法登录。
factors-skip = 以后再说
factor-passkey = 通行密钥
factor-passkey-hint = 指纹、面容或设备 PIN 码，也可以代替密码
factor-u2f = 安全密钥
factor-u2f-hint = 插入或靠近设备即可使用的密钥
factor-totp = 身份验证器应用
factor-totp-hint = 手机应用中显示的六位数字
factor-email = 电子邮件
factor-email-hint = 发送到您邮箱的验证码
factor-sms = 短信
factor-sms-hint = 发送到您手机的验证码

enrol-totp-title = 设置身份验证器应用
enrol-totp-scan = 用该应用扫描此二维码，然后输入其中显示的六位数字。
enrol-totp-qr = 用于身份验证器应用的二维码
enrol-totp-open = 在此设备上设置应用
enrol-totp-secret = 或在应用中输入此密钥：
enrol-totp-code = 应用中的验证码

phone-title = 您的手机号码
phone-lead = 您登录时，我们会向该号码发送验证码。
phone-label = 手机号码
phone-hint = 包含国家或地区代码，例如 +41 79 123 45 67
phone-missing = 请输入您的手机号码。
phone-unsent = 我们无法向该号码发送验证码。请输入其他号码，或选择其他方式。
phone-invalid = 这不像是一个带国家或地区代码的手机号码。

## 通行密钥和安全密钥

login-passkey = 使用通行密钥登录
passkey-title = 使用您的通行密钥
passkey-lead = 您的设备会要求验证指纹、面容或 PIN 码。
passkey-submit = 使用通行密钥
passkey-password = 改用密码
u2f-title = 使用您的安全密钥
u2f-lead = 插入密钥或将其靠近设备，并在闪烁时触摸。
u2f-submit = 使用安全密钥
enrol-passkey-title = 设置您的通行密钥
enrol-passkey-lead = 您的设备会要求验证指纹、面容或 PIN 码。之后您就可以用它登录。
enrol-passkey-submit = 设置通行密钥
enrol-u2f-title = 设置您的安全密钥
enrol-u2f-submit = 设置安全密钥
web-authn-failed = 操作未成功或已取消。请重试，或选择其他方式。
web-authn-script = 此操作需要 JavaScript。请为本页面启用，或选择其他方式。
credential-missing = 未收到来自您设备的数据。此步骤需要 JavaScript：请启用，或选择其他方式。
credential-refused = 该通行密钥或安全密钥未被接受。请重试，或选择其他方式。

## 新密码

login-forgot = 忘记密码？
login-refused-lockout = 账号与密码不匹配，或账号已被锁定：密码错误次数过多会锁定账号。请检查，或寻求帮助。
reset-title = 忘记密码？
reset-lead = 请告诉我们您是谁，我们会通过邮件发送验证码，以便您设置新密码。
reset-lead-code = 请告诉我们这是谁的密码，然后您就可以设置新密码。
reset-submit = 发送验证码
reset-to-login = 返回登录
new-password-title = 设置新密码
new-password-wish = 请输入当前密码，并输入两次新密码。
new-password-required = 请先设置新密码，然后继续。
new-password-expired = 您的密码已过期。请设置新密码。
new-password-forgotten = 如果存在该名称的账号，验证码已通过邮件发出。邮件可能要过一会儿才到，也可能在垃圾邮件中。
new-password-first-title = 设置密码
new-password-first = 今后您将使用此密码登录 { $product }。
new-password-label = 新密码
new-password-submit = 保存密码
current-password-label = 当前密码
password-again-label = 再次输入新密码
password-mismatch = 两次输入的密码不一致。
password-same = 这是您当前的密码。请换一个。
current-password-refused = 这不是您当前的密码。

## 设备

device-title = 连接设备
device-lead = 请输入您的设备上显示的代码。
device-code-label = 设备上的代码
device-code-hint = 八个字母，例如 BCDF-GHJK。如果代码已填好，请与设备上的代码进行核对。
device-code-refused = 代码错误、已使用过或已过期。请检查，或在设备上重新开始。
device-consent-title = 允许此设备登录？
device-consent-lead = { $device }（{ $project }）想要在另一台设备上以您的身份登录。
device-consent-warning = 仅当您本人在自己的设备上发起此操作时才继续。如果是他人将代码或链接发给您，请拒绝：否则对方会进入您的账号。
device-consent-code = 设备上的代码：
device-scopes = 允许后，它可以：
device-scope-openid = 知道您是谁
device-scope-profile = 查看您的姓名和个人资料
device-scope-email = 查看您的电子邮箱
device-scope-phone = 查看您的手机号码
device-scope-address = 查看您的邮寄地址
device-scope-offline = 在您离开时保持登录
device-allow = 允许
device-deny = 拒绝
device-allowed-title = 您的设备已登录
device-allowed-text = 您可以返回设备并关闭此页面。
device-denied-title = 您的设备未登录
device-denied-text = 您已拒绝。可以关闭此页面了。
device-gone-title = 此代码已失效
device-gone-text = 代码已使用过或已过期。如果您的设备仍未登录，请在设备上重新开始。
device-again = 输入其他代码

## 退出登录

logout-title = 要退出登录吗？
logout-text = 您即将退出登录。
logout-text-name = 您当前以 { $name } 的身份登录。
logout-text-several = 此处已登录多个账号。
logout-submit = 退出登录
logout-submit-all = 全部退出登录
logout-stay = 保持登录
signed-out-title = 您已退出登录
signed-out-text = 下次再见。
signed-out-incomplete = 您已退出 { $product }，但我们无法连接到登录服务。如果您使用的是公用电脑，请关闭浏览器。
signed-out-again = 重新登录

## 出现问题时

try-again = 目前无法完成此操作。内容没有丢失，请稍后重试。

again-title = 正在为您登录
again-text = 请稍候。如果没有反应，请自行继续。
again-continue = 继续

problem-reference = 参考编号
problem-restart = 重新开始
problem-back = 返回 { $product }
problem-retry = 重试
problem-sign-in = 登录

error-start-again-title = 请重新开始
error-start-again-text = 此页面已过期，或在其他浏览器中打开。重新开始只需片刻。
error-request-gone-title = 本次登录已结束
error-request-gone-text = 该链接已使用过或已过期。请返回并从那里登录。
error-forbidden-title = 此表单无法使用
error-forbidden-text = 为了保护您，我们只接受在此浏览器中显示过的表单。请重新开始。
error-provider-refused-title = 您尚未登录
error-provider-refused-text = 登录已取消或被拒绝。您可以重试。
error-not-allowed-title = 此处无法进行该操作
error-not-allowed-text = 该功能已关闭。如果您需要使用，请联系为您开通权限的人员。
error-step-missing-title = 还需要一个步骤
error-step-missing-text = 您的账号需要一个无法在此页面完成的步骤。请联系为您开通权限的人员。
error-signed-out-title = 您已退出登录
error-signed-out-text = 请登录以继续。
error-session-expired-title = 您的登录已失效
error-session-expired-text = 您的会话已结束。请重新登录以继续。
error-not-found-title = 找不到页面
error-not-found-text = 此地址没有任何内容。链接可能不完整。
error-method-not-allowed-title = 此操作在这里无效
error-method-not-allowed-text = 无法以这种方式打开此地址。请重新开始。
error-unsupported-media-type-title = 无法读取内容
error-unsupported-media-type-text = 收到的表单格式不受支持。
error-bad-request-title = 无法读取内容
error-bad-request-text = 请求内容不完整或格式有误。请重新开始。
error-body-too-large-title = 内容过多
error-body-too-large-text = 发送的内容超出了我们接受的大小。请缩短后重试。
error-headers-too-large-title = Cookie 过多
error-headers-too-large-text = 您的浏览器发送的 Cookie 超出了我们能接受的数量。请删除此网站的 Cookie，然后重新开始。
error-prefetch-title = 一切就绪
error-prefetch-text = 您的浏览器提前打开了此页面。请重试以继续。
error-session-too-large-title = 无法为您登录
error-session-too-large-text = 您的账号包含的数据超出了浏览器会话的容量。请将下方的参考编号告诉我们。
error-unavailable-title = 请稍后重试
error-unavailable-text = 登录服务目前没有响应。您所做的操作没有丢失。
error-unexpected-title = 出了点问题
error-unexpected-text = 这是我们的问题，我们已记录下来。请重试。如果问题仍然出现，请将下方的参考编号告诉我们。
