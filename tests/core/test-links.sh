#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# The core has no window: neither it nor what is built on it alone may link a library of the toolkit. TAP.
set -u

window='gtk|gdk|gsk|adwaita|pango|cairo|graphene|wayland|libX11|epoxy|harfbuzz'
echo "1..$#"
number=0
for program in "$@"; do
  number=$((number + 1))
  libraries=$(ldd "$program" 2>&1)
  found=$(grep -iE "$window" <<<"$libraries")
  if ! grep -q libgio <<<"$libraries"; then
    echo "not ok $number ${program##*/}: its libraries cannot be seen: $libraries"
  elif [ -n "$found" ]; then
    echo "not ok $number ${program##*/} links $found"
  else
    echo "ok $number ${program##*/} links no window"
  fi
done
