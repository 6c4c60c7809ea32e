//! The time zones that one can choose: those that are called by a place.

use chrono_tz::TZ_VARIANTS;

const CONTINENTS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// The zones of one continent, for a select.
pub(super) struct Continent {
    pub(super) name: &'static str,
    /// The IANA name, and the place as people write it.
    pub(super) zones: Vec<(&'static str, String)>,
}

/// The zone of this name, if there is one.
pub(super) fn known(name: &str) -> Option<&'static str> {
    TZ_VARIANTS.iter().map(|zone| zone.name()).find(|known| *known == name)
}

/// All places, by continent.
pub(super) fn by_continent() -> Vec<Continent> {
    CONTINENTS.iter().map(|name| Continent { name, zones: places(name) }).collect()
}

fn places(continent: &str) -> Vec<(&'static str, String)> {
    let mut places: Vec<_> = TZ_VARIANTS
        .iter()
        .filter_map(|zone| {
            let place = zone.name().strip_prefix(continent)?.strip_prefix('/')?;
            Some((zone.name(), place.replace('_', " ").replace('/', ", ")))
        })
        .collect();
    places.sort_by(|(_, one), (_, other)| one.cmp(other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_found_by_its_place() {
        assert_eq!(known("Europe/Berlin"), Some("Europe/Berlin"));
        assert_eq!(known("Europe/Atlantis"), None);
        let continents = by_continent();
        let america = continents.iter().find(|it| it.name == "America").unwrap();
        let buenos = america.zones.iter().find(|(name, _)| name.ends_with("/Buenos_Aires"));
        assert!(buenos.is_some_and(|(_, place)| place.ends_with("Buenos Aires")));
        assert!(continents.iter().map(|it| it.zones.len()).sum::<usize>() > 400);
    }
}
