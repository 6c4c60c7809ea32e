//! Texts and numbers.

use super::{Control, Field, FormSchema};
use crate::web::Problems;
use std::ops::RangeInclusive;

impl FormSchema {
    /// One line.
    pub fn line(
        &mut self,
        name: &'static str,
        label: &'static str,
        most: usize,
        text: &mut String,
    ) -> &mut Field {
        let (mut value, mut error) = (text.clone(), None);
        if let Some(typed) = &self.typed {
            let mut problems = Problems::default();
            typed.one(name).clone_into(&mut value);
            *text = problems.line(name, &value, 0, most);
            error = problems.of(name).map(str::to_owned);
        }
        let field = self.add(name, label, Control::Line { value, most });
        field.error = error;
        field
    }

    /// Several lines.
    pub fn text(
        &mut self,
        name: &'static str,
        label: &'static str,
        most: usize,
        text: &mut String,
    ) -> &mut Field {
        let (mut value, mut error) = (text.clone(), None);
        if let Some(typed) = &self.typed {
            let mut problems = Problems::default();
            typed.one(name).clone_into(&mut value);
            *text = problems.text(name, &value, most);
            error = problems.of(name).map(str::to_owned);
        }
        // As high as the text will be: about seventy characters to a line.
        let rows = (most / 90).clamp(2, 12);
        let field = self.add(name, label, Control::Text { value, most, rows });
        field.error = error;
        field
    }

    /// One line that may be left out.
    pub fn maybe_line(
        &mut self,
        name: &'static str,
        label: &'static str,
        most: usize,
        text: &mut Option<String>,
    ) -> &mut Field {
        let mut inner = text.take().unwrap_or_default();
        let field = self.line(name, label, most, &mut inner);
        *text = Some(inner).filter(|text| !text.is_empty());
        field.optional()
    }

    /// Several lines that may be left out.
    pub fn maybe_text(
        &mut self,
        name: &'static str,
        label: &'static str,
        most: usize,
        text: &mut Option<String>,
    ) -> &mut Field {
        let mut inner = text.take().unwrap_or_default();
        let field = self.text(name, label, most, &mut inner);
        *text = Some(inner).filter(|text| !text.is_empty());
        field.optional()
    }

    /// A whole number.
    pub fn number(
        &mut self,
        name: &'static str,
        label: &'static str,
        unit: &'static str,
        allowed: &RangeInclusive<u32>,
        number: &mut u32,
    ) -> &mut Field {
        let mut some = Some(*number);
        let field = self.maybe_number(name, label, unit, allowed, &mut some);
        field.optional = false;
        match some {
            Some(typed) => *number = typed,
            None if field.error.is_none() => field.error = Some(asked(allowed)),
            None => {}
        }
        field
    }

    /// A whole number that may be left out.
    pub fn maybe_number(
        &mut self,
        name: &'static str,
        label: &'static str,
        unit: &'static str,
        allowed: &RangeInclusive<u32>,
        number: &mut Option<u32>,
    ) -> &mut Field {
        let mut value = number.map(|number| number.to_string()).unwrap_or_default();
        let mut error = None;
        if let Some(typed) = &self.typed {
            typed.one(name).trim().clone_into(&mut value);
            *number = value.parse().ok().filter(|typed| allowed.contains(typed));
            error = (number.is_none() && !value.is_empty()).then(|| asked(allowed));
        }
        let field = self.add(name, label, Control::Number { value, unit });
        field.error = error;
        field.optional()
    }
}

fn asked(allowed: &RangeInclusive<u32>) -> String {
    format!("A whole number from {} to {}.", allowed.start(), allowed.end())
}
