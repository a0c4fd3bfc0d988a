"""Pictures by way of an address that every machine can reach: a shared folder or a bucket, through fsspec.

An actor puts what it painted there, and the driver fetches it into the run folder before it writes the record. So large
pictures take the way of the storage and not of Ray, and the storage keeps a copy of each.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from storytelling_painter.domain.errors import ClusterError, RunFolderError
from storytelling_painter.domain.record import Picture
from storytelling_painter.tools.artifacts import MAX_BYTES
from storytelling_painter.tools.atomic import write_file

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


class SharedPictures:
    """Pictures under an address; blocking, to be called in threads.

    Args:
        url: Such as `file:///mnt/pictures` or `s3://bucket/run`. What else it needs, such as credentials, fsspec takes
            from each machine's own configuration.

    Raises:
        ClusterError: fsspec is not installed or knows no such address.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            import fsspec
        except ImportError:
            raise ClusterError("shared pictures need fsspec: pip install 'storytelling-painter[ray]'") from None
        try:
            found: tuple[AbstractFileSystem, str] = fsspec.core.url_to_fs(url)
        except (ValueError, ImportError, OSError) as error:
            raise ClusterError(f"pictures cannot be shared by {url!r}: {error}") from None
        self._files, self._root = found

    def put(self, picture: Picture, data: bytes) -> None:
        """Puts a picture there, unless it is there; nobody ever sees half of one."""
        path = self._path(picture)
        try:
            if self._files.exists(path) and self._files.size(path) == len(data):
                return
            if "file" in self._protocols:
                write_file(Path(path), data, durable=False)
            else:
                self._files.pipe_file(path, data)
        except (OSError, RunFolderError) as error:
            raise ClusterError(f"a picture cannot be put to {self.url!r}: {error}") from error

    def get(self, picture: Picture) -> bytes:
        """Returns the bytes of a picture.

        Raises:
            ClusterError: It cannot be reached from here, or is not what was put there.
        """
        try:
            with self._files.open(self._path(picture), "rb") as file:
                data: bytes = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise ClusterError(
                f"a picture that an actor put to {self.url!r} cannot be read from this machine ({error}); the address "
                "has to mean the same place on every machine"
            ) from error
        if hashlib.sha256(data).hexdigest() != picture.sha256:
            raise ClusterError(f"picture {picture.path!r} under {self.url!r} is not the one that was put there")
        return data

    @property
    def _protocols(self) -> tuple[str, ...]:
        named = self._files.protocol
        return (named,) if isinstance(named, str) else tuple(named)

    def _path(self, picture: Picture) -> str:
        return f"{self._root.rstrip('/')}/{picture.path}"
