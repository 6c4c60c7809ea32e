//! What somebody looks for: as they typed it, and as the database is asked. Words in texts are found
//! by [`lamplight_schema::search`].

/// Characters of a search that are heard.
const LONGEST: usize = 200;
/// Things that are listed with commas between.
const MOST_LISTED: usize = 12;

diesel::define_sql_function! {
    /// The items of a list with `between` between them.
    fn array_to_string(
        list: diesel::sql_types::Array<diesel::sql_types::Nullable<diesel::sql_types::Text>>,
        between: diesel::sql_types::Text,
    ) -> diesel::sql_types::Text;
}

/// Without what an address can hold and a search cannot use: spaces around it, controls, what is too
/// long.
pub fn tidy(typed: &str) -> String {
    let plain = typed.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(LONGEST).collect::<String>().trim().to_owned()
}

/// What was listed with commas between.
pub fn listed(typed: &str) -> Vec<String> {
    let items = typed.split(',').map(str::trim).filter(|it| !it.is_empty());
    items.take(MOST_LISTED).map(str::to_owned).collect()
}

/// The pattern, for `like`, of all texts with `text` in them. Nothing in it stands for anything else.
pub fn containing(text: &str) -> String {
    let literal = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{literal}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_made_fit_to_be_looked_for() {
        assert_eq!(tidy(" the\0toast\n"), "the toast");
        assert_eq!(tidy(&"x".repeat(300)).len(), 200);
        assert_eq!(listed("poison, , debts,"), ["poison", "debts"]);
        assert_eq!(listed(&"a,".repeat(50)).len(), 12);
        assert_eq!(containing(r"100%_\"), r"%100\%\_\\%");
    }
}
