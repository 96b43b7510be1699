"""The sign-in server: the part of `/auth/v1` that the client libraries use with an address, a password and mail."""

from service.embedded.auth.limits import Limits
from service.embedded.auth.mail import MailRules
from service.embedded.auth.outbox import Outbox
from service.embedded.auth.post import Post
from service.embedded.auth.redirects import Redirects
from service.embedded.auth.server import AuthServer

__all__ = ["AuthServer", "Limits", "MailRules", "Outbox", "Post", "Redirects"]
