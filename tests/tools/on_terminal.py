#!/usr/bin/env python3
"""on_terminal.py - run a command on a terminal of its own, as a person at a keyboard would. Linux or macOS, Python 3.8.

  on_terminal.py [STEP...] -- CMD [ARG...]

The steps are taken in order:
  see=TEXT      wait until the command has shown TEXT since the last such step
  type=TEXT     type it; \\n is Enter, \\x03 is Ctrl-C, \\x04 is Ctrl-D, \\x1b[B is the arrow down
  look=SHELL    run a shell command in which PID is the process, and show what it says
  signal=NAME   send a signal such as ABRT

Standard output is what the command showed. The exit status is the command's own, 128 + n where signal n ended it, and
99 where a step was waited for in vain; `core dumped` stands on standard error where the system wrote one.
"""
import os
import pty
import select
import signal
import subprocess
import sys
import time

PATIENCE = 20


def main():
    split = sys.argv.index("--")
    steps, command = sys.argv[1:split], sys.argv[split + 1:]
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    shown, seen, waited = b"", 0, True

    def read(seconds):
        nonlocal shown
        if not select.select([terminal], [], [], seconds)[0]:
            return True
        try:
            part = os.read(terminal, 65536)
        except OSError:
            part = b""
        shown += part
        return part != b""

    for step in steps:
        kind, _, text = step.partition("=")
        if kind == "see":
            end = time.monotonic() + PATIENCE
            while text.encode() not in shown[seen:] and time.monotonic() < end and read(0.2):
                pass
            at = shown.find(text.encode(), seen)
            if at < 0:
                waited = False
                print(f"on_terminal: waited for: {text}", file=sys.stderr)
                os.kill(pid, signal.SIGKILL)
                break
            seen = at + len(text.encode())
        elif kind == "type":
            keys = text.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("utf-8")
            while keys:
                # A terminal takes no more than a few kilobytes at a time; what it shows has to be read meanwhile.
                keys = keys[os.write(terminal, keys[:512]):]
                while select.select([terminal], [], [], 0.02)[0] and read(0):
                    pass
        elif kind == "look":
            said = subprocess.run(["bash", "-c", text], env={**os.environ, "PID": str(pid)}, capture_output=True)
            shown += said.stdout + said.stderr
            seen = len(shown)
        elif kind == "signal":
            os.kill(pid, getattr(signal, f"SIG{text}"))
        else:
            sys.exit(f"on_terminal: no such step: {step}")
    end = time.monotonic() + PATIENCE
    while read(0.2) and time.monotonic() < end:
        pass
    if time.monotonic() >= end:
        waited = False
        print("on_terminal: it did not end", file=sys.stderr)
        os.kill(pid, signal.SIGKILL)
    sys.stdout.buffer.write(shown)
    sys.stdout.flush()
    status = os.waitpid(pid, 0)[1]
    if os.WCOREDUMP(status):
        print("core dumped", file=sys.stderr)
    if not waited:
        sys.exit(99)
    sys.exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))


main()
