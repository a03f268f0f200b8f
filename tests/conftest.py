"""What holds for all tests: no network but loopback, and how many examples the properties are tried with."""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

CLOSED = str(Path(__file__).parent / "closed")
NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody runs, for what is no Python: curl inside GDAL, and its like."""

os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (CLOSED, os.environ.get("PYTHONPATH"))))
os.environ |= dict.fromkeys(("http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE)
os.environ |= dict.fromkeys(("no_proxy", "NO_PROXY"), "127.0.0.1,localhost")
sys.path.insert(0, CLOSED)
sys.modules.pop("sitecustomize", None)  # that of the system, which has run already
import sitecustomize  # noqa: E402, F401 - closes the network to this very process

# Quick and the same on each run, for CI; `pytest --hypothesis-profile thorough` takes its time and finds its own.
settings.register_profile("quick", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), derandomize=False, max_examples=10_000)
settings.load_profile("quick")
