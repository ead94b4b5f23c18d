-- Who an identity provider knows people as; an administrator binds them, nobody else.
CREATE TABLE account_identity (
  issuer   CHARACTER VARYING(400) NOT NULL,
  subject  CHARACTER VARYING(255) NOT NULL,
  login    CHARACTER VARYING(64) NOT NULL REFERENCES account (login),
  bound_by CHARACTER VARYING(64) NOT NULL,
  bound_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, login)
);
