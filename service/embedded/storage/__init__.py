"""The storage server: the part of `/storage/v1` that the client libraries use, on files of one data folder."""

from service.embedded.storage.server import StorageServer

__all__ = ["StorageServer"]
