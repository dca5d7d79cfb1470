//! Who tells a line and where they disagree, in words of the interface: for the panes, and for whoever prints a day.

use super::{Digest, Dispute, Likeness, Line, Standing};
use crate::briefing::{Bilingual, Briefing};
use crate::config::Lang;
use crate::locale::Locale;

/// What two records have in common: `same actors, same place, 62 % of the words`.
pub fn reasons(likeness: Likeness, lang: Lang) -> String {
    let words = Locale::of(lang);
    let mut reasons = Vec::new();
    if likeness.actors {
        reasons.push(words.get("why.actors").to_owned());
    }
    if likeness.place {
        reasons.push(words.get("why.place").to_owned());
    }
    if likeness.words > 0.0 {
        reasons.push(words.fill("why.words", &[("n", &format!("{:.0}", likeness.words * 100.0))]));
    }
    reasons.join(words.get("word.comma"))
}

/// A disagreement with both sides of it: `sources differ: denied (A), reported (B, C)`.
pub fn dispute(digest: &Digest, line: &Line, dispute: &Dispute, lang: Lang) -> String {
    let words = Locale::of(lang);
    let comma = words.get("word.comma");
    let who = |members: &[usize]| {
        let mut outlets: Vec<&str> = Vec::new();
        for member in members.iter().filter_map(|at| line.members.get(*at)) {
            let outlet = outlet(&digest.briefing, &member.article);
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
        outlets.join(comma)
    };
    let told: Vec<String> = match dispute {
        Dispute::Standing(told) => told
            .iter()
            .map(|(standing, by)| format!("{} ({})", words.get(standing_label(*standing)), who(by)))
            .collect(),
        Dispute::Day(days) => days.iter().map(|(day, by)| format!("{} ({})", words.date(*day), who(by))).collect(),
        Dispute::Rival(id) => {
            let rival = digest.briefing.frontline.iter().find(|position| position.id == *id);
            let told = rival.map(|rival| {
                let article = rival.evidence.first().map_or("", |evidence| evidence.article.as_str());
                format!("{} ({})", gist(&rival.gist, lang), outlet(&digest.briefing, article))
            });
            told.into_iter().collect()
        }
    };
    words.fill("why.dispute", &[("told", &told.join(comma))])
}

/// Who published a report; its id where nobody is known.
pub fn outlet<'a>(briefing: &'a Briefing, article: &'a str) -> &'a str {
    let found = briefing.articles.iter().find(|one| one.id == article);
    found.and_then(|article| article.outlet.as_deref()).unwrap_or(article)
}

/// Key of the label of whether a thing is told as so.
pub const fn standing_label(standing: Standing) -> &'static str {
    match standing {
        Standing::Affirmed => "realis.asserted",
        Standing::Planned => "realis.planned",
        Standing::Unconfirmed => "realis.unconfirmed",
        Standing::Denied => "realis.denied",
    }
}

fn gist(gist: &Bilingual, lang: Lang) -> &str {
    match lang {
        Lang::En if !gist.en.is_empty() => &gist.en,
        Lang::Ar if gist.ar.is_empty() => &gist.en,
        Lang::En | Lang::Ar => &gist.ar,
    }
}
