//! A file that is changed here stays its author’s file.

use proptest::prelude::*;

use super::bag::stories;
use super::cases;
use super::draft::{Draft, PAPER_BOAT};
use crate::rewrite::in_place;
use crate::{
    Clue, Herring, Letter, Moment, Reference, ScriptEntry, StoryFile, can_rewrite, check, parse,
    rewrite, write,
};

/// The small story as somebody wrote it who has a way of their own, with comments everywhere.
fn authors() -> Draft {
    Draft::minimal()
        .change("format = 1\n", "# A story for a rainy day.\n\nformat = 1 # the only one\n")
        .change("tagline = \"Somebody ate it.\"", "tagline   =   'Somebody ate it.'   # or so")
        .change("ages = 8\n", "# Not for the small ones.\nages = 0x8\n")
        .change(
            "never_say = [\"marzipan\", \"pantry key\"]",
            "never_say = [ # what gives it away\n    \"marzipan\", # the cake\n    # and where it stood\n    \
             'pantry key'\n]",
        )
        .change("[[characters]]\nkey = \"ann\"", "# ---------- The company ----------\n\n# She did it.\n[[characters]]\nkey = \"ann\"")
        .change("objectives = [\"Blame Bob.\"]", "objectives = [\"Blame Bob.\"] # more?\n# hidden = \"Sings.\"")
        .change("[[characters]]\nkey = \"bob\"", "# He did not.\n[[characters]]\nkey = \"bob\"")
        .change("  { say = \"There was a cake.\" },", "  # Slowly.\n  {say=\"There was a cake.\"}, # and wait")
        .change("  { then = \"Clear away\" },", "  {then = 'Clear away'} # done")
        .change("[[rounds.secrets]]\ncharacter = \"bob\"\ntext = \"Look at Ann.\"", "# For Bob.\n[[rounds.secrets]]\ncharacter = \"bob\"\ntext = \"\"\"\nLook\nat Ann.\"\"\" # really")
        .change("[[clues]]\nkey = \"plate\"", "# ---------- Round one ----------\n\n# The first.\n[[clues]]\nkey = \"plate\"")
        .change("[[clues]]\nkey = \"crumbs\"", "# The second.\n[[clues]]\nkey = \"crumbs\"")
        .change("[[clues]]\nkey = \"scratch\"", "# ---------- Round two ----------\n\n# The third.\n[[clues]]\nkey = \"scratch\"")
        .change("[[clues]]\nkey = \"fork\"", "# The last.\n[[clues]]\nkey = \"fork\"")
        .after("text = \"The cake is baked.\"\n", "# The end.\n")
}

/// Changes a story and expects exactly these changes in its file, whatever ends its lines.
#[track_caller]
fn expect(file: &Draft, change: impl Fn(&mut StoryFile), changes: &[(&str, &str)]) {
    let wanted = changes.iter().fold(file.clone(), |file, (from, to)| file.change(from, to));
    for line_end in ["\n", "\r\n"] {
        let source = file.0.replace('\n', line_end);
        let mut story = parse(source.as_bytes()).expect("a story");
        change(&mut story);
        let written = rewrite(&source, &story);
        let wanted = wanted.0.replace('\n', line_end);
        for (number, (written, wanted)) in written.lines().zip(wanted.lines()).enumerate() {
            assert_eq!(written, wanted, "line {}:\n{}", number + 1, rewrite(&source, &story));
        }
        assert!(written == wanted, "{written:?}\nis not\n{wanted:?}");
        assert_eq!(parse(written.as_bytes()).as_ref(), Ok(&story));
    }
}

#[test]
fn what_is_not_changed_is_not_touched() {
    expect(&authors(), |_| (), &[]);
    assert!(can_rewrite(&authors().0) && can_rewrite(PAPER_BOAT));
    let story = parse(PAPER_BOAT.as_bytes()).expect("a story");
    assert!(rewrite(PAPER_BOAT, &story) == PAPER_BOAT);
}

#[test]
fn one_word_changes_one_word() {
    let file = authors();
    expect(
        &file,
        |story| story.tagline = "Somebody ate all of it.".into(),
        &[("'Somebody ate it.'", "\"Somebody ate all of it.\"")],
    );
    expect(&file, |story| story.ages = 9, &[("ages = 0x8", "ages = 9")]);
    expect(
        &file,
        |story| story.rounds[0].secrets[1].text = "Look\n\naway.".into(),
        &[("\"\"\"\nLook\nat Ann.\"\"\" # really", "\"\"\"\nLook\n\naway.\n\"\"\" # really")],
    );
    expect(
        &file,
        |story| story.rounds[0].host_script[1] = ScriptEntry::Say("There is none.".into()),
        &[("{say=\"There was a cake.\"},", "{say=\"There is none.\"},")],
    );
    expect(&file, |story| story.never_say[1] = "larder".into(), &[("'pantry key'", "\"larder\"")]);
}

#[test]
fn what_may_be_left_out_comes_and_goes_in_its_place() {
    let file = authors();
    expect(
        &file,
        |story| story.characters[0].portrait = Some("ann 3".into()),
        &[(
            "costume_hint = \"An apron.\"\n",
            "costume_hint = \"An apron.\"\nportrait = \"ann 3\"\n",
        )],
    );
    expect(&file, |story| story.clues[1].public_from = None, &[("public_from = \"supper\"\n", "")]);
    expect(
        &file,
        |story| story.authors = vec!["Vera".into()],
        &[("ages = 0x8\n", "ages = 0x8\nauthors = [\"Vera\"]\n")],
    );
    expect(
        &file,
        |story| {
            let dark = ScriptEntry::Then {
                label: "Clear away".into(),
                letters: false,
                clues: Vec::new(),
                dark: Some(7),
            };
            story.rounds[0].host_script[4] = dark;
        },
        &[("{then = 'Clear away'} # done", "{ then = \"Clear away\", dark = 7 } # done")],
    );
}

#[test]
fn what_is_taken_out_takes_its_own_comments_and_no_others() {
    let file = authors();
    expect(
        &file,
        |story| {
            story.solution.steps[2].from = Vec::new();
            story.clues.remove(3);
        },
        &[
            (
                "# The last.\n[[clues]]\nkey = \"fork\"\ntitle = \"A fork\"\nround = \"supper\"\naudience = \"everyone\"\nrelease = \"round\"\ntext = \"It is sticky.\"\n\n",
                "",
            ),
            ("from = [\"fork\"]", "from = []"),
        ],
    );
    expect(
        &file,
        |story| drop(story.clues.remove(0)),
        &[(
            "# The first.\n[[clues]]\nkey = \"plate\"\ntitle = \"The plate\"\nround = \"tea\"\naudience = \"everyone\"\nrelease = \"host\"\ntext = \"It is empty.\"\n\n",
            "",
        )],
    );
    expect(
        &file,
        |story| drop(story.rounds[0].host_script.remove(1)),
        &[("\n  # Slowly.\n  {say=\"There was a cake.\"}, # and wait", "")],
    );
    expect(
        &file,
        |story| drop(story.rounds[0].host_script.remove(4)),
        &[("dark = 5 },\n  {then = 'Clear away'} # done\n", "dark = 5 }\n")],
    );
    expect(
        &file,
        |story| story.solution.timeline.clear(),
        &[(
            "\n[[solution.timeline]]\nat = \"Noon\"\ntext = \"The cake is baked.\"\n# The end.\n",
            "",
        )],
    );
}

#[test]
fn what_is_moved_takes_its_comments_along() {
    let file = authors();
    expect(
        &file,
        |story| story.rounds[0].host_script.swap(1, 4),
        &[
            (
                "  # Slowly.\n  {say=\"There was a cake.\"}, # and wait",
                "  {then = 'Clear away'}, # done",
            ),
            (
                "  {then = 'Clear away'} # done",
                "  # Slowly.\n  {say=\"There was a cake.\"} # and wait",
            ),
        ],
    );
    expect(
        &file,
        |story| story.never_say.swap(0, 1),
        &[(
            "\n    \"marzipan\", # the cake\n    # and where it stood\n    'pantry key'\n",
            "\n    # and where it stood\n    'pantry key',\n    \"marzipan\" # the cake\n",
        )],
    );
    let (second, third) = (
        "# The second.\n[[clues]]\nkey = \"crumbs\"\ntitle = \"Crumbs\"\nround = \"tea\"\naudience = \"bob\"\nrelease = \"holder\"\nif_absent = \"everyone\"\npublic_from = \"supper\"\ncan = [\"show\", \"board\"]\ntext = \"They lead to Ann.\"\n",
        "# The third.\n[[clues]]\nkey = \"scratch\"\ntitle = \"A scratch\"\nround = \"supper\"\naudience = \"cat\"\nrelease = \"round\"\nif_absent = \"drop\"\ntext = \"You scratched the table.\"\n",
    );
    let banner = "\n# ---------- Round two ----------\n\n";
    expect(
        &file,
        |story| story.clues.swap(1, 2),
        &[(&format!("{second}{banner}{third}"), &format!("{third}{banner}{second}"))],
    );
    // A character moves with the table of secrets under its own heading.
    let story = parse(file.0.as_bytes()).expect("a story");
    let mut moved = story.clone();
    moved.characters.swap(0, 1);
    let written = rewrite(&file.0, &moved);
    let place = |words: &str| written.find(words).unwrap_or_else(|| panic!("{words}\n{written}"));
    assert!(
        place("---------- The company") < place("# He did not.\n[[characters]]\nkey = \"bob\"")
    );
    assert!(place("You saw crumbs.") < place("# She did it.\n[[characters]]\nkey = \"ann\""));
    assert!(place("# hidden = \"Sings.\"") < place("key = \"cat\""));
    assert_eq!(parse(written.as_bytes()), Ok(moved));
}

#[test]
fn what_is_new_stands_where_it_belongs() {
    let file = authors();
    let clue = Clue {
        key: "cup".into(),
        title: "A cup".into(),
        text: "It has\n\nno handle.".into(),
        round: "tea".into(),
        ..Clue::default()
    };
    let table = "[[clues]]\nkey = \"cup\"\ntitle = \"A cup\"\nround = \"tea\"\naudience = \"everyone\"\nrelease = \"round\"\ntext = \"\"\"\nIt has\n\nno handle.\n\"\"\"\n";
    expect(
        &file,
        |story| story.clues.insert(1, clue.clone()),
        &[("text = \"It is empty.\"\n", &format!("text = \"It is empty.\"\n\n{table}"))],
    );
    expect(
        &file,
        |story| story.clues.insert(0, clue.clone()),
        &[("# The first.\n", &format!("{table}\n# The first.\n"))],
    );
    expect(
        &file,
        |story| story.clues.push(clue.clone()),
        &[("text = \"It is sticky.\"\n", &format!("text = \"It is sticky.\"\n\n{table}"))],
    );
    expect(
        &file,
        |story| story.rounds[0].host_script.insert(1, ScriptEntry::Do("Wait.".into())),
        &[("  # Slowly.", "  { do = \"Wait.\" },\n  # Slowly.")],
    );
    expect(
        &file,
        |story| story.never_say.push("larder".into()),
        &[("'pantry key'\n", "'pantry key',\n    \"larder\"\n")],
    );
    expect(
        &file,
        |story| {
            let moment =
                Moment { at: "One".into(), text: "It is eaten.".into(), ..Moment::default() };
            story.solution.timeline.push(moment);
        },
        &[(
            "# The end.\n",
            "# The end.\n\n[[solution.timeline]]\nat = \"One\"\ntext = \"It is eaten.\"\n",
        )],
    );
}

#[test]
fn the_first_of_its_kind_stands_after_what_comes_before_it() {
    let bare = Draft::minimal()
        .change("\n[[rounds.secrets]]\ncharacter = \"ann\"\ntext = \"Say nothing.\"\n\n[[rounds.secrets]]\ncharacter = \"bob\"\ntext = \"Say what you saw.\"\n\n[[rounds.secrets]]\ncharacter = \"cat\"\ntext = \"Purr.\"\n", "")
        .change("\n[[solution.herrings]]\nkey = \"scratching\"\nabout = \"cat\"\nlooks_like = \"The table is scratched.\"\ntruth = \"That was last year.\"\nfrom = [\"scratch\"]\nscreen = \"the-cat\"\nonly_with = [\"cat\"]\n", "")
        .change("\n[[offstage]]\nkey = \"aunt\"\nname = \"Aunt Lou\"\ndescription = \"She baked it.\"\n", "")
        .change("from = [\"bob/briefing\", \"bob/supper\"]", "from = [\"bob/briefing\"]");
    let letter = Letter { character: "bob".into(), text: "Hm.".into(), objectives: Vec::new() };
    expect(
        &bare,
        |story| story.rounds[1].secrets.push(letter.clone()),
        &[(
            "host_script = [{ then = \"To the reveal\" }]\n",
            "host_script = [{ then = \"To the reveal\" }]\n\n[[rounds.secrets]]\ncharacter = \"bob\"\ntext = \"Hm.\"\n",
        )],
    );
    let herring = Herring {
        key: "hat".into(),
        about: "bob".into(),
        looks_like: "A.".into(),
        truth: "B.".into(),
        from: vec![Reference::Clue("fork".into())],
        screen: "the-fork".into(),
        only_with: Vec::new(),
    };
    expect(
        &bare,
        |story| story.solution.herrings.push(herring.clone()),
        &[(
            "from = [\"fork\"]\n",
            "from = [\"fork\"]\n\n[[solution.herrings]]\nkey = \"hat\"\nabout = \"bob\"\nlooks_like = \"A.\"\ntruth = \"B.\"\nfrom = [\"fork\"]\nscreen = \"the-fork\"\n",
        )],
    );
    let aunt = Draft::minimal().story().offstage[0].clone();
    expect(
        &bare,
        |story| story.offstage.push(aunt.clone()),
        &[(
            "It is raining.\n\"\"\"\n",
            "It is raining.\n\"\"\"\n\n[[offstage]]\nkey = \"aunt\"\nname = \"Aunt Lou\"\ndescription = \"She baked it.\"\n",
        )],
    );
}

#[test]
fn other_ways_to_write_the_same_are_kept() {
    let file = Draft::minimal()
        .change("[characters.secret]\nsummary = \"You ate it.\"\nprivate_briefing = \"You ate the cake.\"\nobjectives = [\"Blame Bob.\"]\n", "secret.summary = \"You ate it.\" # all\nsecret.private_briefing = \"You ate the cake.\"\nsecret.objectives = [\"Blame Bob.\"]\n")
        .change("\n[[solution.timeline]]\nat = \"Noon\"\ntext = \"The cake is baked.\"\n", "")
        .change("why = \"She was hungry.\"\n", "why = \"She was hungry.\"\ntimeline = [\n  # First\n  { at = \"Noon\", text = \"The cake is baked.\" }, # really\n]\n")
        .change("host_script = [{ then = \"To the reveal\" }]", "[[rounds.host_script]]\n# Now.\nthen = \"To the reveal\"");
    file.good();
    expect(
        &file,
        |story| {
            story.characters[0].secret.summary = "You did.".into();
            story.solution.timeline[0].text = "It is baked.".into();
            story.rounds[1].host_script.insert(0, ScriptEntry::Do("Wait.".into()));
        },
        &[
            ("\"You ate it.\" # all", "\"You did.\" # all"),
            ("\"The cake is baked.\" }, # really", "\"It is baked.\" }, # really"),
            (
                "[[rounds.host_script]]\n",
                "[[rounds.host_script]]\ndo = \"Wait.\"\n\n[[rounds.host_script]]\n",
            ),
        ],
    );
    expect(
        &file,
        |story| {
            let moment =
                Moment { at: "One".into(), text: "Eaten.".into(), only_with: vec!["cat".into()] };
            story.solution.timeline.insert(0, moment);
        },
        &[(
            "  # First\n",
            "  { at = \"One\", text = \"Eaten.\", only_with = [\"cat\"] },\n  # First\n",
        )],
    );
}

#[test]
fn a_file_in_pieces_is_known_before_it_is_changed() {
    // The letters of the first round stand behind the clues.
    let letters = "[[rounds.secrets]]\ncharacter = \"cat\"\ntext = \"Purr.\"\n\n";
    let file = Draft::minimal()
        .change(letters, "")
        .change("[solution]\n", &format!("{letters}[solution] # who\n"));
    file.good();
    assert!(!can_rewrite(&file.0));
    let mut story = file.story();
    story.tagline = "Somebody did.".into();
    assert!(rewrite(&file.0, &story).contains("[solution] # who"), "this can be kept all the same");
    story.rounds.swap(0, 1);
    assert_eq!(parse(rewrite(&file.0, &story).as_bytes()), Ok(story));
}

/// Comments above every heading and behind every line that is not in the middle of a text.
pub(super) fn commented(file: &str) -> String {
    let mut in_text = false;
    let mut lines = String::new();
    for (number, line) in file.lines().enumerate() {
        if line.starts_with('[') {
            lines.push_str(&format!("# above {number}\n"));
        }
        lines.push_str(line);
        in_text = if in_text { line != "\"\"\"" } else { line.ends_with("= \"\"\"") };
        if !in_text && !line.is_empty() {
            lines.push_str(&format!(" # behind {number}"));
        }
        lines.push('\n');
    }
    lines
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn any_story_fits_into_the_file_of_any_other(
        one in stories("[a-zé’“”\\\\\"]{1,9}", "[a-z\"’\\\\]{1,9}(\n?\n[a-z]{3,9}){0,3}"),
        other in stories("[a-zé’“”\\\\\"]{1,9}", "[a-z\"’\\\\]{1,9}(\n?\n[a-z]{3,9}){0,3}"),
    ) {
        let source = commented(&write(&one));
        prop_assert!(check(source.as_bytes(), false).passes());
        prop_assert_eq!(rewrite(&source, &one), source.clone());
        let written = in_place(&source, &write(&other)).expect("a way to write it");
        prop_assert_eq!(parse(written.as_bytes()).ok(), Some(other), "{}", written);
    }
}
