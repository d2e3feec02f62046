#!/usr/bin/env bash
# Makes sure there is a Chromium and a Java: the tests read the built site with both. Run by the verbs that need them.
set -euo pipefail

have() { command -v "$1" >/dev/null 2>&1; }
any() { for name in "$@"; do if have "$name"; then return 0; fi; done; return 1; }

missing=()
any chromium chromium-browser google-chrome google-chrome-stable || missing+=(chromium)
# On some systems `java` exists without a Java behind it.
have java && java -version >/dev/null 2>&1 || missing+=(default-jre-headless)
# The driver of the browser is a Node that needs one library more than a bare Debian has.
playwright --version >/dev/null 2>&1 || missing+=(libatomic1)
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

sudo=""
if [ "$(id -u)" -ne 0 ]; then sudo="sudo -n"; fi
if ! have apt-get || { [ -n "$sudo" ] && ! $sudo true 2>/dev/null; }; then
  echo "The tests need these programs and this machine lets nobody install them from here: ${missing[*]}" >&2
  echo "Install Chromium (or Chrome) and Java 17 or newer, on Debian with: apt-get install ${missing[*]}" >&2
  exit 1
fi
echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get -qq update
$sudo apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
