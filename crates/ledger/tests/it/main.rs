//! The ledger on real reports: what is extracted from them is joined and compared.

mod seeds;
