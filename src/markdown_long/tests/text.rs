//! What a long text becomes.

#![allow(clippy::unwrap_used, clippy::panic)]

use lamplight_markdown_long::{Place, TooMuch, render};

fn html(text: &str) -> String {
    render(text, Place::default()).unwrap().html
}

const TEXT: &str = "\
# The harbour

Fog *everywhere*, **thick**, ~~gone~~.
See [the map](/maps/7 \"Old\"), <https://a.example> and www.b.example too.[^1]

## The harbour

> Who goes there?

1. One
   - [x] lamp
   - [ ] rope
2. Two

| Name | Age |
|:-----|----:|
| Ann  |  42 |

```rust
let x = \"<b>\";
```

![A lamp](/media/6f1d/640)

***

[Up](#the-harbour), ann@a.example

[^1]: Says the *pilot*.
";

const HTML: &str = r##"<h3 id="text-s-the-harbour">The harbour</h3>
<p>Fog <em>everywhere</em>, <strong>thick</strong>, <del>gone</del>.
See <a href="/maps/7" title="Old">the map</a>, <a href="https://a.example" rel="nofollow ugc noopener">https://a.example</a> and <a href="http://www.b.example" rel="nofollow ugc noopener">www.b.example</a> too.<sup class="footnote-ref"><a href="#text-fn-1" id="text-fnref-1">1</a></sup></p>
<h4 id="text-s-the-harbour-2">The harbour</h4>
<blockquote>
<p>Who goes there?</p>
</blockquote>
<ol>
<li>One
<ul>
<li>☑ lamp</li>
<li>☐ rope</li>
</ul>
</li>
<li>Two</li>
</ol>
<table>
<thead>
<tr>
<th>Name</th>
<th class="text-right">Age</th>
</tr>
</thead>
<tbody>
<tr>
<td>Ann</td>
<td class="text-right">42</td>
</tr>
</tbody>
</table>
<pre><code>let x = "&lt;b&gt;";
</code></pre>
<p><img src="/media/6f1d/640" alt="A lamp" loading="lazy"></p>
<hr>
<p><a href="#text-s-the-harbour">Up</a>, <a href="mailto:ann@a.example" rel="nofollow ugc noopener">ann@a.example</a></p>
<section class="footnotes">
<ol>
<li id="text-fn-1">
<p>Says the <em>pilot</em>. <a href="#text-fnref-1" class="footnote-backref" aria-label="Back to reference 1">↩</a></p>
</li>
</ol>
</section>
"##;

#[test]
fn a_normal_text_becomes_this() {
    assert_eq!(html(TEXT), HTML);
}

#[test]
fn its_words_are_there_alone() {
    let plain = render(TEXT, Place::default()).unwrap().plain;
    assert_eq!(
        plain,
        "The harbour\nFog everywhere, thick, gone. See the map, https://a.example and www.b.example too.\n\
         The harbour\nWho goes there?\nOne\n☑ lamp\n☐ rope\nTwo\nName Age\nAnn 42\nlet x = \"<b>\";\n\
         A lamp\nUp, ann@a.example\nSays the pilot."
    );
}

#[test]
fn its_headings_make_a_table_of_contents() {
    let headings = render(TEXT, Place { prefix: "l7-", top_level: 2 }).unwrap().headings;
    let list: Vec<_> = headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(
        list,
        [(2, "l7-s-the-harbour", "The harbour"), (3, "l7-s-the-harbour-2", "The harbour")]
    );
    let deep = render("# Été & *co* 2!\n###### Six\n# !\n", Place::default()).unwrap();
    let list: Vec<_> = deep.headings.iter().map(|h| (h.level, h.id.as_str())).collect();
    assert_eq!(list, [(3, "text-s-été-co-2"), (6, "text-s-six"), (3, "text-s-")]);
    for heading in &deep.headings {
        assert!(deep.html.contains(&format!("<h{} id=\"{}\">", heading.level, heading.id)));
    }
}

#[test]
fn links_elsewhere_are_marked_and_our_own_are_not() {
    assert_eq!(
        html("[a](https://a.example/?a=1&b=2) [b](/b)"),
        "<p><a href=\"https://a.example/?a=1&amp;b=2\" rel=\"nofollow ugc noopener\">a</a> \
         <a href=\"/b\">b</a></p>\n"
    );
}

#[test]
fn pictures_of_others_become_their_words() {
    assert_eq!(html("![a *lamp*](https://a.example/x.png)"), "<p>a <em>lamp</em></p>\n");
    assert_eq!(html("[![a](/x.png)](/b)"), "<p><a href=\"/b\">a</a></p>\n");
}

#[test]
fn footnotes_of_two_texts_on_a_page_do_not_meet() {
    let text = "A[^x] and again[^x].\n\n[^x]: Note.\n";
    let first = render(text, Place { prefix: "a-", top_level: 3 }).unwrap().html;
    assert!(first.contains("id=\"a-fn-x\"") && first.contains("href=\"#a-fnref-x-2\""), "{first}");
    assert!(!first.contains("\"#fn") && !first.contains("id=\"fn"), "{first}");
}

#[test]
fn a_text_that_is_too_long_is_refused_in_words() {
    let long = "a".repeat(100_001);
    let refused = render(&long, Place::default()).unwrap_err();
    assert_eq!(refused, TooMuch::Bytes);
    assert_eq!(refused.to_string(), "This text is too long: 100000 bytes are possible.");
    render(&long[1..], Place::default()).unwrap();
}
