-- Partitions are PostgreSQL's; versions are numbered alike on both databases.
SELECT 1;
