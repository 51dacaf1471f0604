-- What a desk lead asks for happened within some days: it is found among all reviews
-- by its time.
create index reviews_by_time on reviews (newsroom, create_time);
