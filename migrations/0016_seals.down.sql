alter table comments alter column salt drop not null;
alter table policies drop column salt;
alter table sealed_reviews drop column salt;
