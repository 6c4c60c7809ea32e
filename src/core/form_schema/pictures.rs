//! A picture that is drawn from a name: this one, or another drawing.

use super::{Control, FormSchema, field::Drawing};
use crate::{pictures, web::Problems};
use lamplight_pictures::Kind;

/// Drawings offered at once, beside the one there is.
const AT_ONCE: u32 = 5;

/// The name under which the button for others says from where on.
pub const DRAW: &str = "draw";

impl FormSchema {
    /// Which drawing of `otherwise`, or of the name that is given; none is the first of `otherwise`.
    pub fn picture(
        &mut self,
        name: &'static str,
        label: &'static str,
        kind: Kind,
        otherwise: &str,
        picture: &mut Option<String>,
    ) -> &mut super::Field {
        let before = picture.clone().unwrap_or_default();
        let (mut chosen, mut error, mut from) = (before.clone(), None, 0);
        if let Some(typed) = &self.typed {
            let mut problems = Problems::default();
            chosen = problems.line(name, typed.one(name), 0, LONGEST);
            error = problems.of(name).map(str::to_owned);
            from = typed.one(DRAW).parse().unwrap_or(0).min(10_000);
            *picture = Some(chosen.clone()).filter(|name| !name.is_empty());
        }
        let of =
            |value: &str| if value.is_empty() { otherwise.to_owned() } else { value.to_owned() };
        let shown = of(&chosen);
        let base = shown.rsplit_once(' ').filter(|(_, number)| number.parse::<u32>().is_ok());
        let base = base.map_or(shown.as_str(), |(base, _)| base).to_owned();
        let others = (from + 1..).map(|number| format!("{base} {number}"));
        let mut values = vec![before];
        if !values.contains(&chosen) {
            values.push(chosen.clone());
        }
        for other in others {
            if values.len() > AT_ONCE as usize {
                break;
            }
            if !values.contains(&other) {
                values.push(other);
            }
        }
        let drawing = |(place, value): (usize, String)| Drawing {
            address: pictures::url_named(kind, &of(&value)),
            label: if place == 0 { "As now".to_owned() } else { format!("Picture {}", place + 1) },
            chosen: value == chosen,
            value,
        };
        let choices = values.into_iter().enumerate().map(drawing).collect();
        let field = self.add(name, label, Control::Pictures { choices, next: from + AT_ONCE });
        field.error = error;
        field
    }
}

/// Characters in the name of a picture.
const LONGEST: usize = 200;
