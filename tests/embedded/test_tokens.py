"""Access tokens, apart from any server."""

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.embedded.keys import Keys
from service.embedded.tokens import BadToken, ExpiredToken, TokenSigner

KEYS = Keys.make()
SIGNER = TokenSigner.of(KEYS.signing_key, key_id=KEYS.signing_key_id, issuer="http://127.0.0.1:8000/auth/v1")
CLAIMS = {"sub": "6b0b1a52-0000-4000-8000-000000000000", "aud": "authenticated", "role": "authenticated"}
FAR = 4_000_000_000  # in the year 2096
LONG_AGO = 1_000_000_000  # in 2001


def signed(**changes: object) -> str:
    """A token with the server's own signature and other claims."""
    claims = {**CLAIMS, "iss": SIGNER.issuer, "iat": LONG_AGO, "exp": FAR, **changes}
    kept = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(kept, SIGNER.private, algorithm="ES256", headers={"kid": SIGNER.key_id})


def test_a_token_of_ours_is_believed() -> None:
    assert SIGNER.verify(signed())["sub"] == "6b0b1a52-0000-4000-8000-000000000000"


def test_a_token_that_was_believed_ends_with_its_hour_too() -> None:
    later = TokenSigner(SIGNER.private, SIGNER.key_id, SIGNER.issuer, clock=lambda: FAR)
    token = signed()
    assert later.verify(token)["exp"] == FAR  # at first sight by the real clock

    with pytest.raises(ExpiredToken):
        later.verify(token)


def test_a_token_altered_after_it_was_believed_is_not() -> None:
    token = signed()
    SIGNER.verify(token)

    with pytest.raises(BadToken):
        SIGNER.verify(token[:-8] + "AAAAAAAA")


def test_a_token_is_good_for_an_hour() -> None:
    token = SIGNER.sign(CLAIMS, now=LONG_AGO)

    with pytest.raises(ExpiredToken):
        SIGNER.verify(token)
    assert jwt.decode(token, options={"verify_signature": False})["exp"] == LONG_AGO + 3600


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "postgres"},
        {"role": "supabase_admin"},
        {"role": ""},
        {"role": None},
        {"sub": ""},
        {"sub": None},
        {"aud": "anon"},
        {"aud": None},
        {"iss": "http://evil.example/auth/v1"},
        {"iss": None},
        {"exp": None},
        {"iat": None},
        {"nbf": FAR},
    ],
)
def test_even_with_our_signature_a_token_must_say_who_and_what_it_is_for(changes: dict[str, object]) -> None:
    with pytest.raises(BadToken):
        SIGNER.verify(signed(**changes))


def test_a_key_is_bound_to_its_name() -> None:
    token = jwt.encode({**CLAIMS, "iss": SIGNER.issuer, "iat": 0, "exp": FAR}, SIGNER.private, algorithm="ES256")

    with pytest.raises(BadToken):
        SIGNER.verify(token)


@given(st.text(max_size=80))
def test_no_text_is_taken_for_a_token(text: str) -> None:
    with pytest.raises(BadToken):
        SIGNER.verify(text)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_three_parts_do_not_make_a_token(header: str, claims: str, signature: str) -> None:
    with pytest.raises(BadToken):
        SIGNER.verify(f"{header}.{claims}.{signature}")
