drop index reviews_by_time;
