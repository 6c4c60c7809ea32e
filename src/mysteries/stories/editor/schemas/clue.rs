use crate::stories::{
    editor::{
        fields::{FormSchema, StoryFields},
        item::Item,
        names::{Names, UNTITLED, or},
    },
    keys::fresh_key,
};
use lamplight_core::form_schema::Named;
use lamplight_story_file::{Audience, Can, Clue, IfAbsent, Release, limits as most};

const RELEASES: [(Release, &str); 3] = [
    (Release::Round, "with the round. In one hand it is a memory: it can be told, not shown"),
    (Release::Host, "when a button of the script lets it go"),
    (
        Release::Holder,
        "with the round, as a thing in one hand: shown, given away or put on the board",
    ),
];

const RIGHTS: [(Can, &str); 3] = [
    (Can::Show, "show it to one person"),
    (Can::Give, "give it away"),
    (Can::Board, "put it on the board"),
];

impl Item for Clue {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(&self.title, "clue", taken);
    }

    fn title(&self, _: &Names) -> String {
        or(&self.title, UNTITLED)
    }

    fn gist(&self, names: &Names) -> String {
        let to = match &self.audience {
            Audience::Everyone => "on the board",
            Audience::Character(key) => names.character(key),
        };
        format!("{}, {to}", names.round(&self.round))
    }

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        schema.group("What it says", "");
        schema.line("title", "Title", most::CLUE_TITLE, &mut self.title);
        schema
            .text("text", "Text", most::CLUE_TEXT, &mut self.text)
            .hint("Short enough for a phone: 30 to 90 words.");
        schema.group("How it comes out", "");
        schema.pick("round", "In the round", &names.rounds, &mut self.round);
        fill_audience(&mut self.audience, schema, names);
        schema.one_word("release", "It comes", &RELEASES, &mut self.release);
        fill_if_absent(&mut self.if_absent, schema, names);
        schema
            .maybe_pick(
                "public_from",
                "It goes on the board by itself",
                "Never",
                &names.rounds,
                &mut self.public_from,
            )
            .hint("With the letters of a later round: a head start, not a monopoly.");
        fill_rights(self, schema);
        schema.only_with(&names.characters, &mut self.only_with);
        schema.maybe_line("picture", "A picture’s name", most::PICTURE, &mut self.picture);
    }
}

fn fill_audience(audience: &mut Audience, schema: &mut FormSchema, names: &Names) {
    let mut key = audience.word().to_owned();
    let everyone = [(Audience::Everyone.word(), "Everybody, on the board")];
    let choices = after(&everyone, &names.characters);
    schema.pick("audience", "It is for", &choices, &mut key);
    *audience = Audience::of_word(key);
}

fn fill_if_absent(to: &mut Option<IfAbsent>, schema: &mut FormSchema, names: &Names) {
    let mut key = to.take().map(|to| to.word().to_owned());
    let fixed = [
        (IfAbsent::Everyone.word(), "It goes on the board"),
        (IfAbsent::Drop.word(), "It is not in this evening"),
    ];
    let choices = after(&fixed, &names.primary);
    schema
        .maybe_pick(
            "if_absent",
            "When that seat is empty",
            "It is for everybody anyway",
            &choices,
            &mut key,
        )
        .hint("What is for one person needs a substitute, for when they do not come or leave.");
    *to = key.map(IfAbsent::of_word);
}

/// All three if nothing is said; said only of a thing in somebody's hand.
fn fill_rights(clue: &mut Clue, schema: &mut FormSchema) {
    let all = vec![Can::Show, Can::Give, Can::Board];
    let mut rights = clue.can.clone().unwrap_or_else(|| all.clone());
    schema
        .some_words("can", "Whoever holds it may", &RIGHTS, &mut rights)
        .hint("Only for a thing in one hand.");
    let same = rights.len() == all.len();
    clue.can = Some(rights).filter(|_| clue.release == Release::Holder && !same);
}

fn after(fixed: &[(&str, &str)], named: &[Named]) -> Vec<Named> {
    let fixed = fixed.iter().map(|(key, name)| Named::new(key, name));
    fixed.chain(named.iter().cloned()).collect()
}
