//! What an answer holds: as much of it as is allowed, in no more time than is allowed, decompressed.

use std::io::{self, Read};
use std::time::Duration;

use reqwest::Response;
use reqwest::header::CONTENT_ENCODING;
use tokio::time::{Instant, timeout, timeout_at};

use super::error::Reason;
use crate::config::Fetch;

/// What is asked for; all are read below.
pub(super) const ACCEPTED: &str = "gzip, br, zstd, deflate";

/// The bytes of an answer.
#[derive(Debug)]
pub(super) struct Body {
    pub bytes: Vec<u8>,
    /// Why it is not whole, where it is not.
    pub cut: Option<Reason>,
}

/// Receives the rest of an answer. `deadline` is when it must be whole; what came before is kept where it is not.
pub(super) async fn receive(mut response: Response, limits: &Fetch, deadline: Instant) -> Result<Body, Reason> {
    let encodings = encodings(&response)?;
    let announced = response.content_length().unwrap_or(0);
    if announced > limits.max_size as u64 {
        return Err(Reason::TooLarge(limits.max_size));
    }
    let mut bytes = Vec::new();
    let cut = loop {
        match within(deadline, limits, response.chunk()).await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() > limits.max_size => {
                return Err(Reason::TooLarge(limits.max_size));
            }
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => break None,
            Err(reason) => break Some(reason),
        }
    };
    encodings.into_iter().rev().try_fold(Body { bytes, cut }, |body, encoding| {
        let whole = encoding.decompress(&body.bytes, limits.max_size)?;
        Ok(Body { cut: body.cut.or(whole.cut), ..whole })
    })
}

/// The next piece of an answer, before the server was silent for too long and before all of it took too long.
async fn within<T>(
    deadline: Instant,
    limits: &Fetch,
    piece: impl Future<Output = reqwest::Result<T>>,
) -> Result<T, Reason> {
    let slow = |what, limit: Duration| move |_| Reason::Slow { what, limit };
    let piece = timeout_at(deadline, timeout(limits.silence, piece)).await;
    let piece = piece.map_err(slow("no whole answer", limits.timeout))?;
    Ok(piece.map_err(slow("no more of the answer", limits.silence))??)
}

/// How an answer is compressed.
#[derive(Debug, Clone, Copy)]
enum Encoding {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

/// In the order in which they were put on. More than a few are no server's habit but a trap.
fn encodings(response: &Response) -> Result<Vec<Encoding>, Reason> {
    const MOST: usize = 2;
    let mut out = Vec::new();
    for value in response.headers().get_all(CONTENT_ENCODING) {
        let unknown = |name: &str| Reason::Compression(crate::intake::clean_line(name));
        let value = value.to_str().map_err(|_| unknown(&String::from_utf8_lossy(value.as_bytes())))?;
        for name in value.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            out.push(match name.to_ascii_lowercase().as_str() {
                "identity" => continue,
                "gzip" | "x-gzip" => Encoding::Gzip,
                "deflate" => Encoding::Deflate,
                "br" => Encoding::Brotli,
                "zstd" => Encoding::Zstd,
                _ => return Err(unknown(name)),
            });
            if out.len() > MOST {
                return Err(unknown(value));
            }
        }
    }
    Ok(out)
}

impl Encoding {
    /// What `bytes` hold, up to `most` bytes.
    fn decompress(self, bytes: &[u8], most: usize) -> Result<Body, Reason> {
        match self {
            Self::Gzip => read(flate2::read::MultiGzDecoder::new(bytes), most),
            Self::Deflate => read(flate2::read::ZlibDecoder::new(bytes), most),
            Self::Brotli => read(brotli_decompressor::Decompressor::new(bytes, 4096), most),
            Self::Zstd => read(zstd(bytes).map_err(|error| Reason::Broken(error.to_string()))?, most),
        }
    }
}

/// With the window that RFC 9659 allows on the web, 8 MB.
fn zstd(bytes: &[u8]) -> io::Result<impl Read> {
    let mut decoder = zstd::Decoder::with_buffer(bytes)?;
    decoder.window_log_max(23)?;
    Ok(decoder)
}

/// Reads up to `most` bytes, and keeps what came before a fault.
fn read(decoder: impl Read, most: usize) -> Result<Body, Reason> {
    let mut bytes = Vec::new();
    let result = decoder.take(most as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() > most {
        return Err(Reason::TooLarge(most));
    }
    let cut = result.err().map(|error| Reason::Cut(format!("what is compressed cannot be read further: {error}")));
    Ok(Body { bytes, cut })
}
