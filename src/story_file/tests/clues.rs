//! Rule 5: clues.

use super::draft::Draft;

#[test]
fn a_clue_belongs_to_a_round() {
    let story =
        Draft::minimal().change_after("key = \"fork\"", "round = \"supper\"", "round = \"dinner\"");
    story.refused("round = \"dinner\"", "clues.fork.round", "no round `dinner`");
}

#[test]
fn a_clue_in_one_hand_says_what_happens_without_it() {
    let story = Draft::minimal().change("if_absent = \"everyone\"\n", "");
    story.refused("[[clues]]\nkey = \"crumbs\"", "clues.crumbs.if_absent", "needs `if_absent`");
}

#[test]
fn a_substitute_is_primary_and_somebody_else() {
    let story = Draft::minimal().change("if_absent = \"everyone\"", "if_absent = \"cat\"");
    story.refused("if_absent = \"cat\"", "clues.crumbs.if_absent", "no primary character");
    let story = Draft::minimal().change("if_absent = \"everyone\"", "if_absent = \"bob\"");
    story.refused("if_absent = \"bob\"", "clues.crumbs.if_absent", "who is absent");
}

#[test]
fn a_clue_for_everyone_has_no_holder() {
    let spoil = |from: &str, to: &str| Draft::minimal().change_after("key = \"fork\"", from, to);
    let story = spoil("release = \"round\"", "release = \"holder\"");
    story.refused(
        "release = \"holder\"\ntext = \"It is sticky",
        "clues.fork.release",
        "has no holder",
    );
    let story = spoil("text =", "if_absent = \"drop\"\ntext =");
    story.refused("if_absent = \"drop\"\ntext = \"It is", "clues.fork.if_absent", "no meaning");
    let story = spoil("text =", "can = [\"give\"]\ntext =");
    story.refused("can = [\"give\"]", "clues.fork.can", "`release = \"holder\"`");
    let story = Draft::minimal()
        .change("text = \"It is empty.\"", "public_from = \"supper\"\ntext = \"It is empty.\"");
    story.refused(
        "public_from = \"supper\"\ntext = \"It is empty",
        "clues.plate.public_from",
        "no meaning",
    );
}

#[test]
fn only_things_can_be_handled() {
    let story = Draft::minimal().change("release = \"holder\"", "release = \"round\"");
    story.refused("can =", "clues.crumbs.can", "needs `release = \"holder\"`");
}

#[test]
fn the_host_lets_go_what_is_named_once_in_its_own_round() {
    let story = Draft::minimal().change(", clues = [\"plate\"]", "");
    story.refused("release = \"host\"", "clues.plate.release", "no `then` names this clue");
    let story = Draft::minimal()
        .change("{ then = \"Clear away\" }", "{ then = \"Clear\", clues = [\"plate\"] }");
    story.refused("then = \"Clear\"", "rounds.tea.host_script.#5.clues.#1", "more than one `then`");
    let story = Draft::minimal()
        .change(", clues = [\"plate\"]", "")
        .change("{ then = \"To the reveal\" }", "{ then = \"End\", clues = [\"plate\"] }");
    story.refused("then = \"End\"", "rounds.supper.host_script.#1.clues.#1", "wrong round");
    let story = Draft::minimal()
        .change("{ then = \"To the reveal\" }", "{ then = \"End\", clues = [\"fork\"] }");
    story.refused("then = \"End\"", "rounds.supper.host_script.#1.clues.#1", "comes out by itself");
}

#[test]
fn a_head_start_ends_in_a_later_round() {
    let story = Draft::minimal()
        .change("public_from = \"supper\"", "public_from = \"tea\"")
        .change("needs = [\"crumbs\"]", "needs = [\"fork\"]");
    story.refused("public_from", "clues.crumbs.public_from", "a later round");
}

#[test]
fn nobody_is_looked_up_for_every_cast_without_end() {
    let names = vec!["\"cat\""; 13].join(", ");
    let story = Draft::minimal().change_after(
        "key = \"fork\"",
        "release = \"round\"",
        &format!("release = \"round\"\nonly_with = [{names}]"),
    );
    let findings = story.check().findings;
    let long = |it: &&super::super::Finding| it.message.contains("13 in this list; at most 12");
    assert_eq!(findings.iter().filter(long).count(), 1, "{findings:?}");
}
