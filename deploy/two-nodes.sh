#!/usr/bin/env bash
# Two nodes of the platform behind nginx, a PostgreSQL with a replica, and a Keycloak, as processes of this machine: to see what a fault does.
# Not for production: all of it stands on one machine, without TLS.
#
#   ./mvnw package -DskipTests          what is started
#   deploy/two-nodes.sh up              starts everything; the first time it makes the databases and the realm
#   deploy/two-nodes.sh kill primary    kill -9 of one part: node1, node2, primary, replica, keycloak, nginx
#   deploy/two-nodes.sh stop node1      SIGTERM, as an operator stops it       start node1
#   deploy/two-nodes.sh hang primary    stops it without ending it (SIGSTOP)   wake primary
#   deploy/two-nodes.sh promote         the replica takes over; the primary of before is kept from coming back
#   deploy/two-nodes.sh backup          a backup of the primary while it runs; its log is archived all the time
#   deploy/two-nodes.sh restore [time]  a server of its own, "restored", from the backup and the archive, up to the end or to that time;
#                                       start node3 then starts a node on it
#   deploy/two-nodes.sh copy            the same from the primary's folder as it lies there at this moment, as after a loss of power
#   deploy/two-nodes.sh small F 24      that folder of its data (primary/base, uploads) becomes a disk in memory with 24 MiB of room, while
#                                       nobody uses it; roomy F puts it back where it was. Needs root
#   deploy/two-nodes.sh runs node1      whether that part runs, as its status
#   deploy/two-nodes.sh down            stops everything
#   deploy/two-nodes.sh wipe            and throws it away
#
# Needs java, curl and nginx. Settings: TWO_NODES_PORT (8080: nginx; +1 to +3 the nodes, +100 Keycloak, +400 to +402 PostgreSQL),
# TWO_NODES_DATA (.two-nodes), TWO_NODES_SYNC (on: a commit is acknowledged once the replica has it; off: it may be lost in a failover).
set -euo pipefail
cd "$(dirname "$0")/.."

data=$(realpath -m "${TWO_NODES_DATA:-.two-nodes}")
port=${TWO_NODES_PORT:-$(cat "$data/port" 2>/dev/null || echo 8080)}
keycloak_port=$((port + 100))
sync=${TWO_NODES_SYNC:-on}
run=$data/run
base=$data/base
jar=target/quarkus-app/quarkus-run.jar
parts="primary replica keycloak node1 node2 nginx"

fail() { echo "$*" >&2; exit 1; }
secret() { sed -n "s/^$1=//p" "$base/secrets.properties"; }
pg_port() { case $1 in primary) echo $((port + 400)) ;; replica) echo $((port + 401)) ;; restored) echo $((port + 402)) ;; esac; }
node_port() { echo $((port + ${1#node})); }
open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# What was killed holds its port for a moment longer.
free() {
  for _ in $(seq 50); do open "$1" || return 0; sleep .1; done
  fail "Port $1, which the $2 needs, is used by another program."
}

# PostgreSQL refuses to run as root: in a user namespace of its own it is nobody, and still owns its files.
pg() {
  local program=("$base"/postgresql-*/bin/"$1"); shift
  if [ "$(id -u)" = 0 ]; then unshare -U "${program[0]}" "$@"; else "${program[0]}" "$@"; fi
}

pid() {
  case $1 in
    primary | replica | restored) head -1 "$data/$1/postmaster.pid" 2>/dev/null || true ;;
    *) cat "$run/$1.pid" 2>/dev/null || true ;;
  esac
}

# A process that has ended and was not collected yet has no command any more.
alive() { local p; p=$(pid "$1"); [ -n "$p" ] && [ -e "/proc/$p" ] && grep -q . "/proc/$p/cmdline"; }

wait_for() {
  local what=$1 seconds=$2; shift 2
  for _ in $(seq $((seconds * 5))); do "$@" >/dev/null 2>&1 && return 0; sleep .2; done
  fail "$what did not answer within $seconds seconds; its log is in $run"
}

launch() { # name, command…: in a session of its own, so that Ctrl-C at the terminal reaches nobody
  local name=$1; shift
  setsid nohup "$@" </dev/null >>"$run/$name.log" 2>&1 &
  echo $! >"$run/$name.pid"
}

# The program makes the databases, the roles and the realm as it does on one's own machine; its servers are stopped again and taken over.
make_servers() {
  echo "Making the databases and the realm, once; it takes about a minute …"
  VANGUARD_LOCAL_DATA=$base VANGUARD_LOCAL_POSTGRES_PORT=$(pg_port primary) VANGUARD_LOCAL_KEYCLOAK_PORT=$keycloak_port \
    VANGUARD_STARTER_LOAD=false QUARKUS_HTTP_PORT=$port launch first java -jar "$jar"
  wait_for "The program" 120 curl -sf "http://localhost:$port/q/health/ready"
  wait_for "Keycloak" 240 curl -sf "http://localhost:$keycloak_port/realms/vanguard/.well-known/openid-configuration"
  kill -TERM "$(pid first)"
  while alive first; do sleep .2; done
  mv "$base/postgres" "$data/primary"
  echo "create role replica login replication password '$(secret postgresql.postgres)'" |
    pg postgres --single -D "$data/primary" postgres >>"$run/primary.log" 2>&1
  cp -a "$data/primary" "$data/replica"
  touch "$data/replica/standby.signal"
}

configure() { # primary, replica or restored
  local other=primary names='' archive=off
  [ "$1" = replica ] || other=replica
  if [ "$1" = primary ] && [ "$sync" = on ]; then names=replica; fi
  if [ "$1" = primary ]; then archive=on; mkdir -p "$data/archive"; fi
  cat >"$data/$1/vanguard.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $(pg_port "$1")
unix_socket_directories = ''
max_connections = 200
password_encryption = scram-sha-256
timezone = 'UTC'
log_timezone = 'UTC'
wal_level = replica
wal_keep_size = 512MB
hot_standby_feedback = on
archive_mode = $archive
archive_command = 'cp "%p" "$data/archive/%f.unfinished" && mv "$data/archive/%f.unfinished" "$data/archive/%f"'
restore_command = 'cp "$data/archive/%f" "%p"'
synchronous_standby_names = '$names'
primary_conninfo = 'host=127.0.0.1 port=$(pg_port "$other") user=replica password=$(secret postgresql.postgres) application_name=$1'
CONF
}

start() {
  alive "$1" && return 0
  mkdir -p "$run"
  case $1 in
    primary | replica | restored)
      # fenced: after a failover it would be a second primary
      [ ! -e "$data/$1/fenced" ] || fail "The $1 was replaced. Make it a copy of the other one before it comes back (docs/operations.md)."
      free "$(pg_port "$1")" "$1"
      rm -f "$data/$1/postmaster.pid"
      configure "$1"
      pg pg_ctl start -W -s -D "$data/$1" -l "$run/$1.log"
      wait_for "The $1" 30 pg_answers "$1" ;;
    keycloak)
      free "$keycloak_port" keycloak
      # Keycloak is a Quarkus program too and would take the platform's settings for its own
      launch keycloak env -u QUARKUS_HTTP_PORT KC_DB_URL="jdbc:postgresql://127.0.0.1:$(pg_port primary),127.0.0.1:$(pg_port replica)/keycloak?targetServerType=primary" \
        KC_DB_USERNAME=keycloak KC_DB_PASSWORD="$(secret postgresql.keycloak)" JAVA_OPTS_KC_HEAP="-Xms128m -Xmx512m" \
        bash "$(echo "$base"/keycloak-*/bin/kc.sh)" start --optimized --cache=local --http-enabled=true --http-host=127.0.0.1 \
        --http-port="$keycloak_port" --hostname="http://localhost:$keycloak_port"
      wait_for "Keycloak" 120 curl -sf "http://localhost:$keycloak_port/realms/vanguard" ;;
    node1 | node2 | node3)
      # node3 is there to see what was restored, and sees nothing else
      local servers="127.0.0.1:$(pg_port primary),127.0.0.1:$(pg_port replica)"
      local reading="jdbc:postgresql://$servers/vanguard"
      [ "$1" != node3 ] || { servers="127.0.0.1:$(pg_port restored)"; reading=; }
      free "$(node_port "$1")" "$1"
      launch "$1" env QUARKUS_HTTP_PORT="$(node_port "$1")" \
        QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://$servers/vanguard" \
        ${reading:+QUARKUS_DATASOURCE_REPLICA_JDBC_URL="$reading"} \
        QUARKUS_DATASOURCE_USERNAME=vanguard_app QUARKUS_DATASOURCE_PASSWORD="$(secret postgresql.vanguard_app)" \
        QUARKUS_FLYWAY_USERNAME=vanguard QUARKUS_FLYWAY_PASSWORD="$(secret postgresql.vanguard)" \
        QUARKUS_OIDC_AUTH_SERVER_URL="http://localhost:$keycloak_port/realms/vanguard" VANGUARD_WEB_SECRET=vanguard-local-secret \
        VANGUARD_STATE_SECRET="$(secret oidc.state)" VANGUARD_SESSION_SECRET="$(secret oidc.session)" \
        VANGUARD_FORM_SECRET="$(secret page.signing)" VANGUARD_URL="http://localhost:$port" VANGUARD_COOKIES_SECURE=false \
        VANGUARD_STARTER_LOAD="${VANGUARD_STARTER_LOAD:-true}" \
        VANGUARD_OPERATION_ON_MAIN_PORT=true QUARKUS_MANAGEMENT_PORT=0 \
        java ${TWO_NODES_JAVA:--Xmx400m} -XX:+ExitOnOutOfMemoryError -jar "$jar"
      wait_for "The $1" 120 curl -sf "http://localhost:$(node_port "$1")/q/health/ready" ;;
    nginx)
      free "$port" nginx
      nginx_conf >"$run/nginx.conf"
      launch nginx nginx -p "$run" -e "$run/nginx.log" -c "$run/nginx.conf" -g 'daemon off;'
      wait_for "nginx" 10 curl -s "http://localhost:$port/" ;;
    *) fail "There is no part called $1: $parts" ;;
  esac
}

pg_answers() { open "$(pg_port "$1")" && grep -q "^ready" <(sed -n 8p "$data/$1/postmaster.pid"); }

nginx_conf() {
  cat <<CONF
worker_processes 1;
pid $run/nginx.own.pid;
error_log $run/nginx.log;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path $run/body; proxy_temp_path $run/proxy; fastcgi_temp_path $run/f; uwsgi_temp_path $run/u; scgi_temp_path $run/s;
  client_max_body_size 1100m;
  upstream nodes {
    # One that does not answer three times is left out for two seconds, then tried again
    server 127.0.0.1:$((port + 1)) max_fails=3 fail_timeout=2s;
    server 127.0.0.1:$((port + 2)) max_fails=3 fail_timeout=2s;
    keepalive 32;
  }
  server {
    listen 127.0.0.1:$port;
    location /q/ { return 404; }
    location / {
      proxy_pass http://nodes;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host localhost:$port;
      # written anew, never added to what a client sent
      proxy_set_header X-Forwarded-For \$remote_addr;
      proxy_set_header X-Forwarded-Proto \$scheme;
      proxy_set_header X-Forwarded-Port \$server_port;
      proxy_connect_timeout 2s;
      proxy_read_timeout 65s;
      # Only what was not sent yet, or what may be repeated, goes to the other node. An answer of a node, its 503 too, is passed on as it is
      proxy_next_upstream error timeout;
      proxy_next_upstream_tries 2;
      proxy_buffering off;
      error_page 502 504 = @away;
    }
    location @away {
      default_type text/html;
      add_header Retry-After 5 always;
      return 503 '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Away for a moment</title><h1>The network cannot be reached for a moment</h1><p>What you wrote was perhaps not saved. Go back, where it still is, and send it again in a few seconds: it is never there twice.</p>';
    }
  }
}
CONF
}

stop() {
  alive "$1" || return 0
  case $1 in
    primary | replica | restored) pg pg_ctl stop -m fast -w -s -t 60 -D "$data/$1" ;;
    nginx) kill -QUIT "$(pid nginx)" ;;
    *) kill -TERM "$(pid "$1")" ;;
  esac
  for _ in $(seq 200); do alive "$1" || return 0; sleep .2; done
  kill_now "$1"
}

kill_now() {
  local p; p=$(pid "$1"); [ -n "$p" ] || return 0
  kill -9 "$p" $(pgrep -P "$p") 2>/dev/null || true
  for _ in $(seq 50); do alive "$1" || return 0; sleep .1; done
}

signal() { local p; p=$(pid "$2"); [ -n "$p" ] || fail "The $2 does not run."; kill "-$1" "$p" $(pgrep -P "$p") 2>/dev/null || true; }

promote() {
  ! alive primary || fail "The primary still runs: two primaries would part for good. Stop it or kill it first."
  touch "$data/primary/fenced"
  pg pg_ctl promote -w -s -t 30 -D "$data/replica"
}

backup() {
  rm -rf "$data/backup"
  java -cp "$(dirname "$jar")/lib/main/*" deploy/BaseBackup.java "$data/primary" "$base/secrets.properties" "$data/backup"
}

restore() { # up to the end of the archive, or to a moment
  [ -d "$data/backup" ] || fail "There is no backup: deploy/two-nodes.sh backup"
  stop restored
  rm -rf "$data/restored"
  cp -a "$data/backup/postgres" "$data/restored"
  touch "$data/restored/recovery.signal"
  if [ -n "$1" ]; then
    printf "recovery_target_time = '%s'\nrecovery_target_action = promote\n" "$1" >>"$data/restored/postgresql.auto.conf"
  fi
  start restored
}

copy() {
  stop restored
  rm -rf "$data/restored"
  signal STOP primary
  cp -a "$data/primary" "$data/restored"
  signal CONT primary
  rm "$data/restored/postmaster.pid" # it names the primary
  start restored
}

small() { # folder, MiB of room
  local was; was=$data/$(tr / - <<<"$1").was
  ! mountpoint -q "$data/$1" || return 0
  mkdir -p "$data/$1"
  mv "$data/$1" "$was"
  mkdir -m 700 "$data/$1"
  mount -t tmpfs -o "mode=700,size=$(($(du -sm "$was" | cut -f1) + $2))m" tmpfs "$data/$1"
  cp -a "$was/." "$data/$1"
  rm -rf "$was"
}

roomy() {
  local was; was=$data/$(tr / - <<<"$1").was
  mountpoint -q "$data/$1" || return 0
  cp -a "$data/$1" "$was"
  umount "$data/$1"
  rmdir "$data/$1"
  mv "$was" "$data/$1"
}

# What is in memory would keep its folder from being deleted.
forget_small() {
  local disk
  for disk in "$data"/* "$data"/primary/*; do ! mountpoint -q "$disk" || umount "$disk"; done
}

case ${1:-} in
  up)
    [ -f "$jar" ] || fail "Build the program first: ./mvnw package -DskipTests"
    command -v nginx >/dev/null || fail "This needs nginx."
    mkdir -p "$run"
    [ -d "$data/primary" ] || make_servers
    echo "$port" >"$data/port"
    for part in $parts; do start "$part"; done
    echo "The platform answers at http://localhost:$port, its nodes at $(node_port node1) and $(node_port node2)." ;;
  down) for part in nginx node3 node2 node1 keycloak restored replica primary; do stop "$part"; done ;;
  wipe) for part in $parts node3 restored; do kill_now "$part"; done; forget_small; rm -rf "$data" ;;
  start) start "$2" ;;
  stop) stop "$2" ;;
  kill) kill_now "$2" ;;
  hang) signal STOP "$2" ;;
  wake) signal CONT "$2" ;;
  promote) promote ;;
  backup) backup ;;
  restore) restore "${2:-}" ;;
  copy) copy ;;
  small) small "$2" "$3" ;;
  roomy) roomy "$2" ;;
  runs) alive "$2" ;;
  status) for part in $parts; do alive "$part" && echo "$part runs as $(pid "$part")" || echo "$part is down"; done ;;
  *) sed -n '2,24p' "$0"; exit 2 ;;
esac
