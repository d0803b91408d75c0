#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Prometheus' own checker reads /metrics after some traffic. Run by with_daemon.mjs, which sets MADANG_URL.
set -euo pipefail

curl -sS -o /dev/null "$MADANG_URL/api/v1/rooms/public"
curl -sS -o /dev/null "$MADANG_URL/api/v1/nowhere"
curl -sS -o /dev/null -H 'Content-Type: application/json' --data "{\"username\":\"mina\",\"password\":\"$MADANG_SECRET\"}" "$MADANG_URL/api/v1/accounts"
curl -sSf -m 20 -D "$MADANG_ARTIFACTS/metrics.head" -o "$MADANG_ARTIFACTS/metrics.txt" "$MADANG_URL/metrics"
grep -qi '^content-type: text/plain; version=0.0.4' "$MADANG_ARTIFACTS/metrics.head" || { echo 'FAIL: not the type that Prometheus asks for' >&2; exit 1; }
promtool check metrics <"$MADANG_ARTIFACTS/metrics.txt"
grep -qE '^madang_[a-z_]+(\{[^}]*\})? [1-9]' "$MADANG_ARTIFACTS/metrics.txt" || { echo 'FAIL: nothing was counted' >&2; exit 1; }
if grep -q "$MADANG_SECRET" "$MADANG_ARTIFACTS/metrics.txt"; then echo 'FAIL: a secret is in the metrics' >&2; exit 1; fi
