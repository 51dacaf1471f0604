drop table keys;
drop table people;
drop table newsrooms;
