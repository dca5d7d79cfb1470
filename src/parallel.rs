//! Work on each of many things, on as many threads as the machine has cores.

use std::num::NonZero;
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
