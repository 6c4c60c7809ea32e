use bytes::Bytes;
use futures_util::TryStreamExt;
use lamplight_media::storage::{ByteRange, Key, S3Settings, Storage, StorageError};
use lamplight_media::{MediaId, VariantName};

use crate::moto::Moto;

fn new_key() -> Key {
    Key::new(MediaId::random(), &VariantName::of_width(640))
}

async fn read(storage: &Storage, key: &Key, range: Option<ByteRange>) -> (u64, String) {
    let content = storage.get(key, range).await.unwrap();
    let (size, range) = (content.size, content.range.clone());
    let bytes: Vec<Bytes> = content.stream.try_collect().await.unwrap();
    let text = String::from_utf8(bytes.concat()).unwrap();
    assert_eq!(range.end - range.start, text.len() as u64);
    (size, text)
}

/// What every storage does, wherever it keeps the bytes.
async fn keeps_and_gives_back(storage: &Storage) {
    let (key, other) = (new_key(), new_key());
    assert!(!storage.exists(&key).await.unwrap());
    assert!(matches!(storage.get(&key, None).await, Err(StorageError::NotFound)));
    let range = Some(ByteRange::From(1));
    assert!(matches!(storage.get(&key, range).await, Err(StorageError::NotFound)));
    storage.put(&key, "image/jpeg", Bytes::from_static(b"0123456789")).await.unwrap();
    storage.put(&other, "image/jpeg", Bytes::from_static(b"another")).await.unwrap();
    assert_eq!(storage.size(&key).await.unwrap(), 10);
    assert_eq!(read(storage, &key, None).await, (10, "0123456789".into()));
    gives_parts(storage, &key).await;
    storage.put(&key, "image/png", Bytes::from_static(b"new")).await.unwrap();
    assert_eq!(read(storage, &key, None).await, (3, "new".into()));
    storage.delete(&key).await.unwrap();
    storage.delete(&key).await.unwrap();
    assert!(!storage.exists(&key).await.unwrap());
    assert_eq!(read(storage, &other, None).await, (7, "another".into()));
}

async fn gives_parts(storage: &Storage, key: &Key) {
    let parts = [
        (ByteRange::From(7), "789"),
        (ByteRange::Between(2, 4), "234"),
        (ByteRange::Between(8, 99), "89"),
        (ByteRange::Last(3), "789"),
        (ByteRange::Last(99), "0123456789"),
    ];
    for (range, text) in parts {
        assert_eq!(read(storage, key, Some(range)).await, (10, text.into()), "{range:?}");
    }
    for range in [ByteRange::From(10), ByteRange::Between(10, 12), ByteRange::Last(0)] {
        let error = storage.get(key, Some(range)).await.err().unwrap();
        assert!(matches!(error, StorageError::OutOfRange { size: 10 }), "{range:?}: {error:?}");
    }
}

#[tokio::test]
async fn a_folder_keeps_bytes_and_gives_them_back() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::folder(&folder.path().join("media/files")).unwrap();
    keeps_and_gives_back(&storage).await;
}

#[tokio::test]
async fn s3_keeps_bytes_and_gives_them_back() {
    let moto = Moto::start();
    let storage = Storage::s3(&moto.settings()).unwrap();
    keeps_and_gives_back(&storage).await;
    let key = new_key();
    storage.put(&key, "image/jpeg", Bytes::from_static(b"a picture")).await.unwrap();
    assert_eq!(moto.content_type(&key.to_string()), "image/jpeg");
}

#[tokio::test]
async fn a_large_file_comes_in_pieces() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::folder(folder.path()).unwrap();
    let key = new_key();
    storage.put(&key, "image/jpeg", Bytes::from(vec![7; 3_000_000])).await.unwrap();
    let content = storage.get(&key, None).await.unwrap();
    let pieces: Vec<Bytes> = content.stream.try_collect().await.unwrap();
    assert!(pieces.len() > 10, "{} pieces", pieces.len());
    assert_eq!(pieces.iter().map(Bytes::len).sum::<usize>(), 3_000_000);
}

#[tokio::test]
async fn a_folder_has_whole_files_only_and_no_empty_folders() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::folder(folder.path()).unwrap();
    let key = new_key();
    storage.put(&key, "image/jpeg", Bytes::from_static(b"whole")).await.unwrap();
    let file = folder.path().join(key.to_string());
    assert_eq!(std::fs::read(&file).unwrap(), b"whole");
    assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    storage.delete(&key).await.unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_service_that_is_away_is_said_to_be_away() {
    // A port that was free a moment ago, and that nobody listens on.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let settings = S3Settings {
        endpoint: Some(format!("http://127.0.0.1:{port}")),
        region: "auto".into(),
        bucket: "gone".into(),
        key_id: "key".into(),
        secret: "secret".into(),
        path_style: true,
    };
    let error = Storage::s3(&settings).unwrap().size(&new_key()).await.unwrap_err();
    assert!(matches!(error, StorageError::Unavailable(_)), "{error:?}");
}

#[tokio::test]
async fn nothing_is_kept_in_a_bucket_that_is_not_there() {
    let moto = Moto::start();
    let settings = S3Settings { bucket: "another".into(), ..moto.settings() };
    let storage = Storage::s3(&settings).unwrap();
    let error = storage.put(&new_key(), "image/png", Bytes::from_static(b"x")).await.unwrap_err();
    assert!(matches!(error, StorageError::Internal(_)), "{error:?}");
}

#[test]
fn nobody_reads_the_secret_in_the_log() {
    let settings = S3Settings {
        endpoint: None,
        region: "auto".into(),
        bucket: "pictures".into(),
        key_id: "key".into(),
        secret: "open sesame".into(),
        path_style: false,
    };
    let text = format!("{settings:?} {:?}", Storage::s3(&settings).unwrap());
    assert!(text.contains("pictures") && !text.contains("sesame"), "{text}");
}
