//! Pictures in a bucket: a real S3 on loopback, reached through a door that can be shut.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use lamplight_media::storage::{Key, S3Settings, Storage};
use lamplight_media::{MediaId, VariantName};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use reqwest::StatusCode;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use crate::files::jpeg;
use crate::moto::Moto;
use crate::scene::{cover_on, fetch, kept, publish, rows, tidy, upload, uploaded, writer};
use support::{Client, TestApp};

/// Where the house finds its bucket. Shut, nobody answers there.
struct Door {
    address: SocketAddr,
    to: SocketAddr,
    open: JoinHandle<()>,
}

impl Door {
    async fn before(moto: &Moto) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let to = moto.endpoint.trim_start_matches("http://").parse().unwrap();
        Self { address, to, open: tokio::spawn(pass(listener, to)) }
    }

    async fn shut(&mut self) {
        self.open.abort();
        (&mut self.open).await.expect_err("it goes on until it is shut");
    }

    async fn open(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.open = tokio::spawn(pass(listener, self.to));
    }
}

/// Lets connections through. With the task go the listener and all of them.
async fn pass(listener: TcpListener, to: SocketAddr) {
    let mut through = JoinSet::new();
    loop {
        let (mut near, _) = listener.accept().await.unwrap();
        through.spawn(async move {
            let mut far = TcpStream::connect(to).await?;
            tokio::io::copy_bidirectional(&mut near, &mut far).await
        });
    }
}

/// A house with its pictures in a bucket.
struct Scene {
    app: TestApp,
    vera: Client,
    door: Door,
    storage: Storage,
    moto: Moto,
}

impl Scene {
    async fn begin() -> Self {
        let moto = Moto::start();
        let door = Door::before(&moto).await;
        let endpoint = Some(format!("http://{}", door.address));
        let s3 = S3Settings { endpoint, ..moto.settings() };
        let app = TestApp::with(|config| config.s3 = Some(s3)).await;
        let storage = Storage::s3(&moto.settings()).unwrap();
        Self { vera: writer(&app), app, door, storage, moto }
    }

    /// Whether the bucket has the file at this address, whatever the house says.
    async fn has(&self, address: &str) -> bool {
        self.storage.exists(&key(address)).await.unwrap()
    }

    /// The service stops in the middle of what it does, or goes on.
    fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.moto.process.id()).unwrap();
        kill(Pid::from_raw(id), signal).unwrap();
    }
}

/// Under which name the bucket has what is shown at this address.
fn key(address: &str) -> Key {
    let parts: Vec<&str> = address.split(['/', '?']).collect();
    let width = parts[3].parse().unwrap();
    Key::new(MediaId(parts[2].parse().unwrap()), &VariantName::of_width(width))
}

async fn picture(browser: &Client, address: &str) -> Bytes {
    let answer = fetch(browser, address).await;
    assert_eq!(answer.status(), StatusCode::OK);
    answer.bytes().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cover_in_a_bucket_is_served_and_goes_with_what_showed_it() {
    let scene = Scene::begin().await;
    let (app, vera) = (&scene.app, &scene.vera);
    let small = uploaded(vera, jpeg(800, 1120)).await;
    let large = small.replace("/640", "/1600");
    publish(vera, "public").await;
    assert!(scene.has(&small).await && scene.has(&large).await);
    assert_eq!((rows(app), kept(app)), (1, 0), "nothing of it lies in the folder");
    assert_eq!(scene.moto.content_type(&key(&small).to_string()), "image/jpeg");

    let (whole, stranger) = (picture(vera, &small).await, app.stranger());
    assert_eq!(picture(&stranger, &small).await, whole);
    let part = stranger.request(reqwest::Method::GET, &small).header("range", "bytes=100-199");
    let part = part.send().await.unwrap();
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.bytes().await.unwrap(), whole.slice(100..200));

    vera.post("/stories/the-cake/edit/cover/drawn", &[]).await.is(303);
    stranger.get(&small).await.is(404);
    tidy(app);
    assert_eq!(rows(app), 0);
    assert!(!scene.has(&small).await && !scene.has(&large).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_bucket_is_away_pages_answer_and_nothing_is_lost() {
    let mut scene = Scene::begin().await;
    let first = uploaded(&scene.vera, jpeg(500, 700)).await;
    publish(&scene.vera, "public").await;
    let whole = picture(&scene.vera, &first).await;
    scene.door.shut().await;
    let (app, vera) = (&scene.app, &scene.vera);

    let page = app.stranger().get("/stories").await;
    assert_eq!(cover_on(page.is(200)), Some(first.clone()), "it is still the story's");
    assert_eq!(fetch(vera, &first).await.status(), StatusCode::SERVICE_UNAVAILABLE);
    let page = upload(vera, jpeg(600, 840)).await;
    let said = page.is(503).problem("picture").expect("words beside the field");
    assert_eq!(said, "Pictures cannot be kept just now. Please try again later.");
    assert_eq!(cover_on(&vera.get("/stories/mine").await), Some(first.clone()));
    // What is to go waits until it can.
    vera.post("/stories/the-cake/edit/cover/drawn", &[]).await.is(303);
    tidy(app);
    assert!(scene.has(&first).await && rows(app) > 0);

    scene.door.open().await;
    let (app, vera) = (&scene.app, &scene.vera);
    tidy(app);
    assert!(!scene.has(&first).await);
    assert_eq!(rows(app), 0, "and nothing is left of what was not kept");
    let second = uploaded(vera, jpeg(500, 700)).await;
    assert_eq!(picture(vera, &second).await, whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_hangs_keeps_nobody_waiting_who_wants_no_picture() {
    let scene = Scene::begin().await;
    let (app, vera) = (&scene.app, &scene.vera);
    let cover = uploaded(vera, jpeg(500, 700)).await;
    publish(vera, "public").await;
    let otto = app.stranger();

    scene.signal(Signal::SIGSTOP);
    // More than the house has connections to its database.
    let pictures = futures_util::future::join_all((0..8).map(|_| picture(&otto, &cover)));
    let meanwhile = async {
        for path in ["/stories", "/stories/the-cake", "/healthz"] {
            let answer = tokio::time::timeout(Duration::from_secs(10), vera.get(path)).await;
            answer.expect("an answer while the bucket hangs").is(200);
        }
        scene.signal(Signal::SIGCONT);
    };
    let (pictures, sent, ()) = tokio::join!(pictures, upload(vera, jpeg(600, 840)), meanwhile);
    assert!(pictures.iter().all(|it| *it == pictures[0] && !it.is_empty()));
    sent.is(303);
    let second = cover_on(&vera.get("/stories/mine").await).expect("a cover");
    assert_ne!(second, cover);
    assert!(scene.has(&second).await);
}
