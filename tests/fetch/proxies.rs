//! Who is asked where there is a proxy.

use mujaz::config::{Fetch, Local, Origin, Proxies};
use mujaz::fetch::Client;

use super::patient;
use super::server::Server;
use super::telling::{one, rss, subscription, whole, xml};
#[tokio::test]
async fn a_proxy_is_asked_in_place_of_the_server() {
    let proxy = Server::always(xml(&rss(&[whole(0)]))).await;
    let proxies = Proxies::all(&proxy.url(""), Origin::Default);
    let limits = Fetch { proxies, local: Local::Refused, ..patient() };
    let told = one(&limits, subscription("http://feeds.example/feed")).await;
    assert_eq!((told.counts.whole, told.error), (1, None));
    assert_eq!(proxy.targets(), ["http://feeds.example/feed"]);
    for local in ["http://10.0.0.1/feed", "http://localhost/feed", &proxy.url("/feed")] {
        assert!(one(&limits, subscription(local)).await.error.unwrap().contains("local network"), "{local}");
    }
    // What is secure is only passed on by it, to whom it is told; this one is no such proxy.
    assert!(one(&limits, subscription("https://feeds.example/feed")).await.error.is_some());
    assert_eq!(proxy.targets(), ["http://feeds.example/feed", "feeds.example:443"]);
}

#[tokio::test]
async fn whom_no_proxy_is_for_is_asked_directly() {
    let server = Server::always(xml(&rss(&[whole(0)]))).await;
    let proxy = Server::always(Vec::new()).await;
    let proxies =
        Proxies { except: "example.org, 127.0.0.1".to_owned(), ..Proxies::all(&proxy.url(""), Origin::Default) };
    let told = one(&Fetch { proxies, ..patient() }, subscription(&server.url("/feed"))).await;
    assert_eq!((told.counts.whole, proxy.asked().len()), (1, 0));
}

#[tokio::test]
async fn a_proxy_that_is_none_is_named_by_who_names_it() {
    for value in ["", "proxy example", "ftp://proxy.example"] {
        let proxies = Proxies::all(value, Origin::Variable("HTTPS_PROXY"));
        let error = Client::new(&Fetch { proxies, ..patient() }).unwrap_err().to_string();
        assert!(error.contains("environment HTTPS_PROXY") && error.contains("no address of a proxy"), "{error}");
    }
}
