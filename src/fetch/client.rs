//! Asks for one address: follows redirects, each of them checked, and receives what is allowed.

use std::sync::Arc;

use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED, LOCATION,
};
use reqwest::{Response, StatusCode, redirect};
use tokio::time::{Instant, timeout};
use url::Url;

use super::body::{self, Body};
use super::error::{Error, Reason};
use super::guard::{Guard, Resolver};
use super::hosts::{Hosts, Turn};
use super::{kind, patience, proxy, tls};
use crate::config::Fetch;
use crate::intake::{self, ContentType};

/// What mujaz calls itself.
const AGENT: &str = concat!("mujaz/", env!("CARGO_PKG_VERSION"));

/// How many redirects are followed.
const REDIRECTS: usize = 10;

/// Asks for pages and feeds, within the limits of the settings.
///
/// Making one reads the system's certificates, so it is made when something is to be fetched and not before.
#[derive(Debug)]
pub struct Client {
    http: reqwest::Client,
    guard: Arc<Guard>,
    hosts: Hosts,
    limits: Fetch,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request<'a> {
    /// Its address.
    pub url: &'a Url,
    /// Which types are wanted, as HTTP writes it.
    pub accept: &'static str,
    /// The version that is known, as its server marked it.
    pub etag: Option<&'a str>,
    /// The time of the version that is known, as its server wrote it.
    pub last_modified: Option<&'a str>,
}

/// An answer.
#[derive(Debug)]
pub(super) enum Answer {
    /// What is known is still right.
    Unchanged,
    /// Something new.
    Fresh(Box<Fresh>),
}

/// What an answer holds.
#[derive(Debug)]
pub(super) struct Fresh {
    /// Where it was in the end.
    pub url: Url,
    /// Where it is from now on, by the word of its server.
    pub moved: Option<Url>,
    /// What it is, by the word of its server.
    pub content_type: Option<String>,
    /// This version, for the next time.
    pub etag: Option<String>,
    /// The time of this version, for the next time.
    pub last_modified: Option<String>,
    pub body: Body,
}

impl Fresh {
    /// What it is and in which charset, by the word of its server.
    pub fn content_type(&self) -> ContentType {
        self.content_type.as_deref().map(ContentType::parse).unwrap_or_default()
    }
}

/// What one request led to.
enum Step {
    Arrived(Answer),
    Onward { to: Url, for_good: bool },
}

impl Client {
    /// One with these limits.
    pub fn new(settings: &Fetch) -> Result<Self, Error> {
        let failed = |reason| Error { url: "fetch".to_owned(), reason: Reason::Settings(reason) };
        let tls = tls::config().map_err(|error| failed(error.to_string()))?;
        let (proxies, hosts) = proxy::all(&settings.proxies).map_err(failed)?;
        let guard = Guard::new(settings.local.clone(), hosts);
        let builder = reqwest::Client::builder()
            .user_agent(AGENT)
            .tls_backend_preconfigured(tls)
            .redirect(redirect::Policy::none())
            .referer(false)
            .connect_timeout(settings.connect)
            .pool_max_idle_per_host(1)
            .dns_resolver(Resolver(Arc::clone(&guard)))
            .no_proxy();
        let http = proxies.into_iter().fold(builder, reqwest::ClientBuilder::proxy).build();
        Ok(Self {
            http: http.map_err(|error| failed(Reason::from(error).to_string()))?,
            guard,
            hosts: Hosts::new(settings.concurrency, settings.pause),
            limits: settings.clone(),
        })
    }

    /// The limits that it keeps to.
    pub(super) fn limits(&self) -> &Fetch {
        &self.limits
    }

    /// Asks for something, and follows where that leads.
    pub(super) async fn get(&self, request: &Request<'_>) -> Result<Answer, Error> {
        self.follow(request).await.map_err(|reason| Error::new(request.url, reason))
    }

    async fn follow(&self, request: &Request<'_>) -> Result<Answer, Reason> {
        let mut url = request.url.clone();
        let mut moved = None;
        let mut all_for_good = true;
        for _ in 0..=REDIRECTS {
            self.guard.check(&url)?;
            let mut turn = self.hosts.turn(&url).await?;
            match self.ask(request, &url, &mut turn).await? {
                Step::Arrived(Answer::Fresh(fresh)) => return Ok(Answer::Fresh(Box::new(Fresh { moved, ..*fresh }))),
                Step::Arrived(unchanged) => return Ok(unchanged),
                Step::Onward { to, for_good } => {
                    all_for_good &= for_good;
                    if all_for_good {
                        moved = Some(to.clone());
                    }
                    url = to;
                }
            }
        }
        Err(Reason::Redirects(REDIRECTS))
    }

    async fn ask(&self, request: &Request<'_>, url: &Url, turn: &mut Turn) -> Result<Step, Reason> {
        let deadline = Instant::now() + self.limits.timeout;
        let mut asked =
            self.http.get(url.clone()).header(ACCEPT, request.accept).header(ACCEPT_ENCODING, body::ACCEPTED);
        let known = [(IF_NONE_MATCH, request.etag), (IF_MODIFIED_SINCE, request.last_modified)];
        for (name, value) in known {
            if let Some(value) = value {
                asked = asked.header(name, value);
            }
        }
        let limit = self.limits.timeout.min(self.limits.connect + self.limits.silence);
        let slow = |_| Reason::Slow { what: "no answer", limit };
        let response = timeout(limit, asked.send()).await.map_err(slow)??;
        let status = response.status();
        let is_conditional = request.etag.is_some() || request.last_modified.is_some();
        match status {
            StatusCode::NOT_MODIFIED if is_conditional => Ok(Step::Arrived(Answer::Unchanged)),
            StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT => Err(refusal(status, response.headers(), turn)),
            status if status.is_success() => self.receive(url, response, deadline).await,
            status if status.is_redirection() => match location(url, response.headers())? {
                Some(to) => {
                    let for_good = matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
                    Ok(Step::Onward { to, for_good })
                }
                None => Err(refusal(status, response.headers(), turn)),
            },
            status => Err(refusal(status, response.headers(), turn)),
        }
    }

    async fn receive(&self, url: &Url, response: Response, deadline: Instant) -> Result<Step, Reason> {
        let content_type = text(response.headers(), &CONTENT_TYPE);
        if let Some(reason) = content_type.as_deref().and_then(kind::strange) {
            return Err(reason);
        }
        let (etag, last_modified) = (text(response.headers(), &ETAG), text(response.headers(), &LAST_MODIFIED));
        let body = body::receive(response, &self.limits, deadline).await?;
        let fresh = Fresh { url: url.clone(), moved: None, content_type, etag, last_modified, body };
        Ok(Step::Arrived(Answer::Fresh(Box::new(fresh))))
    }
}

/// Why an answer of this status is none; a server that wants to be left alone will be.
fn refusal(status: StatusCode, headers: &HeaderMap, turn: &mut Turn) -> Reason {
    let asks = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE);
    let wait = patience::wanted(headers).filter(|_| asks);
    if let Some(wait) = wait {
        turn.leave_alone(wait);
    }
    Reason::Status { code: status.as_u16(), wait }
}

/// Where a redirect leads.
fn location(from: &Url, headers: &HeaderMap) -> Result<Option<Url>, Reason> {
    let Some(value) = headers.get(LOCATION) else { return Ok(None) };
    // Some servers write it in UTF-8 as it is; what that makes of other bytes leads nowhere, and is said to.
    let value = String::from_utf8_lossy(value.as_bytes());
    from.join(&value).map(Some).map_err(|_| Reason::Broken(format!("redirects to \"{}\"", intake::clean_line(&value))))
}

/// A header that is to be kept: not where it is no plain text, or longer than any server's own.
fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    const LONGEST: usize = 1024;
    let value = headers.get(name)?.to_str().ok()?;
    (value.len() <= LONGEST).then(|| value.to_owned())
}
