## Every page

page-title = { $title } · { $product }
page-title-fault = Erreur : { $title } · { $product }
back = Retour à { $product }
check-fields = Veuillez vérifier votre saisie :
email-label = Adresse e-mail
password-label = Mot de passe
password-show = Afficher le mot de passe
language-label = Langue :
languages-title = Choisissez votre langue

## Sign in

login-title = Connexion
login-lead = pour continuer vers { $product }
login-name-label = Adresse e-mail ou nom d’utilisateur
login-submit = Se connecter
login-to-signup = Première visite ?
login-to-signup-link = Créer un compte

login-refused = Ce nom et ce mot de passe ne correspondent pas. Vérifiez les deux et réessayez.
login-name-missing = Saisissez votre adresse e-mail ou votre nom d’utilisateur.
login-name-too-long = C’est trop long pour une adresse e-mail ou un nom d’utilisateur.
password-missing = Saisissez votre mot de passe.
password-too-long = C’est trop long pour un mot de passe.

## The accounts of this browser

accounts-title = Choisissez un compte
accounts-inactive = Reconnectez-vous
accounts-remove = Déconnecter
accounts-remove-name = Déconnecter { $name }

## Sign up

signup-title = Créez votre compte
signup-lead = pour { $product }
given-name-label = Prénom
family-name-label = Nom
signup-submit = Créer un compte
signup-to-login = Vous avez déjà un compte ?
signup-to-login-link = Se connecter
signup-accept = J’accepte :
signup-passkey = Créer un compte avec une clé d’accès
signup-terms = Conditions d’utilisation
signup-privacy = Politique de confidentialité

rules-heading = Votre mot de passe doit comporter :
rule-met = rempli
rule-unmet = manquant
rule-min-length =
    { $count ->
        [one] Au moins { $count } caractère
       *[other] Au moins { $count } caractères
    }
rule-max-length =
    { $count ->
        [one] Pas plus de { $count } caractère
       *[other] Pas plus de { $count } caractères (les lettres accentuées et les emojis comptent pour plusieurs)
    }
rule-lowercase = Une lettre minuscule (a–z)
rule-uppercase = Une lettre majuscule (A–Z)
rule-digit = Un chiffre (0–9)
rule-symbol = Un symbole, comme ! ou ?

given-name-missing = Saisissez votre prénom.
family-name-missing = Saisissez votre nom.
name-too-long = C’est trop long. Veuillez raccourcir.
email-missing = Saisissez votre adresse e-mail.
email-invalid = Cela ne ressemble pas à une adresse e-mail.
email-too-long = C’est trop long pour une adresse e-mail.
terms-missing = Veuillez accepter les conditions d’utilisation.
privacy-missing = Veuillez accepter la politique de confidentialité.
password-rules-broken = Ce mot de passe ne respecte pas encore toutes les règles.

## Verify the address

verify-title = Consultez votre boîte de réception
verify-sent-to = Nous avons envoyé un code à { $email }.
verify-sent = Nous vous avons envoyé un code par e-mail.
verify-hint = Saisissez-le ici pour confirmer votre adresse. Il peut mettre une minute à arriver ; regardez aussi dans vos spams.
code-label = Code
verify-submit = Continuer
verify-resend = Envoyer un nouveau code

code-missing = Saisissez le code.
code-refused = Ce code est incorrect ou a expiré. Vérifiez-le ou demandez-en un nouveau.
code-sent = Un nouveau code est en route. Seul le dernier est valable.
verify-to-login = Vous avez déjà un compte avec cette adresse ? Alors aucun code n’a été envoyé.
verify-to-login-link = Se connecter

invite-title = Bienvenue
invite-lead = Configurez votre façon de vous connecter à { $product }.
invite-hint = Saisissez le code reçu par e-mail. Vous choisirez ensuite comment vous connecter.
invite-refused = Ce code est incorrect, a déjà été utilisé ou a expiré. Si vous avez déjà configuré votre connexion, connectez-vous simplement.
invite-again = Pas de code, ou il ne fonctionne plus ?
invite-again-link = En demander un nouveau
invite-again-title = Obtenir un nouveau code
invite-again-lead = Dites-nous qui vous êtes. Si vous devez encore configurer votre connexion, nous vous enverrons un nouveau code par e-mail.
invite-again-submit = Envoyer un nouveau code
invite-sent = Si vous devez encore configurer votre connexion, un e-mail est en route. Ouvrez le lien qu’il contient.
factors-first-title = Comment voulez-vous vous connecter ?
factors-first-lead = C’est ainsi que vous vous connecterez désormais à { $product }.
factor-password = Mot de passe
factor-password-hint = Un mot de passe que vous choisissez maintenant

## Steps of a sign-in

signing-in-as = Connexion en tant que { $name }.
account-switch = Utiliser un autre compte
another-factor = Essayer autrement
account-locked = Trop de codes incorrects : ce compte est verrouillé. Adressez-vous à la personne qui vous a donné accès.

code-totp-title = Saisissez le code de votre application
code-totp-lead = Ouvrez votre application d’authentification et saisissez les six chiffres affichés.
code-email-title = Consultez votre boîte de réception
code-email-unsent = Nous pouvons envoyer un code par e-mail à { $to }.
code-sms-title = Consultez votre téléphone
code-sms-unsent = Nous pouvons envoyer un code par SMS au { $to }.
code-sent-to = Nous avons envoyé un code à { $to }.
code-send = Envoyer un code
code-refused-app = Ce code est incorrect ou n’est plus valable. Saisissez celui que l’application affiche maintenant.
code-used = Ce code a déjà été utilisé. Attendez le suivant.

factors-prove-title = Confirmez votre identité
factors-enrol-title = Protégez votre compte
factors-enrol-lead = Pour vous connecter à { $product }, il vous faut une deuxième étape en plus de votre mot de passe. Choisissez celle à configurer.
factors-offer-lead = Avec une deuxième étape, personne d’autre n’entre, même en connaissant votre mot de passe.
factors-skip = Pas maintenant
factor-passkey = Clé d’accès
factor-passkey-hint = Votre empreinte, votre visage ou le code PIN de votre appareil. Elle peut aussi remplacer votre mot de passe
factor-u2f = Clé de sécurité
factor-u2f-hint = Une clé à brancher ou à approcher
factor-totp = Application d’authentification
factor-totp-hint = Six chiffres d’une application sur votre téléphone
factor-email = E-mail
factor-email-hint = Un code à votre adresse
factor-sms = SMS
factor-sms-hint = Un code sur votre téléphone

enrol-totp-title = Configurez votre application d’authentification
enrol-totp-scan = Scannez ceci avec l’application. Saisissez ensuite les six chiffres qu’elle affiche.
enrol-totp-qr = Code QR pour votre application d’authentification
enrol-totp-open = Configurer une application sur cet appareil
enrol-totp-secret = Ou saisissez cette clé dans l’application :
enrol-totp-code = Code de l’application

phone-title = Votre numéro de téléphone
phone-lead = Nous y enverrons un code à chaque connexion.
phone-label = Numéro de téléphone
phone-hint = Avec l’indicatif du pays, par exemple +33 6 12 34 56 78
phone-missing = Saisissez votre numéro de téléphone.
phone-unsent = Nous ne pouvons pas envoyer de code à ce numéro. Saisissez-en un autre ou essayez autrement.
phone-invalid = Cela ne ressemble pas à un numéro de téléphone avec son indicatif de pays.

## Passkeys and security keys

login-passkey = Se connecter avec une clé d’accès
passkey-title = Utilisez votre clé d’accès
passkey-lead = Votre appareil vous demandera votre empreinte, votre visage ou son code PIN.
passkey-submit = Utiliser la clé d’accès
passkey-password = Utiliser plutôt le mot de passe
u2f-title = Utilisez votre clé de sécurité
u2f-lead = Branchez la clé ou approchez-la, puis touchez-la quand elle clignote.
u2f-submit = Utiliser la clé de sécurité
enrol-passkey-title = Configurez votre clé d’accès
enrol-passkey-lead = Votre appareil vous demandera votre empreinte, votre visage ou son code PIN. Vous pourrez ensuite vous connecter ainsi.
enrol-passkey-submit = Configurer la clé d’accès
enrol-u2f-title = Configurez votre clé de sécurité
enrol-u2f-submit = Configurer la clé de sécurité
web-authn-failed = Cela n’a pas fonctionné ou a été annulé. Réessayez ou choisissez un autre moyen.
web-authn-script = Cette étape nécessite JavaScript. Activez-le pour cette page ou choisissez un autre moyen.
credential-missing = Votre appareil n’a rien envoyé. Cette étape nécessite JavaScript : activez-le ou choisissez un autre moyen.
credential-refused = Cette clé d’accès ou de sécurité n’a pas été acceptée. Réessayez ou choisissez un autre moyen.

## New password

login-forgot = Mot de passe oublié ?
login-refused-lockout = Ce nom et ce mot de passe ne correspondent pas, ou le compte est verrouillé : trop de mots de passe incorrects le verrouillent. Vérifiez les deux ou demandez de l’aide.
reset-title = Mot de passe oublié ?
reset-lead = Dites-nous qui vous êtes : nous vous enverrons par e-mail un code pour en choisir un nouveau.
reset-lead-code = Dites-nous à qui appartient le mot de passe. Vous pourrez ensuite en choisir un nouveau.
reset-submit = Envoyer le code
reset-to-login = Retour à la connexion
new-password-title = Choisissez un nouveau mot de passe
new-password-wish = Saisissez votre mot de passe actuel, puis deux fois le nouveau.
new-password-required = Veuillez choisir un nouveau mot de passe avant de continuer.
new-password-expired = Votre mot de passe est trop ancien. Veuillez en choisir un nouveau.
new-password-forgotten = S’il existe un compte à ce nom, un code est en route par e-mail. Cela peut prendre une minute ; regardez aussi dans vos spams.
new-password-first-title = Choisissez un mot de passe
new-password-first = Vous vous connecterez désormais à { $product } avec ce mot de passe.
new-password-label = Nouveau mot de passe
new-password-submit = Enregistrer le mot de passe
current-password-label = Mot de passe actuel
password-again-label = Nouveau mot de passe, encore une fois
password-mismatch = Les deux mots de passe ne sont pas identiques.
password-same = C’est votre mot de passe actuel. Choisissez-en un autre.
current-password-refused = Ce n’est pas votre mot de passe actuel.

## Devices

device-title = Connecter un appareil
device-lead = Saisissez le code qu’affiche votre appareil.
device-code-label = Code de votre appareil
device-code-hint = Huit lettres, par exemple BCDF-GHJK. Si le code est déjà rempli, comparez-le avec votre appareil.
device-code-refused = Ce code est incorrect, a déjà été utilisé ou a expiré. Vérifiez-le ou recommencez sur votre appareil.
device-consent-title = Autoriser cet appareil ?
device-consent-lead = { $device } ({ $project }) veut se connecter en votre nom sur un autre appareil.
device-consent-warning = Ne continuez que si vous avez lancé cela vous-même sur votre appareil. Si quelqu’un vous a envoyé le code ou un lien, refusez : cette personne accéderait à votre compte.
device-consent-code = Le code sur votre appareil :
device-scopes = Il pourra :
device-scope-openid = savoir qui vous êtes
device-scope-profile = voir votre nom et votre profil
device-scope-email = voir votre adresse e-mail
device-scope-phone = voir votre numéro de téléphone
device-scope-address = voir votre adresse postale
device-scope-offline = garder la session en votre absence
device-allow = Autoriser
device-deny = Refuser
device-allowed-title = Votre appareil est connecté
device-allowed-text = Vous pouvez revenir à votre appareil et fermer cette page.
device-denied-title = Votre appareil n’a pas été connecté
device-denied-text = Vous avez refusé. Vous pouvez fermer cette page.
device-gone-title = Ce code n’est plus valable
device-gone-text = Il a déjà été utilisé ou a expiré. Si votre appareil n’est pas encore connecté, recommencez sur celui-ci.
device-again = Saisir un autre code

## Sign out

logout-title = Se déconnecter ?
logout-text = Vous êtes sur le point de vous déconnecter.
logout-text-name = Vous utilisez le compte { $name }.
logout-text-several = Plusieurs comptes sont connectés ici.
logout-submit = Se déconnecter
logout-submit-all = Tout déconnecter
logout-stay = Garder la session
signed-out-title = Déconnexion réussie
signed-out-text = À bientôt.
signed-out-incomplete = Votre session { $product } est fermée, mais le service de connexion n’a pas pu être joint. Sur un ordinateur partagé, veuillez fermer le navigateur.
signed-out-again = Se reconnecter

## When something goes wrong

try-again = Ce n’est pas possible pour le moment. Rien n’est perdu : réessayez dans un instant.

again-title = Connexion en cours
again-text = Un instant, s’il vous plaît. Si rien ne se passe, continuez vous-même.
again-continue = Continuer

problem-reference = Référence
problem-restart = Recommencer
problem-back = Retour à { $product }
problem-retry = Réessayer
problem-sign-in = Se connecter

error-start-again-title = Veuillez recommencer
error-start-again-text = Cette page a expiré ou a été ouverte dans un autre navigateur. Recommencer ne prend qu’un instant.
error-request-gone-title = Cette connexion est terminée
error-request-gone-text = Le lien a déjà été utilisé ou a expiré. Revenez en arrière et connectez-vous à partir de là.
error-forbidden-title = Ce formulaire n’est pas utilisable
error-forbidden-text = Pour vous protéger, nous n’acceptons que les formulaires affichés dans ce navigateur. Veuillez recommencer.
error-provider-refused-title = Connexion non effectuée
error-provider-refused-text = La connexion a été annulée ou refusée. Vous pouvez réessayer.
error-not-allowed-title = Ce n’est pas possible ici
error-not-allowed-text = Cette possibilité est désactivée. Si vous pensez en avoir besoin, adressez-vous à la personne qui vous a donné accès.
error-step-missing-title = Il manque une étape
error-step-missing-text = Votre compte exige une étape impossible sur cette page. Adressez-vous à la personne qui vous a donné accès.
error-signed-out-title = Vous n’avez pas de session ouverte
error-signed-out-text = Connectez-vous pour continuer.
error-session-expired-title = Votre session a été fermée
error-session-expired-text = Votre session est terminée. Reconnectez-vous pour continuer.
error-not-found-title = Page introuvable
error-not-found-text = Il n’y a rien à cette adresse. Le lien est peut-être incomplet.
error-method-not-allowed-title = Cela ne fonctionne pas ici
error-method-not-allowed-text = Cette adresse ne peut pas être ouverte ainsi. Veuillez recommencer.
error-unsupported-media-type-title = Nous n’avons pas pu lire cela
error-unsupported-media-type-text = Le formulaire est arrivé dans un format que nous n’acceptons pas ici.
error-bad-request-title = Nous n’avons pas pu lire cela
error-bad-request-text = Il manque quelque chose dans la demande, ou elle est mal formée. Veuillez recommencer.
error-body-too-large-title = C’est trop
error-body-too-large-text = L’envoi dépasse ce que nous acceptons. Veuillez raccourcir et réessayer.
error-headers-too-large-title = Trop de cookies
error-headers-too-large-text = Votre navigateur a envoyé plus de cookies que nous n’en pouvons accepter. Supprimez les cookies de ce site et recommencez.
error-prefetch-title = Quand vous voulez
error-prefetch-text = Votre navigateur a ouvert cette page à l’avance. Réessayez pour continuer.
error-session-too-large-title = Nous n’avons pas pu vous connecter
error-session-too-large-text = Votre compte contient plus de données qu’une session de navigateur ne peut en porter. Veuillez nous indiquer la référence ci-dessous.
error-unavailable-title = Veuillez réessayer dans un instant
error-unavailable-text = Le service de connexion ne répond pas pour le moment. Rien de ce que vous avez fait n’est perdu.
error-unexpected-title = Un problème est survenu
error-unexpected-text = C’est notre faute, et nous l’avons consigné. Veuillez réessayer. Si cela se reproduit, indiquez-nous la référence ci-dessous.
