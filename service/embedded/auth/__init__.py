"""The sign-in server: the part of `/auth/v1` that the client libraries use with an address and a password."""

from service.embedded.auth.limits import Limits
from service.embedded.auth.server import AuthServer

__all__ = ["AuthServer", "Limits"]
