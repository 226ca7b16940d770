"""Sign-ins that have come so far that a step can be asked about: made anew whenever one was used up."""

import json
import os
import uuid
from urllib.parse import parse_qs, urlsplit

import requests

FIXTURES = json.load(open(os.environ["FUZZ_FIXTURES"]))
APP = urlsplit(FIXTURES["vars"]["redirectUri"])
AUTH = urlsplit(FIXTURES["vars"]["loginBaseUri"])
ISSUER = urlsplit(FIXTURES["issuer"])
PORT = AUTH.port
PASSWORD = "Zoë-\"Passw0rd<&>"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

# Everything is on this machine, whatever the name.
http = requests.Session()
http.trust_env = False


class Browser:
    """Cookies of the sign-in host and of the application's, and where the flow stands."""

    def __init__(self):
        self.cookies = {AUTH.netloc: {}, APP.netloc: {}}
        self.screen = {}

    def call(self, host, path, body=None):
        kept = self.cookies.get(host, {})
        headers = {"Host": host, "Accept": "application/json", "X-CSRF": "1", "Origin": f"http://{host}"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in kept.items())
        method = "GET" if body is None else "POST"
        port = ISSUER.port if host == ISSUER.netloc else PORT
        answer = http.request(method, f"http://127.0.0.1:{port}{path}", headers=headers, json=body, timeout=20,
                              allow_redirects=False)
        self.keep(host, answer.raw.headers.getlist("Set-Cookie"))
        return answer

    def keep(self, host, lines):
        for line in lines:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies.setdefault(host, {})[name] = value
            if "Max-Age=0" in line:
                del self.cookies[host][name]

    def show(self, path, body=None):
        answer = self.call(AUTH.netloc, path, body).json()
        target = urlsplit(answer.get("location", ""))
        if target.netloc == AUTH.netloc and "type" not in answer:
            return self.show(f"{target.path}?{target.query}")
        self.screen = answer
        return self

    def begin(self, query=""):
        start = self.call(APP.netloc, f"/auth/login?{query}").json()["location"]
        asked = urlsplit(start)
        answer = self.call(ISSUER.netloc, f"{asked.path}?{asked.query}")
        arrival = urlsplit(answer.headers["Location"])
        return self.show(f"{arrival.path}?{arrival.query}")

    def send(self, **fields):
        form = self.screen["form"]
        return self.show(form["action"], {"flow": form["flow"], "csrf": form["csrf"], **fields})

    def enter(self, name):
        return self.begin().enter_here(name)

    def enter_here(self, name):
        return self.send(login_name=name, password=PASSWORD)

    def follow(self, link):
        return self.show(self.screen["links"][link])

    @property
    def form(self):
        return self.screen.get("form", {})


def admin(path, body):
    headers = {"Host": ISSUER.netloc, "Authorization": f"Bearer {FIXTURES['tokens']['admin']}"}
    answer = http.post(f"{FIXTURES['base'].rstrip('/')}{path}", headers=headers, json=body, timeout=20)
    answer.raise_for_status()
    return answer.json()


def person(*factors, asked=True, verified=True, **more):
    email = f"{uuid.uuid4().hex}@example.com"
    body = {
        "organization": {"orgId": FIXTURES["vars"]["orgId"]},
        "profile": {"givenName": "Zoë", "familyName": "O'Hara & Söhne"},
        "email": {"email": email, "isVerified": verified},
        "password": {"password": PASSWORD},
        **more,
    }
    user = admin("/v2/users/human", body)["userId"]
    for factor in factors:
        admin(f"/v2/users/{user}/{factor}", {})
    if asked:
        admin(f"/v2/users/{user}/mfa_init_skipped", {})
    return email


PHONE = {"phone": {"phone": "+41791234567", "isVerified": True}}
CHANGE = {"password": {"password": PASSWORD, "changeRequired": True}}


def enrolling(factor):
    return Browser().enter(person(asked=False)).send(factor=factor)


def signed_in():
    browser = Browser().enter(person())
    back = urlsplit(browser.screen["location"])
    browser.call(APP.netloc, f"{back.path}?{back.query}")
    return browser


def several():
    """Two accounts, of which one is to be chosen."""
    browser = Browser().enter(person())
    return browser.begin("prompt=login").enter_here(person()).begin("prompt=select_account")


# How far one has to come for a path.
STANDS = {
    "/login": lambda: Browser().begin(),
    "/signup": lambda: Browser().begin("prompt=create"),
    "/signup/verify": lambda: Browser().enter(person(verified=False)),
    "/login/accounts": several,
    "/auth/session": signed_in,
    "/auth/refresh": signed_in,
    "/login/totp": lambda: Browser().enter(person(totpSecret=SECRET)),
    "/login/otp-email": lambda: Browser().enter(person("otp_email")),
    "/login/otp-sms": lambda: Browser().enter(person("otp_sms", **PHONE)),
    "/login/factors": lambda: Browser().enter(person("otp_email", "otp_sms", **PHONE)).follow("factors"),
    "/login/passkey": lambda: Browser().begin().send(login_name=person(), passkey="1"),
    "/login/enrol": lambda: Browser().enter(person(asked=False)),
    "/login/enrol/totp": lambda: enrolling("totp"),
    "/login/enrol/u2f": lambda: enrolling("u2f"),
    "/login/enrol/passkey": lambda: enrolling("passkey"),
    "/login/password/change": lambda: Browser().enter(person(**CHANGE)),
    "/login/password/reset": lambda: Browser().begin().follow("password_reset"),
    "/login/password/set": lambda: Browser().begin().follow("password_reset").send(login_name=person()),
}
made = {}


def stand(path):
    """Somebody who stands at a path; at the first screen where it has none of its own."""
    path = path if path in STANDS else "/login"
    if path not in made:
        made[path] = STANDS[path]()
    return made[path]


def used_up(path):
    made.pop(path if path in STANDS else "/login", None)


def host_of(path):
    return APP.netloc if path.startswith("/auth/") else AUTH.netloc
