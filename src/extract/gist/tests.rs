use super::*;
use crate::briefing::{Codes, Mode, When};

fn name(ar: &str, en: &str, kind: NameKind) -> Name {
    Name { id: None, ar: ar.to_owned(), en: en.to_owned(), kind, role: None, side: None }
}

fn sarraj() -> Name {
    name("فايز السراج", "Fayez al-Sarraj", NameKind::Person)
}

fn lavrov() -> Name {
    let role = Some(Bilingual {
        ar: "وزير الخارجية الروسي".to_owned(), en: "Russian Foreign Minister".to_owned()
    });
    Name { role, ..name("سيرغي لافروف", "Sergey Lavrov", NameKind::Person) }
}

fn gna() -> Name {
    name("قوات الوفاق", "Government of National Accord forces", NameKind::Force)
}

fn haftar() -> Name {
    name("قوات حفتر", "Haftar's forces", NameKind::Force)
}

fn place(ar: &str, en: &str) -> Name {
    name(ar, en, NameKind::Place)
}

fn happening(kind: EventType, actors: &[Name], at: Option<Name>, realis: Realis) -> Event {
    Event {
        id: String::new(),
        kind,
        gist: Bilingual::default(),
        actors: actors.to_vec(),
        place: at,
        when: When::default(),
        realis,
        codes: Codes::default(),
        evidence: Vec::new(),
    }
}

fn journey(kind: MovementKind, actor: Name, to: Option<Name>, with: &[Name], status: MovementStatus) -> Movement {
    Movement {
        id: String::new(),
        kind,
        actor,
        to,
        from: None,
        with: with.to_vec(),
        purpose: None,
        status,
        reported_by: None,
        gist: Bilingual::default(),
        when: When::default(),
        codes: Codes::default(),
        evidence: Vec::new(),
    }
}

fn standing(at: Name, status: PositionStatus, holder: &[Name], realis: Realis) -> Position {
    Position {
        id: String::new(),
        place: at,
        status,
        holder: holder.to_vec(),
        claimed_by: None,
        gist: Bilingual::default(),
        when: When::default(),
        realis,
        codes: Codes::default(),
        evidence: Vec::new(),
    }
}

fn saying(speaker: &[Name], act: Act, content: &str) -> Statement {
    Statement {
        id: String::new(),
        speaker: speaker.to_vec(),
        act,
        mode: Mode::Indirect,
        channel: None,
        via: None,
        addressee: None,
        content: content.to_owned(),
        gist: Bilingual::default(),
        when: When::default(),
        evidence: Vec::new(),
    }
}

#[track_caller]
fn reads(gist: &Bilingual, ar: &str, en: &str) {
    assert_eq!((gist.ar.as_str(), gist.en.as_str()), (ar, en));
}

#[test]
fn a_place_taken_agrees_with_who_takes_it() {
    let tripoli = || Some(place("طرابلس", "Tripoli"));
    reads(
        &event(&happening(EventType::Territory, &[gna()], tripoli(), Realis::Claimed), None, None),
        "تسيطر قوات الوفاق على طرابلس (رواية طرف واحد)",
        "Government of National Accord forces take Tripoli (claimed)",
    );
    let army = name("الجيش الليبي", "Libyan Army", NameKind::Force);
    reads(
        &event(&happening(EventType::Territory, &[army], tripoli(), Realis::Asserted), None, None),
        "يسيطر الجيش الليبي على طرابلس",
        "Libyan Army takes Tripoli",
    );
    reads(
        &event(&happening(EventType::Territory, &[], tripoli(), Realis::Asserted), None, None),
        "تبدل السيطرة على طرابلس",
        "Tripoli changes hands",
    );
}

#[test]
fn what_is_to_come_is_said_to_be() {
    reads(
        &event(&happening(EventType::Advance, &[gna()], Some(place("سرت", "Sirte")), Realis::Planned), None, None),
        "من المقرر أن تتقدم قوات الوفاق نحو سرت (مرتقب)",
        "Government of National Accord forces to advance toward Sirte (planned)",
    );
}

#[test]
fn a_happening_speaks_its_own_words() {
    let airport = Some(place("مطار طرابلس", "Tripoli airport"));
    let shelling = ("{actor} shells {place}", "{actor} يقصف {place}");
    reads(
        &event(&happening(EventType::Attack, &[haftar()], airport.clone(), Realis::Asserted), None, Some(shelling)),
        "تقصف قوات حفتر مطار طرابلس",
        "Haftar's forces shell Tripoli airport",
    );
    let killing = ("{actor} kills {object} in {place}", "{actor} يقتل {object} في {place}");
    let civilians = name("مدنيون", "civilians", NameKind::Group);
    reads(
        &event(&happening(EventType::Attack, &[haftar()], None, Realis::Asserted), Some(&civilians), Some(killing)),
        "تقتل قوات حفتر مدنيين",
        "Haftar's forces kill civilians",
    );
    // Without its object the kind of happening is all that can be said.
    reads(
        &event(&happening(EventType::Attack, &[haftar()], airport, Realis::Asserted), None, Some(killing)),
        "هجوم في مطار طرابلس أطرافه قوات حفتر",
        "Attack at Tripoli airport involving Haftar's forces",
    );
}

#[test]
fn a_place_lost_is_not_taken() {
    let lost = happening(EventType::Territory, &[haftar()], Some(place("ترهونة", "Tarhuna")), Realis::Asserted);
    reads(
        &event(&lost, None, told(PositionStatus::Lost)),
        "تفقد قوات حفتر السيطرة على ترهونة",
        "Haftar's forces lose Tarhuna",
    );
}

#[test]
fn leaders_travel_as_men_do() {
    let leaders = name("قادة من الطرفين", "leaders of both parties", NameKind::Group);
    let arriving = ("{actor} arrives in {place}", "{actor} يصل إلى {place}");
    let arrival = happening(EventType::Travel, &[leaders], Some(place("القاهرة", "Cairo")), Realis::Asserted);
    reads(
        &event(&arrival, None, Some(arriving)),
        "يصل قادة من الطرفين إلى القاهرة",
        "Leaders of both parties arrive in Cairo",
    );
}

#[test]
fn every_kind_of_event_has_a_line_without_any_field() {
    use EventType as E;
    for kind in [
        E::Attack,
        E::Territory,
        E::Advance,
        E::Retreat,
        E::Seizure,
        E::Deployment,
        E::Talks,
        E::Travel,
        E::Agreement,
        E::Politics,
        E::Protest,
        E::Arrest,
        E::Sanction,
        E::Aid,
        E::Accusation,
        E::Threat,
        E::Demand,
        E::Refusal,
        E::Accident,
    ] {
        let gist = event(&happening(kind, &[], None, Realis::Asserted), None, None);
        assert!(!gist.ar.is_empty() && !gist.en.is_empty(), "{kind:?}");
    }
}

#[test]
fn journeys_and_meetings() {
    use MovementStatus::{Denied, Done, Planned, Unconfirmed};
    let turkey = || Some(name("تركيا", "Turkey", NameKind::Country));
    let erdogan = name("رجب طيب أردوغان", "Recep Tayyip Erdoğan", NameKind::Person);
    reads(
        &movement(&journey(MovementKind::Travel, sarraj(), turkey(), &[], Done), false),
        "توجه فايز السراج إلى تركيا",
        "Fayez al-Sarraj travels to Turkey",
    );
    reads(
        &movement(&journey(MovementKind::Travel, sarraj(), turkey(), std::slice::from_ref(&erdogan), Planned), false),
        "من المقرر أن يزور فايز السراج تركيا ويلتقي رجب طيب أردوغان",
        "Fayez al-Sarraj to visit Turkey and meet Recep Tayyip Erdoğan",
    );
    reads(
        &movement(&journey(MovementKind::Meeting, sarraj(), None, std::slice::from_ref(&erdogan), Planned), false),
        "من المقرر أن يلتقي فايز السراج رجب طيب أردوغان",
        "Fayez al-Sarraj to meet Recep Tayyip Erdoğan",
    );
    reads(
        &movement(&journey(MovementKind::Travel, sarraj(), turkey(), &[], Unconfirmed), false),
        "توجه فايز السراج إلى تركيا (غير مؤكد)",
        "Fayez al-Sarraj travels to Turkey (unconfirmed)",
    );
    reads(
        &movement(&journey(MovementKind::Meeting, sarraj(), None, std::slice::from_ref(&erdogan), Done), true),
        "أجرى فايز السراج اتصالا مع رجب طيب أردوغان",
        "Fayez al-Sarraj talks to Recep Tayyip Erdoğan on the phone",
    );
    reads(
        &movement(&journey(MovementKind::Meeting, sarraj(), None, &[erdogan], Denied), false),
        "نفي لقاء فايز السراج مع رجب طيب أردوغان",
        "Fayez al-Sarraj said not to meet Recep Tayyip Erdoğan",
    );
}

#[test]
fn who_reports_a_journey_is_named() {
    let mut told =
        journey(MovementKind::Travel, sarraj(), Some(place("القاهرة", "Cairo")), &[], MovementStatus::Unconfirmed);
    told.reported_by = Some(name("مصادر إعلام مصرية", "Egyptian media sources", NameKind::Source));
    reads(
        &movement(&told, false),
        "توجه فايز السراج إلى القاهرة (غير مؤكد)، بحسب مصادر إعلام مصرية",
        "Fayez al-Sarraj travels to Cairo (unconfirmed), according to Egyptian media sources",
    );
}

#[test]
fn a_woman_in_office_has_her_verb() {
    let role = Some(Bilingual { ar: "وزيرة الدفاع".to_owned(), en: "Defence Minister".to_owned() });
    let minister = Name { role, ..name("سعاد النجار", "Suad al-Najjar", NameKind::Person) };
    let gist = movement(
        &journey(MovementKind::Travel, minister, Some(place("روما", "Rome")), &[], MovementStatus::Done),
        false,
    );
    reads(&gist, "توجهت سعاد النجار إلى روما", "Suad al-Najjar travels to Rome");
}

#[test]
fn positions() {
    let tarhuna = || place("ترهونة", "Tarhuna");
    reads(
        &position(&standing(tarhuna(), PositionStatus::Contested, &[gna(), haftar()], Realis::Asserted)),
        "اشتباكات بين قوات الوفاق وقوات حفتر في ترهونة",
        "Clashes between Government of National Accord forces and Haftar's forces in Tarhuna",
    );
    reads(
        &position(&standing(tarhuna(), PositionStatus::Lost, &[haftar()], Realis::Asserted)),
        "تفقد قوات حفتر السيطرة على ترهونة",
        "Haftar's forces lose Tarhuna",
    );
    let mut claimed = standing(tarhuna(), PositionStatus::Lost, &[haftar()], Realis::Claimed);
    claimed.claimed_by = Some(gna());
    reads(
        &position(&claimed),
        "تفقد قوات حفتر السيطرة على ترهونة (رواية قوات الوفاق)",
        "Haftar's forces lose Tarhuna (claimed by Government of National Accord forces)",
    );
}

#[test]
fn statements_keep_their_words_in_arabic_alone() {
    let tripoli = place("طرابلس", "Tripoli");
    reads(
        &statement(&saying(&[lavrov()], Act::Say, "إن الحوار\nشرط للتعاون"), std::slice::from_ref(&tripoli)),
        "يقول سيرغي لافروف، وزير الخارجية الروسي: الحوار شرط للتعاون",
        "Sergey Lavrov, Russian Foreign Minister, speaks about Tripoli",
    );
    let officials = name("مسؤولين", "officials", NameKind::Source);
    reads(
        &statement(&saying(std::slice::from_ref(&officials), Act::Deny, ""), std::slice::from_ref(&officials)),
        "ينفي مسؤولون",
        "Officials issue a denial",
    );
    reads(
        &statement(&saying(&[lavrov()], Act::Demand, "إلى حوار شامل."), &[]),
        "يدعو سيرغي لافروف، وزير الخارجية الروسي إلى حوار شامل",
        "Sergey Lavrov, Russian Foreign Minister, makes an appeal",
    );
    let mut pledge = saying(&[lavrov()], Act::Promise, "");
    pledge.addressee = Some(name("الليبيين", "Libyans", NameKind::Group));
    pledge.channel = Some(Bilingual { ar: "بيان".to_owned(), en: "a statement".to_owned() });
    reads(
        &statement(&pledge, &[]),
        "يتعهد سيرغي لافروف، وزير الخارجية الروسي، لليبيين",
        "Sergey Lavrov, Russian Foreign Minister, makes a pledge to Libyans in a statement",
    );
}
