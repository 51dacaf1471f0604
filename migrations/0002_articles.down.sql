drop table jobs;
drop table revisions;
drop function refuse_new_text;
drop table articles;
