"""What is generated is sent within flows that exist, most of the time: otherwise every answer would be that there is none."""

import zlib

import flows
import schemathesis

NAMES = ["totp", "otp_email", "otp_sms", "u2f", "passkey", ""]


@schemathesis.hook
def before_call(context, case, kwargs):
    path = case.operation.path
    case.headers = case.headers or {}
    case.headers.setdefault("Host", flows.host_of(path))
    case.headers.setdefault("Origin", f"http://{flows.host_of(path)}")
    case.headers.setdefault("Accept", "application/json")
    lot = zlib.crc32(case.id.encode())
    # What is to be refused is refused without a flow; and one in eight comes with none at all.
    if lot % 8 == 0 or not (case.meta and case.meta.generation.mode.is_positive):
        return
    browser = flows.stand(path)
    cookies = browser.cookies.get(flows.host_of(path), {})
    case.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    form = browser.form
    if "flow" in (case.query or {}):
        case.query["flow"] = form.get("flow", "")
    if isinstance(case.body, dict) and "flow" in case.body:
        case.body["flow"] = form.get("flow", "")
        # One in four has another token.
        if lot % 4:
            case.body["csrf"] = form.get("csrf", "")
        if "factor" in case.body and lot % 3:
            case.body["factor"] = NAMES[lot % len(NAMES)]


@schemathesis.hook
def after_call(context, case, response):
    path = case.operation.path
    browser = flows.stand(path)
    browser.keep(flows.host_of(path), response.headers.get("set-cookie", []))
    if "json" not in response.headers.get("content-type", [""])[0]:
        return
    body = response.json()
    if isinstance(body, dict) and ("location" in body or body.get("screen") == "signed_out"):
        flows.used_up(path)
