use crate::stories::editor::{fields::FormSchema, names::Names};
use lamplight_story_file::{Solution, limits as most};

/// Who did it, how and why.
pub(crate) fn verdict(solution: &mut Solution, schema: &mut FormSchema, names: &Names) {
    schema.group("", "Nobody reads this before the reveal, but a host who knows everything.");
    schema
        .ticks("culprits", "Who did it", &names.primary, &mut solution.culprits)
        .hint("Only people who are always cast.");
    schema.text("how", "How", most::HOW_AND_WHY, &mut solution.how);
    schema.text("why", "Why", most::HOW_AND_WHY, &mut solution.why);
}
