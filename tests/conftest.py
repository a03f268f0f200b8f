"""What holds for all tests: how many examples the properties are tried with."""

from hypothesis import HealthCheck, settings

# Quick and the same on each run, for CI; `pytest --hypothesis-profile thorough` takes its time and finds its own.
settings.register_profile("quick", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), derandomize=False, max_examples=10_000)
settings.load_profile("quick")
