//! A day in the formats of other programs: one file a format, each a pure function of the briefing.
//!
//! A record may stand on several reports: every one of them is shown, with its outlet, day and link. The same briefing gives
//! the same bytes. Every string is cleaned again here and written as the format wants foreign text: none of it can become
//! markup, a link, a formula or a second line.
//!
//! ```text
//! row      a record with the reports that it stands on; the table and the map are made of its columns
//! column   the columns of the table, which are the properties of the map: names, what they hold, how they are filled
//! words    a record in the words of the interface, for those formats that people read
//! ```

mod column;
pub mod csv;
pub mod geojson;
pub mod html;
pub mod markdown;
mod row;
mod sides;
mod source;
mod words;

pub use column::{COLUMNS, Column, Take};
pub use row::Row;
