//! Through whom requests go.

use reqwest::{NoProxy, Proxy};
use url::Url;

use super::guard::plain;
use crate::config::{Proxies, Set};
use crate::intake;

/// The proxies of the settings, and their hosts.
pub(super) fn all(settings: &Proxies) -> Result<(Vec<Proxy>, Vec<String>), String> {
    let (mut proxies, mut hosts) = (Vec::new(), Vec::new());
    for (set, is_secure) in [(&settings.http, false), (&settings.https, true)] {
        let Some(Set { value, origin }) = set else { continue };
        let whole = if value.contains("://") { value.clone() } else { format!("http://{value}") };
        let known = |url: &Url| ["http", "https", "socks5", "socks5h"].contains(&url.scheme());
        let url = Url::parse(&whole).ok().filter(known);
        let proxy = if is_secure { Proxy::https(&whole) } else { Proxy::http(&whole) }.ok();
        let made = proxy.zip(url.as_ref().and_then(|url| Some(plain(&url.host()?))));
        let (proxy, host) = made.ok_or_else(|| {
            let value = intake::clean_line(value);
            format!("{origin}: '{value}' is no address of a proxy; one is http://HOST:PORT or socks5h://HOST:PORT")
        })?;
        proxies.push(proxy.no_proxy(NoProxy::from_string(&settings.except)));
        hosts.push(host);
    }
    Ok((proxies, hosts))
}
