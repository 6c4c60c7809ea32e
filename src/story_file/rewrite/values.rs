//! Values of the newly written story, as text for the author’s file.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::Value;
use super::sections::is_headed;

/// The keys and values of a table, in the order of the file.
pub(super) fn in_order<'t>(table: &'t DeTable<'t>) -> Vec<(&'t str, Value<'t>)> {
    let mut fields: Vec<_> = table.iter().collect();
    fields.sort_by_key(|(key, _)| key.span().start);
    let field = |(key, value): (&'t Spanned<DeString<'t>>, Value<'t>)| {
        let key: &'t str = key.get_ref();
        (key, value)
    };
    fields.into_iter().map(field).collect()
}

/// A value as it stands after a `=`, also where it stands under a heading in the written story.
pub(super) fn inline(wanted: &str, value: Value<'_>) -> String {
    if !is_headed(wanted, value) {
        return wanted.get(value.span()).unwrap_or_default().to_owned();
    }
    match value.get_ref() {
        DeValue::Table(table) => {
            let fields = in_order(table).into_iter();
            let fields: Vec<String> =
                fields.map(|(key, value)| format!("{key} = {}", inline(wanted, value))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        DeValue::Array(items) => {
            let items: String =
                items.iter().map(|item| format!("  {},\n", inline(wanted, item))).collect();
            format!("[\n{items}]")
        }
        _ => String::new(),
    }
}

/// A table of a list as it stands under the heading `path`.
pub(super) fn headed(wanted: &str, path: &str, value: Value<'_>) -> Option<String> {
    let fields = in_order(value.get_ref().as_table()?).into_iter();
    let lines: String =
        fields.map(|(key, value)| format!("{key} = {}\n", inline(wanted, value))).collect();
    Some(format!("[[{path}]]\n{lines}"))
}
