#!/bin/sh
# Prints the newest suitable Python, or says in one sentence what to install. An argument names the only one to try.
without_venv=""
for name in ${1:-python3.13 python3.12 python3.11 python3.10 python3}; do
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1 || continue
    if "$name" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        echo "$name"
        exit 0
    fi
    without_venv="${without_venv:-$("$name" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')}"
done
if [ -n "$without_venv" ]; then
    echo "The course needs Python's venv module: install it (Debian and Ubuntu: sudo apt install $without_venv-venv), then run make again." >&2
elif [ -n "$1" ]; then
    echo "The course needs Python 3.10 or newer, and $1 is not one: name another with PYTHON=…, then run make again." >&2
else
    echo "The course needs Python 3.10 or newer: install it (Debian and Ubuntu: sudo apt install python3 python3-venv; elsewhere: python.org), then run make again." >&2
fi
exit 1
