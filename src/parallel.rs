//! Work on each of many things, on as many threads as the machine has cores.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Fewer things are done sooner than a thread is started.
const LEAST: usize = 16;

/// What `work` makes of each thing, in their order.
pub fn in_parallel<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = things.len().div_ceil(cores).max(LEAST);
    if things.len() <= share {
        return things.iter().map(work).collect();
    }
    thread::scope(|scope| {
        let (work, mut parts) = (&work, things.chunks(share));
        let own = parts.next().unwrap_or_default();
        // Where the system gives no more threads, the work is done here.
        let started: Vec<_> = parts
            .map(|part| {
                let made = move || part.iter().map(work).collect::<Vec<R>>();
                thread::Builder::new().spawn_scoped(scope, made).map_err(|_| part)
            })
            .collect();
        let mut all: Vec<R> = own.iter().map(work).collect();
        for started in started {
            match started.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(made)) => all.extend(made),
                // A panic there is one here.
                Ok(Err(panic)) => std::panic::resume_unwind(panic),
                Err(part) => all.extend(part.iter().map(work)),
            }
        }
        all
    })
}

/// What two pieces of work make, the first of them on another thread.
///
/// # Panics
///
/// Where either of them does.
pub fn beside<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    let one = Mutex::new(Some(one));
    let take = || one.lock().unwrap_or_else(PoisonError::into_inner).take();
    thread::scope(|scope| {
        let started = thread::Builder::new().spawn_scoped(scope, || take().map(|one| one()));
        let other = other();
        let made = match started.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(made)) => made,
            // A panic there is one here.
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            // Where the system gives no more threads, the work is done here.
            Err(_) => take().map(|one| one()),
        };
        (made.expect("the work is there until a thread takes it"), other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_kept_whatever_their_number() {
        for count in [0, 1, LEAST, LEAST + 1, 1000] {
            let things: Vec<usize> = (0..count).collect();
            assert_eq!(in_parallel(&things, |n| n * 2), things.iter().map(|n| n * 2).collect::<Vec<_>>());
        }
    }
}
