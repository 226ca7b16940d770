## Every page

page-title = { $title } · { $product }
page-title-fault = خطأ: { $title } · { $product }
back = العودة إلى { $product }
check-fields = يُرجى مراجعة ما أدخلته:
email-label = البريد الإلكتروني
password-label = كلمة المرور
password-show = إظهار كلمة المرور
language-label = اللغة:
languages-title = اختر لغتك

## Sign in

login-title = تسجيل الدخول
login-lead = للمتابعة إلى { $product }
login-name-label = البريد الإلكتروني أو اسم المستخدم
login-submit = تسجيل الدخول
login-to-signup = ليس لديك حساب؟
login-to-signup-link = إنشاء حساب

login-refused = الاسم وكلمة المرور غير متطابقين. يُرجى التحقق منهما ثم المحاولة مرة أخرى.
login-name-missing = أدخل بريدك الإلكتروني أو اسم المستخدم.
login-name-too-long = هذا أطول من أن يكون بريدًا إلكترونيًا أو اسم مستخدم.
password-missing = أدخل كلمة المرور.
password-too-long = كلمة المرور هذه طويلة جدًا.

## The accounts of this browser

accounts-title = اختر حسابًا
accounts-inactive = سجّل الدخول مرة أخرى
accounts-remove = تسجيل الخروج
accounts-remove-name = تسجيل الخروج من { $name }

## Sign up

signup-title = إنشاء حسابك
signup-lead = في { $product }
given-name-label = الاسم الأول
family-name-label = اسم العائلة
signup-submit = إنشاء حساب
signup-to-login = لديك حساب بالفعل؟
signup-to-login-link = تسجيل الدخول
signup-accept = أوافق على:
signup-passkey = إنشاء حساب بمفتاح مرور
signup-terms = شروط الخدمة
signup-privacy = سياسة الخصوصية

rules-heading = يجب أن تحتوي كلمة المرور على:
rule-met = مستوفى
rule-unmet = غير مستوفى
rule-min-length =
    { $count ->
        [zero] { $count } حرف على الأقل
        [one] حرف واحد على الأقل
        [two] حرفين على الأقل
        [few] { $count } أحرف على الأقل
        [many] { $count } حرفًا على الأقل
       *[other] { $count } حرف على الأقل
    }
rule-max-length =
    { $count ->
        [zero] { $count } حرف على الأكثر
        [one] حرف واحد على الأكثر
        [two] حرفين على الأكثر
        [few] { $count } أحرف على الأكثر (الحروف العربية والرموز التعبيرية تُحسب بأكثر من حرف)
        [many] { $count } حرفًا على الأكثر (الحروف العربية والرموز التعبيرية تُحسب بأكثر من حرف)
       *[other] { $count } حرف على الأكثر (الحروف العربية والرموز التعبيرية تُحسب بأكثر من حرف)
    }
rule-lowercase = حرف لاتيني صغير (a–z)
rule-uppercase = حرف لاتيني كبير (A–Z)
rule-digit = رقم (⁦0–9⁩)
rule-symbol = رمز، مثل ! أو ?

given-name-missing = أدخل اسمك الأول.
family-name-missing = أدخل اسم العائلة.
name-too-long = هذا طويل جدًا. يُرجى اختصاره.
email-missing = أدخل عنوان بريدك الإلكتروني.
email-invalid = لا يبدو هذا عنوان بريد إلكتروني صحيحًا.
email-too-long = هذا أطول من أن يكون عنوان بريد إلكتروني.
terms-missing = يرجى الموافقة على شروط الخدمة.
privacy-missing = يرجى الموافقة على سياسة الخصوصية.
password-rules-broken = كلمة المرور هذه لا تستوفي جميع الشروط بعد.

## Verify the address

verify-title = تحقق من بريدك الوارد
verify-sent-to = أرسلنا رمزًا إلى { $email }.
verify-sent = أرسلنا إليك رمزًا بالبريد الإلكتروني.
verify-hint = أدخله هنا لتأكيد عنوانك. قد يستغرق وصوله دقيقة، وقد تجده في مجلد الرسائل غير المرغوب فيها.
code-label = الرمز
verify-submit = متابعة
verify-resend = إرسال رمز جديد

code-missing = أدخل الرمز.
code-refused = هذا الرمز غير صحيح أو انتهت صلاحيته. تحقق منه أو اطلب رمزًا جديدًا.
code-sent = رمز جديد في طريقه إليك. آخر رمز فقط هو الصالح.
verify-to-login = لديك حساب بهذا العنوان بالفعل؟ إذًا لم يُرسَل أي رمز.
verify-to-login-link = سجّل الدخول بدلًا من ذلك

invite-title = مرحبًا
invite-lead = اختر كيف ستسجّل الدخول إلى { $product }.
invite-hint = أدخل الرمز الوارد في رسالة البريد الإلكتروني. ثم اختر كيف ستسجّل الدخول.
invite-refused = هذا الرمز غير صحيح أو سبق استخدامه أو انتهت صلاحيته. إذا كنت قد أعددت تسجيل الدخول من قبل، فما عليك إلا تسجيل الدخول.
invite-again = لا يوجد رمز، أو لم يعد صالحًا؟
invite-again-link = الحصول على رمز جديد
invite-again-title = طلب رمز جديد
invite-again-lead = أخبرنا من أنت. إذا كان عليك إعداد تسجيل الدخول بعد، فسنرسل إليك رمزًا جديدًا بالبريد الإلكتروني.
invite-again-submit = إرسال رمز جديد
invite-sent = إذا كان عليك إعداد تسجيل الدخول بعد، فقد أُرسلت إليك رسالة. افتح الرابط الوارد فيها.
factors-first-title = كيف تريد تسجيل الدخول؟
factors-first-lead = من الآن فصاعدًا ستسجّل الدخول إلى { $product } بهذه الطريقة.
factor-password = كلمة مرور
factor-password-hint = كلمة مرور تختارها الآن

## Steps of a sign-in

signing-in-as = تسجيل الدخول باسم { $name }.
account-switch = استخدام حساب آخر
another-factor = تجربة طريقة أخرى
account-locked = أُدخلت رموز خاطئة كثيرة جدًا، لذا قُفل هذا الحساب. يُرجى مراجعة من منحك صلاحية الدخول.

code-totp-title = أدخل الرمز من تطبيقك
code-totp-lead = افتح تطبيق المصادقة وأدخل الأرقام الستة التي يعرضها.
code-email-title = تحقق من بريدك الوارد
code-email-unsent = يمكننا إرسال رمز بالبريد الإلكتروني إلى { $to }.
code-sms-title = تحقق من هاتفك
code-sms-unsent = يمكننا إرسال رمز في رسالة نصية إلى { $to }.
code-sent-to = أرسلنا رمزًا إلى { $to }.
code-send = إرسال رمز
code-refused-app = هذا الرمز غير صحيح أو لم يعد صالحًا. أدخل الرمز الذي يعرضه التطبيق الآن.
code-used = استُخدم هذا الرمز من قبل. انتظر الرمز التالي.

factors-prove-title = أكّد هويتك
factors-enrol-title = احمِ حسابك
factors-enrol-lead = لتسجيل الدخول إلى { $product } تحتاج إلى خطوة ثانية إلى جانب كلمة المرور. اختر واحدة لإعدادها.
factors-offer-lead = مع خطوة ثانية لا يدخل أحد غيرك إلى حسابك، حتى لو عرف كلمة المرور.
factors-skip = ليس الآن
factor-passkey = مفتاح المرور
factor-passkey-hint = بصمة إصبعك أو وجهك أو رمز PIN لجهازك. ويمكنه أيضًا أن يحل محل كلمة المرور
factor-u2f = مفتاح الأمان
factor-u2f-hint = مفتاح توصّله بالجهاز أو تقرّبه منه
factor-totp = تطبيق المصادقة
factor-totp-hint = ستة أرقام من تطبيق على هاتفك
factor-email = البريد الإلكتروني
factor-email-hint = رمز يُرسَل إلى عنوانك
factor-sms = رسالة نصية
factor-sms-hint = رمز يُرسَل إلى هاتفك

enrol-totp-title = إعداد تطبيق المصادقة
enrol-totp-scan = امسح هذا الرمز بالتطبيق، ثم أدخل الأرقام الستة التي يعرضها.
enrol-totp-qr = رمز QR لتطبيق المصادقة
enrol-totp-open = إعداد تطبيق على هذا الجهاز
enrol-totp-secret = أو اكتب هذا المفتاح في التطبيق:
enrol-totp-code = الرمز من التطبيق

phone-title = رقم هاتفك
phone-lead = سنرسل إليه رمزًا عند تسجيل الدخول.
phone-label = رقم الهاتف
phone-hint = مع رمز البلد، مثل ⁦+41 79 123 45 67⁩
phone-missing = أدخل رقم هاتفك.
phone-unsent = لا يمكننا إرسال رمز إلى هذا الرقم. أدخل رقمًا آخر أو اختر طريقة أخرى.
phone-invalid = لا يبدو هذا رقم هاتف صحيحًا مع رمز البلد.

## Passkeys and security keys

login-passkey = تسجيل الدخول بمفتاح مرور
passkey-title = استخدم مفتاح المرور
passkey-lead = سيطلب جهازك بصمة إصبعك أو وجهك أو رمز PIN.
passkey-submit = استخدام مفتاح المرور
passkey-password = استخدام كلمة المرور بدلًا من ذلك
u2f-title = استخدم مفتاح الأمان
u2f-lead = وصّل المفتاح أو قرّبه، والمسه عندما يومض.
u2f-submit = استخدام مفتاح الأمان
enrol-passkey-title = إعداد مفتاح المرور
enrol-passkey-lead = سيطلب جهازك بصمة إصبعك أو وجهك أو رمز PIN. بعد ذلك يمكنك تسجيل الدخول بها.
enrol-passkey-submit = إعداد مفتاح المرور
enrol-u2f-title = إعداد مفتاح الأمان
enrol-u2f-submit = إعداد مفتاح الأمان
web-authn-failed = لم ينجح ذلك أو أُلغي. حاول مرة أخرى أو اختر طريقة أخرى.
web-authn-script = تتطلب هذه الخطوة JavaScript. يُرجى تفعيله لهذه الصفحة أو اختيار طريقة أخرى.
credential-missing = لم يصل شيء من جهازك. تتطلب هذه الخطوة JavaScript: فعّله أو اختر طريقة أخرى.
credential-refused = لم يُقبل مفتاح المرور أو مفتاح الأمان هذا. حاول مرة أخرى أو اختر طريقة أخرى.

## New password

login-forgot = هل نسيت كلمة المرور؟
login-refused-lockout = الاسم وكلمة المرور غير متطابقين، أو أن الحساب مقفل بسبب إدخال كلمات مرور خاطئة كثيرة. يُرجى التحقق منهما أو طلب المساعدة.
reset-title = هل نسيت كلمة المرور؟
reset-lead = أخبرنا من أنت، وسنرسل إليك بالبريد الإلكتروني رمزًا لاختيار كلمة مرور جديدة.
reset-lead-code = أخبرنا لمن كلمة المرور. بعد ذلك يمكنك اختيار كلمة جديدة.
reset-submit = إرسال الرمز
reset-to-login = العودة إلى تسجيل الدخول
new-password-title = اختر كلمة مرور جديدة
new-password-wish = أدخل كلمة المرور الحالية، ثم الجديدة مرتين.
new-password-required = يُرجى اختيار كلمة مرور جديدة قبل المتابعة.
new-password-expired = كلمة المرور قديمة جدًا. يُرجى اختيار كلمة مرور جديدة.
new-password-forgotten = إذا كان هناك حساب بهذا الاسم، فإن رمزًا في طريقه إليك بالبريد الإلكتروني. قد يستغرق ذلك دقيقة، وقد تجده في مجلد الرسائل غير المرغوب فيها.
new-password-first-title = اختر كلمة مرور
new-password-first = من الآن فصاعدًا ستسجّل الدخول إلى { $product } بكلمة المرور هذه.
new-password-label = كلمة المرور الجديدة
new-password-submit = حفظ كلمة المرور
current-password-label = كلمة المرور الحالية
password-again-label = كلمة المرور الجديدة مرة أخرى
password-mismatch = كلمتا المرور غير متطابقتين.
password-same = هذه كلمة مرورك الحالية. اختر كلمة أخرى.
current-password-refused = هذه ليست كلمة مرورك الحالية.

## Devices

device-title = ربط جهاز
device-lead = أدخل الرمز الذي يعرضه جهازك.
device-code-label = الرمز على جهازك
device-code-hint = ثمانية أحرف، مثل BCDF-GHJK. إذا كان الرمز مُدخلًا بالفعل، فقارنه بالرمز على جهازك.
device-code-refused = هذا الرمز غير صحيح أو استُخدم من قبل أو انتهت صلاحيته. تحقق منه أو ابدأ من جديد على جهازك.
device-consent-title = هل تسمح لهذا الجهاز؟
device-consent-lead = يريد { $device } ({ $project }) تسجيل الدخول باسمك على جهاز آخر.
device-consent-warning = لا تتابع إلا إذا بدأت ذلك بنفسك على جهازك. إذا أرسل إليك أحد الرمز أو رابطًا، فارفض، وإلا دخل إلى حسابك.
device-consent-code = الرمز على جهازك:
device-scopes = سيتمكن من:
device-scope-openid = معرفة من أنت
device-scope-profile = رؤية اسمك وملفك الشخصي
device-scope-email = رؤية عنوان بريدك الإلكتروني
device-scope-phone = رؤية رقم هاتفك
device-scope-address = رؤية عنوانك البريدي
device-scope-offline = البقاء مسجّل الدخول في غيابك
device-allow = سماح
device-deny = رفض
device-allowed-title = تم تسجيل الدخول على جهازك
device-allowed-text = يمكنك العودة إلى جهازك وإغلاق هذه الصفحة.
device-denied-title = لم يتم تسجيل الدخول على جهازك
device-denied-text = لقد رفضت ذلك. يمكنك إغلاق هذه الصفحة.
device-gone-title = لم يعد هذا الرمز صالحًا
device-gone-text = استُخدم من قبل أو انتهت صلاحيته. إذا لم يتم تسجيل الدخول على جهازك حتى الآن، فابدأ من جديد هناك.
device-again = إدخال رمز آخر

## Sign out

logout-title = تسجيل الخروج؟
logout-text = أنت على وشك تسجيل الخروج.
logout-text-name = سجّلت الدخول باسم { $name }.
logout-text-several = عدة حسابات مسجّلة الدخول هنا.
logout-submit = تسجيل الخروج
logout-submit-all = تسجيل الخروج من الكل
logout-stay = البقاء مسجّل الدخول
signed-out-title = تم تسجيل خروجك
signed-out-text = نراك في المرة القادمة.
signed-out-incomplete = تم تسجيل خروجك من { $product }، لكن تعذّر الوصول إلى خدمة تسجيل الدخول. إذا كان الكمبيوتر مشتركًا، فيُرجى إغلاق المتصفح.
signed-out-again = تسجيل الدخول مرة أخرى

## When something goes wrong

try-again = لا يمكننا فعل ذلك الآن. لم يُفقد شيء: يُرجى المحاولة مرة أخرى بعد قليل.

again-title = جارٍ تسجيل دخولك
again-text = لحظة من فضلك. إذا لم يحدث شيء، فتابع بنفسك.
again-continue = متابعة

problem-reference = المرجع
problem-restart = البدء من جديد
problem-back = العودة إلى { $product }
problem-retry = المحاولة مرة أخرى
problem-sign-in = تسجيل الدخول

error-start-again-title = يُرجى البدء من جديد
error-start-again-text = انتهت صلاحية هذه الصفحة أو فُتحت في متصفح آخر. لن يستغرق البدء من جديد سوى لحظة.
error-request-gone-title = انتهت عملية تسجيل الدخول هذه
error-request-gone-text = استُخدم الرابط من قبل أو انتهت صلاحيته. ارجع وسجّل الدخول من هناك.
error-forbidden-title = لا يمكن استخدام هذا النموذج
error-forbidden-text = لحمايتك لا نقبل إلا النماذج التي عرضناها في هذا المتصفح. يُرجى البدء من جديد.
error-provider-refused-title = لم يتم تسجيل دخولك
error-provider-refused-text = أُلغي تسجيل الدخول أو رُفض. يمكنك المحاولة مرة أخرى.
error-not-allowed-title = هذا غير ممكن هنا
error-not-allowed-text = هذه الإمكانية معطّلة. إذا كنت تظن أنك بحاجة إليها، فراجع من منحك صلاحية الدخول.
error-step-missing-title = بقيت خطوة واحدة
error-step-missing-text = يحتاج حسابك إلى خطوة لا يمكن إجراؤها في هذه الصفحة. يُرجى مراجعة من منحك صلاحية الدخول.
error-signed-out-title = أنت غير مسجّل الدخول
error-signed-out-text = سجّل الدخول للمتابعة.
error-session-expired-title = تم تسجيل خروجك
error-session-expired-text = انتهت جلستك. سجّل الدخول مرة أخرى للمتابعة.
error-not-found-title = الصفحة غير موجودة
error-not-found-text = لا يوجد شيء في هذا العنوان. ربما كان الرابط غير مكتمل.
error-method-not-allowed-title = هذا لا يعمل هنا
error-method-not-allowed-text = لا يمكن فتح هذا العنوان بهذه الطريقة. يُرجى البدء من جديد.
error-unsupported-media-type-title = لم نتمكن من قراءة ذلك
error-unsupported-media-type-text = وصل النموذج بتنسيق لا نقبله هنا.
error-bad-request-title = لم نتمكن من قراءة ذلك
error-bad-request-text = هناك شيء ناقص أو غير صحيح في الطلب. يُرجى البدء من جديد.
error-body-too-large-title = هذا أكثر مما ينبغي
error-body-too-large-text = ما أُرسل أكبر مما نقبله. يُرجى اختصاره والمحاولة مرة أخرى.
error-headers-too-large-title = ملفات تعريف ارتباط كثيرة جدًا
error-headers-too-large-text = أرسل متصفحك ملفات تعريف ارتباط أكثر مما يمكننا قبوله. احذف ملفات تعريف الارتباط لهذا الموقع وابدأ من جديد.
error-prefetch-title = نحن جاهزون متى شئت
error-prefetch-text = فتح متصفحك هذه الصفحة مسبقًا. حاول مرة أخرى للمتابعة.
error-session-too-large-title = تعذّر تسجيل دخولك
error-session-too-large-text = يحمل حسابك بيانات أكثر مما تتسع له جلسة المتصفح. يُرجى تزويدنا بالمرجع أدناه.
error-unavailable-title = يُرجى المحاولة مرة أخرى بعد قليل
error-unavailable-text = خدمة تسجيل الدخول لا تستجيب الآن. لم يُفقد شيء مما فعلته.
error-unexpected-title = حدث خطأ ما
error-unexpected-text = الخطأ من جانبنا وقد سجّلناه. يُرجى المحاولة مرة أخرى. إذا تكرر ذلك، فزوّدنا بالمرجع أدناه.
