//! A row as SQLite writes it: the types of its columns, then their bytes.

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Null,
    Integer(i64),
    /// A number with a fraction, which no table of the archive has.
    Real,
    Text(String),
    Blob(Vec<u8>),
    /// A text or number that does not end where the bytes do.
    Elsewhere,
}

/// The columns of a row.
pub(super) type Row = Vec<Value>;

/// The row of `size` bytes, of which no more than the beginning may be here; none where its sizes do not add up.
pub(super) fn read(bytes: &[u8], size: usize) -> Option<Row> {
    let (header, mut at) = varint(bytes)?;
    let header = usize::try_from(header).ok()?;
    let mut body = header;
    let mut row = Row::new();
    while at < header {
        let (kind, length) = varint(bytes.get(at..)?)?;
        at += length;
        let end = body.checked_add(length_of(kind)?).filter(|&end| end <= size)?;
        row.push(match bytes.get(body..end) {
            Some(bytes) => value(kind, bytes),
            None => beginning(kind, bytes.get(body..).unwrap_or_default()),
        });
        body = end;
    }
    (at == header && body == size).then_some(row)
}

fn length_of(kind: i64) -> Option<usize> {
    Some(match kind {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 | 7 => 8,
        12.. => usize::try_from((kind - 12) / 2).ok()?,
        _ => return None,
    })
}

fn value(kind: i64, bytes: &[u8]) -> Value {
    match kind {
        0 => Value::Null,
        7 => Value::Real,
        8 | 9 => Value::Integer(kind - 8),
        1..=6 => Value::Integer(integer(bytes)),
        _ if kind % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => String::from_utf8(bytes.to_vec()).map_or(Value::Elsewhere, Value::Text),
    }
}

/// Of a blob its beginning is of use, so that it is known for what it is; of others it is not.
fn beginning(kind: i64, bytes: &[u8]) -> Value {
    if kind >= 12 && kind % 2 == 0 { Value::Blob(bytes.to_vec()) } else { Value::Elsewhere }
}

/// A big-endian number of up to eight bytes, with its sign.
fn integer(bytes: &[u8]) -> i64 {
    let is_negative = bytes.first().is_some_and(|&first| first >= 0x80);
    bytes.iter().fold(if is_negative { -1 } else { 0 }, |number, &byte| (number << 8) | i64::from(byte))
}

/// A number of one to nine bytes, and how many they are.
pub(super) fn varint(bytes: &[u8]) -> Option<(i64, usize)> {
    let mut value: u64 = 0;
    for (at, &byte) in bytes.iter().take(9).enumerate() {
        if at == 8 {
            return Some((((value << 8) | u64::from(byte)).cast_signed(), 9));
        }
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((value.cast_signed(), at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length() {
        assert_eq!(varint(&[0x7f]), Some((127, 1)));
        assert_eq!(varint(&[0x81, 0x00]), Some((128, 2)));
        assert_eq!(varint(&[0xff; 9]), Some((-1, 9)));
        assert_eq!(varint(&[0x80]), None);
        assert_eq!((integer(&[0xff]), integer(&[0x00, 0x80]), integer(&[])), (-1, 128, 0));
    }

    #[test]
    fn a_row_whose_sizes_do_not_add_up_is_none() {
        // Three columns: none, 5, "ab".
        let row = [4, 0, 1, 17, 5, b'a', b'b'];
        assert_eq!(read(&row, 7), Some(vec![Value::Null, Value::Integer(5), Value::Text("ab".into())]));
        assert_eq!(read(&row, 8), None);
        assert_eq!(read(&row[..5], 7), Some(vec![Value::Null, Value::Integer(5), Value::Elsewhere]));
        assert_eq!(read(&row[..2], 7), None);
    }
}
