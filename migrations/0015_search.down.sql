drop table search_backlog;
drop table search_counts;
drop table search_documents;
