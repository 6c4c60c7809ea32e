//! What comes from npm: axe, which runs in the page, and the HTML validator. Versions and
//! checksums stand in `tests/browser/node/package-lock.json`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/node")
}

/// The packages, fetched if they are not there.
fn modules() -> &'static Path {
    static MODULES: LazyLock<PathBuf> = LazyLock::new(|| {
        let fetch = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/page-tools");
        let fetched = Command::new(fetch).status();
        assert!(
            fetched.is_ok_and(|status| status.success()),
            "axe and the HTML validator are not here, and cannot be fetched. Run: scripts/setup test"
        );
        folder().join("node_modules")
    });
    &MODULES
}

/// The script that brings `axe` into a page.
pub(super) fn axe() -> &'static str {
    static AXE: LazyLock<String> = LazyLock::new(|| {
        std::fs::read_to_string(modules().join("axe-core/axe.min.js")).expect("axe")
    });
    &AXE
}

/// What is wrong with the HTML of the pages in `sources`.
pub(super) fn invalid(sources: &Path) -> Vec<String> {
    let output = Command::new(modules().join(".bin/html-validate"))
        .arg("--config")
        .arg(folder().join("validate.json"))
        .args(["--formatter", "json"])
        .arg(sources)
        .output()
        .expect("the HTML validator runs");
    let said = String::from_utf8_lossy(&output.stdout);
    let files: Value = serde_json::from_str(&said).unwrap_or_else(|_| {
        panic!("the HTML validator says: {said} {}", String::from_utf8_lossy(&output.stderr))
    });
    files.as_array().into_iter().flatten().flat_map(of_file).collect()
}

fn of_file(file: &Value) -> Vec<String> {
    let path = Path::new(file["filePath"].as_str().unwrap_or_default());
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let messages = file["messages"].as_array().into_iter().flatten();
    messages
        .map(|it| {
            format!("{name}: HTML, line {}: {} ({})", it["line"], it["message"], it["ruleId"])
        })
        .collect()
}
