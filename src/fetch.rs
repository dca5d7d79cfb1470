//! Feeds and pages over the network.
//!
//! What a server sends is hostile until intake has read it, and what it does is bounded here: time, sizes, redirects, requests.
//! Nothing is kept here: a [`Subscription`] comes with what was remembered of its feed, and [`all`] tells by [`Event`]s what came
//! and what to remember.
//!
//! ```text
//! subscriptions ──▶ all ──▶ feed ──▶ items ──▶ page ──▶ events
//!                            └── client: guard, hosts, body ──┘
//! ```

mod address;
mod body;
mod client;
mod error;
mod event;
mod feed;
mod guard;
mod hosts;
mod kind;
mod page;
mod patience;
mod proxy;
mod round;
mod subscription;
mod tls;

pub use client::Client;
pub use error::{Error, Reason, shown};
pub use event::{Counts, Event, Fetched};
pub use page::{Page, Received, get, page};
pub use round::{Round, all};
pub use subscription::{Memory, Subscription};
