"""Files and folders → documents and claims; every text is kept exactly as it is in its file.

`sources` finds the files and names them, `text` decodes one, `dateline` finds the date it states, `about`
reads `documents.toml`, and `claims` reads claims that were extracted before.
"""

from deployments.read.sources import Fault, Reading, read

__all__ = ["Fault", "Reading", "read"]
