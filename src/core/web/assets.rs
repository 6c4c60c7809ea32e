//! The static files: built into the program, fingerprinted, packed once at start, cached for ever.

use super::{
    headers,
    reply::gzip,
    request::{Packing, packing_of},
};
use crate::state::Core;
use actix_files::NamedFile;
use actix_web::{HttpRequest, HttpResponse, http::header, web::Data};
use bytes::Bytes;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Component, Path},
    sync::LazyLock,
};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../static"]
struct Embedded;

/// The style sheet of all pages: the layers in their order, in one request. What only some pages
/// need (`play.css`, `console.css`, …) is a sheet of its own, which they name in `block styles`.
const STYLES: [&str; 7] = [
    "css/tokens.css",
    "css/base.css",
    "css/parts.css",
    "css/paper.css",
    "css/rooms.css",
    "css/print.css",
    "css/forced.css",
];

/// A file as it is sent.
struct Asset {
    mime: &'static str,
    plain: Bytes,
    zstd: Option<Bytes>,
    gzip: Option<Bytes>,
}

struct Assets {
    prefix: String,
    files: BTreeMap<String, Asset>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(load);

/// Reads and packs the files now instead of on the first request.
pub fn warm() {
    LazyLock::force(&ASSETS);
}

/// The folder all addresses of static files begin with; it changes with any of them.
pub fn prefix() -> &'static str {
    &ASSETS.prefix
}

fn load() -> Assets {
    let mut raw: BTreeMap<String, Vec<u8>> = Embedded::iter()
        .filter_map(|path| Some((path.to_string(), Embedded::get(&path)?.data.into_owned())))
        .collect();
    let styles = STYLES.iter().filter_map(|path| raw.remove(*path)).collect::<Vec<_>>().concat();
    raw.insert("css/lamplight.css".to_owned(), styles);
    let mut digest = Sha256::new();
    for (path, body) in &raw {
        digest.update(path.as_bytes());
        digest.update(body);
    }
    let fingerprint = digest.finalize()[..6].iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let files =
        raw.into_iter().map(|(path, body)| (path.clone(), Asset::new(&path, body))).collect();
    Assets { prefix: format!("/static/{fingerprint}"), files }
}

/// A script without what only people read: lines of comments, how far a line stands in, and ends of
/// lines after or before what cannot end a sentence. So no text in a script may go over several
/// lines.
fn lean(script: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(script);
    let comment = |line: &str| line.starts_with("//") || line.starts_with("/**");
    let lines = text.lines().map(str::trim_start);
    let lines = lines.filter(|line| !line.is_empty() && !comment(line));
    let goes_on = |before: &str, line: &str| {
        let ends = before.is_empty() || before.ends_with(['{', ';', ',', '(', '[']);
        (ends || line.starts_with(['}', ')', ']', '.', '?'])) && !before.contains("//")
    };
    let (mut lean, mut before) = (String::new(), "");
    for line in lines {
        if !goes_on(before, line) {
            lean.push('\n');
        }
        lean.push_str(line);
        before = line;
    }
    lean.into_bytes()
}

/// A style sheet without what only people read: comments, and blanks that part nothing.
fn lean_styles(styles: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(styles);
    let (mut lean, mut quote, mut rest) = (String::with_capacity(text.len()), None, text.chars());
    while let Some(letter) = rest.next() {
        match quote {
            Some(end) => {
                lean.push(letter);
                quote = (letter != end).then_some(end);
            }
            None if letter == '/' && rest.as_str().starts_with('*') => {
                let end = rest.as_str().find("*/").map_or(rest.as_str().len(), |end| end + 2);
                rest = rest.as_str()[end..].chars();
            }
            None if letter.is_whitespace() => {
                let parts = |next: char| !next.is_whitespace() && !"{};,".contains(next);
                if !lean.is_empty()
                    && !lean.ends_with(['{', '}', ';', ',', ':', ' '])
                    && rest.as_str().starts_with(parts)
                {
                    lean.push(' ');
                }
            }
            None => {
                quote = matches!(letter, '"' | '\'').then_some(letter);
                lean.push(letter);
            }
        }
    }
    lean.into_bytes()
}

impl Asset {
    fn new(path: &str, body: Vec<u8>) -> Self {
        let mime = mime_of(path);
        let body = match mime.split(';').next() {
            Some("text/javascript") => lean(&body),
            Some("text/css") => lean_styles(&body),
            _ => body,
        };
        Self {
            mime,
            zstd: zstd::bulk::compress(&body, 19).ok().map(Bytes::from),
            gzip: gzip(&body, flate2::Compression::best()).map(Bytes::from),
            plain: Bytes::from(body),
        }
    }

    fn packed(&self, packing: Packing) -> (Bytes, Option<&'static str>) {
        let packed = match packing {
            Packing::Zstd => self.zstd.clone().map(|body| (body, Some("zstd"))),
            Packing::Gzip => self.gzip.clone().map(|body| (body, Some("gzip"))),
            Packing::Plain => None,
        };
        packed.unwrap_or_else(|| (self.plain.clone(), None))
    }
}

fn mime_of(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("mjs" | "js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Answers `/static/{fingerprint}/{path}`. An old fingerprint gets the new file, but not for ever.
pub async fn serve(request: HttpRequest) -> HttpResponse {
    let part = |name: &str| request.match_info().get(name).unwrap_or_default();
    if let Some(folder) =
        request.app_data::<Data<Core>>().and_then(|app| app.config.static_dir.as_ref())
    {
        return from_folder(&request, folder, part("path"));
    }
    let Some(asset) = ASSETS.files.get(part("path")) else { return not_there() };
    let current = ASSETS.prefix.strip_prefix("/static/") == Some(part("fingerprint"));
    let cache = if current { "public, max-age=31536000, immutable" } else { "no-cache" };
    let (body, encoding) = asset.packed(packing_of(&request));
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::VARY, "accept-encoding"));
    if let Some(encoding) = encoding {
        response.insert_header((header::CONTENT_ENCODING, encoding));
    }
    response.content_type(asset.mime).body(body)
}

/// Answers `/sw.js`, which has no fingerprint: browsers ask at its one address whether there is a
/// newer one. It is told where this version's files are, and what its pages may do.
pub async fn worker(core: Data<Core>) -> HttpResponse {
    let path = "js/sw.js";
    let script = match &core.config.static_dir {
        Some(folder) => fs::read(folder.join(path)).map(Bytes::from).ok(),
        None => ASSETS.files.get(path).map(|asset| asset.plain.clone()),
    };
    let Some(script) = script else { return not_there() };
    let (prefix, policy) = (prefix(), headers::POLICY);
    let told = format!("const files = {prefix:?};\nconst policy = {policy:?};\n");
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .content_type(mime_of(path))
        .body([told.as_bytes(), &script].concat())
}

fn not_there() -> HttpResponse {
    HttpResponse::NotFound().content_type("text/plain").body("There is no such file.")
}

/// A file as it lies in `folder` just now, for whoever works on styles and scripts.
fn from_folder(request: &HttpRequest, folder: &Path, path: &str) -> HttpResponse {
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !plain {
        return not_there();
    }
    if path == "css/lamplight.css" {
        let styles = STYLES.iter().filter_map(|path| fs::read(folder.join(path)).ok());
        let styles = styles.collect::<Vec<_>>().concat();
        return HttpResponse::Ok().content_type(mime_of(path)).body(styles);
    }
    NamedFile::open(folder.join(path))
        .map_or_else(|_| not_there(), |file| file.into_response(request))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_sent_without_what_only_people_read() {
        let script = b"// Why.\n\nfunction go() {\n  /** What. */\n  return \"//\";\n}\n";
        assert_eq!(lean(script), b"function go() {return \"//\";\n}");
    }

    #[test]
    fn a_style_sheet_is_sent_without_what_only_people_read() {
        let styles = b"/* Why. */\n  a :hover,\n  b > i {\n    content: \"a, /* b\";  width: calc(1px + 2px);\n  }\n";
        let lean = String::from_utf8(lean_styles(styles)).unwrap();
        assert_eq!(lean, "a :hover,b > i{content:\"a, /* b\";width:calc(1px + 2px);}");
    }
}
