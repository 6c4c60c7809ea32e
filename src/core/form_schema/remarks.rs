//! What is said of a part, beside the field it is said of.

use super::{Field, FormSchema};

impl FormSchema {
    /// Puts `remark` beside the field at `place`, or above all of them if no field has that place.
    /// What is there already is not said twice.
    pub fn remark(&mut self, place: &str, remark: String) {
        let remarks = match self.field_at(place) {
            Some(field) => &mut field.remarks,
            None => &mut self.remarks,
        };
        say_once(remarks, remark);
    }

    /// The same of what may stay as it is.
    pub fn note(&mut self, place: &str, note: String) {
        let notes = match self.field_at(place) {
            Some(field) => &mut field.remarks,
            None => &mut self.notes,
        };
        say_once(notes, note);
    }

    fn field_at(&mut self, place: &str) -> Option<&mut Field> {
        let fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        let mut fields = fields.filter(|field| within(place, field.name).is_some());
        fields.next()
    }
}

fn say_once(remarks: &mut Vec<String>, remark: String) {
    if !remarks.contains(&remark) {
        remarks.push(remark);
    }
}

/// What is left of the place `key` inside `path`; nothing if it is elsewhere.
pub fn within<'k>(key: &'k str, path: &str) -> Option<&'k str> {
    if path.is_empty() {
        return Some(key);
    }
    let rest = key.strip_prefix(path)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}
