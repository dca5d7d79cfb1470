//! What is fetched from where, and within which limits: the file's `[[feed]]` and `[fetch]`.

use std::time::Duration;

use super::{Origin, Set};

/// A feed to read: one `[[feed]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its address, http or https.
    pub url: String,
    /// Who publishes it, where the feed's own name is not to be used.
    pub outlet: Option<String>,
    /// How long it is left alone between two rounds, where that is not [`Fetch::interval`].
    pub interval: Option<Duration>,
    /// The line of its address in the file.
    pub line: usize,
}

/// Limits of what is fetched: the file's `[fetch]`, and what the environment says of proxies.
///
/// Nobody on the other side can take more time, memory or requests than this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetch {
    /// How long a connection may take to be made.
    pub connect: Duration,
    /// How long a server may be silent amid its answer.
    pub silence: Duration,
    /// How long an answer may take as a whole.
    pub timeout: Duration,
    /// How many answers are received at once, each from another host.
    pub concurrency: usize,
    /// How long a host is left alone between two requests.
    pub pause: Duration,
    /// The most bytes of an answer, as sent and as decompressed.
    pub max_size: usize,
    /// The most pages that are fetched for one feed whose items are not whole, the newest first.
    pub pages: usize,
    /// How long a feed is left alone between two rounds of those that come again by themselves.
    pub interval: Duration,
    /// Whether feeds are fetched behind the dashboard.
    pub background: bool,
    /// Whose addresses may be of the local network.
    pub local: Local,
    /// Through whom requests go.
    pub proxies: Proxies,
}

impl Default for Fetch {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(15),
            timeout: Duration::from_secs(30),
            concurrency: 16,
            pause: Duration::from_millis(500),
            max_size: 16_000_000,
            pages: 50,
            interval: Duration::from_secs(15 * 60),
            background: true,
            local: Local::default(),
            proxies: Proxies::default(),
        }
    }
}

/// Whose addresses may be of the local network, where a report from elsewhere has no business: `allow_local`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Local {
    /// Nobody's.
    #[default]
    Refused,
    /// Those of these hosts, by name or address as they stand in the request.
    Hosts(Vec<String>),
    /// Everybody's.
    Allowed,
}

impl Local {
    /// Whether `host` may be on the local network.
    pub fn allows(&self, host: &str) -> bool {
        match self {
            Self::Refused => false,
            Self::Hosts(hosts) => hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(host)),
            Self::Allowed => true,
        }
    }
}

/// Through whom requests go; directly, where nobody is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    /// For http.
    pub http: Option<Set<String>>,
    /// For https.
    pub https: Option<Set<String>>,
    /// The hosts that are reached directly, as `NO_PROXY` lists them.
    pub except: String,
}

impl Proxies {
    /// One proxy for everything.
    pub fn all(address: &str, origin: Origin) -> Self {
        let proxy = Some(Set { value: address.to_owned(), origin });
        Self { http: proxy.clone(), https: proxy, except: String::new() }
    }
}
