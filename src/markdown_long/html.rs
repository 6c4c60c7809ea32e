//! Writes a parsed text as HTML. What comes out is not trusted yet: see [`crate::sanitise`].

use std::fmt::Write;

use comrak::html::ChildRendering;
use comrak::nodes::{AstNode, NodeValue, TableAlignment};
use comrak::{Options, create_formatter};

use crate::Heading;
use crate::address::{Target, target};

/// For search engines and browsers: we do not vouch for it, and it learns nothing of us.
const FOREIGN: &str = " rel=\"nofollow ugc noopener\"";

pub(crate) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    // HTML that somebody wrote is shown as they wrote it, and is not HTML.
    options.render.escape = true;
    options
}

create_formatter!(Formatter<std::vec::IntoIter<String>>, {
    NodeValue::Heading(ref heading) => |context, entering| {
        let level = heading.level;
        if entering {
            let id = context.user.next().unwrap_or_default();
            context.cr()?;
            write!(context, "<h{level} id=\"")?;
            context.escape(&id)?;
            context.write_str("\">")?;
        } else {
            writeln!(context, "</h{level}>")?;
        }
    },
    NodeValue::Link(ref link) => |context, entering| {
        if entering {
            context.write_str("<a href=\"")?;
            context.escape_href(&link.url)?;
            if !link.title.is_empty() {
                context.write_str("\" title=\"")?;
                context.escape(&link.title)?;
            }
            context.write_str("\"")?;
            let foreign = target(&link.url) == Some(Target::Foreign);
            context.write_str(if foreign { FOREIGN } else { "" })?;
            context.write_str(">")?;
        } else {
            context.write_str("</a>")?;
        }
    },
    NodeValue::TableCell => |context, node, entering| {
        let name = if in_head(node) { "th" } else { "td" };
        if entering {
            context.cr()?;
            write!(context, "<{name}{}>", alignment(node))?;
        } else {
            write!(context, "</{name}>")?;
        }
        return Ok(ChildRendering::HTML);
    },
});

fn in_head<'a>(cell: &'a AstNode<'a>) -> bool {
    cell.parent().is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)))
}

/// As a class, since the policy for contents lets no styles through and `align` is long gone.
fn alignment<'a>(cell: &'a AstNode<'a>) -> &'static str {
    let table = cell.parent().and_then(comrak::arena_tree::Node::parent);
    let column = cell.preceding_siblings().count() - 1;
    let alignment = table.and_then(|table| match &table.data().value {
        NodeValue::Table(table) => table.alignments.get(column).copied(),
        _ => None,
    });
    match alignment {
        Some(TableAlignment::Center) => " class=\"text-centre\"",
        Some(TableAlignment::Right) => " class=\"text-right\"",
        _ => "",
    }
}

pub(crate) fn write<'a>(
    root: &'a AstNode<'a>,
    options: &Options<'_>,
    headings: &[Heading],
) -> String {
    let mut html = String::new();
    let ids: Vec<String> = headings.iter().map(|heading| heading.id.clone()).collect();
    // Writing into a string does not fail.
    Formatter::format_document(root, options, &mut html, ids.into_iter()).ok();
    divided(&html)
}

/// Divides long pieces of text with comments, which the last word takes out again. Its writer looks
/// from each special character to the end of the piece: a hundred thousand `&` took half a minute.
fn divided(html: &str) -> String {
    const AT_MOST: usize = 64;
    let mut result = String::with_capacity(html.len() + html.len() / 8);
    let (mut in_tag, mut specials) = (false, 0);
    for character in html.chars() {
        match character {
            '<' => (in_tag, specials) = (true, 0),
            '>' => in_tag = false,
            '&' | '\u{80}'..='\u{bf}' if !in_tag => specials += 1,
            _ => {}
        }
        if specials > AT_MOST {
            result.push_str("<!---->");
            specials = 0;
        }
        result.push(character);
    }
    result
}
