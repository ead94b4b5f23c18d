-- Groups that supervise a mine on site, one a mine. All but the name follows from the steps.
CREATE TABLE resident_group (
  mine_code  CHARACTER VARYING(200) PRIMARY KEY,
  mine_name  CHARACTER VARYING(4000) NOT NULL,
  version    INTEGER NOT NULL,
  state      CHARACTER VARYING(16) NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE resident_step (
  of_id    CHARACTER VARYING(200) NOT NULL REFERENCES resident_group,
  seq      INTEGER NOT NULL,
  kind     CHARACTER VARYING(32) NOT NULL,
  taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
  by_login CHARACTER VARYING(200) NOT NULL,
  by_name  CHARACTER VARYING(400) NOT NULL,
  by_role  CHARACTER VARYING(32) NOT NULL,
  payload  TEXT NOT NULL,
  PRIMARY KEY (of_id, seq)
);

-- Who is a member from which day to which, for rights; follows from the steps.
CREATE TABLE resident_member (
  mine_code CHARACTER VARYING(200) NOT NULL REFERENCES resident_group,
  login     CHARACTER VARYING(200) NOT NULL,
  from_on   DATE NOT NULL,
  to_on     DATE,
  PRIMARY KEY (mine_code, login, from_on)
);
CREATE INDEX resident_member_by_login ON resident_member (login);

-- What a group or one of its members has to do.
CREATE TABLE resident_task (
  task_id      CHARACTER VARYING(24) PRIMARY KEY,
  mine_code    CHARACTER VARYING(200) NOT NULL,
  mine_name    CHARACTER VARYING(4000) NOT NULL,
  source       CHARACTER VARYING(16) NOT NULL,
  source_id    CHARACTER VARYING(64) NOT NULL,
  source_no    CHARACTER VARYING(400) NOT NULL,
  finding_id   CHARACTER VARYING(64) NOT NULL,
  words        CHARACTER VARYING(16000) NOT NULL,
  due_on       DATE NOT NULL,
  member_login CHARACTER VARYING(200) NOT NULL,
  member_name  CHARACTER VARYING(400) NOT NULL,
  given_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  by_name      CHARACTER VARYING(400) NOT NULL,
  version      INTEGER NOT NULL,
  state        CHARACTER VARYING(16) NOT NULL,
  changed_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX resident_task_by_state ON resident_task (state, mine_code);

CREATE TABLE resident_task_step (
  of_id    CHARACTER VARYING(24) NOT NULL REFERENCES resident_task,
  seq      INTEGER NOT NULL,
  kind     CHARACTER VARYING(32) NOT NULL,
  taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
  by_login CHARACTER VARYING(200) NOT NULL,
  by_name  CHARACTER VARYING(400) NOT NULL,
  by_role  CHARACTER VARYING(32) NOT NULL,
  payload  TEXT NOT NULL,
  PRIMARY KEY (of_id, seq)
);
