#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Lets libFuzzer look for a minute: run-fuzzer.py FUZZER CORPUS [SECONDS]. TAP; new inputs go to a folder of their own."""
import os
import re
import subprocess
import sys
import tempfile
import time

fuzzer, corpus = sys.argv[1:3]
seconds = sys.argv[3] if len(sys.argv) > 3 else "60"
name = os.path.basename(fuzzer)
print("1..1")
started = time.monotonic()
with tempfile.TemporaryDirectory() as found:
    done = subprocess.run(
        [fuzzer, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=8192", "-print_final_stats=1",
         f"-artifact_prefix={os.getcwd()}/{name}-", found, corpus],
        capture_output=True, check=False)
err = done.stderr.decode("utf-8", "replace")
runs = re.search(r"number_of_executed_units: (\d+)", err)
print(f"# figure: libFuzzer with ASan and UBSan: {name.removeprefix('fuzz-')} | {seconds} s, 0 findings | "
      f"{int(time.monotonic() - started)} s, {'0 findings' if done.returncode == 0 else 'a finding'}, {runs[1] if runs else 0} runs")
if done.returncode:
    print("".join(f"# {line}\n" for line in err.splitlines()[-60:]), file=sys.stderr)
print("ok 1 " + name if done.returncode == 0 else "not ok 1 " + name)
sys.exit(1 if done.returncode else 0)
