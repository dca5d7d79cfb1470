//! The map, read by the `geojson` crate and held to RFC 7946.

use ::geojson::{FeatureCollection, GeoJson, GeometryValue};
use mujaz::export::COLUMNS;

use crate::{gazetteer, geojson, merged, records, sample};

fn collection(text: &str) -> FeatureCollection {
    match text.parse().unwrap() {
        GeoJson::FeatureCollection(collection) => collection,
        other => panic!("no collection: {other}"),
    }
}

#[test]
fn every_record_is_a_feature_with_all_properties() {
    let day = sample();
    let features = collection(&geojson(&day)).features;
    assert_eq!(features.len(), records(&day));
    let names = COLUMNS.iter().map(|column| column.name).filter(|name| !["lat", "lon"].contains(name));
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    for feature in features {
        let properties = feature.properties.unwrap();
        let mut held: Vec<_> = properties.keys().map(String::as_str).collect();
        held.sort_unstable();
        assert_eq!(held, names);
        assert!(feature.foreign_members.is_none() && feature.bbox.is_none());
    }
}

#[test]
fn positions_are_longitude_and_latitude_of_the_gazetteer() {
    let features = collection(&geojson(&sample())).features;
    let mut seen = 0;
    for feature in features {
        let properties = feature.properties.unwrap();
        let Some(geometry) = feature.geometry else {
            assert!(properties["located_by"].is_null());
            continue;
        };
        let GeometryValue::Point { coordinates } = geometry.value else { panic!("no point: {geometry:?}") };
        let (lon, lat) = (coordinates[0], coordinates[1]);
        assert!(coordinates.len() == 2 && (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat));
        let field = properties["located_by"].as_str().unwrap();
        let place = gazetteer().place(properties[&format!("{field}_id")].as_str().unwrap()).unwrap();
        let known = place.position.unwrap();
        assert_eq!([lat.to_string(), lon.to_string()], [known.0.to_string(), known.1.to_string()]);
        seen += 1;
    }
    assert!(seen > 30, "{seen} records with a position are too few");
}

#[test]
fn a_country_is_no_point() {
    let day = sample();
    let turkey = day
        .briefing
        .movements
        .iter()
        .find(|it| it.to.as_ref().is_some_and(|to| to.id.as_deref() == Some("tr")))
        .unwrap();
    let collection = collection(&geojson(&day));
    let feature = collection.features.iter().find(|feature| feature.property("id").unwrap() == &turkey.id).unwrap();
    assert!(feature.geometry.is_none() && feature.property("to_en").unwrap() == "Turkey");
}

#[test]
fn lists_are_arrays_and_what_is_not_known_is_null() {
    let collection = collection(&geojson(&merged()));
    let first = &collection.features[0];
    assert_eq!(first.property("outlets").unwrap().as_array().unwrap().len(), 2);
    assert!(first.property("content").unwrap().is_null());
    assert!(first.property("quote_start").unwrap()[0].is_u64() && first.property("sources").unwrap() == 2);
}

#[test]
fn a_feature_is_a_line() {
    let day = sample();
    let text = geojson(&day);
    assert_eq!(text.lines().count(), records(&day) + 2);
    assert!(text.lines().skip(1).take(records(&day)).all(|line| line.starts_with("{\"type\":\"Feature\",\"id\":\"")));
}
