# Judges a built site with the reference folder's kit of other people's tools (Nu checker, axe, feedparser, Chromium).
# Sourced by .ci/run; by itself: bash .ci/kit.sh SITE CONTENT CHECKS [OPTION…], e.g.
#
#     bash .ci/kit.sh _site content links,html,a11y,csp,feeds,search-http,search-file,metadata --sample 20

# apt_install PACKAGE…: as root on Debian; fails elsewhere, naming the command to run.
apt_install() {
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    echo "needed: sudo apt-get install -y $*" >&2
    return 1
  fi
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  apt-get -qq update && apt-get -qq install -y --no-install-recommends "$@"
}

# Prints the folder of an installed copy of the kit, which the next run finds again as long as the kit is the same.
kit_folder() {
  local kit=${BROADSHEET_REFERENCE:-../shared}/kit version folder
  version=$(cd "$kit" && find . -type f -not -path './node_modules/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum |
    sha256sum | cut -c 1-12)
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/broadsheet/kit-$version
  if [[ ! -e $folder/installed ]]; then
    rm -rf "$folder"
    mkdir -p "$folder"
    cp -R "$kit/." "$folder/"
    chmod -R u+w "$folder"
    (cd "$folder" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error) >&2
    touch "$folder/installed"
  fi
  echo "$folder"
}

# What the kit calls besides npm's packages.
kit_tools() {
  command -v xmllint >/dev/null && /usr/bin/python3 -c 'import feedparser' 2>/dev/null && return
  apt_install libxml2-utils python3-feedparser >&2
}

# run_kit SITE CONTENT CHECKS OUT [OPTION…]: prints "ok check seconds" or "FAIL check first failures" for each check.
run_kit() {
  local site=$1 content=$2 checks=$3 out=$4 folder chromium
  shift 4
  kit_tools
  folder=$(kit_folder)
  chromium=$(node --import tsx --input-type=module \
    -e "console.log((await import('./test/setup/chromium.ts')).findChromium() ?? '')")
  CHROME_PATH=$chromium timeout --kill-after=10 360 node "$folder/judge.mjs" "$site" --content "$content" --only "$checks" \
    --out "$out" --quiet "$@" >&2 || true
  node -e '
    const { checks } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    for (const c of checks) {
      const ok = !c.skipped && c.failures === 0;
      const kinds = Object.entries(c.failKinds).map(([kind, count]) => `${kind} x${count}`).join(", ");
      console.log(ok ? "ok" : "FAIL", c.check, ok ? `(${c.seconds} s)` : c.skipped || kinds);
      for (const { kind, msg } of c.fail.slice(0, 6)) console.error(`      ${c.check} ${kind}: ${msg.slice(0, 300)}`);
    }' "$out/report.json"
}

# begin_judging NAME SITE CONTENT CHECKS [OPTION…]: judges in the background; most of that time is waiting for pages.
begin_judging() {
  local name=$1 site=$2
  shift 1
  if [[ -d $site ]]; then
    run_kit "$1" "$2" "$3" "$work/judge-$name" "${@:4}" >"$work/judge-$name.checks" 2>"$work/judge-$name.log" &
  fi
}

# judged NAME SITE CHECKS: what came of it once it has ended; each of the kit's checks counts as one.
judged() {
  local name=$1 site=$2 checks=$3 state check rest missing
  echo "----  the kit on the $name site: $checks"
  if [[ ! -d $site ]]; then
    fail "$name site: there is none to judge"
    return
  fi
  cat "$work/judge-$name.log"
  missing=,$checks,
  while read -r state check rest; do
    missing=${missing/,$check,/,}
    if [[ $state == ok ]]; then pass "$name site: $check $rest"; else fail "$name site: $check: $rest"; fi
  done <"$work/judge-$name.checks"
  if [[ $missing != , ]]; then fail "$name site: the kit gave no answer for${missing//,/ }"; fi
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  set -euo pipefail
  if (($# < 3)); then
    echo 'usage: bash .ci/kit.sh SITE CONTENT CHECKS [OPTION…]' >&2
    exit 2
  fi
  site=$1 content=$2 checks=$3
  shift 3
  cd "$(dirname "${BASH_SOURCE[0]}")/.."
  out=$(mktemp -d)
  run_kit "$site" "$content" "$checks" "$out" "$@"
  echo "the whole report: $out/report.json"
fi
