use crate::{Answer, Stack};

/// A good page of the sign-in host, and what the check finds once something was done to it.
struct Doctored {
    stack: Stack,
    page: Answer,
}

impl Doctored {
    async fn new() -> Self {
        let stack = Stack::start().await;
        let page = stack.browser().sign_in_page().await;
        Self { stack, page }
    }

    /// What the check says.
    async fn verdict(&self, change: impl FnOnce(&mut Answer)) -> String {
        let mut page = self.page.clone();
        change(&mut page);
        let checker = self.stack.checker();
        let task = std::panic::AssertUnwindSafe(checker.check(&page, &[]));
        match Caught(Box::pin(task)).await {
            Ok(()) => String::new(),
            Err(panic) => panic.downcast_ref::<String>().cloned().unwrap_or_default(),
        }
    }
}

/// A future whose panic is a value.
struct Caught<F>(std::pin::Pin<Box<std::panic::AssertUnwindSafe<F>>>);

impl<F: Future<Output = ()>> Future for Caught<F> {
    type Output = std::thread::Result<()>;

    fn poll(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Self::Output> {
        let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.0.as_mut().poll(context)));
        match polled {
            Ok(std::task::Poll::Pending) => std::task::Poll::Pending,
            Ok(std::task::Poll::Ready(())) => std::task::Poll::Ready(Ok(())),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
    }
}

#[tokio::test]
async fn a_good_page_has_no_fault() {
    assert_eq!(Doctored::new().await.verdict(|_| ()).await, "");
}

#[tokio::test]
async fn every_header_that_is_missing_wrong_or_too_much_is_found() {
    let doctored = Doctored::new().await;
    for name in [
        "strict-transport-security",
        "x-content-type-options",
        "referrer-policy",
        "x-frame-options",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "permissions-policy",
        "cache-control",
        "content-security-policy",
    ] {
        let missing = doctored.verdict(|page| drop(page.headers.remove(name))).await;
        assert!(!missing.is_empty(), "{name} is not missed");
        let twice = doctored.verdict(|page| {
            let value = page.headers[name].clone();
            page.headers.append(name, value);
        });
        assert!(twice.await.contains("twice"), "{name} twice is not seen");
    }
    for (name, value) in [
        ("server", "hyper"),
        ("x-powered-by", "axum"),
        ("cache-control", "no-cache"),
        ("content-security-policy", "default-src 'self' 'unsafe-inline'"),
        ("permissions-policy", "camera=*"),
    ] {
        let verdict = doctored.verdict(|page| drop(page.headers.insert(name, value.parse().unwrap()))).await;
        assert!(!verdict.is_empty(), "{name}: {value} is not seen");
    }
    let verdict = doctored.verdict(|page| page.body = page.body.replace("<style>", "<style>a{}")).await;
    assert!(verdict.contains("style-src"), "{verdict}");
}

#[tokio::test]
async fn every_attribute_of_a_cookie_counts() {
    let doctored = Doctored::new().await;
    let right = "__Host-session=a; HttpOnly; SameSite=Strict; Secure; Path=/; Max-Age=60";
    let set = |text: String| {
        doctored.verdict(move |page| drop(page.headers.insert("set-cookie", text.parse().unwrap())))
    };
    assert_eq!(set(right.into()).await, "");
    for (from, to) in [
        ("HttpOnly; ", ""),
        ("SameSite=Strict", "SameSite=Lax"),
        ("Secure; ", ""),
        ("Path=/", "Path=/auth"),
        ("Max-Age=60", "Max-Age=34560001"),
        ("; Max-Age=60", ""),
        ("Secure; ", "Secure; Domain=example.localhost; "),
        ("__Host-session", "session"),
        ("__Host-session", "__Host-other"),
        ("=a;", "=a b;"),
    ] {
        assert!(!set(right.replace(from, to)).await.is_empty(), "{from} → {to} is not seen");
    }
    let long = right.replace("=a;", &format!("={};", "a".repeat(4096)));
    assert!(set(long).await.contains("too long"));
}

#[tokio::test]
async fn a_secret_is_seen_however_it_is_written() {
    let doctored = Doctored::new().await;
    let secret = "Pä55 w\"&<>'{%+} word";
    doctored.stack.checker().leaks().password(secret);
    for written in [
        "Pä55 w\"&<>'{%+} word",
        "P&auml;55 Pä55 w&#34;&#38;&#60;&#62;&#39;{%+} word",
        "Pä55 w\\\"&<>'{%+} word",
        "P%C3%A455+w%22%26%3C%3E%27%7B%25%2B%7D+word",
    ] {
        let verdict = doctored.verdict(|page| page.body.push_str(written)).await;
        assert!(verdict.contains("a password shows"), "{written} is not seen");
    }
}
