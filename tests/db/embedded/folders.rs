//! Unusual folders, and whose they are.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use nix::unistd::Uid;

use super::{as_owner, ask, connect, folder, refused, start};

#[test]
fn the_server_and_its_files_are_never_roots() {
    let folder = folder();
    let postgres = start(&folder);
    let owner = |path: &Path| fs::symlink_metadata(path).expect("it is there").uid();
    let server = owner(Path::new(&format!("/proc/{}", postgres.pid())));
    assert_ne!(server, 0);
    for name in ["postgres", "postgres/data", "postgres/data/PG_VERSION", "postgres/run"] {
        assert_eq!(owner(&folder.path().join(name)), server, "{name}");
    }
    let me = Uid::effective().as_raw();
    for name in ["", "lamplight.lock", "postgres.log"] {
        assert_eq!(owner(&folder.path().join(name)), me, "{name}");
    }
    for name in ["postgres", "postgres/data", "postgres/run"] {
        let mode = fs::metadata(folder.path().join(name)).expect("it is there").mode();
        assert_eq!(mode & 0o077, 0, "{name} is nobody else's business");
    }
}

#[test]
fn a_path_too_long_for_a_socket_is_no_hindrance() {
    let folder = folder();
    let postgres = start(folder.path().join("far".repeat(20)).join("away".repeat(20)));
    let mut conn = as_owner(&postgres, "lamplight");
    let socket_dir = ask(&mut conn, "current_setting('unix_socket_directories')");
    let socket_dir = socket_dir.trim_matches('"');
    assert!(socket_dir.starts_with("/tmp/lamplight-"), "{socket_dir}");
    let meta = fs::symlink_metadata(socket_dir).expect("it is there");
    assert_eq!(meta.mode() & 0o777, 0o700);
    postgres.stop().expect("it stops");
    assert!(!Path::new(socket_dir).exists(), "nothing is left of it");
}

#[test]
fn a_folder_may_have_any_name_that_can_be_read() {
    let folder = folder();
    let odd = folder.path().join(r#"Bee's "best", 100% lamp % ü"#);
    assert_eq!(ask(&mut connect(&start(odd)), "1 + 1"), "2");
}

#[test]
fn a_name_with_a_line_break_is_refused_in_words() {
    let folder = folder();
    let said = refused(folder.path().join("two\nlines"));
    assert!(said.contains("characters in its path"), "{said}");
}

#[test]
fn a_folder_that_the_servers_user_cannot_reach_is_named() {
    if !Uid::effective().is_root() {
        return; // Nobody else has to reach an ordinary user's folder.
    }
    let folder = folder();
    fs::write(folder.path().join("diary"), "mine").expect("write");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).expect("close");
    let said = refused(folder.path());
    assert!(said.contains(&format!("may not enter {}", folder.path().display())), "{said}");
    assert!(said.contains("LAMPLIGHT_DATA_DIR"), "{said}");
}
