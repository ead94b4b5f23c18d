-- Orders of the office and promises of mines. What a row says beyond the issue follows from its steps.
CREATE TABLE mine_order (
  order_id       CHARACTER VARYING(24) PRIMARY KEY,
  mine_code      CHARACTER VARYING(200) NOT NULL,
  mine_name      CHARACTER VARYING(4000) NOT NULL,
  order_no       CHARACTER VARYING(200) NOT NULL,
  kind           CHARACTER VARYING(16) NOT NULL,
  halts_work     BOOLEAN NOT NULL,
  finding_id     CHARACTER VARYING(64) NOT NULL,
  from_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  to_at          TIMESTAMP WITH TIME ZONE,
  deadline       DATE,
  ceiling        INTEGER,
  area_wkt       TEXT NOT NULL,
  area_geojson   TEXT NOT NULL,
  area_crs       CHARACTER VARYING(64) NOT NULL,
  demand         CHARACTER VARYING(16000) NOT NULL,
  acceptor       CHARACTER VARYING(16) NOT NULL,
  acceptor_name  CHARACTER VARYING(400) NOT NULL,
  issued_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  by_login       CHARACTER VARYING(200) NOT NULL,
  by_name        CHARACTER VARYING(400) NOT NULL,
  version        INTEGER NOT NULL,
  state          CHARACTER VARYING(16) NOT NULL,
  changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (mine_code, order_no)
);
CREATE INDEX mine_order_by_state ON mine_order (state, mine_code);

CREATE TABLE order_step (
  order_id CHARACTER VARYING(24) NOT NULL REFERENCES mine_order,
  seq      INTEGER NOT NULL,
  kind     CHARACTER VARYING(32) NOT NULL,
  taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
  by_login CHARACTER VARYING(200) NOT NULL,
  by_name  CHARACTER VARYING(400) NOT NULL,
  by_role  CHARACTER VARYING(32) NOT NULL,
  payload  TEXT NOT NULL,
  PRIMARY KEY (order_id, seq)
);
