drop table dismissals;
drop table reviews;
drop table evidence;
