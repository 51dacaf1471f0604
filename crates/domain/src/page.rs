//! Pages by key, never by offset.

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// Whether there is more behind it.
    pub more: bool,
}

/// How claims are ordered; ties by id in the same direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimOrder {
    /// By what.
    pub field: SortField,
    /// Which way.
    pub direction: Direction,
}

/// By what claims are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortField {
    /// When stored.
    CreateTime,
    /// When last changed.
    UpdateTime,
    /// How much they deserve a check.
    CheckWorthiness,
    /// By when they should be looked at. Only claims that wait are in this order.
    DueTime,
    /// By article, then by place in its text; claims without a place come last.
    Span,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}
