-- H2 cannot open a store whose process ended in the middle of a transaction that wrote into a spatial index: it reads
-- what is to be undone before it knows that the index is one. An embedded store looks through the rows of the night.
DROP INDEX IF EXISTS finding_night_by_place;
DROP INDEX IF EXISTS map_feature_by_place;
