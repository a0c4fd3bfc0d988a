"""Every error this project raises.

    StorytellingError
    ├── UsageError (ValueError)            the caller can mend it: exit code 2
    │   ├── SettingsError                  unknown key, bad value, contradiction
    │   ├── InputError                     a file, story, pool or picture that cannot be read
    │   ├── RunFolderError                 folder of another run, locked, or not writable
    │   ├── ExportError                    an export that cannot be written where it was asked for
    │   └── SpecError                      a provider spec that names nothing known
    ├── WorkError (RuntimeError)           one item failed; the run goes on
    │   ├── StoryError                     no usable story
    │   ├── PaintError                     no usable picture
    │   └── JudgeError                     no usable verdict or score
    └── BudgetExceeded (RuntimeError)      a cap was reached: exit code 3, resumable

Messages say what to do. Raising happens before money is spent wherever the cause can be known before.
"""


class StorytellingError(Exception):
    """Base of all; never raised itself."""


class UsageError(StorytellingError, ValueError):
    """The caller can mend this."""


class SettingsError(UsageError):
    """Unknown key, bad value or contradiction in the settings."""


class InputError(UsageError):
    """A file, story, pool or picture that cannot be read."""


class RunFolderError(UsageError):
    """The run folder belongs to another run, is locked or cannot be written."""


class ExportError(UsageError):
    """An export cannot be written where it was asked for."""


class SpecError(UsageError):
    """A provider spec names nothing known."""


class WorkError(StorytellingError, RuntimeError):
    """One item failed; the run goes on."""


class StoryError(WorkError):
    """No usable story came back."""


class PaintError(WorkError):
    """No usable picture came back."""


class JudgeError(WorkError):
    """No usable verdict or score came back."""


class BudgetExceeded(StorytellingError, RuntimeError):
    """A cap on calls, money, time or attempts was reached."""
