//! No page that everybody may read holds a piece of a secret.

use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;

use support::{PAPER_BOAT, TestApp};

/// Every secret text of a story.
fn secrets(story: &StoryFile) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    for character in &story.characters {
        texts.extend([&*character.secret.summary, &*character.secret.private_briefing]);
        texts.extend(character.secret.objectives.iter().map(String::as_str));
    }
    for letter in story.rounds.iter().flat_map(|round| &round.secrets) {
        texts.push(&letter.text);
        texts.extend(letter.objectives.iter().map(String::as_str));
    }
    texts.extend(story.clues.iter().map(|clue| clue.text.as_str()));
    let solution = &story.solution;
    texts.extend([&*solution.how, &*solution.why]);
    texts.extend(solution.steps.iter().map(|step| step.claim.as_str()));
    texts.extend(solution.herrings.iter().flat_map(|it| [&*it.looks_like, &*it.truth]));
    texts.extend(solution.reveal.iter().map(|screen| screen.text.as_str()));
    texts.extend(solution.endings.iter().map(|ending| ending.text.as_str()));
    texts.extend(solution.afterwards.iter().map(|it| it.text.as_str()));
    texts.extend(solution.timeline.iter().map(|moment| moment.text.as_str()));
    texts
}

fn words(text: &str) -> Vec<String> {
    let letters = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace());
    letters.collect::<String>().to_lowercase().split_whitespace().map(str::to_owned).collect()
}

#[tokio::test]
async fn public_pages_hold_no_eight_words_of_any_secret() {
    let app = TestApp::start().await;
    let story = story_file::parse(PAPER_BOAT.as_bytes()).expect("a good story");
    let member = app.member("Mallory");
    let mut public = String::new();
    for path in [
        "/stories",
        "/stories?q=regatta",
        "/stories?q=nell+postcard",
        "/stories?without=warm&players=8",
        "/stories/the-paper-boat",
    ] {
        let page = member.get(path).await;
        public.push_str(&words(&page.is(200).text).join(" "));
        for word in &story.never_say {
            assert!(!page.text.contains(word), "{path} says “{word}”");
        }
    }
    let pieces: Vec<String> = secrets(&story)
        .into_iter()
        .flat_map(|text| words(text).windows(8).map(|piece| piece.join(" ")).collect::<Vec<_>>())
        .collect();
    assert!(pieces.len() > 700, "too few pieces to prove anything: {}", pieces.len());
    for piece in pieces {
        assert!(!public.contains(&piece), "a public page says “{piece}”");
    }
}

#[tokio::test]
async fn a_search_finds_nothing_that_is_only_in_a_secret() {
    let app = TestApp::start().await;
    for secret in ["hairpin", "kettle", "wanda", "leeds", "postcard"] {
        let page = app.stranger().get(&format!("/stories?q={secret}")).await;
        page.is(200).hides("The Paper Boat");
    }
}
