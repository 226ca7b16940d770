//! What people do with our pages, in one word each.

use super::Browser;
use crate::{Answer, Person};
use url::Url;

impl Browser {
    /// Begins at the application and arrives at the sign-in page.
    pub async fn sign_in_page(&self) -> Answer {
        let page = self.visit("/auth/login?return_to=/reports").await;
        page.assert_screen(200, "/login");
        page
    }

    /// Begins at the application, with parameters added to what it asks of the provider, and goes as far as our
    /// hosts answer without a redirect or the way leads back to the application.
    pub async fn ask_provider(&self, params: &[(&str, &str)]) -> Answer {
        let start = self.open("/auth/login?return_to=/reports").await;
        let mut url: Url = start.target();
        let changed: Vec<_> = params.iter().map(|(name, _)| *name).collect();
        let kept: Vec<(String, String)> =
            url.query_pairs().filter(|(name, _)| !changed.contains(&&**name)).map(own).collect();
        url.query_pairs_mut().clear().extend_pairs(kept).extend_pairs(params);
        self.follow_home(self.link(&start, url.as_str()).await).await
    }

    /// Follows redirects until there is none or the next one leads to the application.
    pub async fn follow_home(&self, mut answer: Answer) -> Answer {
        while answer.location().is_some() && answer.target().origin() != self.stack.app().origin() {
            answer = self.step(&answer).await;
        }
        answer
    }

    /// Sends name and password.
    pub async fn enter(&self, page: &Answer, name: &str, password: &str) -> Answer {
        self.submit(page.form().fill("login_name", name).fill("password", password)).await
    }

    /// Declines to set up a second factor, if an answer leads to that offer.
    pub async fn decline(&self, answer: Answer) -> Answer {
        let answer = self.follow_home(answer).await;
        if answer.url.path() != "/login/enrol" || answer.location().is_some() {
            return answer;
        }
        self.submit(answer.form().press("skip")).await
    }

    /// Signs somebody in and arrives in the application.
    ///
    /// # Panics
    /// If that does not happen.
    pub async fn sign_in(&self, person: &Person) -> Answer {
        let page = self.sign_in_page().await;
        let answer = self.enter(&page, &person.login_name, &person.password).await;
        answer.assert_status(303);
        let landed = self.follow(answer).await;
        assert_eq!(landed.url.as_str(), self.stack.app_url("/reports"), "{landed}");
        landed
    }

    /// Who is signed in at the application, as the session endpoint says.
    pub async fn who(&self) -> Answer {
        self.script(&self.stack.app_url("/")).get("/auth/session").await
    }

    /// The subject of the application's session, `None` if nobody is signed in.
    ///
    /// # Panics
    /// If the endpoint answers anything but that.
    pub async fn signed_in_as(&self) -> Option<String> {
        let answer = self.who().await;
        if answer.status == 401 {
            return None;
        }
        answer.assert_status(200);
        answer.json()["sub"].as_str().map(ToOwned::to_owned)
    }
}

fn own((name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)) -> (String, String) {
    (name.into_owned(), value.into_owned())
}
