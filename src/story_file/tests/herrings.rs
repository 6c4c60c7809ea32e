//! Rule 8: red herrings.

use super::draft::Draft;

#[test]
fn whom_a_herring_is_about_plays() {
    let story = Draft::minimal()
        .change("screen = \"the-cat\"\nonly_with = [\"cat\"]", "screen = \"the-fork\"")
        .change("from = [\"scratch\"]", "from = [\"scratch\", \"plate\"]");
    story.refused(
        "about = \"cat\"",
        "solution.herrings.scratching.about",
        "does not play in 1 of 2 casts, for instance when cat stays away",
    );
}

#[test]
fn a_clue_of_a_herring_comes_out() {
    let story = Draft::minimal()
        .change("about = \"cat\"", "about = \"bob\"")
        .change("screen = \"the-cat\"\nonly_with = [\"cat\"]", "screen = \"the-fork\"");
    story.refused(
        "from = [\"scratch\"]",
        "solution.herrings.scratching.from",
        "no clue of this herring",
    );
    let story = Draft::minimal().change("from = [\"scratch\"]", "from = [\"bob/briefing\"]");
    story.refused(
        "from = [\"bob/briefing\"]\nscreen",
        "solution.herrings.scratching.from",
        "no clue",
    );
}

#[test]
fn its_screen_is_shown() {
    let story = Draft::minimal()
        .change("about = \"cat\"", "about = \"bob\"")
        .change("from = [\"scratch\"]", "from = [\"plate\"]")
        .change("screen = \"the-cat\"\nonly_with = [\"cat\"]", "screen = \"the-cat\"");
    story.refused(
        "screen =",
        "solution.herrings.scratching.screen",
        "`the-cat` is not shown in 1 of 2",
    );
}
