#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# with-display.sh COMMAND…: runs a command on a display, a session bus and an accessibility bus of its own, with a home
# folder that is thrown away. Nothing of the person's own desktop is seen or touched. BOUWSTENEN_SCREEN=WIDTHxHEIGHT
# chooses the size of the display.
set -u

here=$(mktemp -d "${TMPDIR:-/tmp}/bouwstenen-ui-XXXXXX")
mkdir -m 700 "$here/home" "$here/config" "$here/cache" "$here/data" "$here/state" "$here/run"

# A number that nobody else has: a lock file of Xvfb names a process id, which says nothing in another sandbox that shares
# /tmp, so a lock of our own goes before it.
for number in $(seq 200 299) none; do
  { exec 8>"/tmp/.bouwstenen-display-$number"; } 2>/dev/null && flock -n 8 && break
done
mkfifo "$here/ready"
exec 7<>"$here/ready"
Xvfb ":$number" -displayfd 7 -screen 0 "${BOUWSTENEN_SCREEN:-1600x1200}x24" -nolisten tcp -noreset >"$here/xvfb.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$here"' EXIT
trap 'exit 143' TERM INT

if ! read -r -t 20 number <&7; then
  echo "with-display.sh: the display did not start" >&2
  cat "$here/xvfb.log" >&2
  exit 99
fi

unset WAYLAND_DISPLAY NO_AT_BRIDGE DBUS_SESSION_BUS_ADDRESS XAUTHORITY GTK_THEME LANGUAGE LC_ALL
export DISPLAY=:$number HOME=$here/home XDG_CONFIG_HOME=$here/config XDG_CACHE_HOME=$here/cache
export XDG_DATA_HOME=$here/data XDG_STATE_HOME=$here/state XDG_RUNTIME_DIR=$here/run
# what draws with cairo need not ask first what the graphics card can do
export GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DISABLE=gl,vulkan GTK_A11Y=atspi GSETTINGS_BACKEND=memory
case ${LANG:-C} in C | C.* | POSIX) export LANG=en_US.UTF-8 ;; esac

# What the buses say of themselves goes in a log: tests speak TAP.
# shellcheck disable=SC2016 # for the inner shell
dbus-run-session -- sh -c 'exec "$@" >&5 2>&6 5>&- 6>&-' sh "$@" 5>&1 6>&2 >"$here/bus.log" 2>&1 7<&- 8>&- &
wait $!
