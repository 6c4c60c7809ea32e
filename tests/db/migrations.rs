//! Every migration can be taken back, and the tables that the code knows are those that are there.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use lamplight_core::db::{Db, migrate};

use support::Database;

const HOME: &str = env!("CARGO_MANIFEST_DIR");

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    text: String,
}

/// The texts that `query` gives in its column `text`.
fn ask(db: &mut Db, query: &str) -> Vec<String> {
    let rows: QueryResult<Vec<Row>> = diesel::sql_query(query).load(db);
    rows.unwrap_or_else(|error| panic!("{query}: {error}")).into_iter().map(|it| it.text).collect()
}

/// All that is in the database but for its rows, as statements that would make it again.
fn dump(database: &Database) -> String {
    let server = "select setting as text from pg_config where name = 'BINDIR'";
    let pg_dump = Path::new(&ask(&mut database.db(), server)[0]).join("pg_dump");
    let output = Command::new(&pg_dump)
        .args(["--schema-only", "--dbname", &database.url()])
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", pg_dump.display()));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("statements");
    // A word that is new in every dump.
    let lines = text.lines().filter(|it| !it.starts_with(r"\restrict") && !it.starts_with(r"\unr"));
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn each_migration_is_taken_back_without_a_trace() {
    let database = Database::empty().await;
    let mut db = database.db();
    let migrations = || FileBasedMigrations::from_path(Path::new(HOME).join("migrations")).unwrap();
    // Diesel's own table is not ours to take away.
    assert!(db.applied_migrations().unwrap().is_empty());
    let mut before = vec![dump(&database)];
    while db.has_pending_migration(migrations()).unwrap() {
        db.run_next_migration(migrations()).unwrap();
        before.push(dump(&database));
    }
    let newest = before.pop().expect("a schema");
    while let Some(before) = before.pop() {
        let name = db.revert_last_migration(migrations()).unwrap();
        similar(&before, &dump(&database), &format!("after {name} was taken back"));
    }
    db.run_pending_migrations(migrations()).unwrap();
    similar(&newest, &dump(&database), "after all were taken back and applied again");
}

/// Says which lines are in one and not in the other.
fn similar(wanted: &str, found: &str, when: &str) {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (all, now) = (lines(wanted), lines(found));
    let lost: Vec<_> = all.difference(&now).collect();
    let left: Vec<_> = now.difference(&all).collect();
    assert!(wanted == found, "{when}, this is missing: {lost:#?}\nand this too much: {left:#?}");
}

/// Whether the Diesel command line would write the files that diesel.toml names as they are. It
/// does nothing else: there is nothing to apply.
fn agree_with(database: &Database) {
    let url = database.url();
    let output = Command::new("diesel")
        .args(["migration", "run", "--locked-schema", "--database-url", &url])
        .current_dir(HOME)
        .output();
    let output = output.unwrap_or_else(|_| {
        panic!("diesel is not here, and the tables are compared with it. Run: scripts/setup test")
    });
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success(), "src/schema is not what the database has: {said}");
}

#[tokio::test]
async fn the_tables_in_the_code_are_those_of_the_migrations() {
    let database = Database::empty().await;
    migrate::run(&database.url()).unwrap();
    agree_with(&database);
    // And each table is in one file.
    let settings = std::fs::read_to_string(Path::new(HOME).join("diesel.toml")).unwrap();
    let settings: toml::Table = settings.parse().unwrap();
    let mut known = Vec::new();
    for area in settings["print_schema"].as_table().unwrap().values() {
        let file = Path::new(HOME).join(area["file"].as_str().unwrap());
        let code = std::fs::read_to_string(file).unwrap();
        let tables = code.lines().filter_map(|it| it.strip_prefix("    ")?.strip_suffix(") {"));
        known.extend(tables.filter_map(|it| Some(it.split_once(" (")?.0.to_owned())));
    }
    known.sort();
    let tables = "select tablename::text as text from pg_tables where schemaname = 'public' \
        and not starts_with(tablename, '__diesel') order by tablename collate \"C\"";
    assert_eq!(known, ask(&mut database.db(), tables));
}
