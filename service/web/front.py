"""The front page, and the way in and out: /, /signup, /signin, /signout, /goodbye."""

from typing import Annotated

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator

from service.auth import Session
from service.deps import deps
from service.errors import Conflict, InvalidInput, RateLimited, ServiceError, Unauthenticated
from service.web import notices, sessions
from service.web.edge import anyone, blueprint, to
from service.web.forms import WrongForm, read, text

MIN_PASSWORD = 6  # Supabase's own minimum
MAX_PASSWORD_BYTES = 72  # bcrypt, which Supabase uses, reads no further

bp = blueprint("front", guard=anyone)

Email = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=255, pattern=r"^[^@\s]{1,64}@[^@\s]{1,190}$")
]


class Credentials(BaseModel):
    """What a person types to sign in."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    email: Email
    password: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class NewCredentials(Credentials):
    """What a person chooses for a new account."""

    password: Annotated[str, StringConstraints(min_length=MIN_PASSWORD, max_length=MAX_PASSWORD_BYTES)]

    @field_validator("password")
    @classmethod
    def _fits(cls, password: str) -> str:
        if len(password.encode()) > MAX_PASSWORD_BYTES:
            raise ValueError("too many bytes")
        return password


@bp.get("/")
def index() -> ResponseReturnValue:
    """Say what this is; a person who is signed in goes on to their jobs."""
    if sessions.current() is not None:
        return redirect(url_for("web_jobs.find"), code=303)
    return render_template("index.html")


@bp.get("/signup")
def sign_up() -> ResponseReturnValue:
    """Show the form for a new account."""
    return _form("signup.html")


@bp.post("/signup")
def create_account() -> ResponseReturnValue:
    """Make an account and sign its person in, or say that a mail is on its way."""
    try:
        chosen = read(NewCredentials, "email", "password")
        session = deps().identity.sign_up(chosen.email, chosen.password)
    except (Conflict, InvalidInput, RateLimited) as failure:
        return _form("signup.html", failure=failure)
    if session is None:
        return render_template("check_mail.html", email=chosen.email)
    return _enter(session, say="welcome")


@bp.get("/signin")
def sign_in() -> ResponseReturnValue:
    """Show the form for people with an account."""
    return _form("signin.html")


@bp.post("/signin")
def enter() -> ResponseReturnValue:
    """Sign a person in and lead them to where they wanted to go."""
    try:
        given = read(Credentials, "email", "password")
        session = deps().identity.sign_in(given.email, given.password)
    except (Unauthenticated, InvalidInput, RateLimited) as failure:
        return _form("signin.html", failure=failure)
    return _enter(session)


@bp.post("/signout")
def sign_out() -> ResponseReturnValue:
    """Sign the person out of this browser."""
    sessions.end()
    return to("web_front.sign_in", say="signed-out")


@bp.get("/goodbye")
def goodbye() -> ResponseReturnValue:
    """Tell a person whose account was deleted that nothing of it is left; somebody signed in goes to their jobs."""
    if sessions.current() is not None:
        return redirect(url_for("web_jobs.find"), code=303)
    return render_template("goodbye.html")


def _enter(session: Session, *, say: str | None = None) -> ResponseReturnValue:
    sessions.begin(session)
    if say is not None:
        notices.say(say)
    return redirect(sessions.next_page(request.form.get("next")), code=303)


def _form(template: str, *, failure: ServiceError | None = None) -> ResponseReturnValue:
    """The form, with what was typed but for the password."""
    if sessions.current() is not None:
        return redirect(sessions.next_page(request.values.get("next")), code=303)
    wrong = _wrong(failure) if failure else {}
    page = render_template(
        template,
        email=text("email"),
        next=request.values.get("next", ""),
        wrong=wrong,
        failure=None if wrong else failure,
        min_password=MIN_PASSWORD,
    )
    return page, int(failure.status) if failure else 200


def _wrong(failure: ServiceError) -> dict[str, str]:
    """The sentences that belong beside a field."""
    if isinstance(failure, Conflict):
        return {"email": failure.detail}
    if not isinstance(failure, WrongForm):
        return {}
    known = {"email": "This e-mail address does not look right. It should be like name@example.com."}
    if request.endpoint == "web_front.create_account":
        known["password"] = f"Take {MIN_PASSWORD} characters or more, and at most {MAX_PASSWORD_BYTES}."
    return {name: known.get(name, sentence) for name, sentence in failure.wrong.items()}
