use super::*;
use crate::KeyRing;
use std::collections::HashSet;

fn keep(dir: &tempfile::TempDir) -> KeyRing {
    KeyRing::kept_in(dir.path()).unwrap()
}

fn write(dir: &tempfile::TempDir, text: &str) {
    fs::write(dir.path().join(FILE), text).unwrap();
}

fn mode(dir: &tempfile::TempDir) -> u32 {
    fs::metadata(dir.path().join(FILE)).unwrap().permissions().mode() & 0o777
}

fn names(dir: &tempfile::TempDir) -> HashSet<String> {
    let names = fs::read_dir(dir.path()).unwrap();
    names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn processes_that_start_together_keep_one_key() {
    let dir = tempfile::tempdir().unwrap();
    let signatures: HashSet<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| keep(&dir).sign("p", "x"))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(signatures.len(), 1);
    assert_eq!(names(&dir), HashSet::from([FILE.to_owned()]), "and nothing else is left there");
}

#[test]
fn nobody_else_reads_the_key() {
    let dir = tempfile::tempdir().unwrap();
    keep(&dir);
    assert_eq!(mode(&dir), 0o600);
    fs::set_permissions(dir.path().join(FILE), fs::Permissions::from_mode(0o644)).unwrap();
    keep(&dir);
    assert_eq!(mode(&dir), 0o600);
    rotate(dir.path()).unwrap();
    assert_eq!(mode(&dir), 0o600);
    // Who has locked it further finds it as it was.
    fs::set_permissions(dir.path().join(FILE), fs::Permissions::from_mode(0o400)).unwrap();
    keep(&dir);
    assert_eq!(mode(&dir), 0o400);
}

#[test]
fn a_house_that_upgrades_keeps_its_links_and_goes_on_through_rotations() {
    let dir = tempfile::tempdir().unwrap();
    let secret = "p3sTQ0tqJ0mWbV3Jm0R0b1xF8kYx2mQ9c5Zr7uN1aBc";
    write(&dir, secret);
    let before = KeyRing::from_secrets(secret, &[""; 0]).unwrap().sign("seat", "mira");
    assert_eq!(keep(&dir).sign("seat", "mira"), before);

    assert_eq!(rotate(dir.path()).unwrap(), 2);
    assert_eq!(rotate(dir.path()).unwrap(), 3);
    let ring = keep(&dir);
    assert!(ring.verify("seat", "mira", &before));
    assert_ne!(ring.sign("seat", "mira"), before);
    let text = fs::read_to_string(dir.path().join(FILE)).unwrap();
    assert!(text.starts_with(&format!("1 {secret}\n2 ")), "for the eyes of an operator");

    let newest = text.lines().last().unwrap();
    write(&dir, newest);
    assert!(!keep(&dir).verify("seat", "mira", &before), "its key has been taken out");
    assert_eq!(rotate(dir.path()).unwrap(), 4, "and its number is not given twice");
}

#[test]
fn rotations_at_the_same_moment_lose_no_key() {
    let dir = tempfile::tempdir().unwrap();
    keep(&dir);
    let versions: HashSet<u32> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| rotate(dir.path()).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(versions, (2..=9).collect());
    assert_eq!(keep(&dir).cookie_keys().into_iter().collect::<HashSet<_>>().len(), 9);
    assert_eq!(names(&dir), HashSet::from([FILE.to_owned(), LOCK.to_owned()]));
}

/// As root an operator would otherwise leave a file that the service cannot read.
#[test]
fn a_rotated_file_belongs_to_whom_it_belonged() {
    let dir = tempfile::tempdir().unwrap();
    keep(&dir);
    let path = dir.path().join(FILE);
    let is_root = fs::metadata(&path).unwrap().uid() == 0;
    let owner = if is_root { 65534 } else { fs::metadata(&path).unwrap().uid() };
    chown(&path, Some(owner), None).unwrap();
    rotate(dir.path()).unwrap();
    for name in [FILE, LOCK] {
        assert_eq!(fs::metadata(dir.path().join(name)).unwrap().uid(), owner, "{name}");
    }
}

#[test]
fn a_file_that_is_not_whole_is_refused_and_left_alone() {
    let key = "k".repeat(43);
    for text in [
        String::new(),
        "too short".to_owned(),
        format!("1 {key}\n2 cut"),
        format!("1 {key}\n1 {key}"),
        format!("2 {key}\n1 {key}"),
        format!("{key}\n{key}"),
        format!("1 {key}\nx {key}"),
        format!("1 {key}\n\n2 {key}"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        write(&dir, &text);
        let error = KeyRing::kept_in(dir.path()).unwrap_err();
        assert!(error.to_string().contains("secret.key is not a whole key file"), "{error}");
        assert!(rotate(dir.path()).is_err(), "{text:?}");
        assert_eq!(fs::read_to_string(dir.path().join(FILE)).unwrap(), text);
    }
}

#[test]
fn a_sentence_is_a_key_too_but_cannot_share_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let sentence = "12 drummers drumming, eleven pipers piping";
    write(&dir, &format!("{sentence}\n"));
    let by_hand = KeyRing::from_secrets(sentence, &[""; 0]).unwrap();
    assert!(by_hand.verify("p", "x", &keep(&dir).sign("p", "x")));
    assert!(rotate(dir.path()).unwrap_err().to_string().contains("space"));
}

#[test]
fn a_rotation_in_the_wrong_directory_makes_no_key() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(rotate(dir.path()).unwrap_err().kind(), io::ErrorKind::NotFound);
    assert!(names(&dir).is_empty());
}

#[test]
fn a_key_is_long_enough_from_thirty_two_letters_on() {
    let (enough, short) = ("k".repeat(32), "s".repeat(31));
    for text in [enough.clone(), format!("1 {enough}\n2 {}", "l".repeat(32))] {
        let dir = tempfile::tempdir().unwrap();
        write(&dir, &text);
        keep(&dir);
        rotate(dir.path()).unwrap();
    }
    for text in [short.clone(), format!("1 {short}\n2 {enough}"), format!("1 {enough}\n2 {short}")]
    {
        let dir = tempfile::tempdir().unwrap();
        write(&dir, &text);
        assert!(KeyRing::kept_in(dir.path()).is_err(), "{text:?}");
        assert!(rotate(dir.path()).is_err(), "{text:?}");
        assert_eq!(fs::read_to_string(dir.path().join(FILE)).unwrap(), text);
    }
}

#[test]
fn the_folder_of_the_key_is_made_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let below = dir.path().join("data/of/the/house");
    let signature = KeyRing::kept_in(&below).unwrap().sign("p", "x");
    assert!(KeyRing::kept_in(&below).unwrap().verify("p", "x", &signature));
}
