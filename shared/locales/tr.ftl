## Her sayfa

page-title = { $title } · { $product }
page-title-fault = Hata: { $title } · { $product }
back = { $product } uygulamasına dön
check-fields = Lütfen girdiğiniz bilgileri kontrol edin:
email-label = E-posta
password-label = Şifre
password-show = Şifreyi göster
language-label = Dil:
languages-title = Dilinizi seçin

## Giriş

login-title = Giriş yapın
login-lead = { $product } uygulamasına devam etmek için
login-name-label = E-posta veya kullanıcı adı
login-submit = Giriş yap
login-to-signup = Burada yeni misiniz?
login-to-signup-link = Hesap oluşturun

login-refused = Ad ve şifre birbiriyle eşleşmiyor. Lütfen ikisini de kontrol edip tekrar deneyin.
login-name-missing = E-posta adresinizi veya kullanıcı adınızı girin.
login-name-too-long = Bu, bir e-posta adresi veya kullanıcı adı için çok uzun.
password-missing = Şifrenizi girin.
password-too-long = Bu, bir şifre için çok uzun.

## Bu tarayıcıdaki hesaplar

accounts-title = Bir hesap seçin
accounts-inactive = Tekrar giriş yap
accounts-remove = Çıkış yap
accounts-remove-name = Çıkış yap: { $name }

## Kayıt

signup-title = Hesabınızı oluşturun
signup-lead = { $product } için
given-name-label = Ad
family-name-label = Soyad
signup-submit = Hesap oluştur
signup-to-login = Zaten hesabınız var mı?
signup-to-login-link = Giriş yapın
signup-accept = Kabul ediyorum:
signup-passkey = Geçiş anahtarıyla hesap oluştur
signup-terms = Hizmet şartları
signup-privacy = Gizlilik politikası

rules-heading = Şifre kuralları:
rule-met = tamam
rule-unmet = eksik
rule-min-length =
    { $count ->
        [one] En az { $count } karakter
       *[other] En az { $count } karakter
    }
rule-max-length =
    { $count ->
        [one] En fazla { $count } karakter
       *[other] En fazla { $count } karakter (ç, ğ, ş gibi harfler ve emojiler birden fazla sayılır)
    }
rule-lowercase = Bir küçük harf (a–z)
rule-uppercase = Bir büyük harf (A–Z)
rule-digit = Bir rakam (0–9)
rule-symbol = ! veya ? gibi bir özel karakter

given-name-missing = Adınızı girin.
family-name-missing = Soyadınızı girin.
name-too-long = Bu çok uzun. Lütfen kısaltın.
email-missing = E-posta adresinizi girin.
email-invalid = Bu bir e-posta adresine benzemiyor.
email-too-long = Bu, bir e-posta adresi için çok uzun.
terms-missing = Lütfen hizmet şartlarını kabul edin.
privacy-missing = Lütfen gizlilik politikasını kabul edin.
password-rules-broken = Bu şifre henüz tüm kurallara uymuyor.

## Adres doğrulama

verify-title = Gelen kutunuza bakın
verify-sent-to = { $email } adresine bir kod gönderdik.
verify-sent = Size e-postayla bir kod gönderdik.
verify-hint = Adresinizi onaylamak için kodu buraya girin. Gelmesi bir dakika sürebilir; spam klasörünüze de bakın.
code-label = Kod
verify-submit = Devam et
verify-resend = Yeni kod gönder

code-missing = Kodu girin.
code-refused = Bu kod yanlış veya süresi dolmuş. Kodu kontrol edin ya da yenisini isteyin.
code-sent = Yeni bir kod yolda. Yalnızca en son gönderilen geçerlidir.
verify-to-login = Bu adresle zaten bir hesabınız mı var? O zaman kod gönderilmedi.
verify-to-login-link = Hesabınıza girin

invite-title = Hoş geldiniz
invite-lead = { $product } uygulamasına nasıl giriş yapacağınızı ayarlayın.
invite-hint = E-postadaki kodu girin. Ardından nasıl giriş yapacağınızı seçersiniz.
invite-refused = Bu kod yanlış, daha önce kullanılmış veya süresi dolmuş. Nasıl giriş yapacağınızı zaten ayarladıysanız doğrudan giriş yapın.
invite-again = Kod yok mu, yoksa artık geçerli değil mi?
invite-again-link = Yenisini iste
invite-again-title = Yeni kod isteyin
invite-again-lead = Bize kim olduğunuzu söyleyin. Nasıl giriş yapacağınızı henüz ayarlamadıysanız e-postayla yeni bir kod göndeririz.
invite-again-submit = Yeni kod gönder
invite-sent = Nasıl giriş yapacağınızı henüz ayarlamadıysanız bir e-posta yolda. İçindeki bağlantıyı açın.
factors-first-title = Nasıl giriş yapmak istersiniz?
factors-first-lead = Bundan sonra { $product } uygulamasına bununla giriş yapacaksınız.
factor-password = Şifre
factor-password-hint = Şimdi seçeceğiniz bir şifre

## Giriş adımları

signing-in-as = { $name } olarak giriş yapıyorsunuz.
account-switch = Başka bir hesap kullan
another-factor = Başka bir yol dene
account-locked = Çok fazla yanlış kod girildi: bu hesap kilitlendi. Lütfen size erişim veren kişilere başvurun.

code-totp-title = Uygulamanızdaki kodu girin
code-totp-lead = Kimlik doğrulama uygulamanızı açın ve gösterdiği altı rakamı girin.
code-email-title = Gelen kutunuza bakın
code-email-unsent = { $to } adresine e-postayla bir kod gönderebiliriz.
code-sms-title = Telefonunuza bakın
code-sms-unsent = { $to } numarasına SMS ile bir kod gönderebiliriz.
code-sent-to = Kodu şuraya gönderdik: { $to }.
code-send = Kod gönder
code-refused-app = Bu kod yanlış veya artık geçerli değil. Uygulamanın şu anda gösterdiği kodu girin.
code-used = Bu kod daha önce kullanıldı. Bir sonrakini bekleyin.

factors-prove-title = Siz olduğunuzu doğrulayın
factors-enrol-title = Hesabınızı koruyun
factors-enrol-lead = { $product } uygulamasına giriş yapmak için şifrenizin yanında ikinci bir adım gerekiyor. Ayarlamak istediğinizi seçin.
factors-offer-lead = İkinci adım sayesinde, şifrenizi öğrenseler bile başkaları giremez.
factors-skip = Şimdi değil
factor-passkey = Geçiş anahtarı
factor-passkey-hint = Parmak iziniz, yüzünüz veya cihazınızın PIN kodu. Şifrenizin yerini de alabilir
factor-u2f = Güvenlik anahtarı
factor-u2f-hint = Taktığınız veya yaklaştırdığınız bir anahtar
factor-totp = Kimlik doğrulama uygulaması
factor-totp-hint = Telefonunuzdaki uygulamadan altı rakam
factor-email = E-posta
factor-email-hint = Adresinize gelen bir kod
factor-sms = SMS
factor-sms-hint = Telefonunuza gelen bir kod

enrol-totp-title = Kimlik doğrulama uygulamanızı ayarlayın
enrol-totp-scan = Bunu uygulamayla tarayın. Ardından gösterdiği altı rakamı girin.
enrol-totp-qr = Kimlik doğrulama uygulamanız için QR kodu
enrol-totp-open = Bu cihazdaki bir uygulamayı ayarla
enrol-totp-secret = Ya da bu anahtarı uygulamaya yazın:
enrol-totp-code = Uygulamadaki kod

phone-title = Telefon numaranız
phone-lead = Giriş yaptığınızda kodu buraya göndereceğiz.
phone-label = Telefon numarası
phone-hint = Ülke koduyla, örneğin +41 79 123 45 67
phone-missing = Telefon numaranızı girin.
phone-unsent = Bu numaraya kod gönderemiyoruz. Başka bir numara girin ya da başka bir yol seçin.
phone-invalid = Bu, ülke kodlu bir telefon numarasına benzemiyor.

## Geçiş anahtarları ve güvenlik anahtarları

login-passkey = Geçiş anahtarıyla giriş yap
passkey-title = Geçiş anahtarınızı kullanın
passkey-lead = Cihazınız parmak izinizi, yüzünüzü veya PIN kodunu isteyecek.
passkey-submit = Geçiş anahtarını kullan
passkey-password = Şifrenizi kullanın
u2f-title = Güvenlik anahtarınızı kullanın
u2f-lead = Anahtarı takın veya yaklaştırın, yanıp söndüğünde dokunun.
u2f-submit = Anahtarı kullan
enrol-passkey-title = Geçiş anahtarınızı ayarlayın
enrol-passkey-lead = Cihazınız parmak izinizi, yüzünüzü veya PIN kodunu isteyecek. Bundan sonra onunla giriş yapabilirsiniz.
enrol-passkey-submit = Anahtarı ayarla
enrol-u2f-title = Güvenlik anahtarınızı ayarlayın
enrol-u2f-submit = Anahtarı ayarla
web-authn-failed = Olmadı veya iptal edildi. Tekrar deneyin ya da başka bir yol seçin.
web-authn-script = Bunun için JavaScript gerekiyor. Lütfen bu sayfa için açın ya da başka bir yol seçin.
credential-missing = Cihazınızdan bir şey gelmedi. Bu adım için JavaScript gerekiyor: açın ya da başka bir yol seçin.
credential-refused = Bu geçiş anahtarı veya güvenlik anahtarı kabul edilmedi. Tekrar deneyin ya da başka bir yol seçin.

## Yeni şifre

login-forgot = Şifrenizi mi unuttunuz?
login-refused-lockout = Ad ve şifre birbiriyle eşleşmiyor ya da hesap kilitli: çok fazla yanlış şifre hesabı kilitler. Lütfen ikisini de kontrol edin ya da yardım isteyin.
reset-title = Şifrenizi mi unuttunuz?
reset-lead = Bize kim olduğunuzu söyleyin, yeni şifre seçmeniz için e-postayla bir kod gönderelim.
reset-lead-code = Bize şifrenin kime ait olduğunu söyleyin. Ardından yeni bir şifre seçebilirsiniz.
reset-submit = Kod gönder
reset-to-login = Girişe dön
new-password-title = Yeni bir şifre seçin
new-password-wish = Mevcut şifrenizi bir kez, yenisini iki kez girin.
new-password-required = Devam etmeden önce lütfen yeni bir şifre seçin.
new-password-expired = Şifreniz çok eski. Lütfen yenisini seçin.
new-password-forgotten = Bu adla bir hesap varsa e-postayla bir kod yolda. Gelmesi bir dakika sürebilir; spam klasörünüze de bakın.
new-password-first-title = Bir şifre seçin
new-password-first = Bundan sonra { $product } uygulamasına bu şifreyle giriş yapacaksınız.
new-password-label = Yeni şifre
new-password-submit = Şifreyi kaydet
current-password-label = Mevcut şifre
password-again-label = Yeni şifre (tekrar)
password-mismatch = Bu iki şifre aynı değil.
password-same = Bu zaten mevcut şifreniz. Başka bir şifre seçin.
current-password-refused = Mevcut şifreniz bu değil.

## Cihazlar

device-title = Cihaz bağlayın
device-lead = Cihazınızın gösterdiği kodu girin.
device-code-label = Cihazınızdaki kod
device-code-hint = Sekiz harf, örneğin BCDF-GHJK. Kod zaten doluysa cihazınızdakiyle karşılaştırın.
device-code-refused = Bu kod yanlış, daha önce kullanılmış veya süresi dolmuş. Kodu kontrol edin ya da cihazınızda yeniden başlayın.
device-consent-title = Bu cihaza izin verilsin mi?
device-consent-lead = { $device } ({ $project }) başka bir cihazda sizin adınıza giriş yapmak istiyor.
device-consent-warning = Yalnızca bunu cihazınızda kendiniz başlattıysanız devam edin. Kodu veya bağlantıyı size biri gönderdiyse reddedin: aksi halde hesabınıza girer.
device-consent-code = Cihazınızdaki kod:
device-scopes = Şunları yapabilecek:
device-scope-openid = kim olduğunuzu bilmek
device-scope-profile = adınızı ve profilinizi görmek
device-scope-email = e-posta adresinizi görmek
device-scope-phone = telefon numaranızı görmek
device-scope-address = posta adresinizi görmek
device-scope-offline = siz yokken oturumu açık tutmak
device-allow = İzin ver
device-deny = Reddet
device-allowed-title = Cihazınızda giriş yapıldı
device-allowed-text = Cihazınıza dönebilir ve bu sayfayı kapatabilirsiniz.
device-denied-title = Cihazınızda giriş yapılmadı
device-denied-text = Reddettiniz. Bu sayfayı kapatabilirsiniz.
device-gone-title = Bu kod artık geçerli değil
device-gone-text = Daha önce kullanılmış veya süresi dolmuş. Cihazınızda hâlâ giriş yapılmadıysa orada yeniden başlayın.
device-again = Başka bir kod girin

## Çıkış

logout-title = Çıkış yapılsın mı?
logout-text = Çıkış yapmak üzeresiniz.
logout-text-name = { $name } olarak giriş yaptınız.
logout-text-several = Burada birden fazla hesapla giriş yapılmış.
logout-submit = Çıkış yap
logout-submit-all = Tümünden çıkış yap
logout-stay = Oturumu açık tut
signed-out-title = Çıkış yaptınız
signed-out-text = Tekrar görüşmek üzere.
signed-out-incomplete = { $product } uygulamasından çıkış yaptınız ama giriş hizmetine ulaşamadık. Ortak bir bilgisayardaysanız lütfen tarayıcıyı kapatın.
signed-out-again = Tekrar giriş yap

## Bir şeyler ters gittiğinde

try-again = Bunu şu anda yapamıyoruz. Hiçbir şey kaybolmadı: lütfen birazdan tekrar deneyin.

again-title = Girişiniz yapılıyor
again-text = Bir saniye lütfen. Bir şey olmazsa kendiniz devam edin.
again-continue = Devam et

problem-reference = Referans
problem-restart = Yeniden başla
problem-back = { $product } uygulamasına dön
problem-retry = Tekrar dene
problem-sign-in = Giriş yap

error-start-again-title = Lütfen yeniden başlayın
error-start-again-text = Bu sayfanın süresi doldu veya başka bir tarayıcıda açıldı. Yeniden başlamak yalnızca bir dakika sürer.
error-request-gone-title = Bu giriş sona erdi
error-request-gone-text = Bağlantı daha önce kullanılmış veya süresi dolmuş. Geri dönün ve oradan giriş yapın.
error-forbidden-title = Bu form kullanılamaz
error-forbidden-text = Sizi korumak için yalnızca bu tarayıcıda gösterdiğimiz formları kabul ediyoruz. Lütfen yeniden başlayın.
error-provider-refused-title = Giriş yapılmadı
error-provider-refused-text = Giriş iptal edildi veya reddedildi. Tekrar deneyebilirsiniz.
error-not-allowed-title = Bu burada mümkün değil
error-not-allowed-text = Bu özellik kapalı. İhtiyacınız olduğunu düşünüyorsanız size erişim veren kişilere başvurun.
error-step-missing-title = Bir adım daha gerekiyor
error-step-missing-text = Hesabınız bu sayfada yapılamayan bir adım gerektiriyor. Lütfen size erişim veren kişilere başvurun.
error-signed-out-title = Çıkış yaptınız
error-signed-out-text = Devam etmek için giriş yapın.
error-session-expired-title = Oturumunuz kapatıldı
error-session-expired-text = Oturumunuz sona erdi. Devam etmek için tekrar giriş yapın.
error-not-found-title = Sayfa bulunamadı
error-not-found-text = Bu adreste bir şey yok. Belki de bağlantı eksiktir.
error-method-not-allowed-title = Bu burada çalışmıyor
error-method-not-allowed-text = Bu adres bu şekilde açılamaz. Lütfen yeniden başlayın.
error-unsupported-media-type-title = Bunu okuyamadık
error-unsupported-media-type-text = Form, burada kabul etmediğimiz bir biçimde geldi.
error-bad-request-title = Bunu okuyamadık
error-bad-request-text = İstekte bir şey eksik veya hatalı. Lütfen yeniden başlayın.
error-body-too-large-title = Bu çok fazla
error-body-too-large-text = Gönderilen veri kabul ettiğimizden büyük. Lütfen kısaltıp tekrar deneyin.
error-headers-too-large-title = Çok fazla çerez
error-headers-too-large-text = Tarayıcınız alabileceğimizden fazla çerez gönderdi. Bu sitenin çerezlerini silip yeniden başlayın.
error-prefetch-title = Siz hazır olduğunuzda başlayalım
error-prefetch-text = Tarayıcınız bu sayfayı önceden açtı. Devam etmek için tekrar deneyin.
error-session-too-large-title = Girişinizi yapamadık
error-session-too-large-text = Hesabınızda bir tarayıcı oturumuna sığandan fazla veri var. Lütfen aşağıdaki referansı bize iletin.
error-unavailable-title = Lütfen birazdan tekrar deneyin
error-unavailable-text = Giriş hizmeti şu anda yanıt vermiyor. Yaptığınız hiçbir şey kaybolmadı.
error-unexpected-title = Bir şeyler ters gitti
error-unexpected-text = Hata bizde ve bunu kaydettik. Lütfen tekrar deneyin. Devam ederse aşağıdaki referansı bize iletin.
