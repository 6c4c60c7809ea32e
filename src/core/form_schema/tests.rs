use super::*;

const WHOLE: Whole = Whole { name: "the menu", most_lines: 3 };

#[derive(Debug, Clone, Copy, PartialEq)]
enum Course {
    Soup,
    Pudding,
}

#[derive(Debug, Clone, PartialEq)]
struct Dish {
    name: String,
    course: Course,
    wine: Option<String>,
    allergens: Vec<String>,
    serves: u32,
}

fn dish() -> Dish {
    Dish {
        name: "Consommé".to_owned(),
        course: Course::Soup,
        wine: Some("sherry".to_owned()),
        allergens: vec!["celery".to_owned()],
        serves: 4,
    }
}

fn fill(form: &mut FormSchema, dish: &mut Dish) {
    let courses = [
        (Course::Soup, Named::new("soup", "a soup")),
        (Course::Pudding, Named::new("pudding", "a pudding")),
    ];
    form.line("name", "Name", 12, &mut dish.name);
    form.one_of("course", "Course", &courses, &mut dish.course);
    form.maybe_pick("wine", "Wine", "None", &[Named::new("port", "Port")], &mut dish.wine);
    form.lines("allergens", "Allergens", 10, &mut dish.allergens);
    form.number("serves", "Serves", "people", &(1..=12), &mut dish.serves);
}

fn typed(query: &str) -> Typed {
    serde_html_form::from_str(query).unwrap()
}

fn taken(query: &str) -> (FormSchema, Dish) {
    let (mut form, mut dish) = (FormSchema::taking(WHOLE, typed(query)), dish());
    fill(&mut form, &mut dish);
    (form, dish)
}

fn error_of<'f>(form: &'f FormSchema, name: &str) -> Option<&'f str> {
    form.fields().find(|field| field.name == name)?.error.as_deref()
}

#[test]
fn what_is_drawn_and_sent_back_changes_nothing() {
    let (mut form, mut drawn) = (FormSchema::drawing(WHOLE), dish());
    fill(&mut form, &mut drawn);
    assert!(drawn == dish() && !form.has_errors());
    let sent = "name=Consomm%C3%A9&course=soup&wine=sherry&allergens=celery&allergens=&serves=4";
    let (form, kept) = taken(sent);
    assert_eq!(kept, dish());
    assert!(!form.has_errors(), "{form:?}");
}

#[test]
fn what_was_typed_is_taken_or_refused_beside_its_field() {
    let (form, kept) =
        taken("name=Trifle&course=pudding&wine=port&allergens=milk&allergens=egg&serves=6");
    assert!(!form.has_errors(), "{form:?}");
    assert_eq!(kept.course, Course::Pudding);
    assert_eq!((kept.wine.as_deref(), kept.serves), (Some("port"), 6));
    assert_eq!(kept.allergens, ["milk", "egg"]);
    let (form, _) = taken(
        "name=A+very+long+name&course=cheese&wine=beer&serves=13                           &allergens=a&allergens=b&allergens=c&allergens=d",
    );
    assert_eq!(error_of(&form, "name"), Some("4 characters too long: at most 12."));
    assert_eq!(error_of(&form, "course"), Some("Choose one of these."));
    assert_eq!(error_of(&form, "wine"), Some("Choose one of these."));
    assert_eq!(error_of(&form, "allergens"), Some("At most 3 of these."));
    assert_eq!(error_of(&form, "serves"), Some("A whole number from 1 to 12."));
}

#[test]
fn what_is_not_there_any_more_stays_until_something_else_is_chosen() {
    let (mut form, mut drawn) = (FormSchema::drawing(WHOLE), dish());
    fill(&mut form, &mut drawn);
    let wine = form.fields().find(|field| field.name == "wine").unwrap();
    let Control::Select(choices) = &wine.control else { panic!("{wine:?}") };
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["None", "Port", "sherry, which is not in the menu any more"]);
    assert!(choices[2].chosen);
}

#[test]
fn a_remark_stands_beside_the_field_it_is_about() {
    let (mut form, mut drawn) = (FormSchema::drawing(WHOLE), dish());
    fill(&mut form, &mut drawn);
    form.remark("allergens.#1", "Celery?".to_owned());
    form.remark("allergens.#1", "Celery?".to_owned());
    form.remark("price", "What does it cost?".to_owned());
    let remarks = |name| &form.fields().find(|field| field.name == name).unwrap().remarks;
    assert_eq!(
        (remarks("allergens").as_slice(), remarks("name").len()),
        (&["Celery?".to_owned()][..], 0)
    );
    assert_eq!(form.remarks, ["What does it cost?"]);
}

#[test]
fn a_place_is_within_what_it_is_part_of() {
    assert_eq!(within("clues.plate.text", "clues.plate"), Some("text"));
    assert_eq!(within("clues.plate", "clues.plate"), Some(""));
    assert_eq!(within("clues.plates.text", "clues.plate"), None);
    assert_eq!(within("title", ""), Some("title"));
}

/// The form of `dish` as it is drawn.
fn drawn(dish: &mut Dish) -> FormSchema {
    let mut form = FormSchema::drawing(WHOLE);
    fill(&mut form, dish);
    form
}

#[test]
fn what_only_one_of_two_has_touched_is_kept_of_both() {
    let before = drawn(&mut dish()).drawn();
    let mut theirs = dish();
    theirs.serves = 8;
    theirs.allergens = vec!["celery".to_owned(), "milk".to_owned()];
    let mut typed = typed("name=Soup&course=soup&wine=sherry&allergens=celery&serves=4");
    typed.put(DRAWN, vec![before.clone()]);
    let (mut ours, mut own) = (FormSchema::taking(WHOLE, typed.clone()), dish());
    fill(&mut ours, &mut own);
    let merged = merge(&typed, &ours, &drawn(&mut theirs));
    assert_eq!(merged.taken, ["Allergens", "Serves"]);
    assert!(merged.both.is_empty());
    let (mut form, mut kept) = (FormSchema::taking(WHOLE, merged.typed), dish());
    fill(&mut form, &mut kept);
    assert_eq!(kept, Dish { name: "Soup".to_owned(), ..theirs.clone() });
    // Both have changed the name now.
    theirs.name = "Broth".to_owned();
    let merged = merge(&typed, &ours, &drawn(&mut theirs));
    assert_eq!(merged.both, [("name", "Broth".to_owned())]);
    assert_eq!(merged.typed.one("name"), "Soup");
    // Whoever does not say from what they typed is taken to have typed everything.
    typed.put(DRAWN, Vec::new());
    let merged = merge(&typed, &ours, &drawn(&mut theirs));
    let both: Vec<&str> = merged.both.iter().map(|(name, _)| *name).collect();
    assert_eq!(both, ["name", "allergens", "serves"]);
}
