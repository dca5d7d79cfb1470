//! How long a server asks to be left alone: `Retry-After`.

use std::time::{Duration, SystemTime};

use reqwest::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};

/// The longest that a server is left alone on its own word: a feed is not to fall silent for years.
pub(super) const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// What `headers` ask for, in seconds or as a date. The date is held against the server's own, where it gives one, so that a
/// wrong clock here does not matter.
pub(super) fn wanted(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => LONGEST,
        Err(_) => {
            let now = date(headers, &DATE).unwrap_or_else(SystemTime::now);
            date(headers, &RETRY_AFTER)?.duration_since(now).unwrap_or_default()
        }
    };
    Some(wait.min(LONGEST)).filter(|wait| !wait.is_zero())
}

fn date(headers: &HeaderMap, name: &HeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(name)?.to_str().ok()?.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(retry_after: &[u8], date: &'static str) -> Option<u64> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, retry_after.try_into().unwrap());
        headers.insert(DATE, date.try_into().unwrap());
        wanted(&headers).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds_and_every_form_of_date_are_read() {
        let now = "Thu, 04 Jun 2020 10:00:00 GMT";
        assert_eq!(wait(b"120", now), Some(120));
        assert_eq!(wait(b"Thu, 04 Jun 2020 10:01:30 GMT", now), Some(90));
        assert_eq!(wait(b"Thursday, 04-Jun-20 10:01:30 GMT", now), Some(90));
        assert_eq!(wait(b"Thu Jun  4 10:01:30 2020", now), Some(90));
    }

    #[test]
    fn what_is_no_wait_or_none_to_be_believed_is_bounded() {
        let now = "Thu, 04 Jun 2020 10:00:00 GMT";
        for (text, wanted) in [
            (&b"0"[..], None),
            (b"-5", None),
            (b"soon", None),
            (b"\xff\xfe", None),
            (b"", None),
            (b"Thu, 04 Jun 2020 09:00:00 GMT", None),
            (b"99999999999999999999999", Some(86_400)),
            (b"18446744073709551615", Some(86_400)),
            (b"Fri, 31 Dec 9999 23:59:59 GMT", Some(86_400)),
        ] {
            assert_eq!(wait(text, now), wanted, "{}", text.escape_ascii());
        }
    }
}
