"""The ways in which the sign-in server says no, in the two shapes its clients read."""

from werkzeug.wrappers import Request, Response

from service.embedded.replies import json_reply

API_VERSION_HEADER = "X-Supabase-Api-Version"
FIRST_NAMED_VERSION = "2024-01-01"  # from this version on a body is {code: name, message}


class AuthError(Exception):
    """A refusal: status, name and sentence as the protocol has them."""

    def __init__(self, status: int, code: str, message: str, **extra: object) -> None:
        """Keep what the reply will say."""
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.extra = extra


def refuse(request: Request, error: AuthError) -> Response:
    """The reply that says `error` in the shape this client asked for."""
    version = request.headers.get(API_VERSION_HEADER, "")
    headers = {"x-sb-error-code": error.code}
    if version >= FIRST_NAMED_VERSION:
        headers[API_VERSION_HEADER] = FIRST_NAMED_VERSION
        body: dict[str, object] = {"code": error.code, "message": error.message}
    else:
        body = {"code": error.status, "error_code": error.code, "msg": error.message}
    return json_reply({**body, **error.extra}, status=error.status, headers=headers)


def validation_failed(message: str) -> AuthError:
    """The request lacks something or has it in a wrong form."""
    return AuthError(400, "validation_failed", message)


def bad_jwt(reason: str) -> AuthError:
    """The bearer token is not believed."""
    return AuthError(403, "bad_jwt", f"invalid JWT: {reason}")


def no_authorization() -> AuthError:
    """There is no bearer token of a person."""
    return AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token")


def invalid_credentials() -> AuthError:
    """Address or password do not fit; which of them is not said."""
    return AuthError(400, "invalid_credentials", "Invalid login credentials")


def user_not_found() -> AuthError:
    """There is no such person."""
    return AuthError(404, "user_not_found", "User not found")
