use super::{own::own, *};
use lamplight_story_file as story_file;

const CAKE: &str = include_str!("../../../../story_file/tests/minimal.toml");

fn cake() -> StoryFile {
    story_file::parse(CAKE.as_bytes()).expect("a good story")
}

/// What is said of the story after a change, one finding a line.
fn said(change: impl FnOnce(&mut StoryFile)) -> Vec<String> {
    let mut story = cake();
    change(&mut story);
    let report = story_file::check(story_file::write(&story).as_bytes(), false);
    let mut teller = Teller::new("the-cake", &story);
    let own = own(&story);
    let all = report.findings.iter().chain(&own).map(|finding| {
        let Problem { what, why, press, .. } = teller.tell(finding);
        let press = press.map(|press| format!(" [{}]", press.label)).unwrap_or_default();
        format!("{what} {why}{press}")
    });
    all.collect()
}

#[test]
fn problems_are_sentences_about_people_and_things() {
    let newcomer = |story: &mut StoryFile| {
        let mut guest = story.characters[2].clone();
        guest.key = "guest".to_owned();
        guest.name = "Vierter Gast".to_owned();
        guest.secret.private_briefing.clear();
        story.characters.push(guest);
    };
    let told = said(newcomer).join("\n");
    assert!(
        told.contains(
            "Vierter Gast sits at no table. Nobody could ever be cast as them. \
             [Add to "
        ),
        "{told}"
    );
    assert!(told.contains("Vierter Gast does not know who they are."), "{told}");
    assert!(told.contains("Vierter Gast gets no letter all evening."), "{told}");
    let told = said(|story| story.solution.why.clear()).join("\n");
    assert!(told.contains("“Why” of the solution is still empty."), "{told}");
    let told = said(|story| story.duration_minutes = 10).join("\n");
    assert!(told.contains("The rounds are longer than the evening."), "{told}");
    assert!(told.contains("[Make the evening"), "{told}");
    let told = said(|story| story.characters[0].tagline = "She loves marzipan.".into()).join("\n");
    assert!(told.contains("Ann Ash says too much too soon. “marzipan” was never"), "{told}");
}

#[test]
fn nobody_is_called_by_what_the_file_calls_them() {
    let changes: [fn(&mut StoryFile); 14] = [
        |story| story.solution.culprits.clear(),
        |story| story.solution.culprits = vec!["cat".into()],
        |story| story.solution.steps.clear(),
        |story| story.solution.steps[0].needs.clear(),
        |story| story.solution.endings.truncate(1),
        |story| story.clues.truncate(1),
        |story| story.clues.iter_mut().for_each(|it| it.if_absent = None),
        |story| story.clues.iter_mut().for_each(|it| it.release = story_file::Release::Host),
        |story| story.rounds.truncate(1),
        |story| story.rounds.iter_mut().for_each(|it| it.host_script.truncate(1)),
        |story| story.rounds.iter_mut().for_each(|it| it.secrets.truncate(1)),
        |story| story.configurations[0].characters.truncate(1),
        |story| story.configurations[0].min_players = 1,
        |story| drop(story.characters.remove(1)),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let told = said(change);
        assert!(!told.is_empty(), "change {number} breaks nothing");
        for line in &told {
            let words = ["`", "characters.", "_", " key ", "configuration", "primary", "secret."];
            let technical = words.iter().find(|word| line.contains(**word));
            assert!(technical.is_none(), "change {number}: {line}");
            assert!(line.starts_with(|c: char| c.is_uppercase() || c == '“'), "{line}");
        }
    }
}

#[test]
fn a_story_that_says_what_to_write_is_not_written() {
    let story = crate::stories::start::template();
    let found = own(story);
    assert!(found.len() > 30, "{found:#?}");
    assert!(own(&cake()).is_empty());
    let mut teller = Teller::new("story", story);
    let told: Vec<String> = found.iter().map(|it| teller.tell(it).what).collect();
    assert!(told.contains(&"First Guest is still the example.".to_owned()), "{told:#?}");
}

#[test]
fn a_press_puts_right_what_it_says() {
    let mut story = cake();
    story.configurations[0].characters.retain(|it| it != "cat");
    let seat = Mend::Seat { who: "cat".into(), table: story.configurations[0].key.clone() };
    assert!(seat.apply(&mut story).is_some());
    assert!(seat.apply(&mut story).is_none(), "once is enough");
    assert_eq!(story.configurations[0].characters.len(), 3);
    assert_eq!(story.configurations[0].max_players, 3);
    story.duration_minutes = 1;
    assert!(Mend::Longer.apply(&mut story).is_some());
    let report = story_file::check(story_file::write(&story).as_bytes(), false);
    assert!(report.passes(), "{:#?}", report.findings);
    let nobody = Mend::Seat { who: "nobody".into(), table: "nowhere".into() };
    assert!(nobody.apply(&mut story).is_none());
}
