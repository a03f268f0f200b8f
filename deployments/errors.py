"""Errors that a user can mend; each says in one line what is wrong and what to do.

DeploymentsError (Exception)
├── SourceError (OSError)       a source that cannot be found or read
├── ClaimsFileError (ValueError) a claims file with a broken line
├── DocumentsFileError (ValueError) a broken documents.toml
├── DecisionsFileError (ValueError) a broken decisions.toml
├── DateError (ValueError)      a date that is no (partial) ISO date
├── OutputError (OSError)       an output that cannot be written
├── OptionError (ValueError)    an option that cannot be used as it was given
└── UnknownFormatError (ValueError) an export ending that no format has
"""


class DeploymentsError(Exception):
    """Root of all errors of this package; its text is one line for the user."""


class SourceError(DeploymentsError, OSError):
    """A source that cannot be found or read."""


class ClaimsFileError(DeploymentsError, ValueError):
    """A claims file with a line that is no claim."""


class DocumentsFileError(DeploymentsError, ValueError):
    """A `documents.toml` that cannot be used as it stands."""


class DecisionsFileError(DeploymentsError, ValueError):
    """A `decisions.toml` that cannot be used as it stands."""


class DateError(DeploymentsError, ValueError):
    """A date that is not a partial ISO date."""


class OutputError(DeploymentsError, OSError):
    """An output that cannot be written where it was asked for."""


class OptionError(DeploymentsError, ValueError):
    """An option that cannot be used as it was given."""


class UnknownFormatError(DeploymentsError, ValueError):
    """An export whose ending belongs to no known format."""
