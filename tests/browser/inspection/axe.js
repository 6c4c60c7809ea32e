// Runs axe, which is there already, and says what it finds in few words: all of its rules, or (with
// true) those that look at colours.
const [light, done] = [arguments[0], arguments[arguments.length - 1]];
const colours = ["color-contrast", "link-in-text-block"];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, { runOnly: light ? colours : tags, resultTypes: ["violations"], rules: light ? {} : { "target-size": { enabled: true } } })
  .then(result => done(result.violations.flatMap(rule => rule.nodes.map(node =>
    `axe ${rule.id}: ${node.failureSummary.split("\n").slice(1).join("; ").trim()} ${node.html.slice(0, 120)}`))))
  .catch(error => done([`axe failed: ${error}`]));
