//! What is passed on: the poster, the code as a picture, cards for links.

use support::{Page, TestApp, party::Party};

/// What a card says under `property`.
fn card(page: &Page, property: &str) -> String {
    let start = format!("<meta property=\"og:{property}\" content=\"");
    let after = page.html.split(&start).nth(1).unwrap_or_else(|| panic!("no {property}: {page:?}"));
    after.split("\">").next().unwrap().to_owned()
}

#[tokio::test]
async fn the_poster_says_where_when_and_how_to_come_in() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let form = [
        ("players", "6"),
        ("mode", "plays"),
        ("place", "Quay Street 8, third floor"),
        ("starts_at", "2027-02-06T19:30"),
    ];
    let opened = nora.post("/stories/the-paper-boat/host", &form).await;
    let console = opened.location.clone().unwrap();
    let poster = nora.get(&format!("{console}/door")).await;
    let code = poster.links("/join/")[0].rsplit('/').next().unwrap().to_owned();
    poster.shows("Nora invites you to").shows("The Paper Boat");
    poster.shows("Saturday, 6 February at 19:30").shows("Quay Street 8, third floor");
    poster.shows(&code).shows(app.url().trim_start_matches("http://"));
    assert!(poster.html.contains("QR code") && poster.html.contains("data-copy"));

    let picture = nora.get(&format!("{console}/code.svg")).await;
    assert_eq!(picture.is(200).header("content-type"), "image/svg+xml; charset=utf-8");
    assert!(picture.header("content-disposition").contains(&format!("{code}.svg")));
    assert!(picture.html.starts_with("<svg xmlns="), "{}", &picture.html[..60]);
    nora.post(&format!("{console}/cancel"), &[]).await.is(303);
    nora.get(&format!("{console}/code.svg")).await.is(404);
}

#[tokio::test]
async fn links_that_are_passed_on_have_a_card_without_a_secret() {
    let party = Party::ready(6).await;
    let (stranger, story) = (party.app.stranger(), party.story());
    let join = format!("/join/{}", party.code);
    let (front, shop) = ("/".to_owned(), format!("/stories/{}", story.key));
    for (path, title) in [
        (&front, "Lamplight: host an evening people talk about"),
        (&shop, "The Paper Boat: a mystery for 3 to 10 players"),
        (&join, "Nora invites you to The Paper Boat"),
    ] {
        let page = stranger.get(path).await;
        assert_eq!(card(&page, "title"), title);
        assert!(!card(&page, "description").is_empty());
        let picture = card(&page, "image");
        let below = picture.strip_prefix(party.app.url()).expect("a whole address of ours");
        let picture = stranger.get(below).await;
        assert!(picture.is(200).header("content-type").starts_with("image/png"), "{picture:?}");
    }
    party.press_until("End the evening").await;
    party.press().await.is(303);
    party.press_form("/share", &[("shared", "yes")]).await.is(303);
    let recap = party.host.get(&format!("/recap/{}", party.id)).await;
    let link = recap.links("/recap/").into_iter().find(|it| it.starts_with("http")).unwrap();
    let shared = stranger.get(link.strip_prefix(party.app.url()).unwrap()).await;
    assert_eq!(card(&shared, "title"), "What really happened: The Paper Boat");
    let who =
        &story.characters.iter().find(|it| it.key == story.solution.culprits[0]).unwrap().name;
    let said = format!("{} {}", card(&shared, "title"), card(&shared, "description"));
    assert!(!said.contains(who.as_str()), "{said}");
}

#[tokio::test]
async fn it_can_be_kept_on_the_home_screen() {
    let app = TestApp::start().await;
    let stranger = app.stranger();
    let link = stranger.get("/").await.links("manifest.webmanifest")[0].clone();
    let manifest = stranger.get(&link).await;
    assert_eq!(manifest.is(200).header("content-type"), "application/manifest+json");
    let read: serde_json::Value = serde_json::from_str(&manifest.html).unwrap();
    for icon in read["icons"].as_array().unwrap() {
        let path = link.replace("manifest.webmanifest", icon["src"].as_str().unwrap());
        let picture = stranger.get(&path).await;
        // An SVG is text, and says in which letters.
        let kind = match icon["type"].as_str().unwrap() {
            "image/svg+xml" => "image/svg+xml; charset=utf-8",
            other => other,
        };
        assert_eq!(picture.is(200).header("content-type"), kind);
    }
}

/// Both ways to hand `link` on stand on `page`, and wait for a script.
fn can_be_handed_on(page: &Page, link: &str) {
    for way in ["copy", "share"] {
        let button = format!("data-{way}=\"{link}\"");
        let after = page.html.split(&button).nth(1);
        let after = after.unwrap_or_else(|| panic!("no way to {way} {link} on {page:?}"));
        assert!(
            after.split('>').next().unwrap().ends_with(" hidden"),
            "without a script: {page:?}"
        );
    }
}

#[tokio::test]
async fn beside_every_link_and_code_are_ways_to_hand_it_on() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(1).await;
    let whole = |path: &str| format!("{}{path}", party.app.url());
    let join = whole(&format!("/join/{}", party.code));
    let console = party.console().await;
    let screen = console.links("/screen/")[0].clone();
    can_be_handed_on(&console, &screen);
    for path in [party.at(""), party.at("/door"), party.at("/invitations"), "/evenings".to_owned()]
    {
        can_be_handed_on(&party.host.get(&path).await, &join);
    }
    // A seat's own link, as its guest and as the host sees it, and as a file.
    let of_mira = console.links("/seats/").into_iter().find(|it| !it.ends_with("/remove")).unwrap();
    for (client, path) in [(&party.guests[0], party.seat("/link")), (&party.host, of_mira)] {
        let page = client.get(&path).await;
        can_be_handed_on(&page, &page.links("/seat/")[0]);
        let file = client.get(&page.links("/link.svg")[0]).await;
        assert_eq!(file.is(200).header("content-type"), "image/svg+xml; charset=utf-8");
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"seat.svg\"");
        let drawn =
            |svg: &str| svg.split("<path").nth(2).unwrap().split("/>").next().unwrap().to_owned();
        assert_eq!(drawn(&file.html), drawn(page.html.split("class=\"qr\"").nth(1).unwrap()));
    }
    // No link opens a member's seat, and no picture of it does.
    let otto = party.app.member("Otto");
    otto.post("/join", &[("code", &party.code), ("name", "Otto")]).await.is(303);
    otto.get(&party.seat("/link.svg")).await.leads_to(&party.seat("/link"));

    let party = Party::ready(6).await;
    party.press_until("It is over").await;
    party.press_form("/share", &[("shared", "yes")]).await.is(303);
    for path in [party.at(""), format!("/recap/{}", party.id)] {
        let page = party.host.get(&path).await;
        let link = page.links("/recap/").into_iter().find(|it| it.starts_with("http")).unwrap();
        can_be_handed_on(&page, &link);
    }
}
