#!/usr/bin/env bash
# verify_state.sh - the verifier for the harnesses beside it: is what a stopped `keywork` left one of the states that may be?
#
#   verify_state.sh sign        print the signature of the records folder that is the current one
#   verify_state.sh DIR         compare it with DIR/old, DIR/new and, if there is one, DIR/between
#
# KEYWORK is the program. A signature is every file with its digest and every kind of problem that `keywork check`
# finds; temporary files are no part of it, as readers pass over them. `between` is where a move may be stopped: both
# files are there. Then nobody may have been told that it is done, and the same command again must bring it to its end.
# The harness's -R leaves `.kw-tmp-again.tmp` when it has done so.
#
# Exit: 0 new and sound; 10 old and sound; 3 written, though the program said that it was not; 4 half done, though it said
# that it was done; 5 any other state: damaged.
set -u

sign() {
  find . -type f ! -name '.kw-tmp-*.tmp' -exec sha256sum {} + | LC_ALL=C sort -k 2
  local found
  found=$("$KEYWORK" --json check) || [ $? = 1 ] || { echo "check failed"; return; }
  grep -o '"code": "[a-z-]*"' <<<"$found" | grep -v 'stray-temporary' | LC_ALL=C sort -u
}

[ "$1" = sign ] && { sign; exit; }
now=$(sign)
is() { [ -f "$1" ] && [ "$now" = "$(cat "$1")" ]; }
if is "$1/new"; then
  [ -e .kw-tmp-again.tmp ] && exit 0
  if [ "${KAS_RC:-0}" = 5 ] && grep -Eq 'could not (write|remove)' "$KAS_ERR"; then
    cat "$KAS_ERR"
    exit 3
  fi
  exit 0
fi
is "$1/old" && exit 10
if is "$1/between"; then
  [ "${KAS_ACK:-0}" = 1 ] || [ "${KAS_RC:-137}" = 0 ] && exit 4
  exit 0
fi
diff <(echo "$now") "$1/old"
exit 5
