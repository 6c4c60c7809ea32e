//! Pages on which something moves when the last of it comes, and pages on which nothing does.

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::super::window::{PHONE, Window, room_for};
use super::visit;

const PICTURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300"/>"#;
const FONT: &[u8] = include_bytes!("wide.ttf");
const INSERT: &str = r#"document.querySelector("main").prepend("Something above the rest.")"#;
const HIDE: &str = r#"document.querySelector("p").hidden = true"#;
const TICK: &str = r#"
    document.querySelector("time").textContent = "less than a quarter of an hour from now";
    document.documentElement.classList.add("scripted");"#;
/// One that is there only when another has fetched it.
const INSERT_LATER: &str = r#"await import("/insert.mjs")"#;

const FACE: &str = r#"<style>@font-face { font-family: Wide; src: url("/wide.ttf") }
    h1, h2 { font-family: Wide, serif }</style>"#;
/// The same, in a box that is as large with any font.
const FACE_IN_A_BOX: &str = r#"<style>@font-face { font-family: Wide; src: url("/wide.ttf") }
    h1 { font-family: Wide, serif; height: 9rem; overflow: hidden }</style>"#;

/// What is in `<main>`, and how what is wrong with it is told; nothing if it keeps still.
const PAGES: [(&str, &str); 10] = [
    (r#"<img src="/picture.svg" alt="A picture"><p>Below</p>"#, "moved when"),
    (r#"<a href="/"><img src="/picture.svg" alt=""> An icon</a><p>Below</p>"#, "moved when"),
    (r#"<script type="module" src="/insert.mjs"></script><p>Below</p>"#, "moved when"),
    (r#"<script type="module" src="/insert-later.mjs"></script><p>Below</p>"#, "moved when"),
    (r#"<script defer src="/insert.js"></script><p>Below</p>"#, "moved when"),
    (r#"<script type="module" src="/hide.mjs"></script><p>Not for long</p>"#, "gone when"),
    ("FACE<h2>Below</h2>", "moved when"),
    (r#"<img src="/picture.svg" alt="A picture" width="200" height="300"><p>Below</p>"#, ""),
    (r#"<script type="module" src="/tick.mjs"></script><time>soon</time>, <b>you</b>"#, ""),
    ("FACE_IN_A_BOX<p>Below</p>", ""),
];

/// The address of a server that has the page number `N` of [`PAGES`] at `/N`.
async fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream));
        }
    });
    format!("http://{address}")
}

/// Answers one request; who breaks off gets nothing.
async fn answer(stream: TcpStream) {
    let mut stream = BufReader::new(stream);
    let mut request = String::new();
    while !request.ends_with("\r\n\r\n") && stream.read_line(&mut request).await.unwrap_or(0) > 0 {}
    let (kind, body) = what_is_at(request.split(' ').nth(1).unwrap_or_default());
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    let head = format!("{head}Connection: close\r\n\r\n");
    let _ = stream.write_all(&[head.as_bytes(), &body].concat()).await;
}

fn what_is_at(path: &str) -> (&'static str, Vec<u8>) {
    let (kind, text) = match path {
        "/wide.ttf" => return ("font/ttf", FONT.to_vec()),
        "/picture.svg" => ("image/svg+xml", PICTURE),
        "/insert.mjs" | "/insert.js" => ("text/javascript", INSERT),
        "/insert-later.mjs" => ("text/javascript", INSERT_LATER),
        "/hide.mjs" => ("text/javascript", HIDE),
        "/tick.mjs" => ("text/javascript", TICK),
        _ => return ("text/html; charset=utf-8", page(path).into_bytes()),
    };
    (kind, text.into())
}

fn page(path: &str) -> String {
    let number = path.trim_start_matches('/').parse::<usize>().ok();
    let main = number.and_then(|it| PAGES.get(it)).map_or("", |(main, _)| main);
    let main = main.replace("FACE_IN_A_BOX", FACE_IN_A_BOX).replace("FACE", FACE);
    format!(
        "<!DOCTYPE html><title>A page</title><main><h1>A heading of some words</h1>{main}</main>"
    )
}

#[tokio::test]
async fn what_moves_when_the_last_of_a_page_comes_is_found() {
    let server = serve().await;
    let _room = room_for(1).await;
    let window = Window::open_impatient(PHONE).await;
    for (number, (main, fault)) in PAGES.iter().enumerate() {
        visit::hold_back(&window).await;
        window.leave().await;
        window.goto(&format!("{server}/{number}")).await;
        let found = visit::moved(&window).await.join("\n");
        let right = if fault.is_empty() { found.is_empty() } else { found.contains(fault) };
        assert!(right, "“{fault}” was to be found in {main}, and this was: {found}");
    }
    window.close().await;
}
