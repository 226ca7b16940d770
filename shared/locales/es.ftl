## Every page

page-title = { $title } · { $product }
page-title-fault = Error: { $title } · { $product }
back = Volver a { $product }
check-fields = Revisa lo que has introducido:
email-label = Correo electrónico
password-label = Contraseña
password-show = Mostrar contraseña
language-label = Idioma:
languages-title = Elige tu idioma

## Sign in

login-title = Iniciar sesión
login-lead = para continuar en { $product }
login-name-label = Correo electrónico o nombre de usuario
login-submit = Iniciar sesión
login-to-signup = ¿Es tu primera vez?
login-to-signup-link = Crear una cuenta

login-refused = El nombre y la contraseña no coinciden. Revisa ambos e inténtalo de nuevo.
login-name-missing = Introduce tu correo electrónico o nombre de usuario.
login-name-too-long = Es demasiado largo para un correo electrónico o un nombre de usuario.
password-missing = Introduce tu contraseña.
password-too-long = Es demasiado larga para una contraseña.

## The accounts of this browser

accounts-title = Elige una cuenta
accounts-inactive = Inicia sesión de nuevo
accounts-remove = Cerrar sesión
accounts-remove-name = Cerrar sesión de { $name }

## Sign up

signup-title = Crea tu cuenta
signup-lead = para { $product }
given-name-label = Nombre
family-name-label = Apellidos
signup-submit = Crear cuenta
signup-to-login = ¿Ya tienes una cuenta?
signup-to-login-link = Iniciar sesión
signup-accept = Acepto:
signup-passkey = Crear cuenta con una llave de acceso
signup-terms = Condiciones del servicio
signup-privacy = Política de privacidad

rules-heading = Tu contraseña necesita:
rule-met = cumplido
rule-unmet = falta
rule-min-length =
    { $count ->
        [one] Al menos { $count } carácter
       *[other] Al menos { $count } caracteres
    }
rule-max-length =
    { $count ->
        [one] { $count } carácter como máximo
       *[other] { $count } caracteres como máximo (las letras con tilde y los emojis cuentan por varios)
    }
rule-lowercase = Una letra minúscula (a–z)
rule-uppercase = Una letra mayúscula (A–Z)
rule-digit = Un número (0–9)
rule-symbol = Un símbolo, como ! o ?

given-name-missing = Introduce tu nombre.
family-name-missing = Introduce tus apellidos.
name-too-long = Es demasiado largo. Acórtalo, por favor.
email-missing = Introduce tu dirección de correo electrónico.
email-invalid = Eso no parece una dirección de correo electrónico.
email-too-long = Es demasiado larga para una dirección de correo electrónico.
terms-missing = Acepta las condiciones del servicio.
privacy-missing = Acepta la política de privacidad.
password-rules-broken = Esta contraseña aún no cumple todas las reglas.

## Verify the address

verify-title = Revisa tu bandeja de entrada
verify-sent-to = Hemos enviado un código a { $email }.
verify-sent = Te hemos enviado un código por correo electrónico.
verify-hint = Introdúcelo aquí para confirmar tu dirección. Puede tardar un minuto en llegar y puede estar en la carpeta de spam.
code-label = Código
verify-submit = Continuar
verify-resend = Enviar un código nuevo

code-missing = Introduce el código.
code-refused = Ese código no es correcto o ha caducado. Compruébalo o pide uno nuevo.
code-sent = Un código nuevo está en camino. Solo vale el último.
verify-to-login = ¿Ya tienes una cuenta con esta dirección? Entonces no se ha enviado ningún código.
verify-to-login-link = Iniciar sesión

invite-title = Te damos la bienvenida
invite-lead = Configura cómo inicias sesión en { $product }.
invite-hint = Introduce el código del correo. Después eliges cómo iniciar sesión.
invite-refused = Ese código no es correcto, ya se ha usado o ha caducado. Si ya has configurado cómo inicias sesión, simplemente inicia sesión.
invite-again = ¿No tienes código o ya no funciona?
invite-again-link = Pedir uno nuevo
invite-again-title = Pide un código nuevo
invite-again-lead = Dinos quién eres. Si aún tienes que configurar cómo inicias sesión, te enviaremos un código nuevo por correo electrónico.
invite-again-submit = Enviar un código nuevo
invite-sent = Si aún tienes que configurar cómo inicias sesión, hay un correo en camino. Abre el enlace que contiene.
factors-first-title = ¿Cómo quieres iniciar sesión?
factors-first-lead = A partir de ahora iniciarás sesión en { $product } con esto.
factor-password = Contraseña
factor-password-hint = Una que eliges ahora

## Steps of a sign-in

signing-in-as = Inicias sesión como { $name }.
account-switch = Usar otra cuenta
another-factor = Probar de otra manera
account-locked = Demasiados códigos incorrectos: esta cuenta está bloqueada. Pregunta a quien te dio acceso.

code-totp-title = Introduce el código de tu aplicación
code-totp-lead = Abre tu aplicación de autenticación e introduce los seis dígitos que muestra.
code-email-title = Revisa tu bandeja de entrada
code-email-unsent = Podemos enviar un código por correo electrónico a { $to }.
code-sms-title = Mira tu teléfono
code-sms-unsent = Podemos enviar un código por SMS a { $to }.
code-sent-to = Hemos enviado un código a { $to }.
code-send = Enviar un código
code-refused-app = Ese código no es correcto o ya no vale. Introduce el que la aplicación muestra ahora.
code-used = Este código ya se ha usado. Espera al siguiente.

factors-prove-title = Confirma que eres tú
factors-enrol-title = Protege tu cuenta
factors-enrol-lead = Para iniciar sesión en { $product } necesitas un segundo paso además de tu contraseña. Elige cuál quieres configurar.
factors-offer-lead = Con un segundo paso, nadie más puede entrar aunque averigüe tu contraseña.
factors-skip = Ahora no
factor-passkey = Llave de acceso
factor-passkey-hint = Tu huella, tu cara o el PIN de tu dispositivo. También puede sustituir a tu contraseña
factor-u2f = Llave de seguridad
factor-u2f-hint = Una llave que conectas o acercas
factor-totp = Aplicación de autenticación
factor-totp-hint = Seis dígitos de una aplicación en tu teléfono
factor-email = Correo electrónico
factor-email-hint = Un código a tu dirección
factor-sms = SMS
factor-sms-hint = Un código a tu teléfono

enrol-totp-title = Configura tu aplicación de autenticación
enrol-totp-scan = Escanea esto con la aplicación. Después introduce los seis dígitos que muestra.
enrol-totp-qr = Código QR para tu aplicación de autenticación
enrol-totp-open = Configurar una aplicación en este dispositivo
enrol-totp-secret = O escribe esta clave en la aplicación:
enrol-totp-code = Código de la aplicación

phone-title = Tu número de teléfono
phone-lead = Te enviaremos un código ahí cuando inicies sesión.
phone-label = Número de teléfono
phone-hint = Con el prefijo del país, como +34 612 345 678
phone-missing = Introduce tu número de teléfono.
phone-unsent = No podemos enviar un código a este número. Introduce otro o prueba de otra manera.
phone-invalid = Eso no parece un número de teléfono con el prefijo de su país.

## Passkeys and security keys

login-passkey = Iniciar sesión con una llave de acceso
passkey-title = Usa tu llave de acceso
passkey-lead = Tu dispositivo te pedirá tu huella, tu cara o su PIN.
passkey-submit = Usar llave de acceso
passkey-password = Usar la contraseña
u2f-title = Usa tu llave de seguridad
u2f-lead = Conecta la llave o acércala, y tócala cuando parpadee.
u2f-submit = Usar llave de seguridad
enrol-passkey-title = Configura tu llave de acceso
enrol-passkey-lead = Tu dispositivo te pedirá tu huella, tu cara o su PIN. A partir de entonces podrás iniciar sesión con eso.
enrol-passkey-submit = Configurar llave de acceso
enrol-u2f-title = Configura tu llave de seguridad
enrol-u2f-submit = Configurar llave de seguridad
web-authn-failed = No ha funcionado o se ha cancelado. Inténtalo de nuevo o elige otra manera.
web-authn-script = Para esto hace falta JavaScript. Actívalo en esta página o elige otra manera.
credential-missing = No ha llegado nada de tu dispositivo. Este paso necesita JavaScript: actívalo o elige otra manera.
credential-refused = Esa llave de acceso o de seguridad no se ha aceptado. Inténtalo de nuevo o elige otra manera.

## New password

login-forgot = ¿Has olvidado tu contraseña?
login-refused-lockout = El nombre y la contraseña no coinciden, o la cuenta está bloqueada: se bloquea con demasiadas contraseñas incorrectas. Revisa ambos o pide ayuda.
reset-title = ¿Has olvidado tu contraseña?
reset-lead = Dinos quién eres y te enviaremos un código por correo electrónico para elegir una nueva.
reset-lead-code = Dinos de quién es la contraseña. Después podrás elegir una nueva.
reset-submit = Enviar código
reset-to-login = Volver a iniciar sesión
new-password-title = Elige una contraseña nueva
new-password-wish = Introduce tu contraseña actual y dos veces la nueva.
new-password-required = Elige una contraseña nueva antes de continuar.
new-password-expired = Tu contraseña es demasiado antigua. Elige una nueva.
new-password-forgotten = Si existe una cuenta con ese nombre, un código está en camino por correo electrónico. Puede tardar un minuto y puede estar en la carpeta de spam.
new-password-first-title = Elige una contraseña
new-password-first = A partir de ahora iniciarás sesión en { $product } con esta contraseña.
new-password-label = Contraseña nueva
new-password-submit = Guardar contraseña
current-password-label = Contraseña actual
password-again-label = Contraseña nueva otra vez
password-mismatch = Las dos contraseñas no son iguales.
password-same = Esa es tu contraseña actual. Elige otra.
current-password-refused = Esa no es tu contraseña actual.

## Devices

device-title = Conectar un dispositivo
device-lead = Introduce el código que muestra tu dispositivo.
device-code-label = Código de tu dispositivo
device-code-hint = Ocho letras, como BCDF-GHJK. Si el código ya está puesto, compáralo con tu dispositivo.
device-code-refused = Ese código no es correcto, ya se usó o ha caducado. Compruébalo o empieza de nuevo en tu dispositivo.
device-consent-title = ¿Permitir este dispositivo?
device-consent-lead = { $device } ({ $project }) quiere iniciar sesión en tu nombre en otro dispositivo.
device-consent-warning = Continúa solo si lo has empezado tú en tu dispositivo. Si alguien te envió el código o un enlace, recházalo: entraría en tu cuenta.
device-consent-code = El código de tu dispositivo:
device-scopes = Podrá:
device-scope-openid = saber quién eres
device-scope-profile = ver tu nombre y tu perfil
device-scope-email = ver tu dirección de correo electrónico
device-scope-phone = ver tu número de teléfono
device-scope-address = ver tu dirección postal
device-scope-offline = mantener la sesión cuando no estés
device-allow = Permitir
device-deny = Rechazar
device-allowed-title = Tu dispositivo ha iniciado sesión
device-allowed-text = Puedes volver a tu dispositivo y cerrar esta página.
device-denied-title = Tu dispositivo no ha iniciado sesión
device-denied-text = Lo has rechazado. Puedes cerrar esta página.
device-gone-title = Este código ya no es válido
device-gone-text = Ya se usó o ha caducado. Si tu dispositivo aún no ha iniciado sesión, empieza de nuevo en él.
device-again = Introducir otro código

## Sign out

logout-title = ¿Cerrar sesión?
logout-text = Estás a punto de cerrar sesión.
logout-text-name = Has iniciado sesión como { $name }.
logout-text-several = Aquí hay varias cuentas con la sesión iniciada.
logout-submit = Cerrar sesión
logout-submit-all = Cerrar todas las sesiones
logout-stay = Mantener la sesión
signed-out-title = Has cerrado sesión
signed-out-text = Hasta la próxima.
signed-out-incomplete = Has cerrado sesión en { $product }, pero no hemos podido contactar con el servicio de inicio de sesión. En un ordenador compartido, cierra el navegador.
signed-out-again = Iniciar sesión de nuevo

## When something goes wrong

try-again = Ahora mismo no podemos hacerlo. No se ha perdido nada: inténtalo de nuevo en un momento.

again-title = Iniciando tu sesión
again-text = Un momento, por favor. Si no ocurre nada, continúa tú.
again-continue = Continuar

problem-reference = Referencia
problem-restart = Empezar de nuevo
problem-back = Volver a { $product }
problem-retry = Intentar de nuevo
problem-sign-in = Iniciar sesión

error-start-again-title = Empieza de nuevo, por favor
error-start-again-text = Esta página ha caducado o se abrió en otro navegador. Empezar de nuevo es solo un momento.
error-request-gone-title = Este inicio de sesión ha terminado
error-request-gone-text = El enlace ya se usó o ha caducado. Vuelve e inicia sesión desde allí.
error-forbidden-title = Este formulario no se puede usar
error-forbidden-text = Para protegerte, solo aceptamos formularios que hayamos mostrado en este navegador. Empieza de nuevo.
error-provider-refused-title = No has iniciado sesión
error-provider-refused-text = El inicio de sesión se canceló o se rechazó. Puedes intentarlo de nuevo.
error-not-allowed-title = Eso no es posible aquí
error-not-allowed-text = Esto está desactivado. Si crees que lo necesitas, pregunta a quien te dio acceso.
error-step-missing-title = Falta un paso más
error-step-missing-text = Tu cuenta necesita un paso que no se puede hacer en esta página. Pregunta a quien te dio acceso.
error-signed-out-title = No has iniciado sesión
error-signed-out-text = Inicia sesión para continuar.
error-session-expired-title = Se ha cerrado tu sesión
error-session-expired-text = Tu sesión ha terminado. Inicia sesión de nuevo para continuar.
error-not-found-title = Página no encontrada
error-not-found-text = No hay nada en esta dirección. Quizá el enlace esté incompleto.
error-method-not-allowed-title = Eso no funciona aquí
error-method-not-allowed-text = Esta dirección no se puede abrir así. Empieza de nuevo.
error-unsupported-media-type-title = No hemos podido leerlo
error-unsupported-media-type-text = El formulario llegó en un formato que aquí no aceptamos.
error-bad-request-title = No hemos podido leerlo
error-bad-request-text = Algo falta en la solicitud o no es correcto. Empieza de nuevo.
error-body-too-large-title = Es demasiado
error-body-too-large-text = Lo que se envió es más de lo que aceptamos. Acórtalo e inténtalo de nuevo.
error-headers-too-large-title = Demasiadas cookies
error-headers-too-large-text = Tu navegador envió más cookies de las que podemos aceptar. Borra las cookies de este sitio y empieza de nuevo.
error-prefetch-title = Cuando quieras
error-prefetch-text = Tu navegador abrió esta página por adelantado. Inténtalo de nuevo para continuar.
error-session-too-large-title = No hemos podido iniciar tu sesión
error-session-too-large-text = Tu cuenta tiene más datos de los que caben en una sesión del navegador. Indícanos la referencia que aparece abajo.
error-unavailable-title = Inténtalo de nuevo en un momento
error-unavailable-text = El servicio de inicio de sesión no responde ahora mismo. No se ha perdido nada de lo que hiciste.
error-unexpected-title = Algo ha salido mal
error-unexpected-text = Es un fallo nuestro y lo hemos anotado. Inténtalo de nuevo. Si sigue ocurriendo, indícanos la referencia que aparece abajo.
