//! Stories, and the editor.

use super::super::roles::Role::{Author, Member, Stranger};
use super::{Case, Fields, of};

pub(super) fn library() -> Vec<Case> {
    vec![
        of(Stranger, "GET /stories"),
        of(Member, "GET /stories/mine"),
        of(Member, "GET /stories/new"),
        of(Member, "POST /stories/new").sends(&[("title", "The Pie")]),
        of(Member, "GET /stories/import"),
        of(Member, "POST /stories/import").sends(&[("text", "{file}")]),
        of(Stranger, "GET /stories/{slug}").with(&[("slug", "open story")]),
        of(Author, "GET /stories/{slug}").door("author's alone"),
        of(Author, "GET /stories/{slug}").with(&[("slug", "private story")]).door("author's alone"),
        of(Author, "GET /stories/{slug}")
            .with(&[("slug", "archived story")])
            .door("author's alone"),
        of(Member, "GET /stories/{slug}/host").with(&[("slug", "open story")]),
        of(Member, "POST /stories/{slug}/host")
            .with(&[("slug", "open story")])
            .sends(&[("players", "3"), ("mode", "plays")]),
        of(Author, "GET /stories/{slug}/host")
            .with(&[("slug", "private story")])
            .door("member, author's alone"),
        of(Author, "POST /stories/{slug}/host")
            .with(&[("slug", "private story")])
            .door("member, author's alone")
            .sends(&[("players", "3"), ("mode", "plays")]),
    ]
}

pub(super) fn editor() -> Vec<Case> {
    const CLUES: Fields = &[("part", "clues"), ("item", "plate")];
    const MOMENT: Fields = &[("part", "timeline"), ("item", "1")];
    const TYPED: Fields = &[("version", "1"), ("at", "Dawn"), ("text", "The cake is gone.")];
    vec![
        of(Author, "GET /stories/{slug}/export"),
        of(Author, "GET /stories/{slug}/preview"),
        of(Author, "GET /stories/{slug}/preview/script"),
        of(Author, "GET /stories/{slug}/preview/as/{character}").with(&[("character", "ann")]),
        of(Author, "GET /stories/{slug}/edit"),
        // That others can see it is no reason to let them write in it.
        of(Author, "GET /stories/{slug}/edit").with(&[("slug", "open story")]),
        of(Author, "GET /stories/{slug}/edit/{part}").with(CLUES),
        of(Author, "GET /stories/{slug}/edit/{part}/{item}").with(CLUES),
        of(Author, "POST /stories/{slug}/edit/{part}/{item}").with(MOMENT).sends(TYPED),
        of(Author, "POST /stories/{slug}/edit/{part}/{item}/move")
            .with(CLUES)
            .sends(&[("version", "1"), ("to", "later")]),
        of(Author, "POST /stories/{slug}/edit/{part}/{item}/take-out")
            .with(CLUES)
            .sends(&[("version", "1")]),
        of(Author, "GET /stories/{slug}/add/{part}").with(MOMENT),
        of(Author, "POST /stories/{slug}/add/{part}").with(MOMENT).sends(TYPED),
        of(Author, "POST /stories/{slug}/half/{part}/{item}").with(MOMENT).sends(TYPED),
        of(Author, "POST /stories/{slug}/half/{part}/{item}/away")
            .with(MOMENT)
            .sends(TYPED)
            .changes_nothing(),
        of(Author, "POST /stories/{slug}/mend")
            .sends(&[("version", "1"), ("what", "longer")])
            .changes_nothing(),
        of(Author, "POST /stories/{slug}/undo").sends(&[("version", "1")]),
        of(Author, "POST /stories/{slug}/redo").sends(&[("version", "1")]),
        of(Author, "POST /stories/{slug}/publish")
            .sends(&[("version", "1"), ("visibility", "private")]),
        of(Author, "POST /stories/{slug}/archive"),
        of(Author, "GET /stories/{slug}/edit/cover"),
        of(Author, "POST /stories/{slug}/edit/cover"),
        of(Author, "POST /stories/{slug}/edit/cover/drawn").changes_nothing(),
        of(Author, "GET /media/{id}/{variant}")
            .with(&[("id", "upload"), ("variant", "size of the upload")])
            .door("author's alone"),
    ]
}
