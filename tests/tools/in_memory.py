#!/usr/bin/env python3
"""in_memory.py PID TEXT - how often a text stands in the memory of a process that is stopped. Linux."""
import sys

pid, text = sys.argv[1], sys.argv[2].encode()
found = pages = 0
with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
    for line in maps:
        span, rights = line.split()[:2]
        if "w" not in rights:
            continue
        first, last = (int(end, 16) for end in span.split("-"))
        memory.seek(first)
        try:
            part = memory.read(last - first)
        except OSError:
            continue
        pages += len(part) // 4096
        found += part.count(text)
print(f"found {found} in {pages} pages")
