//! What each profile knows of top-level attributes, for whoever explains or lints.

use super::profile::Profile;

/// A top-level attribute that a profile knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it means, in one line.
    pub meaning: &'static str,
    /// What happens to it between publishing and delivery, in one sentence.
    pub on_delivery: Option<&'static str>,
}

/// The top-level attributes that a profile knows, in the order of its documentation.
pub fn fields(profile: Profile) -> impl Iterator<Item = Field> {
    profile.spec().attributes.iter().map(|attribute| Field {
        name: attribute.name,
        meaning: attribute.meaning,
        on_delivery: attribute.on_delivery,
    })
}

/// What delivery does to the top-level attribute `name`, if it does not leave it alone.
///
/// A rule that rests on such a field may see one value or the other.
#[must_use]
pub fn changes_on_delivery(profile: Profile, name: &str) -> Option<&'static str> {
    profile.spec().attribute(name)?.on_delivery
}
