#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# The core has no window: neither it nor what is built on it alone may link a library of the toolkit. What makes reports
# (known by libqpdf) draws on paper, so it has letters and lines, and still no window. TAP.
set -u

toolkit='gtk|gdk|gsk|adwaita|graphene|wayland|epoxy'
drawing='pango|cairo|harfbuzz|libX11'
echo "1..$#"
number=0
for program in "$@"; do
  number=$((number + 1))
  libraries=$(ldd "$program" 2>&1)
  window="$toolkit|$drawing"
  grep -q libqpdf <<<"$libraries" && window=$toolkit
  found=$(grep -iE "$window" <<<"$libraries")
  if ! grep -q libgio <<<"$libraries"; then
    echo "not ok $number ${program##*/}: its libraries cannot be seen: $libraries"
  elif [ -n "$found" ]; then
    echo "not ok $number ${program##*/} links $found"
  else
    echo "ok $number ${program##*/} links no window"
  fi
done
