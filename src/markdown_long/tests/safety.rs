//! What people write who want something else than to be read.

#![allow(clippy::unwrap_used, clippy::panic)]

use lamplight_markdown_long::{Place, render};

fn html(text: &str) -> String {
    render(text, Place::default()).unwrap().html
}

const ATTEMPTS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<button formaction=javascript:alert(1)>x",
    "<a href=javascript:alert(1)>x</a>",
    "<p style=\"background:url(javascript:alert(1))\">x",
    "<style>@import 'javascript:alert(1)'</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//evil.example>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<textarea></textarea><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x01;javascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](\\\\evil.example)",
    "[x](https:evil.example)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "javascript:alert(1)",
    "[x](https://a.example\" onmouseover=\"alert(1))",
    "[x](https://a.example 'x\" onmouseover=\"alert(1)')",
    "[x](https://a.example \"\\\" onmouseover=\\\"alert(1)\")",
    "[x](/a\"onmouseover=\"alert(1))",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/pixel.gif)",
    "![x](//evil.example/pixel.gif)",
    "![x](/media/../sign-out)",
    "![x](/media/%2e%2e/sign-out)",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![\"onerror=alert(1) x=\"](/media/a)",
    "![x](/media/a \"\\\" onerror=alert(1)\")",
    "![<script>alert(1)</script>](/media/a)",
    "[![x](/media/a)](javascript:alert(1))",
    "[<img src=x onerror=alert(1)>](/a)",
    "[a](/b)<a href=javascript:alert(1)>",
    "[![a](/media/x)](https://a.example\" onclick=\"alert(1))",
    "# <script>alert(1)</script>",
    "# x\" onclick=\"alert(1)",
    "# <img src=x onerror=alert(1)>",
    "# [x](javascript:alert(1))",
    "`<script>alert(1)</script>`",
    "``` \"><script>alert(1)</script>\nx\n```",
    "```js\" onclick=\"alert(1)\n</code></pre><script>alert(1)</script>\n```",
    "~~~ {onclick=alert(1)}\nx\n~~~",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "| a | b |\n|:\"onclick=alert(1)-|---|\n| c | d |",
    "a[^<script>]\n\n[^<script>]: <script>alert(1)</script>",
    "a[^\"onclick=alert]\n\n[^\"onclick=alert]: x",
    "a[^1]\n\n[^1]: [x](javascript:alert(1))",
    "- [x] <input onfocus=alert(1) autofocus>",
    "> <script>\n> alert(1)\n> </script>",
    "* <div\n* onclick=alert(1)>\n",
    "<div\n\nonmouseover=alert(1)>",
    "<a id=login name=login href=/x>x</a>",
    "<form id=attributes><input name=body>",
    "<img name=cookie>",
    "https://a.example/\"onmouseover=alert(1)",
    "https://a.example/<script>alert(1)</script>",
    "www.a.example/'onclick='alert(1)",
    "a@b.example\"onclick=alert(1)",
    "<https://a.example/\"onclick=alert(1)>",
    "\u{0}<script>alert(1)</script>",
    "<script\u{0}>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<<script>alert(1)//<</script>",
    "</p></article></main><script>alert(1)</script>",
    "\u{202e}<script>",
    "<plaintext>",
    "<xmp><script>alert(1)</script></xmp>",
    "{{constructor.constructor('alert(1)')()}}<x v-on:click=alert(1)>",
];

const ELEMENTS: &[&str] = &[
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "em",
    "strong",
    "del",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "pre",
    "code",
    "blockquote",
    "a",
    "sup",
    "section",
    "hr",
    "br",
    "img",
];

/// Reads HTML as it was written, without repairing anything: every `<` has to begin one of the
/// elements above, with attributes in double quotes. This shares nothing with what made it.
fn assert_harmless(html: &str, source: &str) {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').unwrap_or_else(|| panic!("{source}: unclosed in {html}"));
        // No `>` stands in a value: it is escaped there.
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let name = name.strip_prefix('/').unwrap_or(name);
        assert!(ELEMENTS.contains(&name), "{source}: <{name}> in {html}");
        assert_harmless_attributes(name, attributes, source, html);
    }
}

fn assert_harmless_attributes(element: &str, attributes: &str, source: &str, html: &str) {
    let mut parts = attributes.split('"');
    while let Some(name) = parts.next() {
        if name.is_empty() {
            break;
        }
        let name =
            name.trim_start().strip_suffix('=').unwrap_or_else(|| panic!("{source}: {html}"));
        let value = parts.next().unwrap_or_else(|| panic!("{source}: unquoted in {html}"));
        let fine = match (element, name) {
            ("a", "href") => {
                ["/", "#text-", "https://", "http://", "mailto:"]
                    .iter()
                    .any(|s| value.starts_with(s))
                    && !value.starts_with("//")
                    && !value.contains('\\')
            }
            ("img", "src") => value.starts_with("/media/") && !value.contains(['.', '%']),
            (_, "id") => value.starts_with("text-"),
            ("a", "rel") => value == "nofollow ugc noopener",
            ("img", "loading") => value == "lazy",
            ("ol", "start") => value.parse::<u32>().is_ok(),
            (_, "class") => {
                ["footnotes", "footnote-ref", "footnote-backref", "text-right", "text-centre"]
                    .contains(&value)
            }
            ("img", "alt") | ("a", "aria-label") | ("a" | "img", "title") => true,
            _ => false,
        };
        assert!(fine, "{source}: {element} {name}={value} in {html}");
    }
}

#[test]
fn nothing_that_anybody_tried_runs() {
    for attempt in ATTEMPTS {
        assert_harmless(&html(attempt), attempt);
        for around in
            ["> {}", "- {}", "1. a\n\n   {}", "**{}**", "[{}](/a)", "| a |\n|---|\n| {} |"]
        {
            let nested = around.replace("{}", attempt);
            assert_harmless(&html(&nested), &nested);
        }
    }
}

#[test]
fn attempts_one_after_the_other_do_not_complete_each_other() {
    for first in ATTEMPTS {
        for second in ATTEMPTS.iter().step_by(7) {
            for between in ["", "\n", "\n\n"] {
                let both = [first, between, second].concat();
                assert_harmless(&html(&both), &both);
            }
        }
    }
}

#[test]
fn html_that_somebody_wrote_is_read_as_it_was_written() {
    assert_eq!(html("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
}

#[test]
fn no_text_takes_an_id_of_the_page() {
    let text = "# main\n\n# main\n\na[^main]\n\n[^main]: x\n\n<p id=main>";
    let html = html(text);
    let ids = html.split("id=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    assert!(ids.clone().count() >= 4 && ids.clone().all(|id| id.starts_with("text-")), "{html}");
}
