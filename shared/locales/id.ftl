## Every page

page-title = { $title } · { $product }
page-title-fault = Kesalahan: { $title } · { $product }
back = Kembali ke { $product }
check-fields = Harap periksa isian Anda:
email-label = Email
password-label = Kata sandi
password-show = Tampilkan kata sandi
language-label = Bahasa:
languages-title = Pilih bahasa Anda

## Sign in

login-title = Masuk
login-lead = untuk melanjutkan ke { $product }
login-name-label = Email atau nama pengguna
login-submit = Masuk
login-to-signup = Baru di sini?
login-to-signup-link = Buat akun

login-refused = Nama dan kata sandi tidak cocok. Harap periksa keduanya lalu coba lagi.
login-name-missing = Masukkan email atau nama pengguna Anda.
login-name-too-long = Itu terlalu panjang untuk email atau nama pengguna.
password-missing = Masukkan kata sandi Anda.
password-too-long = Itu terlalu panjang untuk kata sandi.

## The accounts of this browser

accounts-title = Pilih akun
accounts-inactive = Masuk lagi
accounts-remove = Keluar
accounts-remove-name = Keluar dari { $name }

## Sign up

signup-title = Buat akun Anda
signup-lead = untuk { $product }
given-name-label = Nama depan
family-name-label = Nama belakang
signup-submit = Buat akun
signup-to-login = Sudah punya akun?
signup-to-login-link = Masuk
signup-accept = Saya menyetujui:
signup-passkey = Buat akun dengan kunci sandi
signup-terms = Persyaratan layanan
signup-privacy = Kebijakan privasi

rules-heading = Kata sandi Anda harus berisi:
rule-met = terpenuhi
rule-unmet = belum ada
rule-min-length = Minimal { $count } karakter
rule-max-length = Maksimal { $count } karakter (huruf beraksen dan emoji dihitung beberapa karakter)
rule-lowercase = Huruf kecil (a–z)
rule-uppercase = Huruf besar (A–Z)
rule-digit = Angka (0–9)
rule-symbol = Simbol, misalnya ! atau ?

given-name-missing = Masukkan nama depan Anda.
family-name-missing = Masukkan nama belakang Anda.
name-too-long = Itu terlalu panjang. Harap dipersingkat.
email-missing = Masukkan alamat email Anda.
email-invalid = Itu tidak tampak seperti alamat email.
email-too-long = Itu terlalu panjang untuk alamat email.
terms-missing = Setujui persyaratan layanan terlebih dahulu.
privacy-missing = Setujui kebijakan privasi terlebih dahulu.
password-rules-broken = Kata sandi ini belum memenuhi semua aturan.

## Verify the address

verify-title = Periksa kotak masuk Anda
verify-sent-to = Kami telah mengirim kode ke { $email }.
verify-sent = Kami telah mengirim kode kepada Anda lewat email.
verify-hint = Masukkan di sini untuk mengonfirmasi alamat Anda. Mungkin perlu satu menit sampai tiba, dan mungkin ada di folder spam.
code-label = Kode
verify-submit = Lanjutkan
verify-resend = Kirim kode baru

code-missing = Masukkan kode.
code-refused = Kode itu salah atau sudah kedaluwarsa. Periksa lagi, atau minta yang baru.
code-sent = Kode baru sedang dikirim. Hanya yang terbaru yang berlaku.
verify-to-login = Sudah punya akun dengan alamat ini? Kalau begitu, tidak ada kode yang dikirim.
verify-to-login-link = Masuk saja

invite-title = Selamat datang
invite-lead = Siapkan cara Anda masuk ke { $product }.
invite-hint = Masukkan kode dari email. Setelah itu Anda memilih cara masuk.
invite-refused = Kode ini salah, sudah dipakai, atau sudah kedaluwarsa. Jika Anda sudah menyiapkan cara masuk, langsung masuk saja.
invite-again = Tidak ada kode, atau sudah tidak berlaku?
invite-again-link = Minta yang baru
invite-again-title = Minta kode baru
invite-again-lead = Beri tahu kami siapa Anda. Jika Anda masih harus menyiapkan cara masuk, kami akan mengirim kode baru lewat email.
invite-again-submit = Kirim kode baru
invite-sent = Jika Anda masih harus menyiapkan cara masuk, email sedang dikirim. Buka tautan di dalamnya.
factors-first-title = Bagaimana Anda ingin masuk?
factors-first-lead = Mulai sekarang Anda masuk ke { $product } dengan cara ini.
factor-password = Kata sandi
factor-password-hint = Yang Anda pilih sekarang

## Steps of a sign-in

signing-in-as = Masuk sebagai { $name }.
account-switch = Gunakan akun lain
another-factor = Coba cara lain
account-locked = Terlalu banyak kode yang salah: akun ini dikunci. Harap hubungi pihak yang memberi Anda akses.

code-totp-title = Masukkan kode dari aplikasi Anda
code-totp-lead = Buka aplikasi autentikator Anda dan masukkan enam digit yang ditampilkan.
code-email-title = Periksa kotak masuk Anda
code-email-unsent = Kami dapat mengirim kode lewat email ke { $to }.
code-sms-title = Periksa ponsel Anda
code-sms-unsent = Kami dapat mengirim kode lewat SMS ke { $to }.
code-sent-to = Kami telah mengirim kode ke { $to }.
code-send = Kirim kode
code-refused-app = Kode itu salah atau sudah tidak berlaku. Masukkan kode yang ditampilkan aplikasi sekarang.
code-used = Kode ini sudah digunakan. Tunggu kode berikutnya.

factors-prove-title = Konfirmasi bahwa ini Anda
factors-enrol-title = Lindungi akun Anda
factors-enrol-lead = Untuk masuk ke { $product }, Anda memerlukan langkah kedua selain kata sandi. Pilih salah satu untuk disiapkan.
factors-offer-lead = Dengan langkah kedua, orang lain tidak bisa masuk meskipun tahu kata sandi Anda.
factors-skip = Jangan sekarang
factor-passkey = Kunci sandi
factor-passkey-hint = Sidik jari, wajah, atau PIN perangkat Anda. Bisa juga menggantikan kata sandi
factor-u2f = Kunci keamanan
factor-u2f-hint = Kunci yang dicolokkan atau didekatkan
factor-totp = Aplikasi autentikator
factor-totp-hint = Enam digit dari aplikasi di ponsel Anda
factor-email = Email
factor-email-hint = Kode ke alamat Anda
factor-sms = SMS
factor-sms-hint = Kode ke ponsel Anda

enrol-totp-title = Siapkan aplikasi autentikator Anda
enrol-totp-scan = Pindai ini dengan aplikasi. Lalu masukkan enam digit yang ditampilkan.
enrol-totp-qr = Kode QR untuk aplikasi autentikator Anda
enrol-totp-open = Siapkan aplikasi di perangkat ini
enrol-totp-secret = Atau ketik kunci ini di aplikasi:
enrol-totp-code = Kode dari aplikasi

phone-title = Nomor telepon Anda
phone-lead = Kami akan mengirim kode ke sana saat Anda masuk.
phone-label = Nomor telepon
phone-hint = Dengan kode negara, misalnya +62 812 3456 7890
phone-missing = Masukkan nomor telepon Anda.
phone-unsent = Kami tidak dapat mengirim kode ke nomor ini. Masukkan nomor lain, atau pilih cara lain.
phone-invalid = Itu tidak tampak seperti nomor telepon dengan kode negara.

## Passkeys and security keys

login-passkey = Masuk dengan kunci sandi
passkey-title = Gunakan kunci sandi Anda
passkey-lead = Perangkat akan meminta sidik jari, wajah, atau PIN Anda.
passkey-submit = Gunakan kunci sandi
passkey-password = Gunakan kata sandi saja
u2f-title = Gunakan kunci keamanan Anda
u2f-lead = Colokkan atau dekatkan kunci, lalu sentuh saat berkedip.
u2f-submit = Gunakan kunci keamanan
enrol-passkey-title = Siapkan kunci sandi Anda
enrol-passkey-lead = Perangkat akan meminta sidik jari, wajah, atau PIN Anda. Setelah itu Anda bisa masuk dengannya.
enrol-passkey-submit = Siapkan kunci sandi
enrol-u2f-title = Siapkan kunci keamanan Anda
enrol-u2f-submit = Siapkan kunci keamanan
web-authn-failed = Itu tidak berhasil atau dibatalkan. Coba lagi, atau pilih cara lain.
web-authn-script = Ini memerlukan JavaScript. Harap aktifkan untuk halaman ini, atau pilih cara lain.
credential-missing = Tidak ada yang diterima dari perangkat Anda. Langkah ini memerlukan JavaScript: aktifkan, atau pilih cara lain.
credential-refused = Kunci sandi atau kunci keamanan itu tidak diterima. Coba lagi, atau pilih cara lain.

## New password

login-forgot = Lupa kata sandi?
login-refused-lockout = Nama dan kata sandi tidak cocok, atau akun dikunci: terlalu banyak kata sandi yang salah akan menguncinya. Harap periksa keduanya, atau minta bantuan.
reset-title = Lupa kata sandi?
reset-lead = Beri tahu kami siapa Anda, dan kami akan mengirim kode lewat email untuk memilih yang baru.
reset-lead-code = Beri tahu kami kata sandi siapa itu. Setelah itu Anda bisa memilih yang baru.
reset-submit = Kirim kode
reset-to-login = Kembali ke halaman masuk
new-password-title = Pilih kata sandi baru
new-password-wish = Masukkan kata sandi Anda saat ini, lalu yang baru dua kali.
new-password-required = Harap pilih kata sandi baru sebelum melanjutkan.
new-password-expired = Kata sandi Anda sudah terlalu lama dipakai. Harap pilih yang baru.
new-password-forgotten = Jika ada akun dengan nama itu, kode sedang dikirim lewat email. Mungkin perlu satu menit, dan mungkin ada di folder spam.
new-password-first-title = Pilih kata sandi
new-password-first = Mulai sekarang Anda masuk ke { $product } dengan kata sandi ini.
new-password-label = Kata sandi baru
new-password-submit = Simpan kata sandi
current-password-label = Kata sandi saat ini
password-again-label = Ulangi kata sandi baru
password-mismatch = Kedua kata sandi ini tidak sama.
password-same = Itu kata sandi Anda saat ini. Pilih yang lain.
current-password-refused = Itu bukan kata sandi Anda saat ini.

## Devices

device-title = Hubungkan perangkat
device-lead = Masukkan kode yang ditampilkan perangkat Anda.
device-code-label = Kode di perangkat Anda
device-code-hint = Delapan huruf, misalnya BCDF-GHJK. Jika kode sudah terisi, bandingkan dengan perangkat Anda.
device-code-refused = Kode itu salah, sudah digunakan, atau kedaluwarsa. Periksa lagi, atau mulai lagi di perangkat Anda.
device-consent-title = Izinkan perangkat ini?
device-consent-lead = { $device } ({ $project }) ingin masuk sebagai Anda di perangkat lain.
device-consent-warning = Lanjutkan hanya jika Anda sendiri yang memulainya di perangkat Anda. Jika orang lain mengirimi Anda kode atau tautannya, tolak: mereka akan masuk ke akun Anda.
device-consent-code = Kode di perangkat Anda:
device-scopes = Perangkat itu akan dapat:
device-scope-openid = mengetahui siapa Anda
device-scope-profile = melihat nama dan profil Anda
device-scope-email = melihat alamat email Anda
device-scope-phone = melihat nomor telepon Anda
device-scope-address = melihat alamat pos Anda
device-scope-offline = tetap masuk saat Anda tidak ada
device-allow = Izinkan
device-deny = Tolak
device-allowed-title = Perangkat Anda sudah masuk
device-allowed-text = Anda bisa kembali ke perangkat Anda dan menutup halaman ini.
device-denied-title = Perangkat Anda tidak masuk
device-denied-text = Anda menolaknya. Anda bisa menutup halaman ini.
device-gone-title = Kode ini tidak berlaku lagi
device-gone-text = Kode sudah digunakan atau kedaluwarsa. Jika perangkat Anda belum masuk, mulai lagi di sana.
device-again = Masukkan kode lain

## Sign out

logout-title = Keluar?
logout-text = Anda akan keluar.
logout-text-name = Anda masuk sebagai { $name }.
logout-text-several = Beberapa akun sedang masuk di sini.
logout-submit = Keluar
logout-submit-all = Keluar dari semua
logout-stay = Tetap masuk
signed-out-title = Anda sudah keluar
signed-out-text = Sampai jumpa lagi.
signed-out-incomplete = Anda sudah keluar dari { $product }, tetapi layanan masuk tidak dapat dihubungi. Di komputer bersama, harap tutup browser.
signed-out-again = Masuk lagi

## When something goes wrong

try-again = Saat ini kami tidak dapat melakukannya. Tidak ada yang hilang: harap coba lagi sebentar lagi.

again-title = Anda sedang masuk
again-text = Mohon tunggu sebentar. Jika tidak terjadi apa-apa, lanjutkan sendiri.
again-continue = Lanjutkan

problem-reference = Nomor referensi
problem-restart = Mulai lagi
problem-back = Kembali ke { $product }
problem-retry = Coba lagi
problem-sign-in = Masuk

error-start-again-title = Harap mulai lagi
error-start-again-text = Halaman ini sudah kedaluwarsa atau dibuka di browser lain. Memulai lagi hanya perlu sebentar.
error-request-gone-title = Proses masuk ini sudah berakhir
error-request-gone-text = Tautannya sudah digunakan atau kedaluwarsa. Kembalilah dan masuk dari sana.
error-forbidden-title = Formulir ini tidak dapat digunakan
error-forbidden-text = Untuk melindungi Anda, kami hanya menerima formulir yang kami tampilkan di browser ini. Harap mulai lagi.
error-provider-refused-title = Anda belum masuk
error-provider-refused-text = Proses masuk dibatalkan atau ditolak. Anda bisa mencoba lagi.
error-not-allowed-title = Itu tidak bisa dilakukan di sini
error-not-allowed-text = Ini dinonaktifkan. Jika Anda merasa memerlukannya, hubungi pihak yang memberi Anda akses.
error-step-missing-title = Satu langkah lagi diperlukan
error-step-missing-text = Akun Anda memerlukan langkah yang tidak dapat dilakukan di halaman ini. Harap hubungi pihak yang memberi Anda akses.
error-signed-out-title = Anda belum masuk
error-signed-out-text = Masuk untuk melanjutkan.
error-session-expired-title = Sesi Anda berakhir
error-session-expired-text = Masuk lagi untuk melanjutkan.
error-not-found-title = Halaman tidak ditemukan
error-not-found-text = Tidak ada apa-apa di alamat ini. Mungkin tautannya tidak lengkap.
error-method-not-allowed-title = Itu tidak berfungsi di sini
error-method-not-allowed-text = Alamat ini tidak bisa dibuka dengan cara itu. Harap mulai lagi.
error-unsupported-media-type-title = Kami tidak dapat membacanya
error-unsupported-media-type-text = Formulir tiba dalam format yang tidak kami terima di sini.
error-bad-request-title = Kami tidak dapat membacanya
error-bad-request-text = Ada yang kurang atau salah dalam permintaan. Harap mulai lagi.
error-body-too-large-title = Itu terlalu banyak
error-body-too-large-text = Yang dikirim lebih besar daripada yang kami terima. Harap persingkat lalu coba lagi.
error-headers-too-large-title = Terlalu banyak cookie
error-headers-too-large-text = Browser Anda mengirim lebih banyak cookie daripada yang dapat kami terima. Hapus cookie situs ini lalu mulai lagi.
error-prefetch-title = Kami siap kapan pun Anda siap
error-prefetch-text = Browser Anda membuka halaman ini lebih dulu. Coba lagi untuk melanjutkan.
error-session-too-large-title = Anda tidak dapat masuk
error-session-too-large-text = Akun Anda memuat lebih banyak data daripada yang bisa ditampung sesi browser. Harap berikan kepada kami nomor referensi di bawah.
error-unavailable-title = Harap coba lagi sebentar lagi
error-unavailable-text = Layanan masuk sedang tidak merespons. Tidak ada yang hilang dari yang Anda lakukan.
error-unexpected-title = Terjadi kesalahan
error-unexpected-text = Ini kesalahan kami, dan sudah kami catat. Harap coba lagi. Jika terus terjadi, berikan kepada kami nomor referensi di bawah.
