//! A server on loopback of which a test decides every byte.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What is done with a connection, one after the other; then it is closed.
#[derive(Debug, Clone)]
pub enum Act {
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Sends these bytes again and again, until the client has enough.
    Endless(Vec<u8>),
    /// Says nothing more, and does not close either.
    Hang,
    /// Breaks off as a crashed machine does.
    Reset,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Asked {
    /// How many came before it.
    pub before: usize,
    /// The target of its first line.
    pub target: String,
    /// All of its head.
    pub head: String,
}

impl Asked {
    /// The value of a header, where it was sent.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// The server; it stops when this is dropped.
pub struct Server {
    address: std::net::SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// One that does with each request what `answer` says.
    pub async fn new(answer: impl Fn(&Asked) -> Vec<Act> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        let answer = Arc::new(answer);
        let task = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, Arc::clone(&log), Arc::clone(&answer)));
            }
        });
        Self { address, asked, task }
    }

    /// One that gives everybody the same.
    pub async fn always(acts: Vec<Act>) -> Self {
        Self::new(move |_| acts.clone()).await
    }

    /// The address of `path` on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The targets of what was asked so far.
    pub fn targets(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.target).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(mut stream: TcpStream, log: Arc<Mutex<Vec<Asked>>>, answer: Arc<impl Fn(&Asked) -> Vec<Act>>) {
    let mut head = Vec::new();
    // All of a request's head, or the first byte of who greets as TLS does.
    while !head.ends_with(b"\r\n\r\n") && head.first() != Some(&0x16) {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let target = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let asked = {
        let mut log = log.lock().unwrap();
        let before = log.len();
        log.push(Asked { before, target, head });
        log.last().unwrap().clone()
    };
    for act in answer(&asked) {
        match act {
            Act::Send(bytes) => drop(stream.write_all(&bytes).await),
            Act::Endless(bytes) => while stream.write_all(&bytes).await.is_ok() {},
            Act::Hang => std::future::pending().await,
            Act::Reset => return stream.set_zero_linger().unwrap(),
        }
    }
}

/// An answer with these header lines and this body, its length told.
pub fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<Act> {
    let body = body.as_ref();
    let length = format!("Content-Length: {}", body.len());
    vec![head(status, &[headers, &[&length]].concat()), Act::Send(body.to_vec())]
}

/// The first line and the header lines of an answer.
pub fn head(status: &str, headers: &[&str]) -> Act {
    let first = [&format!("HTTP/1.1 {status}"), "Connection: close"];
    Act::Send([&first, headers, &["", ""]].concat().join("\r\n").into_bytes())
}

/// A page of HTML.
pub fn html(body: impl AsRef<[u8]>) -> Vec<Act> {
    answer("200 OK", &["Content-Type: text/html; charset=utf-8"], body)
}

/// A redirect to there.
pub fn redirect(to: &str) -> Vec<Act> {
    answer("302 Found", &[&format!("Location: {to}")], "")
}
