use super::{faults, render};

#[test]
fn paragraphs_emphasis_and_breaks_become_html() {
    let html = render("One *two* **three**.\nStill one.\\\nBroken.\n\nNext.");
    assert_eq!(
        html,
        "<p>One <em>two</em> <strong>three</strong>.\nStill one.<br>\nBroken.</p>\n<p>Next.</p>\n"
    );
}

#[test]
fn lists_and_quotations_become_html() {
    let html = render("- a\n- b\n\n> said\n\n3. c\n4. d");
    assert_eq!(
        html,
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<blockquote>\n<p>said</p>\n</blockquote>\n\
         <ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>\n"
    );
}

#[test]
fn nothing_but_these_elements_ever_comes_out() {
    let text = "# Head\n\n<script>alert(1)</script>\n\n[a *link*](javascript:x) <b onclick=x>&lt;\"\n\n\
                ![a picture](x.png) `code` ~~no~~\n\n    block <i>\n\n---\n\n| a |\n|---|\n";
    let html = render(text);
    assert_eq!(
        html,
        "<p>Head</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n\
         <p>a <em>link</em> &lt;b onclick=x&gt;&lt;&quot;</p>\n\
         <p>a picture code ~~no~~</p>\n<p>block &lt;i&gt;</p>\n<p>| a |\n|---|</p>\n"
    );
}

#[test]
fn an_escaped_sign_is_only_a_sign() {
    assert_eq!(render("\\*not\\* & <"), "<p>*not* &amp; &lt;</p>\n");
    assert!(faults("\\*not\\* \\_this\\_").is_empty());
}

#[test]
fn faults_are_found_on_their_lines() {
    let found: Vec<(usize, &str)> = faults("One\ntwo `three`\n\n# Four\n\n&#7; *five")
        .iter()
        .map(|f| (f.line, f.message))
        .collect();
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 5]);
    assert!(found[0].1.starts_with("code") && found[1].1.starts_with("headings"), "{found:?}");
}

#[test]
fn quotations_as_deep_as_one_likes_are_written() {
    let html = render(&"> ".repeat(20_000));
    assert!(html.starts_with("<blockquote>\n"));
    faults(&"*a **b ".repeat(2_000));
}
