"""`python -m deployments` is `deploy`."""

from deployments.cli import main

main()
