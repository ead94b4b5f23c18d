-- How much a night could see of a mine and its sources beside each other: JSON, null when nobody said.

ALTER TABLE mine ADD COLUMN sight TEXT;
