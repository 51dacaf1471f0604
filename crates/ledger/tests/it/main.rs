//! The ledger on real reports: what is extracted from them is joined and compared.

#[cfg(test)]
mod pairs;
#[cfg(test)]
mod seeds;
