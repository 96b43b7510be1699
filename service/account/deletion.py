"""The end of an account: everything of the person goes, what they told us stays without them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from service.account import profile
from service.auth import User
from service.db import Database
from service.errors import InvalidInput, NotFound

FILES_AT_ONCE = 100  # well below the thousand that Supabase removes in one request
LONGEST_ADDRESS = 320  # an e-mail address's most: 64 before the @, 255 after it


class Confirmation(BaseModel):
    """The person's own e-mail address, so that nobody deletes an account by accident."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    confirm: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_ADDRESS)]


class NotConfirmed(InvalidInput):
    """The address that was typed is not that of the account."""

    slug, title = "not-confirmed", "This is not the address of your account"


def delete(user: User, confirmation: Confirmation, *, database: Database) -> None:
    """Delete everything of a person: files in all buckets, then the account, and with it every row.

    May be called again after it was cut short. Raises NotConfirmed, before anything is deleted, for another address
    than the account's, and Unavailable.
    """
    if confirmation.confirm.casefold() != _address(user, database).casefold():
        raise NotConfirmed("Type the e-mail address of your account exactly. Nothing was deleted.")
    _delete_files(user, database)  # first, since without the account nobody could ask for it again
    database.delete_user(user.id)
    _delete_files(user, database)  # what another browser sent in between


def _address(user: User, database: Database) -> str:
    """The account's address now, or the one in the session when the account is gone already."""
    try:
        return profile(database.as_user(user)).email
    except NotFound:
        return user.email


def _delete_files(user: User, database: Database) -> None:
    # As the service: people may not delete from every bucket that holds something of theirs.
    service = database.as_service()
    for bucket in service.buckets():
        paths = service.files(bucket, user.id)
        for start in range(0, len(paths), FILES_AT_ONCE):
            service.remove(bucket, paths[start : start + FILES_AT_ONCE])
