//! Whether a verb agrees with who may be its subject.

use crate::arabic::inflect::Agreement;
use crate::briefing::NameKind;
use crate::extract::entity::Known;
use crate::extract::scan::{Mention, Page};

impl Page<'_, '_> {
    /// Whether the mention's phrase is grammatically feminine; none where it cannot be told.
    pub fn feminine(&self, m: &Mention) -> Option<bool> {
        let first = self.view.folded(m.np.core.0);
        let marked = first.ends_with('ه')
            || first.ends_with("ات")
            || first.ends_with("اء")
            || matches!(first, "مصادر" | "المصادر" | "وسائل");
        match m.np.kind {
            NameKind::Person => {
                let (role, _) = m.np.role?;
                Some(self.view.folded(role).ends_with('ه'))
            }
            NameKind::Office => Some(first.ends_with('ه')),
            NameKind::Force | NameKind::Organisation | NameKind::Source | NameKind::Medium => marked.then_some(true),
            NameKind::Country => {
                Some(!matches!(first.trim_start_matches("ال"), "عراق" | "لبنان" | "يمن" | "سودان" | "مغرب" | "اردن"))
            }
            // Towns are feminine.
            NameKind::Place => matches!(m.np.known, Some(Known::Place(_))).then_some(true),
            NameKind::Group => None,
        }
    }

    /// Whether a verb of this agreement may have such a subject; a verb before a plural subject is singular.
    pub fn agrees(&self, m: &Mention, agreement: Agreement) -> bool {
        let word = self.view.folded(m.np.core.0);
        let people = m.np.kind == NameKind::Group && (word.ends_with("ين") || word.ends_with("ون"));
        if people && matches!(agreement, Agreement::Masculine | Agreement::Feminine) {
            return false;
        }
        match (agreement, self.feminine(m)) {
            (Agreement::Feminine, Some(feminine)) => feminine,
            (Agreement::Masculine, Some(feminine)) => !feminine,
            (Agreement::Plural, _) => !matches!(m.np.kind, NameKind::Person | NameKind::Office | NameKind::Country),
            (Agreement::Dual, _) | (_, None) => true,
        }
    }
}
