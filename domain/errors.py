"""Every error this project raises.

    StorytellingError
    ├── UsageError (ValueError)            the caller can mend it: exit code 2
    │   ├── SettingsError                  unknown key, bad value, contradiction
    │   ├── InputError                     a file, story, pool or picture that cannot be read
    │   ├── RunFolderError                 folder of another run, locked, or not writable
    │   ├── ExportError                    an export that cannot be written where it was asked for
    │   ├── SpecError                      a provider spec that names nothing known
    │   ├── AccessError                    a provider that refuses the key or does not know the model
    │   ├── ClusterError                   machines that cannot be reached or have no room
    │   └── TapeError                      a recording that cannot be read or holds no answer to a call
    ├── WorkError (RuntimeError)           one item failed; the run goes on
    │   ├── StoryError                     no usable story
    │   ├── PaintError                     no usable picture
    │   ├── JudgeError                     no usable verdict or score
    │   └── ProviderError                  a call to a provider brought nothing
    │       ├── Unavailable                all tries were used up, or it took too long
    │       ├── Rejected                   the provider says the request is wrong; it is never sent again
    │       └── Moderated                  the provider refuses the content by its policy; it is never sent again
    ├── TrainingError (RuntimeError)       a training ended without a model; its last good checkpoint is named
    └── BudgetExceeded (RuntimeError)      a cap of the run was reached: exit code 3, resumable
        └── ItemBudgetExceeded             a cap of one item was reached: the item ends, the run goes on

Messages say what to do. Raising happens before money is spent wherever the cause can be known before.
"""


from storytelling_painter.domain.answers import AnswerFault


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


class AccessError(UsageError):
    """A provider refuses the key, or does not know the model; every further call would end the same way."""


class ClusterError(UsageError):
    """The machines that were to make the items cannot be reached, have no room, or run another version."""


class TapeError(UsageError):
    """A recording cannot be read or written, or holds no answer to a call."""


class WorkError(StorytellingError, RuntimeError):
    """One item failed; the run goes on.

    Attributes:
        faults: What was wrong with a model's answers, where that is the cause.
    """

    def __init__(self, message: str = "", *, faults: tuple[AnswerFault, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class StoryError(WorkError):
    """No usable story came back."""


class PaintError(WorkError):
    """No usable picture came back."""


class JudgeError(WorkError):
    """No usable verdict or score came back."""


class ProviderError(WorkError):
    """A call to a provider brought nothing."""


class Unavailable(ProviderError):
    """All tries were used up, or the provider took too long."""


class Rejected(ProviderError):
    """The provider says the request is wrong."""


class Moderated(ProviderError):
    """The provider refuses the content by its policy."""


class TrainingError(StorytellingError, RuntimeError):
    """A training ended without a model.

    Attributes:
        checkpoint: Folder of the last good checkpoint; none where there is none yet.
    """

    def __init__(self, message: str, *, checkpoint: str | None = None) -> None:
        super().__init__(message)
        self.checkpoint = checkpoint


class BudgetExceeded(StorytellingError, RuntimeError):
    """A cap on the calls, money or time of the run was reached."""


class ItemBudgetExceeded(BudgetExceeded):
    """A cap on the calls, money or time of one item was reached; other items go on."""
