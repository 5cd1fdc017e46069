//! Which dialect a case names.

use whymatch::Dialect;
use whymatch::dialect::{Binding, Filters, Variant};

/// The dialect of this name, in a variant and for events that arrive so.
pub(crate) fn dialect(name: &str, variant: Option<&str>, binding: Option<&str>) -> Option<Dialect> {
    let variant_named = |name: &str| Variant::ALL.iter().find(|it| it.name() == name).copied();
    let binding_named = |name: &str| Binding::ALL.iter().find(|it| it.name() == name).copied();
    match Dialect::from_name(name)? {
        Dialect::CloudEvents(_) => Some(Dialect::CloudEvents(Filters {
            variant: variant.map_or(Some(Variant::default()), variant_named)?,
            binding: binding.map_or(Some(Binding::default()), binding_named)?,
        })),
        other => Some(other),
    }
}
