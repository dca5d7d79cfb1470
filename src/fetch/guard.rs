//! What may be asked for: web addresses, and none of the local network unless the user allows its host.
//!
//! A host's name is looked up once, for the connection itself, and what it stands for is held against the rule then: a
//! redirect, or a name that stands for another address a moment later, does not get round it. Through a proxy the name is
//! looked up by the proxy, so only addresses written as such, and `localhost`, can be held against it there.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use super::address::is_public;
use super::error::Reason;
use crate::config::Local;

/// The rule in force.
#[derive(Debug)]
pub(super) struct Guard {
    local: Local,
    /// The proxies' hosts, which are often local, and which nothing but their own use may reach.
    proxies: Vec<String>,
}

impl Guard {
    pub fn new(local: Local, proxies: Vec<String>) -> Arc<Self> {
        Arc::new(Self { local, proxies })
    }

    /// Whether `url` may be asked for, as far as it tells by itself.
    pub fn check(&self, url: &Url) -> Result<(), Reason> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Reason::Scheme(url.scheme().to_owned()));
        }
        let Some(host) = url.host() else { return Err(Reason::NoAddress) };
        let name = plain(&host);
        let is_local = match host {
            Host::Ipv4(address) => !is_public(address.into()),
            Host::Ipv6(address) => !is_public(address.into()),
            Host::Domain(_) => is_localhost(&name) || self.proxies.contains(&name),
        };
        if is_local && !self.local.allows(&name) { Err(Reason::Local(name)) } else { Ok(()) }
    }

    /// Those of the addresses of `host` that may be connected to.
    fn admit(&self, host: &str, addresses: impl Iterator<Item = SocketAddr>) -> Result<Vec<SocketAddr>, Refused> {
        let is_free = self.local.allows(host) || self.proxies.iter().any(|proxy| proxy == host);
        let (mut admitted, mut refused) = (Vec::new(), None);
        for address in addresses {
            if is_free || is_public(address.ip()) {
                admitted.push(address);
            } else {
                refused = Some(address);
            }
        }
        match refused {
            Some(address) if admitted.is_empty() => Err(Refused(format!("{host}, which is {}", address.ip()))),
            _ => Ok(admitted),
        }
    }
}

/// A host as the user would write it: an IPv6 address without its brackets.
pub(super) fn plain(host: &Host<&str>) -> String {
    match host {
        Host::Domain(name) => name.trim_end_matches('.').to_ascii_lowercase(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    }
}

fn is_localhost(name: &str) -> bool {
    name == "localhost" || name.ends_with(".localhost")
}

/// All addresses of a host are of the local network.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Refused(pub String);

/// The system's resolver, behind the rule.
#[derive(Debug)]
pub(super) struct Resolver(pub Arc<Guard>);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = Arc::clone(&self.0);
        Box::pin(async move {
            let host = name.as_str().trim_end_matches('.').to_ascii_lowercase();
            // The port is put in by who connects.
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let admitted = guard.admit(&host, found)?;
            if admitted.is_empty() {
                return Err(io::Error::new(io::ErrorKind::NotFound, "no address for this name").into());
            }
            Ok(Box::new(admitted.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(local: Local, url: &str) -> bool {
        Guard::new(local, vec!["proxy.example".to_owned()]).check(&Url::parse(url).unwrap()).is_ok()
    }

    #[test]
    fn only_web_addresses_outside_the_local_network_pass() {
        for url in ["http://example.org/", "https://1.1.1.1/x", "http://[2606:4700::1111]/"] {
            assert!(check(Local::Refused, url), "{url}");
        }
        for url in [
            "file:///etc/passwd",
            "ftp://example.org/",
            "data:text/html,x",
            "gopher://example.org/",
            "http://localhost/",
            "http://LocalHost./",
            "http://a.localhost/",
            "http://127.1/",
            "http://0x7f000001/",
            "http://2130706433/",
            "http://0177.0.0.1/",
            "http://127.0.0.1./",
            "http://１２７.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://user@10.0.0.1:80/",
            "http://proxy.example/",
        ] {
            assert!(!check(Local::Refused, url), "{url}");
        }
    }

    #[test]
    fn an_allowed_host_allows_no_other() {
        let local = Local::Hosts(vec!["127.0.0.1".into(), "::1".into(), "reader.lan".into()]);
        assert!(check(local.clone(), "http://127.0.0.1:8080/") && check(local.clone(), "http://[::1]/"));
        assert!(!check(local.clone(), "http://127.0.0.2/") && !check(local.clone(), "http://localhost/"));
        let guard = Guard::new(local, Vec::new());
        let address = |text: &str| text.parse::<SocketAddr>().unwrap();
        let both = [address("10.0.0.1:0"), address("1.1.1.1:0")];
        assert_eq!(guard.admit("reader.lan", both.into_iter()).unwrap(), both);
        assert_eq!(guard.admit("example.org", both.into_iter()).unwrap(), [both[1]]);
        let refused = guard.admit("example.org", both.into_iter().take(1)).unwrap_err();
        assert_eq!(refused.to_string(), "example.org, which is 10.0.0.1");
    }

    #[tokio::test]
    async fn a_name_is_refused_by_what_it_stands_for() {
        let resolve = |local| Resolver(Guard::new(local, Vec::new())).resolve("localhost".parse().unwrap());
        let refused = resolve(Local::Refused).await.err().unwrap();
        assert!(refused.downcast_ref::<Refused>().is_some(), "{refused}");
        assert!(resolve(Local::Allowed).await.unwrap().all(|address| address.ip().is_loopback()));
    }
}
