#!/bin/sh
# Opens files in the editor: neuromatrix [FILE...]. With the name of a command as its first word it runs that command,
# without a window and without a screen: neuromatrix export FILE -o OUT.pdf. A file of that name is opened as ./NAME.
here=$(dirname "$(readlink -f "$0")")
program="$here/../neuromatrix"
[ -x "$program" ] || program="$here/../../MacOS/Neuromatrix"
case "${1-}" in
check | completions | convert | diff | identifiers | doctor | export | info | library | manual | matrix | merge | report | schema | \
  simulate | whatif | help | --help | -h | --version | -v)
  # No page is shown, so there is nothing that a sandbox would hold, and where there is no screen none is looked for.
  exec "$program" --no-sandbox --ozone-platform=headless --disable-gpu --log-level=3 --command-line -- "$@"
  ;;
esac
exec "$program" "$@"
