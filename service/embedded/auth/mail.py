"""The letters of the sign-in server: what each is for, what it says, and the rules of sending them."""

from dataclasses import dataclass

from service.embedded.auth.outbox import Letter

CONFIRMATION, RECOVERY_TOKEN, CHANGE = "confirmation_token", "recovery_token", "email_change_token_new"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRules:
    """When mail is needed, how often one person gets it, and how long it is good for."""

    confirm_sign_up: bool = False  # off: whoever runs this at home is alone with it
    seconds_between: int = 60
    code_seconds: int = 3_600
    server_url: str | None = None  # where links lead first; None when the site serves us, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One purpose of a mail."""

    name: str  # the protocol's `type`
    token: str  # of auth.one_time_token_type
    sent_at: str  # column of auth.users
    subject: str
    says: str


SIGN_UP = Kind(
    name="signup",
    token=CONFIRMATION,
    sent_at="confirmation_sent_at",
    subject="Confirm your e-mail address",
    says="Somebody, hopefully you, has signed up with this address. Open this link to confirm it:",
)
INVITE = Kind(
    name="invite",
    token=CONFIRMATION,
    sent_at="confirmation_sent_at",
    subject="You are invited",
    says="You are invited to make an account. Open this link to accept:",
)
MAGIC_LINK = Kind(
    name="magiclink",
    token=RECOVERY_TOKEN,
    sent_at="recovery_sent_at",
    subject="Your link to sign in",
    says="Open this link to sign in:",
)
RECOVERY = Kind(
    name="recovery",
    token=RECOVERY_TOKEN,
    sent_at="recovery_sent_at",
    subject="Choose a new password",
    says="Somebody, hopefully you, wants to choose a new password for this account. Open this link to do it:",
)
EMAIL_CHANGE = Kind(
    name="email_change",
    token=CHANGE,
    sent_at="email_change_sent_at",
    subject="Confirm your new e-mail address",
    says="This is to become the address of your account. Open this link to confirm it:",
)
KINDS = {kind.name: kind for kind in (SIGN_UP, INVITE, MAGIC_LINK, RECOVERY, EMAIL_CHANGE)}
TOKENS_OF = {name: [kind.token] for name, kind in KINDS.items()} | {"email": [CONFIRMATION, RECOVERY_TOKEN]}


def letter(kind: Kind, *, to: str, link: str, code: str) -> Letter:
    """The mail that carries a link and a code."""
    text = (
        f"{kind.says}\n\n{link}\n\nOr enter this code: {code}\n\n"
        "Both work once, and for a short time only. If you did not ask for this, you need not do anything.\n"
    )
    return Letter(to=to, subject=kind.subject, text=text)
