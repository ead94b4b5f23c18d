-- What a GeoServer shows: the latest night. No column names a person, a title or a reason, and a lead that is sealed is
-- in no row: a view has one answer for everybody, so it has to be the one for whoever may know least.

CREATE VIEW geoserver_licences AS
  SELECT f.mine_code, m.name AS mine_name, f.night_date, f.layer AS kind,
         COALESCE(f.facts::json ->> 'licence_no', '') AS licence_no,
         (f.facts::json ->> 'part')::DOUBLE PRECISION AS part,
         (f.facts::json ->> 'top_elevation_m')::DOUBLE PRECISION AS top_elevation_m,
         (f.facts::json ->> 'bottom_elevation_m')::DOUBLE PRECISION AS bottom_elevation_m,
         COALESCE(f.facts::json ->> 'valid_to', '') AS valid_to,
         COALESCE(f.facts::json ->> 'status', '') AS status,
         f.seq, f.geom
    FROM map_feature f JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code
   WHERE f.night_date = (SELECT MAX(night_date) FROM night) AND f.layer IN ('licence', 'deduction');

-- shape: 0 point, 1 line, 2 area.
CREATE VIEW geoserver_drawings AS
  SELECT f.mine_code, m.name AS mine_name, f.night_date, f.layer AS kind,
         COALESCE(f.facts::json ->> 'name', '') AS name,
         COALESCE(f.facts::json ->> 'drawing_id', '') AS drawing_id,
         COALESCE(f.facts::json ->> 'as_of', '') AS as_of,
         COALESCE(f.facts::json ->> 'seam', '') AS seam,
         COALESCE(f.facts::json ->> 'cad_layer', '') AS cad_layer,
         ST_Dimension(f.geom) AS shape, f.seq, f.geom
    FROM map_feature f JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code
   WHERE f.night_date = (SELECT MAX(night_date) FROM night)
     AND f.layer IN ('licence-boundary', 'roadway', 'face', 'goaf', 'pillar', 'seal', 'chamber', 'shaft', 'fault',
                     'fire-area', 'forbidden-area', 'deferred-area', 'mineable-area', 'neighbour');

CREATE VIEW geoserver_faces AS
  SELECT f.mine_code, m.name AS mine_name, f.night_date, f.layer AS kind,
         COALESCE(f.facts::json ->> 'face_id', '') AS face_id,
         COALESCE(f.facts::json ->> 'name', '') AS name,
         COALESCE(f.facts::json ->> 'seam', '') AS seam,
         COALESCE(f.facts::json ->> 'from', '') AS begun,
         (f.facts::json ->> 'advance_m')::DOUBLE PRECISION AS advance_m,
         (f.facts::json ->> 'elevation_m')::DOUBLE PRECISION AS elevation_m,
         ST_Dimension(f.geom) AS shape, f.seq, f.geom
    FROM map_feature f JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code
   WHERE f.night_date = (SELECT MAX(night_date) FROM night) AND f.layer IN ('reported-face', 'face-head');

CREATE VIEW geoserver_water_lines AS
  SELECT f.mine_code, m.name AS mine_name, f.night_date, f.layer AS kind,
         COALESCE(f.facts::json ->> 'name', '') AS name,
         COALESCE(f.facts::json ->> 'drawing_id', '') AS drawing_id,
         COALESCE(f.facts::json ->> 'as_of', '') AS as_of,
         COALESCE(f.facts::json ->> 'seam', '') AS seam,
         ST_Dimension(f.geom) AS shape, f.seq, f.geom
    FROM map_feature f JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code
   WHERE f.night_date = (SELECT MAX(night_date) FROM night)
     AND f.layer IN ('water-extent', 'probe-line', 'alert-line', 'stop-line');

CREATE VIEW geoserver_presence AS
  SELECT f.mine_code, m.name AS mine_name, f.night_date,
         (f.facts::json ->> 'person_hours')::DOUBLE PRECISION AS person_hours, f.seq, f.geom
    FROM map_feature f JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code
   WHERE f.night_date = (SELECT MAX(night_date) FROM night) AND f.layer = 'presence';

-- handling: none, working or done, whatever else is known of the case.
CREATE VIEW geoserver_findings AS
  SELECT n.finding_id, n.mine_code, m.name AS mine_name, n.night_date, n.rule, n.severity, n.certainty, n.state,
         CASE WHEN c.finding_id IS NULL THEN 'none'
              WHEN c.state IN ('closed', 'dismissed') THEN 'done' ELSE 'working' END AS handling,
         n.first_seen, n.last_seen, ST_Dimension(n.geom) AS shape, n.geom
    FROM finding_night n
    JOIN mine m ON m.night_date = n.night_date AND m.mine_code = n.mine_code
    LEFT JOIN case_alias a ON a.finding_id = n.finding_id
    LEFT JOIN review_case c ON c.finding_id = COALESCE(a.case_id, n.finding_id)
   WHERE n.night_date = (SELECT MAX(night_date) FROM night) AND n.geom IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM review_case s
                      WHERE s.sealed AND (s.finding_id = n.finding_id OR s.finding_id = a.case_id));

-- The role may be there before the tables are; where it comes later, docker/postgis/geoserver-role.sql lets it in.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'minewatch_geoserver') THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO minewatch_geoserver', current_schema());
    GRANT SELECT ON geoserver_licences, geoserver_drawings, geoserver_faces, geoserver_water_lines,
                    geoserver_presence, geoserver_findings TO minewatch_geoserver;
  END IF;
END $$;
