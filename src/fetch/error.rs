//! Why something could not be fetched.

use std::io;
use std::time::Duration;

use url::Url;

use super::guard::Refused;
use crate::intake;

/// Why something could not be fetched, with the address that was to be.
#[derive(Debug, thiserror::Error)]
#[error("{url}: {reason}")]
pub struct Error {
    /// The address, without what it may hold of a password.
    pub url: String,
    /// What is the matter.
    pub reason: Reason,
}

impl Error {
    pub(super) fn new(url: &Url, reason: Reason) -> Self {
        Self { url: shown(url), reason }
    }

    pub(super) fn at(url: &str, reason: Reason) -> Self {
        match Url::parse(url) {
            Ok(parsed) => Self::new(&parsed, reason),
            Err(_) => Self { url: intake::clean_line(url), reason },
        }
    }
}

/// An address as it may be shown and kept: without user name and password.
pub fn shown(url: &Url) -> String {
    let mut url = url.clone();
    // Neither fails where there is a host, and nothing else has a user.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    intake::clean_line(url.as_str())
}

/// What is the matter with an address or with what it answers. Each says what to do where that is not plain.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// It is none of a web page.
    #[error("no address of a web page; it begins with https:// or http://")]
    NoAddress,
    /// It leads to another kind of address.
    #[error("leads to an address of the kind {0}:, but only http and https are fetched")]
    Scheme(String),
    /// It leads into the local network.
    #[error("leads into the local network ({0}); where that is meant, allow its host by fetch.allow_local")]
    Local(String),
    /// No connection.
    #[error("no connection: {0}")]
    Connect(String),
    /// The connection is not secure.
    #[error("no secure connection: {0}")]
    Secure(String),
    /// Too slow.
    #[error("{what} within {} s", limit.as_secs_f32())]
    Slow {
        /// What did not happen.
        what: &'static str,
        /// In what time.
        limit: Duration,
    },
    /// More redirects than are followed.
    #[error("redirects more than {0} times")]
    Redirects(usize),
    /// An answer other than what was asked for.
    #[error("{}", status(*code))]
    Status {
        /// The status of HTTP.
        code: u16,
        /// How long the server asks to be left alone.
        wait: Option<Duration>,
    },
    /// The server asked before to be left alone.
    #[error("its server asks to be left alone for {} s more", .0.as_secs())]
    Patience(Duration),
    /// Too large.
    #[error("larger than {} MB, the most that is fetched (fetch.max_size)", megabytes(*.0))]
    TooLarge(usize),
    /// It ended amid the answer.
    #[error("cut short: {0}")]
    Cut(String),
    /// Compressed in a way that was not asked for.
    #[error("compressed as \"{0}\", which mujaz does not read")]
    Compression(String),
    /// Neither a page nor a feed.
    #[error("{what} ({kind}), neither a page nor a feed")]
    Kind {
        /// What it is.
        what: &'static str,
        /// As the server calls it.
        kind: String,
    },
    /// Not HTTP, or broken in another way.
    #[error("no proper answer: {0}")]
    Broken(String),
    /// What came could not be read.
    #[error("{0}")]
    Unreadable(String),
    /// The settings do not allow to fetch anything.
    #[error("{0}")]
    Settings(String),
}

impl Reason {
    /// Whether trying again later may help.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Connect(_) | Self::Slow { .. } | Self::Cut(_) | Self::Broken(_) | Self::Patience(_) => true,
            Self::Status { code, .. } => matches!(code, 408 | 425 | 429 | 500..=599),
            _ => false,
        }
    }
}

impl From<reqwest::Error> for Reason {
    fn from(error: reqwest::Error) -> Self {
        let mut deepest: &(dyn std::error::Error + 'static) = &error;
        loop {
            if let Some(Refused(what)) = deepest.downcast_ref() {
                return Self::Local(what.clone());
            }
            if let Some(tls) = tls(deepest) {
                return Self::Secure(tls);
            }
            match deepest.source() {
                Some(source) => deepest = source,
                None => break,
            }
        }
        let what = intake::clean_line(&deepest.to_string());
        if error.is_connect() {
            Self::Connect(what)
        } else if error.is_body() || error.is_decode() {
            Self::Cut(what)
        } else {
            Self::Broken(what)
        }
    }
}

/// What TLS says, which is handed on inside errors of the system, one within the other.
fn tls(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    let mut error = error;
    while let Some(inner) = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        error = inner;
    }
    Some(match error.downcast_ref()? {
        rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer) => {
            "nobody whom this system trusts vouches for its certificate; \
             where others are reached neither, install ca-certificates or set SSL_CERT_FILE"
                .to_owned()
        }
        other => intake::clean_line(&other.to_string()),
    })
}

fn megabytes(bytes: usize) -> String {
    match (bytes / 1_000_000, bytes / 100_000 % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenths) => format!("{whole}.{tenths}"),
    }
}

/// What a status means for who wanted to read.
fn status(code: u16) -> String {
    let meaning = match code {
        304 => "says that nothing changed, which was not asked",
        401 | 402 | 403 | 407 | 451 => "refuses access",
        404 => "nothing at this address",
        410 => "gone for good; take it out of the configuration",
        429 => "asked too often",
        204 | 205 => "an answer without content",
        300..=399 => "redirects to nowhere",
        500..=599 => "the server fails",
        _ => "refuses",
    };
    format!("{meaning} (HTTP {code})")
}
