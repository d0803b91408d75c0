-- The index of PostgreSQL finds beginnings of words by itself.
SELECT 1;
