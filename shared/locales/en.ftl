## Every page

page-title = { $title } · { $product }
page-title-fault = Error: { $title } · { $product }
back = Back to { $product }
check-fields = Please check what you entered:
email-label = Email
password-label = Password
password-show = Show password
language-label = Language:
languages-title = Choose your language

## Sign in

login-title = Sign in
login-lead = to continue to { $product }
login-name-label = Email or username
login-submit = Sign in
login-to-signup = New here?
login-to-signup-link = Create an account

login-refused = That name and password don’t go together. Please check both and try again.
login-name-missing = Enter your email or username.
login-name-too-long = That’s too long for an email or username.
password-missing = Enter your password.
password-too-long = That’s too long for a password.

## The accounts of this browser

accounts-title = Choose an account
accounts-inactive = Sign in again
accounts-remove = Sign out
accounts-remove-name = Sign out { $name }

## Sign up

signup-title = Create your account
signup-lead = for { $product }
given-name-label = First name
family-name-label = Last name
signup-submit = Create account
signup-to-login = Already have an account?
signup-to-login-link = Sign in
signup-accept = I accept:
signup-passkey = Create account with a passkey
signup-terms = Terms of service
signup-privacy = Privacy policy

rules-heading = Your password needs:
rule-met = done
rule-unmet = missing
rule-min-length =
    { $count ->
        [one] At least { $count } character
       *[other] At least { $count } characters
    }
rule-max-length =
    { $count ->
        [one] No more than { $count } character
       *[other] No more than { $count } characters (accented letters and emoji count for several)
    }
rule-lowercase = A lowercase letter (a–z)
rule-uppercase = An uppercase letter (A–Z)
rule-digit = A digit (0–9)
rule-symbol = A symbol, such as ! or ?

given-name-missing = Enter your first name.
family-name-missing = Enter your last name.
name-too-long = That’s too long. Please shorten it.
email-missing = Enter your email address.
email-invalid = That doesn’t look like an email address.
email-too-long = That’s too long for an email address.
terms-missing = Please accept the terms of service.
privacy-missing = Please accept the privacy policy.
password-rules-broken = This password doesn’t meet all the rules yet.

## Verify the address

verify-title = Check your inbox
verify-sent-to = We sent a code to { $email }.
verify-sent = We sent you a code by email.
verify-hint = Enter it here to confirm your address. It may take a minute to arrive, and it may be in your spam folder.
code-label = Code
verify-submit = Continue
verify-resend = Send a new code

code-missing = Enter the code.
code-refused = That code is wrong or has expired. Check it, or ask for a new one.
code-sent = A new code is on its way. Only the latest one works.
verify-to-login = Already have an account with this address? Then no code was sent.
verify-to-login-link = Sign in instead

# The code of an invitation
invite-title = Welcome
invite-lead = Set up how you sign in to { $product }.
invite-hint = Enter the code from the email. Then you choose how you sign in.
invite-refused = This code is wrong, was used already or has expired. If you have set up how you sign in before, just sign in.
invite-again = No code, or it no longer works?
invite-again-link = Get a new one
invite-again-title = Get a new code
invite-again-lead = Tell us who you are. If you still have to set up how you sign in, we’ll email you a new code.
invite-again-submit = Send a new code
invite-sent = If you still have to set up how you sign in, an email is on its way. Open the link in it.

# The first way to sign in
factors-first-title = How do you want to sign in?
factors-first-lead = From now on you’ll sign in to { $product } with this.
factor-password = Password
factor-password-hint = One that you choose now

## Steps of a sign-in

signing-in-as = Signing in as { $name }.
account-switch = Use another account
another-factor = Try another way
account-locked = Too many wrong codes: this account is locked. Please ask the people who gave you access.

code-totp-title = Enter the code from your app
code-totp-lead = Open your authenticator app and enter the six digits it shows.
code-email-title = Check your inbox
code-email-unsent = We can email a code to { $to }.
code-sms-title = Check your phone
code-sms-unsent = We can send a code to { $to } by text message.
code-sent-to = We sent a code to { $to }.
code-send = Send a code
code-refused-app = That code is wrong or no longer counts. Enter the one that the app shows now.
code-used = This code was used already. Wait for the next one.

factors-prove-title = Confirm it’s you
factors-enrol-title = Protect your account
factors-enrol-lead = To sign in to { $product } you need a second step besides your password. Choose one to set up.
factors-offer-lead = With a second step, others stay out even if they learn your password.
factors-skip = Not now
factor-passkey = Passkey
factor-passkey-hint = Your fingerprint, your face or your device’s PIN. It can replace your password, too
factor-u2f = Security key
factor-u2f-hint = A key that you plug in or hold near
factor-totp = Authenticator app
factor-totp-hint = Six digits from an app on your phone
factor-email = Email
factor-email-hint = A code to your address
factor-sms = Text message
factor-sms-hint = A code to your phone

enrol-totp-title = Set up your authenticator app
enrol-totp-scan = Scan this with the app. Then enter the six digits it shows.
enrol-totp-qr = QR code for your authenticator app
enrol-totp-open = Set up an app on this device
enrol-totp-secret = Or type this key into the app:
enrol-totp-code = Code from the app

phone-title = Your phone number
phone-lead = We’ll send a code there when you sign in.
phone-label = Phone number
phone-hint = With country code, such as +41 79 123 45 67
phone-missing = Enter your phone number.
phone-unsent = We can’t send a code to this number. Enter another one, or choose another way.
phone-invalid = That doesn’t look like a phone number with its country code.

## Passkeys and security keys

login-passkey = Sign in with a passkey
passkey-title = Use your passkey
passkey-lead = Your device will ask for your fingerprint, your face or its PIN.
passkey-submit = Use passkey
passkey-password = Use your password instead
u2f-title = Use your security key
u2f-lead = Plug the key in or hold it near, and touch it when it blinks.
u2f-submit = Use security key
enrol-passkey-title = Set up your passkey
enrol-passkey-lead = Your device will ask for your fingerprint, your face or its PIN. From then on you can sign in with that.
enrol-passkey-submit = Set up passkey
enrol-u2f-title = Set up your security key
enrol-u2f-submit = Set up security key
web-authn-failed = That didn’t work, or it was cancelled. Try again, or choose another way.
web-authn-script = This needs JavaScript. Please switch it on for this page, or choose another way.
credential-missing = Nothing came from your device. This step needs JavaScript: switch it on, or choose another way.
credential-refused = That passkey or security key was not accepted. Try again, or choose another way.

## New password

login-forgot = Forgot your password?
login-refused-lockout = That name and password don’t go together, or the account is locked: too many wrong passwords lock it. Please check both, or ask for help.
reset-title = Forgot your password?
reset-lead = Tell us who you are, and we’ll email you a code to choose a new one.
reset-lead-code = Tell us whose password it is. Then you can choose a new one.
reset-submit = Send code
reset-to-login = Back to sign in
new-password-title = Choose a new password
new-password-wish = Enter your current password, and the new one twice.
new-password-required = Please choose a new password before you go on.
new-password-expired = Your password is too old. Please choose a new one.
new-password-forgotten = If there is an account with that name, a code is on its way by email. It may take a minute, and it may be in your spam folder.
new-password-first-title = Choose a password
new-password-first = From now on you’ll sign in to { $product } with this password.
new-password-label = New password
new-password-submit = Save password
current-password-label = Current password
password-again-label = New password again
password-mismatch = These two passwords are not the same.
password-same = That is your current password. Choose another one.
current-password-refused = That is not your current password.

## Devices

device-title = Connect a device
device-lead = Enter the code that your device shows.
device-code-label = Code on your device
device-code-hint = Eight letters, such as BCDF-GHJK. If the code is filled in already, compare it with your device.
device-code-refused = That code is wrong, was already used or has expired. Check it, or start again on your device.
device-consent-title = Allow this device?
device-consent-lead = { $device } ({ $project }) wants to sign in as you on another device.
device-consent-warning = Only go on if you started this yourself on your device. If somebody sent you the code or a link, deny it: they would get into your account.
device-consent-code = The code on your device:
device-scopes = It will be able to:
device-scope-openid = know who you are
device-scope-profile = see your name and profile
device-scope-email = see your email address
device-scope-phone = see your phone number
device-scope-address = see your postal address
device-scope-offline = stay signed in when you are away
device-allow = Allow
device-deny = Deny
device-allowed-title = Your device is signed in
device-allowed-text = You can return to your device and close this page.
device-denied-title = Your device was not signed in
device-denied-text = You denied it. You can close this page.
device-gone-title = This code is no longer valid
device-gone-text = It was already used or has expired. If your device isn’t signed in by now, start again there.
device-again = Enter another code

## Sign out

logout-title = Sign out?
logout-text = You are about to sign out.
logout-text-name = You are signed in as { $name }.
logout-text-several = Several accounts are signed in here.
logout-submit = Sign out
logout-submit-all = Sign out all
logout-stay = Stay signed in
signed-out-title = You’re signed out
signed-out-text = See you next time.
signed-out-incomplete = You’re signed out of { $product }, but we couldn’t reach the sign-in service. On a shared computer, please close the browser.
signed-out-again = Sign in again

## When something goes wrong

try-again = We can’t do this right now. Nothing is lost: please try again in a moment.

again-title = You’re being signed in
again-text = One moment, please. If nothing happens, go on by yourself.
again-continue = Continue

problem-reference = Reference
problem-restart = Start again
problem-back = Back to { $product }
problem-retry = Try again
problem-sign-in = Sign in

error-start-again-title = Please start again
error-start-again-text = This page has expired or was opened in another browser. It only takes a moment to start again.
error-request-gone-title = This sign-in has ended
error-request-gone-text = The link was already used or has expired. Go back and sign in from there.
error-forbidden-title = This form can’t be used
error-forbidden-text = To protect you, we only accept forms that we showed in this browser. Please start again.
error-provider-refused-title = You’re not signed in
error-provider-refused-text = The sign-in was cancelled or refused. You can try again.
error-not-allowed-title = That isn’t possible here
error-not-allowed-text = This is switched off. If you think you need it, ask the people who gave you access.
error-step-missing-title = One more step is needed
error-step-missing-text = Your account needs a step that can’t be done on this page. Please ask the people who gave you access.
error-signed-out-title = You’re signed out
error-signed-out-text = Sign in to continue.
error-session-expired-title = You’ve been signed out
error-session-expired-text = Your session has ended. Sign in again to continue.
error-not-found-title = Page not found
error-not-found-text = There is nothing at this address. Perhaps the link is incomplete.
error-method-not-allowed-title = That doesn’t work here
error-method-not-allowed-text = This address can’t be opened that way. Please start again.
error-unsupported-media-type-title = We couldn’t read that
error-unsupported-media-type-text = The form arrived in a format that we don’t accept here.
error-bad-request-title = We couldn’t read that
error-bad-request-text = Something in the request is missing or malformed. Please start again.
error-body-too-large-title = That’s too much
error-body-too-large-text = What was sent is larger than we accept. Please shorten it and try again.
error-headers-too-large-title = Too many cookies
error-headers-too-large-text = Your browser sent more cookies than we can take. Delete the cookies of this site and start again.
error-prefetch-title = Ready when you are
error-prefetch-text = Your browser opened this page in advance. Try again to go on.
error-session-too-large-title = We couldn’t sign you in
error-session-too-large-text = Your account carries more data than a browser session can hold. Please give us the reference below.
error-unavailable-title = Please try again in a moment
error-unavailable-text = The sign-in service isn’t answering right now. Nothing you did is lost.
error-unexpected-title = Something went wrong
error-unexpected-text = This is our fault, and we have made a note of it. Please try again. If it keeps happening, give us the reference below.
