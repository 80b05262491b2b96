#!/usr/bin/env bash
# kill_at_syscall.sh - run a command in fresh copies of a directory, stop it at every n-th call of every
# file-changing syscall, then run a verifier on what is left. Linux, needs strace >= 5.x, bash >= 4.3.
#
#   kill_at_syscall.sh -d DIR -V VERIFY [options] -- CMD [ARG...]
#
#   -d DIR      seed directory; copied afresh (cp -a) for every run; CMD runs with the copy as cwd
#   -V VERIFY   shell command, run with the copy as cwd after the stop. It sees
#                 KAS_RC (exit code of CMD, 137 = killed)   KAS_OUT / KAS_ERR (files: what CMD printed)
#                 KAS_SYSCALL, KAS_N (where)                KAS_ACK (1 if CMD's stdout matches -a)
#               and exits 0 = the new state is there and sound; 10 = the old state, sound;
#               anything else = damaged. Verifier calls run without injection.
#   -a REGEX    what CMD prints on stdout when it says "saved" (default: never). Acknowledged + old = LOST.
#   -i ACTION   strace injection, default signal=KILL. e.g. error=EIO  error=ENOSPC  error=EINTR
#               With error=..., CMD must not exit 0 unless the new state is there (else SILENT = lost).
#   -s LIST     syscalls, comma separated (default: all that can change or publish files)
#   -R RECOVER  shell command run in the copy after VERIFY (a doctor/--fix, or the same CMD again); then VERIFY
#               runs once more and must exit 0
#   -g GREP     only count a run when the stopped call's strace line matches this ERE (e.g. 'records/|\.kw-tmp-':
#               skips the loader's own opens; the run is still made, but not reported)
#   -t          tree mode: stop the process at the call (SIGSTOP), then SIGKILL the whole session at once, so that
#               parents do not live on (a power cut for process trees). CMD's stop is then AFTER the call.
#   -m MAX      at most MAX calls per syscall (default 200)      -k KEEP  keep the copies of bad runs under KEEP
#   -p          persistent: the n-th call and every later one of that syscall is hit (SQLite's transient/persistent pair)
#   -v          one line per run
#
# Exit: 0 no loss; 1 some loss or damage; 2 usage/baseline failure.
# SIGKILL injection acts BEFORE the call is made (checked on strace 6.1 / Linux 6.18), so n = 1..N together with
# the normal end cover every state between two calls. strace counts per process/thread and per syscall name:
# in a process TREE the first process that reaches n takes the hit and hides its children's n-th call, so give the leaf
# program (git, the editor) its own run.
# What it does NOT show: lost page cache. A killed process loses nothing it wrote; use crash_states.py for power cuts.
set -u
die() { echo "kill_at_syscall: $*" >&2; exit 2; }
DIR= VERIFY= ACK= ACTION=signal=KILL RECOVER= GREP= TREE=0 MAX=200 KEEP= VERB=0 PLUS=
SET=openat,openat2,open,creat,write,pwrite64,writev,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,syncfs,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,chmod,fchmod,fchmodat,utimensat,copy_file_range,sendfile,flock,fcntl,close,exit_group
while getopts d:V:a:i:s:R:g:tm:k:vp o; do case $o in
  d) DIR=$OPTARG;; V) VERIFY=$OPTARG;; a) ACK=$OPTARG;; i) ACTION=$OPTARG;; s) SET=$OPTARG;; R) RECOVER=$OPTARG;;
  g) GREP=$OPTARG;; t) TREE=1;; m) MAX=$OPTARG;; k) KEEP=$OPTARG;; v) VERB=1;; p) PLUS=+;; *) die "see the head of $0";; esac; done
shift $((OPTIND-1))
[ -d "$DIR" ] && [ -n "$VERIFY" ] && [ $# -gt 0 ] || die "see the head of $0"
command -v strace >/dev/null || die "no strace"
W=$(mktemp -d "${TMPDIR:-/tmp}/kas.XXXXXX") || exit 2
trap 'rm -rf -- "$W"' EXIT
[ -n "$KEEP" ] && mkdir -p "$KEEP"
fresh() { rm -rf -- "$W/c"; cp -a -- "$DIR" "$W/c"; : >"$W/out"; : >"$W/err"; : >"$W/log"; }
verify() { # -> exit code of the verifier
  local ack=0; [ -n "$ACK" ] && grep -Eq -- "$ACK" "$W/out" && ack=1
  ( cd "$W/c" && KAS_RC=$1 KAS_SYSCALL=$2 KAS_N=$3 KAS_ACK=$ack KAS_OUT=$W/out KAS_ERR=$W/err \
      bash -c "$VERIFY" >"$W/vout" 2>&1 </dev/null ); local v=$?
  ACKED=$ack; return $v; }
run() { ( cd "$W/c" && exec strace -f -qq -y -s 96 -o "$W/log" "$@" ) >"$W/out" 2>"$W/err" </dev/null; }

# 1. baseline: the command must work, and says which syscalls occur and how often (most in any one process)
fresh; run -e trace="${SET//,/,?}" "$@"; rc=$?            # ?name: not an error where the arch lacks it
[ $rc -eq 0 ] || { cat "$W/err" >&2; die "baseline exited $rc"; }
verify 0 none 0; v=$?; [ $v -eq 0 ] || { cat "$W/vout" >&2; die "baseline: verifier said $v (want 0)"; }
# "PID name(" -> highest count per name over the processes
awk 'match($0,/^[0-9]+ +[a-z_0-9]+\(/){split($0,a,/[ (]+/); c[a[1]" "a[2]]++}
     END{for(k in c){split(k,b," "); if(c[k]>m[b[2]])m[b[2]]=c[k]} for(n in m)print n,m[n]}' "$W/log" | sort >"$W/counts"

tot=0 new=0 old=0 lost=0 silent=0 bad=0 skipped=0 norec=0
while read -r sc N; do
  [ "$N" -gt "$MAX" ] && { echo "note: $sc occurs $N times, first $MAX tried"; N=$MAX; }
  for ((n=1; n<=N; n++)); do
    fresh
    if [ $TREE = 1 ]; then
      ( cd "$W/c" && exec setsid strace -f -qq -y -s 96 -o "$W/log" -e trace="$sc" \
          -e inject="$sc:signal=STOP:when=$n" "$@" ) >"$W/out" 2>"$W/err" </dev/null & p=$!
      hit=0; for ((i=0; i<2000; i++)); do
        grep -q 'stopped by SIGSTOP' "$W/log" && { hit=1; break; }
        kill -0 $p 2>/dev/null || break; sleep 0.005; done
      if [ $hit = 1 ]; then
        pids=$(awk '{print $1}' "$W/log" | sort -u); kill -KILL -- -$p $pids $p 2>/dev/null; fi
      wait $p 2>/dev/null; rc=$?
    else
      run -e trace="$sc" -e inject="$sc:$ACTION:when=$n$PLUS" "$@" 2>/dev/null; rc=$?
      grep -q 'killed by SIGKILL\|(INJECTED)\|--- SIG' "$W/log" && hit=1 || hit=0
    fi
    [ $hit = 1 ] || continue
    where=$(grep -E "^[0-9]+ +$sc\(" "$W/log" | sed -n "${n}p" | cut -c1-150)
    if [ -n "$GREP" ] && ! grep -Eq -- "$GREP" <<<"$where"; then skipped=$((skipped+1)); continue; fi
    tot=$((tot+1)); verify "$rc" "$sc" "$n"; v=$?
    case $v in
      0)  verdict=new; new=$((new+1));;
      10) if [ "$ACKED" = 1 ]; then verdict=LOST-AFTER-ACK; lost=$((lost+1))
          elif [ $rc -eq 0 ]; then verdict=SILENT; silent=$((silent+1))
          else verdict=old; old=$((old+1)); fi;;
      *)  verdict="DAMAGED($v)"; bad=$((bad+1));;
    esac
    case $verdict in old|new) ;; *)
      echo "BAD $verdict $sc#$n rc=$rc :: ${where#* } :: $(head -c 200 "$W/vout" | tr '\n' ' ')"
      [ -n "$KEEP" ] && cp -a "$W/c" "$KEEP/$sc-$n";; esac
    [ $VERB = 1 ] && echo "$verdict $sc#$n rc=$rc :: ${where#* }"
    if [ -n "$RECOVER" ]; then
      ( cd "$W/c" && KAS_SYSCALL=$sc KAS_N=$n bash -c "$RECOVER" ) >"$W/rout" 2>&1 </dev/null; rr=$?
      verify "$rc" "$sc" "$n" || { norec=$((norec+1)); echo "NO RECOVERY $sc#$n recover rc=$rr :: $(head -c 200 "$W/rout" | tr '\n' ' ')"; }
    fi
  done
done <"$W/counts"
echo "kill_at_syscall: runs=$tot survived=$((new+old)) (new=$new old=$old) lost=$((lost+silent+bad)) (after-ack=$lost silent=$silent damaged=$bad) unrecovered=$norec skipped=$skipped action=$ACTION$PLUS"
[ $tot -gt 0 ] || die "no call was ever hit: is the set right?"
[ $((lost+silent+bad+norec)) -eq 0 ]
