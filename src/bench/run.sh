#!/usr/bin/env bash
# Fills a platform of its own with made-up content, measures a working day on it and writes the table into docs/performance.md:
#
#   ./mvnw package -DskipTests && src/bench/run.sh 10000          # entries; RELOAD=1 begins with an empty folder
#
# Other settings, from the environment: PORT, KC, PG (ports), DATA (folder; it is kept, and used again by the next run of that size),
# TIMES (requests of each kind that are measured), WARM (requests of each kind before), STATEMENTS=file (what each kind asks the database),
# QUIET (seconds that the platform may still work in the background before, 1,800), ONLY (part of the name of a kind: nothing is written), HEAP (of the platform), JAVA_MORE (options of its Java, for example for a profile).
set -euo pipefail
cd "$(dirname "$0")/../.."
entries=${1:-10000}
port=${PORT:-8491} kc=${KC:-8391} pg=${PG:-5691} data=${DATA:-/tmp/vanguard-speed}
[ -z "${RELOAD:-}" ] || rm -rf "$data"
export QUARKUS_HTTP_PORT=$port VANGUARD_LOCAL_KEYCLOAK_PORT=$kc VANGUARD_LOCAL_POSTGRES_PORT=$pg VANGUARD_LOCAL_DATA=$data
# whoever measures posts and searches more often than a person may
export VANGUARD_PACE_POSTS=1000000 VANGUARD_PACE_SEARCHES=1000000
mkdir -p target

platform=
stop() {
    [ -z "$platform" ] || { kill "$platform" 2>/dev/null || true; wait "$platform" 2>/dev/null || true; platform=; }
}
trap stop EXIT
start() {
    # shellcheck disable=SC2086
    java -Xmx${HEAP:-1g} ${JAVA_MORE:-} -jar target/quarkus-app/quarkus-run.jar >target/speed.log 2>&1 &
    platform=$!
    for _ in $(seq 300); do
        curl -sf "http://localhost:$port/q/health/ready" >/dev/null && return
        kill -0 "$platform" || { tail -20 target/speed.log; exit 1; }
        sleep 1
    done
    echo "The platform is not ready after five minutes: target/speed.log" >&2
    exit 1
}
tool() {
    java -Xmx${TOOL_HEAP:-3g} -cp 'target/quarkus-app/lib/main/*:target/quarkus-app/app/*:target/bench' "$@" --jdbc="jdbc:postgresql://localhost:$pg/vanguard" \
        --password="$(sed -n 's/^postgresql\.vanguard=//p' "$data/secrets.properties")" \
        --platform="http://localhost:$port" --realm="http://localhost:$kc/realms/vanguard"
}

mkdir -p target/bench
javac -d target/bench -cp 'target/quarkus-app/lib/main/*:target/quarkus-app/app/*' src/bench/java/{Bench,Content,WorkingDay}.java
if [ ! -f "$data/loaded-$entries" ]; then
    if compgen -G "$data/loaded-*" >/dev/null; then
        echo "$data holds content of another size: RELOAD=1 begins anew, DATA=folder takes another" >&2
        exit 1
    fi
    start
    tool Content --entries="$entries" --seed="${SEED:-1}"
    touch "$data/loaded-$entries"
    stop
fi
conf=$data/postgres/postgresql.auto.conf
grep -q pg_stat_statements "$conf" || echo "shared_preload_libraries = 'pg_stat_statements'" >>"$conf"
start
PLATFORM=$platform POSTGRES=$(head -1 "$data/postgres/postmaster.pid") \
    tool WorkingDay --entries="$entries" --times="${TIMES:-2000}" --warm="${WARM:-3000}" --statements="${STATEMENTS:-}" --only="${ONLY:-}" --quiet="${QUIET:-1800}" \
    --superuser="$(sed -n 's/^postgresql\.postgres=//p' "$data/secrets.properties")" --into=docs/performance.md
