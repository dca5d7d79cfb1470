//! The file's `[[feed]]` and `[fetch]`, and the environment's proxies.

use std::time::Duration;

use url::Url;

use super::Said;
use crate::config::{Entry, Error, Feed, Fetch, Local, Origin, Proxies, Set, Value};

/// The settings of `[fetch]`.
const FETCH: &str = "timeout, concurrency, max_size, pages, interval, background, allow_local, proxy";
/// Those of a `[[feed]]`.
const FEED: &str = "url, outlet, interval";

impl Said<'_> {
    /// The feeds, in the order of the file.
    pub(super) fn feeds(&self) -> Result<Vec<Feed>, Error> {
        let mut feeds: Vec<Feed> = Vec::new();
        let mut entries =
            self.entries.iter().filter(|entry| entry.path.first().is_some_and(|p| p == "feed")).peekable();
        while let Some(first) = entries.peek().copied() {
            let [_, number, _] = first.path.as_slice() else {
                let name = first.name();
                return Err(self.error(first, format!("'{name}' is no feed; each begins with a line [[feed]]")));
            };
            let mut url = None;
            let mut outlet = None;
            let mut interval = None;
            while let Some(entry) = entries.next_if(|entry| entry.path.get(1) == Some(number)) {
                match entry.path.get(2).map(String::as_str) {
                    Some("url") => url = Some((self.address(entry, &["http", "https"])?, entry.line)),
                    Some("outlet") => outlet = Some(self.text(entry)?.to_owned()),
                    Some("interval") => interval = Some(self.interval(entry)?),
                    _ => return Err(self.unknown(entry, FEED)),
                }
            }
            let (url, line) = url.ok_or_else(|| self.error(first, "this feed has no 'url'".to_owned()))?;
            if let Some(twin) = feeds.iter().find(|feed| feed.url == url) {
                return Err(self.error(first, format!("the feed of line {} once more: {url}", twin.line)));
            }
            feeds.push(Feed { url, outlet, interval, line });
        }
        Ok(feeds)
    }

    /// How they are fetched.
    pub(super) fn fetch(&self) -> Result<Fetch, Error> {
        let mut fetch = Fetch::default();
        let mut proxy = None;
        for entry in self.entries.iter().filter(|entry| entry.path.first().is_some_and(|p| p == "fetch")) {
            match entry.path.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                [_, "timeout"] => fetch.timeout = Duration::from_secs(self.number(entry, 1, 600)?),
                [_, "concurrency"] => fetch.concurrency = self.size(entry, 1, 256)?,
                [_, "max_size"] => fetch.max_size = self.size(entry, 1, 64)? * 1_000_000,
                [_, "pages"] => fetch.pages = self.size(entry, 0, 1000)?,
                [_, "interval"] => fetch.interval = self.interval(entry)?,
                [_, "background"] => fetch.background = self.flag_of(entry)?,
                [_, "allow_local"] => fetch.local = self.local(entry)?,
                [_, "proxy"] => {
                    let value = self.address(entry, &["http", "https", "socks5", "socks5h"])?;
                    proxy = Some(Set { value, origin: self.origin(entry) });
                }
                _ => return Err(self.unknown(entry, FETCH)),
            }
        }
        fetch.connect = fetch.connect.min(fetch.timeout);
        fetch.silence = fetch.silence.min(fetch.timeout);
        fetch.proxies = self.proxies(proxy.as_ref());
        Ok(fetch)
    }

    /// At most a day: what a server leaves of a feed for longer, nobody has seen by then.
    fn interval(&self, entry: &Entry) -> Result<Duration, Error> {
        self.number(entry, 1, 24 * 60 * 60).map(Duration::from_secs)
    }

    fn flag_of(&self, entry: &Entry) -> Result<bool, Error> {
        match entry.value {
            Value::Bool(value) => Ok(value),
            _ => Err(self.error(entry, format!("'{}' must be true or false", entry.name()))),
        }
    }

    /// The proxy of each scheme: of the environment, in its usual variables, else of the file.
    fn proxies(&self, proxy: Option<&Set<String>>) -> Proxies {
        let first = |names: [&'static str; 4]| {
            let said = names.into_iter().find_map(|name| Some((name, self.environment.get(name)?)));
            let set = said.map(|(name, value)| Set { value: value.to_owned(), origin: Origin::Variable(name) });
            set.or_else(|| proxy.cloned())
        };
        let except = ["no_proxy", "NO_PROXY"].into_iter().find_map(|name| self.environment.get(name));
        Proxies {
            http: first(["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]),
            https: first(["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]),
            except: except.unwrap_or_default().to_owned(),
        }
    }

    fn local(&self, entry: &Entry) -> Result<Local, Error> {
        match &entry.value {
            Value::Bool(true) => Ok(Local::Allowed),
            Value::Bool(false) => Ok(Local::Refused),
            Value::List(hosts) => Ok(Local::Hosts(hosts.clone())),
            _ => Err(self.error(entry, "'fetch.allow_local' must be true, false or a list of hosts".to_owned())),
        }
    }

    /// An address with one of these schemes, as it is put on the wire.
    fn address(&self, entry: &Entry, schemes: &[&str]) -> Result<String, Error> {
        let text = self.text(entry)?;
        let url = Url::parse(text).ok().filter(|url| schemes.contains(&url.scheme()) && url.has_host());
        url.map(String::from).ok_or_else(|| {
            let schemes = schemes.iter().map(|scheme| format!("{scheme}://")).collect::<Vec<_>>().join(", ");
            self.error(entry, format!("'{text}' is no address that begins with one of {schemes}"))
        })
    }

    fn text<'e>(&self, entry: &'e Entry) -> Result<&'e str, Error> {
        entry.text().ok_or_else(|| self.error(entry, format!("'{}' must be a string", entry.name())))
    }

    fn number(&self, entry: &Entry, least: u64, most: u64) -> Result<u64, Error> {
        let number = match entry.value {
            Value::Number(number) => u64::try_from(number).ok().filter(|number| (least..=most).contains(number)),
            _ => None,
        };
        number.ok_or_else(|| {
            self.error(entry, format!("'{}' must be a whole number from {least} to {most}", entry.name()))
        })
    }

    fn size(&self, entry: &Entry, least: u64, most: u64) -> Result<usize, Error> {
        self.number(entry, least, most).map(|number| usize::try_from(number).unwrap_or(usize::MAX))
    }

    fn unknown(&self, entry: &Entry, settings: &str) -> Error {
        let setting = entry.path.last().map_or("", String::as_str);
        let table = entry.path.first().map_or("", String::as_str);
        self.error(entry, format!("unknown setting '{setting}' of '{table}'; there are {settings}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Environment, Flags, resolve};

    fn read(text: &str, environment: &Environment) -> Result<Config, Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        resolve(&Flags { config: Some(path), ..Flags::default() }, environment)
    }

    #[test]
    fn feeds_are_read_in_the_order_of_the_file() {
        let text = "[[feed]]\nurl = \"https://example.org/feed\"\noutlet = \"Example\"\ninterval = 60\n\n[[feed]]\nurl = \"http://EXAMPLE.com\"\n";
        let feeds = read(text, &Environment::default()).unwrap().feeds;
        let first = Feed {
            url: "https://example.org/feed".into(),
            outlet: Some("Example".into()),
            interval: Some(Duration::from_secs(60)),
            line: 2,
        };
        let second = Feed { url: "http://example.com/".into(), outlet: None, interval: None, line: 7 };
        assert_eq!(feeds, [first, second]);
    }

    #[test]
    fn limits_are_those_of_the_file_else_the_defaults() {
        let bare = read("", &Environment::default()).unwrap();
        assert_eq!((bare.fetch, bare.feeds), (Fetch::default(), vec![]));
        let text = "[fetch]\ntimeout = 5\nconcurrency = 2\nmax_size = 1\npages = 0\nallow_local = [\"reader.lan\"]\n";
        let fetch = read(text, &Environment::default()).unwrap().fetch;
        assert_eq!((fetch.timeout, fetch.silence), (Duration::from_secs(5), Duration::from_secs(5)));
        assert_eq!((fetch.concurrency, fetch.max_size, fetch.pages), (2, 1_000_000, 0));
        assert!(fetch.local.allows("Reader.lan") && !fetch.local.allows("127.0.0.1"));
    }

    #[test]
    fn the_environments_proxy_wins_over_that_of_the_file() {
        let text = "[fetch]\nproxy = \"socks5h://127.0.0.1:9050\"\n";
        let environment = Environment::with(&[("HTTPS_PROXY", "proxy.example:8080"), ("NO_PROXY", "example.org")]);
        let proxies = read(text, &environment).unwrap().fetch.proxies;
        assert_eq!(proxies.http.unwrap().value, "socks5h://127.0.0.1:9050");
        let https = Set { value: "proxy.example:8080".into(), origin: Origin::Variable("HTTPS_PROXY") };
        assert_eq!((proxies.https, proxies.except.as_str()), (Some(https), "example.org"));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, problem) in [
            ("[[feed]]\noutlet = \"x\"\n", "config.toml:2: this feed has no 'url'"),
            (
                "[feed]\nurl = \"https://example.org\"\n",
                "config.toml:2: 'feed.url' is no feed; each begins with a line [[feed]]",
            ),
            (
                "[[feed]]\nurl = \"file:///x\"\n",
                "config.toml:2: 'file:///x' is no address that begins with one of http://, https://",
            ),
            ("[[feed]]\nurl = 3\n", "config.toml:2: 'feed.0.url' must be a string"),
            (
                "[[feed]]\nlink = \"x\"\n",
                "config.toml:2: unknown setting 'link' of 'feed'; there are url, outlet, interval",
            ),
            (
                "[[feed]]\nurl = \"http://a.example\"\n[[feed]]\nurl = \"http://A.example/\"\n",
                "config.toml:4: the feed of line 2 once more: http://a.example/",
            ),
            ("[fetch]\ntimeout = 0\n", "config.toml:2: 'fetch.timeout' must be a whole number from 1 to 600"),
            ("[fetch]\nmax_size = \"big\"\n", "config.toml:2: 'fetch.max_size' must be a whole number from 1 to 64"),
            (
                "[fetch]\nallow_local = \"x\"\n",
                "config.toml:2: 'fetch.allow_local' must be true, false or a list of hosts",
            ),
            (
                "[fetch]\nproxy = \"x\"\n",
                "config.toml:2: 'x' is no address that begins with one of http://, https://, socks5://",
            ),
            ("[fetch]\ninterval = 0\n", "config.toml:2: 'fetch.interval' must be a whole number from 1 to 86400"),
            ("[fetch]\nbackground = 1\n", "config.toml:2: 'fetch.background' must be true or false"),
            ("[fetch]\nspeed = 1\n", "config.toml:2: unknown setting 'speed' of 'fetch'; there are timeout,"),
        ] {
            let error = read(text, &Environment::default()).unwrap_err().to_string();
            assert!(error.contains(problem), "{error}");
        }
    }
}
