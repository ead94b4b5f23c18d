-- H2 has geometry built in; versions are numbered alike on both databases.
SELECT 1;
