## Todas as páginas

page-title = { $title } · { $product }
page-title-fault = Erro: { $title } · { $product }
back = Voltar para { $product }
check-fields = Confira o que você informou:
email-label = E-mail
password-label = Senha
password-show = Mostrar senha
language-label = Idioma:
languages-title = Escolha seu idioma

## Entrar

login-title = Entrar
login-lead = para continuar em { $product }
login-name-label = E-mail ou nome de usuário
login-submit = Entrar
login-to-signup = Primeira vez aqui?
login-to-signup-link = Criar uma conta

login-refused = O nome e a senha não conferem. Verifique os dois e tente novamente.
login-name-missing = Informe seu e-mail ou nome de usuário.
login-name-too-long = Isso é longo demais para um e-mail ou nome de usuário.
password-missing = Informe sua senha.
password-too-long = Isso é longo demais para uma senha.

## Contas neste navegador

accounts-title = Escolha uma conta
accounts-inactive = Entrar novamente
accounts-remove = Sair
accounts-remove-name = Sair de { $name }

## Criar conta

signup-title = Crie sua conta
signup-lead = para usar { $product }
given-name-label = Nome
family-name-label = Sobrenome
signup-submit = Criar conta
signup-to-login = Já tem uma conta?
signup-to-login-link = Entrar
signup-accept = Aceito:
signup-passkey = Criar conta com uma chave de acesso
signup-terms = Termos de uso
signup-privacy = Política de privacidade

rules-heading = Sua senha precisa ter:
rule-met = cumprido
rule-unmet = faltando
rule-min-length =
    { $count ->
        [one] No mínimo { $count } caractere
       *[other] No mínimo { $count } caracteres
    }
rule-max-length =
    { $count ->
        [one] No máximo { $count } caractere
       *[other] No máximo { $count } caracteres (letras com acento e emojis contam como mais de um)
    }
rule-lowercase = Uma letra minúscula (a–z)
rule-uppercase = Uma letra maiúscula (A–Z)
rule-digit = Um número (0–9)
rule-symbol = Um símbolo, como ! ou ?

given-name-missing = Informe seu nome.
family-name-missing = Informe seu sobrenome.
name-too-long = Isso é longo demais. Use algo mais curto.
email-missing = Informe seu e-mail.
email-invalid = Isso não parece um endereço de e-mail.
email-too-long = Isso é longo demais para um endereço de e-mail.
terms-missing = Aceite os termos de uso.
privacy-missing = Aceite a política de privacidade.
password-rules-broken = Esta senha ainda não cumpre todas as regras.

## Confirmar o endereço

verify-title = Confira sua caixa de entrada
verify-sent-to = Enviamos um código para { $email }.
verify-sent = Enviamos um código para o seu e-mail.
verify-hint = Digite-o aqui para confirmar seu endereço. Ele pode demorar um pouco para chegar ou estar na pasta de spam.
code-label = Código
verify-submit = Continuar
verify-resend = Enviar um novo código

code-missing = Digite o código.
code-refused = Este código está errado ou expirou. Confira o código ou peça um novo.
code-sent = Um novo código está a caminho. Só o mais recente funciona.
verify-to-login = Já tem uma conta com este endereço? Então nenhum código foi enviado.
verify-to-login-link = Entrar com essa conta

invite-title = Boas-vindas
invite-lead = Configure como você entra em { $product }.
invite-hint = Digite o código do e-mail. Depois você escolhe como entrar.
invite-refused = Este código está errado, já foi usado ou expirou. Se você já configurou como entra, é só entrar.
invite-again = Sem código ou ele não funciona mais?
invite-again-link = Pedir um novo
invite-again-title = Peça um novo código
invite-again-lead = Diga quem você é. Se você ainda precisa configurar como entra, enviaremos um novo código por e-mail.
invite-again-submit = Enviar um novo código
invite-sent = Se você ainda precisa configurar como entra, um e-mail está a caminho. Abra o link que está nele.
factors-first-title = Como você quer entrar?
factors-first-lead = A partir de agora, você entra em { $product } assim.
factor-password = Senha
factor-password-hint = Uma que você escolhe agora

## Etapas do acesso

signing-in-as = Entrando como { $name }.
account-switch = Usar outra conta
another-factor = Tentar de outro jeito
account-locked = Muitos códigos errados: esta conta está bloqueada. Fale com quem deu acesso a você.

code-totp-title = Digite o código do seu app
code-totp-lead = Abra seu app autenticador e digite os seis dígitos que ele mostra.
code-email-title = Confira sua caixa de entrada
code-email-unsent = Podemos enviar um código por e-mail para { $to }.
code-sms-title = Confira seu celular
code-sms-unsent = Podemos enviar um código por SMS para { $to }.
code-sent-to = Enviamos um código para { $to }.
code-send = Enviar um código
code-refused-app = Este código está errado ou não vale mais. Digite o que o app mostra agora.
code-used = Este código já foi usado. Espere pelo próximo.

factors-prove-title = Confirme que é você
factors-enrol-title = Proteja sua conta
factors-enrol-lead = Para entrar em { $product }, você precisa de uma segunda etapa além da senha. Escolha qual configurar.
factors-offer-lead = Com uma segunda etapa, ninguém mais entra, mesmo que descubra sua senha.
factors-skip = Agora não
factor-passkey = Chave de acesso
factor-passkey-hint = Sua impressão digital, seu rosto ou o PIN do dispositivo. Também pode substituir a senha
factor-u2f = Chave de segurança
factor-u2f-hint = Uma chave que você conecta ou aproxima
factor-totp = App autenticador
factor-totp-hint = Seis dígitos de um app no seu celular
factor-email = E-mail
factor-email-hint = Um código no seu endereço
factor-sms = SMS
factor-sms-hint = Um código no seu celular

enrol-totp-title = Configure seu app autenticador
enrol-totp-scan = Escaneie isto com o app. Depois, digite os seis dígitos que ele mostra.
enrol-totp-qr = QR code para o seu app autenticador
enrol-totp-open = Configurar um app neste dispositivo
enrol-totp-secret = Ou digite esta chave no app:
enrol-totp-code = Código do app

phone-title = Seu número de telefone
phone-lead = Enviaremos um código para ele quando você entrar.
phone-label = Número de telefone
phone-hint = Com código do país, como +41 79 123 45 67
phone-missing = Informe seu número de telefone.
phone-unsent = Não podemos enviar um código para este número. Digite outro ou tente de outro jeito.
phone-invalid = Isso não parece um número de telefone com código do país.

## Chaves de acesso e chaves de segurança

login-passkey = Entrar com chave de acesso
passkey-title = Use sua chave de acesso
passkey-lead = Seu dispositivo vai pedir sua impressão digital, seu rosto ou o PIN dele.
passkey-submit = Usar chave de acesso
passkey-password = Usar a senha
u2f-title = Use sua chave de segurança
u2f-lead = Conecte ou aproxime a chave e toque nela quando piscar.
u2f-submit = Usar chave
enrol-passkey-title = Configure sua chave de acesso
enrol-passkey-lead = Seu dispositivo vai pedir sua impressão digital, seu rosto ou o PIN dele. Depois, você pode entrar desse jeito.
enrol-passkey-submit = Configurar chave
enrol-u2f-title = Configure sua chave de segurança
enrol-u2f-submit = Configurar chave
web-authn-failed = Não deu certo ou foi cancelado. Tente novamente ou escolha outro jeito.
web-authn-script = Isto precisa de JavaScript. Ative-o para esta página ou escolha outro jeito.
credential-missing = Nada chegou do seu dispositivo. Esta etapa precisa de JavaScript: ative-o ou escolha outro jeito.
credential-refused = Esta chave de acesso ou de segurança não foi aceita. Tente novamente ou escolha outro jeito.

## Nova senha

login-forgot = Esqueceu a senha?
login-refused-lockout = O nome e a senha não conferem, ou a conta está bloqueada: isso acontece após muitas senhas erradas. Verifique os dois ou peça ajuda.
reset-title = Esqueceu a senha?
reset-lead = Diga quem você é e enviaremos por e-mail um código para criar uma nova.
reset-lead-code = Diga de quem é a senha. Depois, você poderá escolher uma nova.
reset-submit = Enviar código
reset-to-login = Voltar para o login
new-password-title = Escolha uma nova senha
new-password-wish = Digite sua senha atual e duas vezes a nova.
new-password-required = Escolha uma nova senha antes de continuar.
new-password-expired = Sua senha é antiga demais. Escolha uma nova.
new-password-forgotten = Se existir uma conta com esse nome, um código está a caminho por e-mail. Ele pode demorar um pouco para chegar ou estar na pasta de spam.
new-password-first-title = Escolha uma senha
new-password-first = A partir de agora, você entra em { $product } com esta senha.
new-password-label = Nova senha
new-password-submit = Salvar senha
current-password-label = Senha atual
password-again-label = Repita a nova senha
password-mismatch = As duas senhas não são iguais.
password-same = Esta é sua senha atual. Escolha outra.
current-password-refused = Esta não é sua senha atual.

## Dispositivos

device-title = Conectar um dispositivo
device-lead = Digite o código que seu dispositivo mostra.
device-code-label = Código no seu dispositivo
device-code-hint = Oito letras, como BCDF-GHJK. Se o código já estiver preenchido, compare-o com o do dispositivo.
device-code-refused = Este código está errado, já foi usado ou expirou. Confira o código ou comece de novo no dispositivo.
device-consent-title = Permitir este dispositivo?
device-consent-lead = { $device } ({ $project }) quer entrar como você em outro dispositivo.
device-consent-warning = Só continue se foi você quem começou isto no seu dispositivo. Se alguém enviou o código ou um link a você, recuse: essa pessoa entraria na sua conta.
device-consent-code = O código no seu dispositivo:
device-scopes = Ele poderá:
device-scope-openid = saber quem você é
device-scope-profile = ver seu nome e perfil
device-scope-email = ver seu endereço de e-mail
device-scope-phone = ver seu número de telefone
device-scope-address = ver seu endereço postal
device-scope-offline = permanecer na conta quando você não estiver
device-allow = Permitir
device-deny = Recusar
device-allowed-title = Seu dispositivo está na sua conta
device-allowed-text = Você pode voltar ao dispositivo e fechar esta página.
device-denied-title = Seu dispositivo não entrou na conta
device-denied-text = Você recusou o acesso. Pode fechar esta página.
device-gone-title = Este código não vale mais
device-gone-text = Ele já foi usado ou expirou. Se o dispositivo ainda não entrou na conta, comece de novo nele.
device-again = Digitar outro código

## Sair

logout-title = Quer sair?
logout-text = Você está prestes a sair da sua conta.
logout-text-name = Você entrou como { $name }.
logout-text-several = Há várias contas conectadas aqui.
logout-submit = Sair
logout-submit-all = Sair de todas
logout-stay = Continuar na conta
signed-out-title = Você saiu da sua conta
signed-out-text = Até a próxima.
signed-out-incomplete = Você saiu de { $product }, mas não conseguimos acessar o serviço de login. Se o computador for compartilhado, feche o navegador.
signed-out-again = Entrar novamente

## Quando algo dá errado

try-again = Não conseguimos fazer isso agora. Nada se perdeu: tente novamente daqui a pouco.

again-title = Você está entrando
again-text = Só um momento. Se nada acontecer, continue por conta própria.
again-continue = Continuar

problem-reference = Referência
problem-restart = Começar de novo
problem-back = Voltar para { $product }
problem-retry = Tentar novamente
problem-sign-in = Entrar

error-start-again-title = Comece de novo
error-start-again-text = Esta página expirou ou foi aberta em outro navegador. Começar de novo leva só um momento.
error-request-gone-title = Este acesso foi encerrado
error-request-gone-text = O link já foi usado ou expirou. Volte e entre a partir de lá.
error-forbidden-title = Este formulário não pode ser usado
error-forbidden-text = Para proteger você, só aceitamos formulários que mostramos neste navegador. Comece de novo.
error-provider-refused-title = Você não entrou
error-provider-refused-text = O acesso foi cancelado ou recusado. Você pode tentar novamente.
error-not-allowed-title = Isso não é possível aqui
error-not-allowed-text = Esta opção está desativada. Se você precisa dela, fale com quem deu acesso a você.
error-step-missing-title = Falta mais uma etapa
error-step-missing-text = Sua conta exige uma etapa que não pode ser feita nesta página. Fale com quem deu acesso a você.
error-signed-out-title = Você saiu da sua conta
error-signed-out-text = Entre para continuar.
error-session-expired-title = Sua sessão terminou
error-session-expired-text = Entre novamente para continuar.
error-not-found-title = Página não encontrada
error-not-found-text = Não há nada neste endereço. Talvez o link esteja incompleto.
error-method-not-allowed-title = Isso não funciona aqui
error-method-not-allowed-text = Este endereço não pode ser aberto dessa forma. Comece de novo.
error-unsupported-media-type-title = Não conseguimos ler isso
error-unsupported-media-type-text = O formulário chegou em um formato que não aceitamos aqui.
error-bad-request-title = Não conseguimos ler isso
error-bad-request-text = Falta algo na solicitação ou há algo errado nela. Comece de novo.
error-body-too-large-title = Isso é demais
error-body-too-large-text = O que foi enviado é maior do que aceitamos. Encurte e tente novamente.
error-headers-too-large-title = Cookies demais
error-headers-too-large-text = Seu navegador enviou mais cookies do que podemos aceitar. Exclua os cookies deste site e comece de novo.
error-prefetch-title = Tudo pronto para continuar
error-prefetch-text = Seu navegador abriu esta página com antecedência. Tente novamente para continuar.
error-session-too-large-title = Não conseguimos fazer seu login
error-session-too-large-text = Sua conta tem mais dados do que cabe em uma sessão do navegador. Informe-nos a referência abaixo.
error-unavailable-title = Tente novamente daqui a pouco
error-unavailable-text = O serviço de login não está respondendo agora. Nada do que você fez se perdeu.
error-unexpected-title = Algo deu errado
error-unexpected-text = O erro é nosso e já foi registrado. Tente novamente. Se continuar acontecendo, informe-nos a referência abaixo.
