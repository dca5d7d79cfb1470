//! Addresses that begin with https: whose word counts.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};

use crate::{Folder, REPORT, Run, command};

/// The port of a server that gives everybody the report, and its certificate, for which nobody but itself vouches.
fn server() -> (u16, String) {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let length = REPORT.len();
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{REPORT}");
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, mut connection) = (stream.unwrap(), ServerConnection::new(Arc::clone(&config)).unwrap());
            let mut secure = Stream::new(&mut connection, &mut stream);
            // A client that does not trust it goes away.
            if secure.read(&mut [0; 4096]).is_ok() {
                secure.write_all(answer.as_bytes()).unwrap();
            }
        }
    });
    (port, cert.pem())
}

fn parse(url: &str, trusted: Option<&str>) -> Run {
    let folder = Folder::new();
    let config = folder.file("config.toml", "[fetch]\nallow_local = [\"localhost\", \"127.0.0.1\"]\n");
    let mut command = command();
    if let Some(path) = trusted.map(|pem| folder.file("authorities.pem", pem)) {
        command.env("SSL_CERT_FILE", path);
    }
    let output = command.args(["parse", url, "--date", "2020-06-04", "--config", &config]).output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
#[cfg_attr(target_os = "macos", ignore = "authorities are named by the keychain there")]
fn who_is_vouched_for_by_an_authority_of_the_system_is_read() {
    let (port, pem) = server();
    let run = parse(&format!("https://localhost:{port}/"), Some(&pem));
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(run.json()["articles"][0]["paragraphs"][0]["text"].as_str(), REPORT.lines().next());
}

#[test]
#[cfg_attr(target_os = "macos", ignore = "authorities are named by the keychain there")]
fn whom_nobody_vouches_for_or_not_by_that_name_is_not() {
    let (port, pem) = server();
    let unknown = parse(&format!("https://localhost:{port}/"), None);
    unknown.assert_failed(1, &["no secure connection: nobody whom this system trusts", "SSL_CERT_FILE"]);
    let other = parse(&format!("https://127.0.0.1:{port}/"), Some(&pem));
    other.assert_failed(1, &["no secure connection: invalid peer certificate"]);
}
