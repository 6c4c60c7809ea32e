use crate::stories::editor::{names::Names, sheet::Sheet};
use lamplight_story_file::{Solution, limits as most};

/// Who did it, how and why.
pub(crate) fn verdict(solution: &mut Solution, sheet: &mut Sheet, names: &Names) {
    sheet.group("", "Nobody reads this before the reveal, but a host who knows everything.");
    sheet
        .ticks("culprits", "Who did it", &names.primary, &mut solution.culprits)
        .hint("Only people who are always cast.");
    sheet.text("how", "How", most::HOW_AND_WHY, &mut solution.how);
    sheet.text("why", "Why", most::HOW_AND_WHY, &mut solution.why);
}
