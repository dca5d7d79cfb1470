//! Where redirects may lead.

use super::server::{Server, answer, html, redirect};
use super::{limits, page, patient, refusal};
use crate::REPORT;

#[tokio::test]
async fn a_redirect_is_followed_to_a_page_of_another_server() {
    let target = Server::always(html(REPORT)).await;
    let to = target.url("/report?id=1#part");
    let start = Server::new(move |_| redirect(&to)).await;
    let page = page(&patient(), &start.url("/")).await.unwrap();
    assert_eq!(page.url, target.url("/report?id=1#part"));
    assert_eq!(target.targets(), ["/report?id=1"]);
}

#[tokio::test]
async fn a_relative_one_begins_where_it_stands() {
    let server = Server::new(|asked| if asked.target == "/a/b" { redirect("../c?d") } else { html(REPORT) }).await;
    assert_eq!(page(&patient(), &server.url("/a/b")).await.unwrap().url, server.url("/c?d"));
}

#[tokio::test]
async fn ten_are_followed_and_no_more() {
    let count = |most: usize| {
        move |asked: &super::server::Asked| {
            if asked.before < most { redirect(&format!("/{}", asked.before)) } else { html(REPORT) }
        }
    };
    let ten = Server::new(count(10)).await;
    page(&patient(), &ten.url("/")).await.unwrap();
    let endless = Server::new(count(usize::MAX)).await;
    assert!(refusal(&patient(), &endless.url("/")).await.contains("redirects more than 10 times"));
    assert_eq!(endless.asked().len(), 11);
}

#[tokio::test]
async fn none_leads_into_the_local_network_or_to_files() {
    let secret = Server::always(html(REPORT)).await;
    let port = secret.port();
    for (to, problem) in [
        (format!("http://localhost:{port}/"), "local network (localhost)"),
        (format!("http://127.0.0.2:{port}/"), "local network (127.0.0.2)"),
        (format!("http://[::1]:{port}/"), "local network (::1)"),
        (format!("http://[::ffff:127.0.0.1]:{port}/"), "local network (::ffff:127.0.0.1)"),
        (format!("http://0.0.0.0:{port}/"), "local network (0.0.0.0)"),
        (format!("http://0:{port}/"), "local network (0.0.0.0)"),
        ("http://169.254.169.254/latest/meta-data/".to_owned(), "local network (169.254.169.254)"),
        ("//192.168.0.1/".to_owned(), "local network (192.168.0.1)"),
        ("https://10.0.0.1/".to_owned(), "local network (10.0.0.1)"),
        ("file:///etc/passwd".to_owned(), "of the kind file:"),
        ("ftp://example.org/x".to_owned(), "of the kind ftp:"),
        ("data:text/html,x".to_owned(), "of the kind data:"),
        ("http://".to_owned(), "redirects to \"http://\""),
    ] {
        let server = Server::new(move |_| redirect(&to)).await;
        let error = refusal(&limits(), &server.url("/")).await;
        assert!(error.contains(problem), "{error}");
    }
    assert_eq!(secret.targets(), [""; 0]);
}

#[tokio::test]
async fn one_without_an_address_is_none() {
    let server = Server::always(answer("302 Found", &[], "")).await;
    assert!(refusal(&limits(), &server.url("/")).await.contains("redirects to nowhere (HTTP 302)"));
}
