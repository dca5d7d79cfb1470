//! How connections are secured: rustls with ring, which needs no more than a C compiler to be built, and the authorities that
//! the system trusts, so that those of a company's own proxy count as well.

use std::sync::Arc;

use rustls::{ClientConfig, Error, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

/// The settings of all connections.
///
/// A system without authorities, as a small container is, can read nothing by https; http works all the same.
pub(super) fn config() -> Result<ClientConfig, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = || ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions();
    let config = match builder()?.with_platform_verifier() {
        Ok(config) => config,
        Err(_) => builder()?.with_root_certificates(RootCertStore::empty()),
    };
    Ok(config.with_no_client_auth())
}
