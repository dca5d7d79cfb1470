//! The tables, as a list of steps: a new archive takes all of them, an older one those that it lacks.

use rusqlite::Connection;

/// The steps in their order; a step is never changed once it was released, only followed by another.
const STEPS: [&str; 1] = [include_str!("schema/1.sql")];

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
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", super::APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}
