use super::*;

fn origins() -> Origins {
    Origins {
        handler: "https://app.example.com".parse().unwrap(),
        auth: "https://auth.example.com".parse().unwrap(),
        app: "https://app.example.com".parse().unwrap(),
        allowed: vec!["https://example.com".into()],
        landing: "https://app.example.com/start".parse().unwrap(),
    }
}

fn check(wish: &str) -> ReturnTo {
    ReturnTo::check(Some(wish), &origins())
}

#[test]
fn a_path_of_the_application_and_a_url_of_an_allowed_origin_are_granted() {
    for (wish, target) in [
        ("/reports?a=1&b=%2F#c", "https://app.example.com/reports?a=1&b=%2F#c"),
        ("reports", "https://app.example.com/reports"),
        ("/ä \"<>", "https://app.example.com/%C3%A4%20%22%3C%3E"),
        ("https://app.example.com/x", "https://app.example.com/x"),
        ("https://example.com/y", "https://example.com/y"),
        ("HTTPS://EXAMPLE.com:443/z", "https://example.com/z"),
        ("/authors", "https://app.example.com/authors"),
    ] {
        assert_eq!(check(wish), ReturnTo { target: target.into(), refused: false }, "{wish}");
    }
}

#[test]
fn without_a_wish_the_default_is_taken_and_nothing_is_counted_as_refused() {
    let default = ReturnTo { target: "https://app.example.com/start".into(), refused: false };
    assert_eq!(ReturnTo::check(None, &origins()), default);
    assert_eq!(ReturnTo::check(Some(""), &origins()), default);
}

#[test]
fn our_own_endpoints_are_no_place_to_land() {
    for wish in ["/auth/login", "/auth", "/x/../auth/logout", "https://app.example.com/auth/callback"] {
        assert!(check(wish).refused, "{wish}");
    }
}

/// Every combination of the tricks by which redirects have been led astray: all end on an allowed origin.
#[test]
fn no_combination_of_known_tricks_leaves_the_allowed_origins() {
    let starts = [
        "",
        "/",
        "//",
        "///",
        "////",
        "\\",
        "\\\\",
        "/\\",
        "\\/",
        "/\t/",
        "/\n/",
        "/\r\n/",
        "\t//",
        " //",
        "/./",
        "/../",
        "/.//",
        "/%2f",
        "/%2F/",
        "/%5c",
        "%2f%2f",
        "http:",
        "https:",
        "http:/",
        "https:/",
        "http://",
        "https://",
        "https:\\\\",
        "https:/\\",
        "hTTps://",
        "javascript:",
        "JaVaScRiPt:",
        "java\tscript:",
        "data:text/html,",
        "vbscript:",
        "file:///",
        "blob:",
        "//app.example.com@",
        "https://app.example.com@",
        "https://app.example.com:x@",
        "https://app.example.com.",
        "//app.example.com\\@",
        "https://app.example.com%00",
        "https://app.example.com\0.",
        "?//",
        "#//",
        "@",
        ":@",
        "\u{3002}",
        "https://app\u{3002}example\u{3002}com.",
        "https://[::1]@",
    ];
    let hosts = [
        "evil.example.org",
        "evil.example.org/",
        "evil.example.org%2f@app.example.com",
        "evil.example.org#app.example.com",
        "evil.example.org?app.example.com",
        "evil.example.org\\app.example.com",
        "evil\u{2024}example\u{2024}org",
        "\u{ff45}vil.example.org",
        "127.0.0.1",
        "0x7f.1",
        "[::1]",
        "app.example.com.evil.example.org",
        "alert(1)",
    ];
    let mut tried = 0;
    for start in starts {
        for host in hosts {
            let wish = format!("{start}{host}");
            let target = Url::parse(&check(&wish).target).unwrap();
            let origin = target.origin().ascii_serialization();
            assert!(
                ["https://app.example.com", "https://example.com"].contains(&origin.as_str()),
                "{wish:?}: {target}"
            );
            assert!(target.username().is_empty(), "{wish:?}: {target}");
            tried += 1;
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn a_wish_that_is_too_long_or_holds_control_characters_is_refused() {
    assert!(check(&format!("/{}", "a".repeat(LONGEST))).refused);
    assert!(check("/a\r\nSet-Cookie: x").refused);
}
