"""Files and folders → documents and claims; every text is kept exactly as it is in its file.

`sources` finds the files, `names` gives each its name, `text` decodes one, `dateline` finds the date it states, `about`
reads `documents.toml`, and `claims` reads claims that were extracted before.
"""

from deployments.read.sources import Fault, Reading, is_source, read
from deployments.read.text import LARGEST

__all__ = ["LARGEST", "Fault", "Reading", "is_source", "read"]
