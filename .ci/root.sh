# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
# Sourced by dev: makes the Debian 13 root and runs commands inside it. Nothing here is used where the machine's own
# libraries are new enough.

root_packages=(
  # what Bouwstenen is made with
  meson ninja-build gcc libc6-dev pkgconf gettext git libgtk-4-dev libadwaita-1-dev libjson-glib-dev libglib2.0-bin
  libzip-dev libxlsxwriter-dev libqpdf-dev
  # what it needs to show itself
  libgtk-4-bin gsettings-desktop-schemas adwaita-icon-theme fonts-inter-variable fonts-dejavu-core librsvg2-common
  shared-mime-info dbus locales tzdata
  # what tests and checks need
  xvfb xauth xdotool at-spi2-core python3-gi gir1.2-atspi-2.0 python3-jsonschema python3-openpyxl poppler-utils qpdf
  imagemagick librsvg2-bin procps
  clang clang-format-19 libclang-rt-dev valgrind gdb strace shellcheck libxml2-utils appstream desktop-file-utils
)
root_locales=(en_US nl_BE fr_BE de_BE)
root_version=3 # raise it when make_root changes what the root contains
root_kib=3000000

# large, and only for the tests that exchange tables and texts with it
office_packages=(libreoffice-calc-nogui libreoffice-writer-nogui)

cache=${XDG_CACHE_HOME:-$HOME/.cache}/bouwstenen
root_log=$cache/setup.log

# A root of its own for each list of packages.
name_root () { # sets root_hash and root
  root_hash=$(printf '%s\n' "$root_version" "${root_packages[@]}" "${root_locales[@]}" | sha256sum | cut -c1-12)
  root=$cache/root-$root_hash
}
name_root

# use_office_root: a second root, with LibreOffice in it too.
use_office_root () {
  root_packages+=("${office_packages[@]}")
  name_root
}

say () { printf '%s\n' "$*" >&2; }
die () { say "dev: $*"; exit 1; }
have () { command -v "$1" >/dev/null 2>&1; }

# Root's rights where we have them or can get them without asking; SUDO is then what to put before a command.
may_be_root () {
  SUDO=()
  [ "$(id -u)" = 0 ] && return 0
  SUDO=(sudo -n)
  have sudo && sudo -n true 2>/dev/null
}

# install_tool PACKAGE…: through apt, and only refreshing its lists when that is needed.
install_tool () {
  have apt-get || return 1
  may_be_root || return 1
  say "Installing $* …"
  local apt=("${SUDO[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120)
  "${apt[@]}" install -y --no-install-recommends "$@" >>"$root_log" 2>&1 && return 0
  "${apt[@]}" update >>"$root_log" 2>&1
  "${apt[@]}" install -y --no-install-recommends "$@" >>"$root_log" 2>&1
}

# remove_tree DIR: never crosses into something mounted below it.
remove_tree () {
  [ -e "$1" ] || return 0
  local dir
  dir=$(readlink -f "$1")
  if cut -d' ' -f5 /proc/self/mountinfo 2>/dev/null | grep -qF "$dir"; then
    die "$dir has something mounted in it; unmount that first, nothing was removed."
  fi
  rm -rf --one-file-system "$dir"
}

# Why did set-up fail? One sentence, from what is known best to what is known least.
explain_failure () {
  [ -z "${temp-}" ] || remove_tree "$temp"
  if grep -qiE 'no space left|enough free space|disk quota|write error' "$root_log"; then
    die "the disk is full: set-up needs about 3 GB in $cache (details: $root_log)."
  elif grep -qiE 'could not resolve|temporary failure resolving|unable to connect|could not connect|connection failed|network is unreachable|connection timed out' "$root_log"; then
    die "no network: set-up could not reach the Debian archive; connect and repeat the command (details: $root_log)."
  elif grep -qiE 'permission denied|not permitted|subuid|newuidmap' "$root_log"; then
    die "no permission: set-up could not make a Debian root as $(id -un); allow user namespaces or run ./dev as root (details: $root_log)."
  fi
  die "set-up failed (details: $root_log)."
}

# The archives that this machine itself installs from, as source lines for Debian 13, when it is a Debian machine that
# says so; without them mmdebstrap knows a default.
machine_archives () {
  have apt-get || return 0
  # shellcheck disable=SC2016 # the dollars are apt's
  apt-get indextargets --format '$(ORIGIN) $(REPO_URI) $(SUITE) $(COMPONENT)' 2>/dev/null |
    awk '$1 == "Debian" && $2 ~ /^https?:/ && $4 == "main" {
           suite = "trixie"
           if ($3 ~ /-security$/) suite = "trixie-security"
           else if ($3 ~ /-updates$/) suite = "trixie-updates"
           else if ($3 ~ /-/) next
           if (!seen[suite]++) { print "deb " $2 " " suite " main"; if (suite == "trixie") found = 1 }
         }
         END { exit !found }'
}

bootstrap () { # bootstrap DIR [SOURCE-LINE…]
  local into=$1 list mode=root target=$1 hook args=() private=()
  shift
  list=$(IFS=,; echo "${root_packages[*]}")
  hook="for l in ${root_locales[*]}; do localedef -i \$l -f UTF-8 \$l.UTF-8; done"
  [ "$(id -u)" = 0 ] || { mode=unshare; target=-; }
  have eatmydata || args+=(--dpkgopt=force-unsafe-io)
  args+=(--mode="$mode" --variant=minbase --include="$list"
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*'
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/gtk-doc/*'
    --dpkgopt='path-exclude=/usr/share/locale/*/*'
    --dpkgopt='path-include=/usr/share/locale/nl/*' --dpkgopt='path-include=/usr/share/locale/fr/*'
    --dpkgopt='path-include=/usr/share/locale/de/*'
    --customize-hook="chroot \"\$1\" sh -e -c '$hook'"
    --customize-hook="copy-in '$top/.ci/fonts/local.conf' /etc/fonts")
  if [ "$target" = - ]; then
    # the tree then belongs to this user, so that it can be entered and removed without anyone's help
    TMPDIR=$scratch mmdebstrap "${args[@]}" --format=tar trixie - "$@" 2>>"$root_log" |
      tar -x -C "$into" --exclude='./dev/*' 2>>"$root_log"
  else
    # in a mount namespace of its own where that is allowed, so that a kill leaves nothing mounted behind
    unshare --mount --propagation private true 2>/dev/null && private=(unshare --mount --propagation private --)
    "${private[@]}" mmdebstrap "${args[@]}" --format=directory trixie "$into" "$@" >>"$root_log" 2>&1
  fi
}

clear_leftovers () {
  local old
  for old in "$cache"/making-*; do
    remove_tree "$old"
  done
  if [ "$(id -u)" != 0 ]; then
    # mmdebstrap's own scratch tree holds files of other user ids, so it must lie where those may come
    scratch=/var/tmp/bouwstenen-$(id -u)
    mkdir -m 711 "$scratch" 2>/dev/null
    if [ ! -O "$scratch" ] || [ -L "$scratch" ]; then
      die "$scratch belongs to someone else; remove it first."
    fi
    for old in "$scratch"/mmdebstrap.*; do
      [ ! -e "$old" ] || mmdebstrap --unshare-helper rm -rf --one-file-system "$old" 2>>"$root_log" || true
    done
  fi
}

need_space () {
  local dir free
  for dir in "$cache" ${scratch:+"$scratch"}; do
    free=$(df -Pk "$dir" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$root_kib" ] ||
      die "the disk is full: $dir has $((free / 1024)) MB free and set-up needs 3 GB (details: $root_log)."
  done
}

need_bootstrap_tools () {
  local missing=()
  have mmdebstrap || missing+=(mmdebstrap)
  compgen -G '/usr/share/keyrings/debian-archive-*' >/dev/null || missing+=(debian-archive-keyring)
  [ "$(id -u)" = 0 ] || have newuidmap || missing+=(uidmap)
  [ ${#missing[@]} = 0 ] || install_tool "${missing[@]}" || {
    may_be_root && grep -qiE 'could not|unable to|failed to fetch|unreachable' "$root_log" && explain_failure
    die "no permission to install what set-up needs; run: sudo apt-get install ${missing[*]} (details: $root_log)."
  }
}

# Roots of other versions of this script go when nobody has entered them for a month.
forget_old_roots () {
  local old
  for old in "$cache"/root-*; do
    if [ "$old" != "$root" ] && [ -z "$(find "$old" -maxdepth 1 -newermt "30 days ago" -print -quit)" ]; then
      remove_tree "$old"
    fi
  done
}

make_root () {
  local temp started=$SECONDS lines archives=()
  : 2>/dev/null >"$root_log" || die "no permission to write in $cache (details: none could be kept)."
  need_space
  need_bootstrap_tools
  clear_leftovers
  need_space
  say "Preparing a Debian 13 environment, once; this takes a minute or two …"
  temp=$cache/making-$$-$RANDOM
  mkdir "$temp"
  if lines=$(machine_archives); then
    mapfile -t archives <<<"$lines"
  fi
  if ! bootstrap "$temp" "${archives[@]}"; then
    # only an archive that has no Debian 13 is worth a second try with another one
    if [ ${#archives[@]} = 0 ] || ! grep -qiE 'release file|404|not found' "$root_log"; then
      explain_failure
    fi
    say "Trying again with the default archive …"
    remove_tree "$temp"
    mkdir "$temp"
    bootstrap "$temp" || explain_failure
  fi
  printf '%s\n' "$root_hash$root_hash$root_hash" | cut -c1-32 >"$temp/etc/machine-id" || explain_failure
  mkdir -p "$temp/dev/shm" "$temp/dev/pts"
  sync -f "$temp" 2>/dev/null || true
  mv -T "$temp" "$root" || explain_failure
  forget_old_roots
  say "Ready after $((SECONDS - started)) s."
}

# A second dev started meanwhile waits here. The work is done in a process of its own, so that a kill of the script alone
# does not waste it: the next one waits for it and goes on from there.
need_root () {
  [ -d "$root" ] && return 0
  mkdir -p "$cache" 2>/dev/null || die "no permission to make the folder $cache (details: none could be kept)."
  { exec 9>"$cache/lock"; } 2>/dev/null || die "no permission to write in $cache (details: none could be kept)."
  if ! flock -n 9; then
    say "Waiting for a set-up that is already under way …"
    flock 9
  fi
  [ -d "$root" ] || (make_root) || exit 1
  exec 9>&-
}
