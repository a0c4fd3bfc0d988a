#!/bin/sh
# The gallery is tested in a real browser. Debian and Ubuntu machines get one here; elsewhere install Chromium and its driver by hand.
command -v chromedriver >/dev/null 2>&1 && exit 0
command -v apt-get >/dev/null 2>&1 || { echo "tests: install Chromium and chromedriver for the gallery tests" >&2; exit 0; }
[ "$(id -u)" = 0 ] && SUDO= || SUDO="sudo -n"
{ $SUDO apt-get update -qq && $SUDO env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver; } >/dev/null 2>&1 \
  || echo "tests: Chromium could not be installed; the gallery tests will say so" >&2
exit 0
