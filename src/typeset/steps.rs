//! The steps of an analysis one by one, for the benchmark in `benches/`: each does what those before it do as well, and returns
//! the number of clusters.

use super::shape::{Shaped, shape};

/// Clusters in their forms, the runs of direction, and where plain prose may break.
pub fn shape_only(text: &str) -> usize {
    shape(text).clusters.len()
}

/// The places in what is not plain as well.
pub fn find_breaks(text: &str) -> usize {
    let Shaped { mut clusters, breaks, .. } = shape(text);
    breaks.finish(text, &mut clusters);
    clusters.len()
}
