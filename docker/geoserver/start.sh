#!/bin/bash
# Gives the administrator the password of the secret before GeoServer first answers, and then leaves the accounts
# alone: the image's own way writes all of them anew at every start, and would forget the one that minewatch reads with.
set -eu
data="${GEOSERVER_DATA_DIR:-/opt/geoserver_data}"
done="$data/security/minewatch-password-is-set"
if [ ! -e "$done" ]; then
  mkdir -p "$data"
  (
    GEOSERVER_ADMIN_USER=admin
    GEOSERVER_ADMIN_PASSWORD="$(cat /run/secrets/geoserver_admin_password)"
    export GEOSERVER_ADMIN_USER GEOSERVER_ADMIN_PASSWORD
    bash /opt/update_credentials.sh
  )
  # Without it there would be the password that everybody knows.
  if ! grep -q 'digest1:' "$data/security/usergroup/default/users.xml" \
     || grep -q 'digest1:D9miJH/hVgfxZJscMafEtbtliG0ROxhLfsznyWfG38X2pda2JOSV4POi55PQI4tw' \
          "$data/security/usergroup/default/users.xml"; then
    echo "the administrator's password could not be set; GeoServer is not started" >&2
    exit 1
  fi
  touch "$done"
fi
unset GEOSERVER_ADMIN_USER GEOSERVER_ADMIN_PASSWORD
exec /opt/startup.sh
