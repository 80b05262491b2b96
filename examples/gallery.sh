#!/usr/bin/env bash
# Makes docs/gallery.md and docs/gallery/ again, from records/ as they are and reports as they come out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rm -rf docs/gallery
mkdir docs/gallery
KEYWORK_BLESS=1 cargo test --quiet --test all gallery::
git status --short docs/gallery docs/gallery.md
