drop index claims_by_copy_reviewed;
