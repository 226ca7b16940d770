//! The same step twice: double clicks, the back button, several tabs.

use browser_kit::test;

fn count(requests: &[String], start: &str) -> usize {
    requests.iter().filter(|request| request.starts_with(start)).count()
}

#[test]
fn a_double_click_signs_in_once() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.fill("Email or username", &person.login_name).await;
        visitor.fill("Password", &person.password).await;
        let button = visitor.button("Sign in").await;
        visitor.browser.action_chain().double_click_element(&button).perform().await.unwrap();
        visitor.see_signed_in().await;
        let requests = visitor.requests().await;
        assert_eq!(count(&requests, "POST "), 1, "{requests:#?}");
    });
}

#[test]
fn going_back_after_the_sign_in_and_sending_whatever_is_there_ends_signed_in() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        visitor.back().await;
        // A browser that kept the page shows its form; another asks anew and hears that this sign-in has ended.
        let shown = visitor.until("the form, or its end", async || {
            let text = visitor.text().await;
            text.contains("has ended").then_some(false).or(text.contains("to continue to").then_some(true))
        });
        if shown.await {
            visitor.enter(&person.login_name, &person.password).await;
            visitor.follow("Start again").await;
        } else {
            visitor.follow("Back to Drawbridge").await;
        }
        visitor.see_signed_in().await;
    });
}

#[test]
fn a_form_that_another_tab_has_sent_already_ends_signed_in() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        let (first, same) = (visitor.tab().await, visitor.url().await);
        let second = visitor.new_tab().await;
        visitor.open(same.as_str()).await;
        visitor.switch_to(&first).await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
        visitor.switch_to(&second).await;
        visitor.enter(&person.login_name, &person.password).await;
        // The flow is over, and with it what proves that the form is ours: one step, and no question.
        visitor.see("Please start again").await;
        visitor.follow("Start again").await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn two_sign_ins_in_two_tabs_both_land() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        let first = visitor.tab().await;
        let second = visitor.new_tab().await;
        visitor.open(&visitor.place.app("/reports")).await;
        visitor.follow("Sign in").await;
        visitor.arrive(&visitor.place.auth("/login")).await;
        visitor.switch_to(&first).await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
        visitor.switch_to(&second).await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.arrive(&visitor.place.app("/reports")).await;
        visitor.see("Signed in as").await;
        visitor.switch_to(&first).await;
        visitor.open(&visitor.place.app("/")).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a_page_that_comes_back_can_be_sent_again() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.enter(&person.login_name, "not the password").await;
        visitor.see("don’t go together").await;
        visitor.back().await;
        assert_eq!(visitor.button("Sign in").await.attr("aria-busy").await.unwrap(), None);
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a_page_out_of_the_browsers_memory_has_its_button_back() {
    test(async |visitor| {
        visitor.go_to_sign_in().await;
        // Whether a browser keeps a page is its own decision, so the moments of that are played to the script.
        let script = "const form = document.forms[0], button = form.querySelector('button:not([type=button])'); \
            form.dispatchEvent(new SubmitEvent('submit', {submitter: button, cancelable: true})); \
            const sent = [form.hasAttribute('data-sent'), button.getAttribute('aria-busy')]; \
            dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})); \
            return [...sent, form.hasAttribute('data-sent'), button.getAttribute('aria-busy')];";
        assert_eq!(visitor.script(script).await, serde_json::json!([true, "true", false, null]));
    });
}
