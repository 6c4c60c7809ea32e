//! Finding a story.

use diesel::{
    connection::SimpleConnection,
    prelude::*,
    sql_query,
    sql_types::{Text, Uuid as SqlUuid},
};

use support::stories as scene;
use support::{Client, TestApp};

#[tokio::test]
async fn a_host_finds_a_story_by_what_is_said_of_it() {
    let app = TestApp::start().await;
    let host = app.stranger();
    host.get("/stories").await.is(200).shows("The Paper Boat").shows("3 to 10 players");
    for found in ["boat", "BOAT", "regat", "regatta boat", "\"paper boat\"", "boat -zeppelin"] {
        let path = format!("/stories?q={}", found.replace(' ', "+"));
        host.get(&path).await.is(200).shows("Somebody sank it.");
    }
    for missing in ["zeppelin", "marlow -regatta", "%22boat paper%22"] {
        let path = format!("/stories?q={}", missing.replace(' ', "+"));
        host.get(&path).await.is(200).hides("Somebody sank it.").shows("No story fits all of that");
    }
}

#[tokio::test]
async fn players_time_and_content_notes_narrow_it_down() {
    let app = TestApp::start().await;
    let host = app.stranger();
    for (query, fits) in [
        ("players=3", true),
        ("players=10", true),
        ("players=2", false),
        ("players=11", false),
        ("longest=75", true),
        ("longest=60", false),
        ("without=spiders", true),
        ("without=spiders%2C+COLD", false),
        ("without=%25", true),
        ("players=8&longest=180&without=clowns&q=boat", true),
    ] {
        let page = host.get(&format!("/stories?{query}")).await;
        assert_eq!(page.is(200).has("Somebody sank it."), fits, "{query}: {page:?}");
    }
}

#[tokio::test]
async fn odd_questions_get_a_page_all_the_same() {
    let app = TestApp::start().await;
    let host = app.stranger();
    let page = host.get("/stories?players=a+dozen&q=boat").await;
    assert_eq!(
        page.is(200).problem("players").as_deref(),
        Some("How many people will play? A number, such as 8.")
    );
    assert_eq!(page.form_value("q").as_deref(), Some("boat"));
    page.shows("Somebody sank it.");
    let long = "x".repeat(5000);
    for query in [
        "q=%00boat",
        "q=%ff%fe",
        "q=%27%29%3B--",
        "q=%26%7C%21%3A*",
        "after=nonsense",
        "after=%7E",
        "after=00000000-0000-0000-0000-000000000007%7E%00",
        "after=00000000-0000-0000-0000-000000000007%7E%ff",
        &format!("after=00000000-0000-0000-0000-000000000007%7E{long}"),
        "players=-1",
        "longest=x",
        &format!("q={long}"),
    ] {
        host.get(&format!("/stories?{query}")).await.is(200);
    }
    let page = host.get("/stories?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert!(!page.is(200).html.contains("<script>alert"), "{page:?}");
}

#[tokio::test]
async fn only_published_public_stories_stand_on_the_shelf() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let mut db = app.db();
    scene::published(&mut db, vera.id, "For everybody", "public");
    scene::published(&mut db, vera.id, "For friends", "unlisted");
    scene::published(&mut db, vera.id, "For nobody", "private");
    scene::draft(&mut db, vera.id, "half-done");
    let page = vera.get("/stories").await;
    page.is(200).shows("For everybody").hides("For friends").hides("For nobody").hides("half-done");
}

/// Goes from page to page, beginning at `path`, by the link that has `next` in it, and sees each of 65
/// tales once.
async fn walk(reader: &Client, path: &str, next: &str) {
    let (mut path, mut seen) = (path.to_owned(), Vec::new());
    for _ in 0..4 {
        let page = reader.get(&path).await;
        seen.extend(page.is(200).links("/stories/tale-"));
        match page.links(next).pop() {
            Some(next) => path = next,
            None => break,
        }
    }
    assert_eq!(seen.len(), 65);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 65, "a story stood on two pages");
}

#[tokio::test]
async fn a_long_shelf_is_walked_page_by_page_and_nothing_is_missed() {
    let app = TestApp::start().await;
    // Twins in title, so that a page ends between two of the same name.
    app.db()
        .batch_execute(
            "insert into stories (slug, title, cover, status, visibility)
             select 'tale-' || n, 'Tale ' || lpad((n / 2)::text, 3, '0'), 'x', 'published', 'public'
             from generate_series(1, 65) n",
        )
        .unwrap();
    walk(&app.stranger(), "/stories?q=tale", "after=").await;
}

#[tokio::test]
async fn a_full_desk_is_walked_page_by_page_and_nothing_is_missed() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    // All of them written in the same moment, as what one statement writes is.
    let insert = "insert into stories (slug, title, cover, author_id, draft_source, draft_version)
         select 'tale-' || n, 'Tale', 'x', $1, '', 1 from generate_series(1, 65) n";
    sql_query(insert).bind::<SqlUuid, _>(vera.id).execute(&mut app.db()).unwrap();
    walk(&vera, "/stories/mine", "before=").await;
    for odd in ["nonsense", "%7E", "2026-11-21T20:00:00Z", "%00", "%ff"] {
        let first = vera.get(&format!("/stories/mine?before={odd}")).await;
        assert_eq!(first.is(200).links("/stories/tale-").len(), 30, "{odd}");
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    text: String,
}

fn plan(db: &mut PgConnection, query: &str) -> String {
    let lines: Vec<Line> = sql_query(format!("explain {query}")).load(db).unwrap();
    lines.into_iter().map(|line| line.text + "\n").collect()
}

#[tokio::test]
async fn ten_thousand_stories_are_read_by_their_index() {
    let app = TestApp::start().await;
    let mut db = app.db();
    db.batch_execute(
        "insert into stories (slug, title, tagline, cover, status, visibility)
         select 'tale-' || n, 'Tale ' || md5(n::text), 'Of ' || md5((n * 7)::text), 'x',
             case when n % 10 = 0 then 'draft' else 'published' end, 'public'
         from generate_series(1, 10000) n",
    )
    .unwrap();
    db.batch_execute("vacuum analyze stories").unwrap();
    let shelf = "select id, tagline from stories where status = 'published' and visibility = 'public'
        and deleted_at is null and title >= 'Tale 8' and (title > 'Tale 8' or id > gen_random_uuid())
        order by title, id limit 21";
    let plan_of_shelf = plan(&mut db, shelf);
    assert!(plan_of_shelf.contains("Index Scan using stories_library"), "{plan_of_shelf}");
    assert!(!plan_of_shelf.contains("Sort"), "{plan_of_shelf}");
    let search =
        "select id, tagline from stories where status = 'published' and visibility = 'public'
        and deleted_at is null and search @@ story_query('the last toast') order by title, id limit 21";
    let plan_of_search = plan(&mut db, search);
    assert!(plan_of_search.contains("stories_search"), "{plan_of_search}");
    app.stranger().get("/stories").await.is(200).shows("More stories");
}
