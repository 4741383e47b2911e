#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a message bus of its own with a real keyring behind it, and leaves neither process nor file.
#   with-keyring.sh [--locked | --no-service] COMMAND [ARGUMENT...]
# default: the login keyring is unlocked; --locked: it exists but its password is another one;
# --no-service: a bus on which nobody keeps secrets. The exit status is the command's.
set -u

mode=unlocked
case "${1:-}" in
--locked) mode=locked; shift ;;
--no-service) mode=no-service; shift ;;
esac
if [ $# -eq 0 ]; then
    echo "usage: with-keyring.sh [--locked | --no-service] COMMAND [ARGUMENT...]" >&2
    exit 64
fi

root=$(mktemp -d "${TMPDIR:-/tmp}/keyring.XXXXXX") || exit 70
session=
trap 'rm -rf "$root"' EXIT
trap '[ -n "$session" ] && kill -TERM "$session" 2>/dev/null' HUP INT TERM

HOME=$root/home
XDG_RUNTIME_DIR=$root/run
XDG_DATA_HOME=$HOME/.local/share
XDG_CONFIG_HOME=$HOME/.config
XDG_CACHE_HOME=$HOME/.cache
export HOME XDG_RUNTIME_DIR XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME
unset DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL DISPLAY WAYLAND_DISPLAY
mkdir -p "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"

# A bus that starts no service by itself: what answers is only what is started here.
cat >"$root/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$root/run</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF

# Inside the bus: start the keyring with the given password, run the command, and wait for the keyring to be gone.
cat >"$root/inside.sh" <<'INSIDE'
password=$1
shift
printf %s "$password" | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
daemon=$!
owned() {
    dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus \
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true
}
tries=0
until owned; do
    tries=$((tries + 1))
    if [ $tries -gt 200 ] || ! kill -0 $daemon 2>/dev/null; then
        echo "with-keyring.sh: the keyring does not start" >&2
        kill $daemon 2>/dev/null
        exit 70
    fi
    sleep 0.05
done
"$@"
status=$?
kill $daemon 2>/dev/null
wait $daemon 2>/dev/null
exit $status
INSIDE

on_bus() {
    dbus-run-session --config-file="$root/bus.conf" -- "$@" &
    session=$!
    wait "$session"
    status=$?
    session=
    return $status
}

case $mode in
unlocked) on_bus sh "$root/inside.sh" right "$@" ;;
locked) on_bus sh "$root/inside.sh" right true && on_bus sh "$root/inside.sh" wrong "$@" ;;
no-service) on_bus "$@" ;;
esac
