"""Uploads that are too large are stopped before they are stored."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload


class BoundedUpload(FileUploadHandler):
    """Stops an upload at the largest size that any page accepts; the form then finds no file.

    ``request.upload_too_large`` tells the page why.
    """

    def __init__(self, request: Any = None):
        super().__init__(request)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the bytes on, until there are too many."""
        self._received += len(raw_data)
        if self._received > settings.LARGEST_EXTRACT:
            # The view can look for this only on the request.
            self.request.upload_too_large = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that follow."""
        return
