CREATE SPATIAL INDEX finding_night_by_place ON finding_night (geom);
CREATE SPATIAL INDEX map_feature_by_place ON map_feature (geom);
