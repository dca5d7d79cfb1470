//! The tables, as a list of steps: a new archive takes all of them, an older one those that it lacks.

use rusqlite::Connection;

use super::front;

/// The steps in their order; a step is never changed once it was released, only followed by another.
const STEPS: [Step; 2] = [
    Step { tables: include_str!("schema/1.sql"), fill: None },
    Step { tables: include_str!("schema/2.sql"), fill: Some(front::fill) },
];

/// A step from one version to the next.
struct Step {
    tables: &'static str,
    /// What fills the new tables from the old ones.
    fill: Option<fn(&Connection) -> rusqlite::Result<()>>,
}

/// The version of an archive that has taken every step.
pub const VERSION: u32 = STEPS.len() as u32;

/// The version of an archive: how many steps it has taken. 0 is an empty file.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Takes the steps that the archive lacks, all or none.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Asked within the transaction: somebody else may have been quicker.
    let taken = version(&transaction)?;
    for step in STEPS.iter().skip(taken as usize) {
        transaction.execute_batch(step.tables)?;
        if let Some(fill) = step.fill {
            fill(&transaction)?;
        }
    }
    transaction.pragma_update(None, "application_id", super::APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}
