#!/bin/sh
# Makes the passwords that compose.yaml names, each of 160 random bits, where there is none yet.
set -eu
umask 077
folder=$(dirname "$0")/secrets
mkdir -p "$folder"
for name in postgres_password minewatch_database_password geoserver_database_password \
            geoserver_admin_password geoserver_reader_password; do
  if [ ! -s "$folder/$name" ]; then
    od -An -N20 -tx1 /dev/urandom | tr -d ' \n' > "$folder/$name"
    # The programs in the containers are not who starts them; the folder stays shut to everybody else.
    chmod 0444 "$folder/$name"
  fi
done
chmod 0700 "$folder"
