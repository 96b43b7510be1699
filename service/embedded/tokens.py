"""Access tokens: what is in them, how they are signed, how they are believed.

They are signed with ES256 and nothing else is accepted, so neither an unsigned token nor one signed by HMAC with the
public key passes. A hosted project does the same once its asymmetric keys are on.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

ALGORITHM = "ES256"
AUDIENCE = "authenticated"
LIFETIME_SECONDS = 3600
LONGEST_TOKEN = 8_192  # ours are about 1,000 characters
MOST_REMEMBERED = 1_000  # tokens whose signature need not be computed again: as many people at once, about 2 MB
ROLES = frozenset({"anon", "authenticated", "service_role"})
_REQUIRED = ["exp", "iat", "iss", "aud", "sub", "role"]


class BadToken(Exception):
    """The token is not ours, is altered, or does not say who it is for."""


class ExpiredToken(BadToken):
    """The token was ours, but its time is over."""


@dataclass(frozen=True, slots=True, repr=False)
class TokenSigner:
    """Makes and checks the access tokens of one server."""

    private: ec.EllipticCurvePrivateKey
    key_id: str
    issuer: str
    clock: Callable[[], float] = time.time
    _believed: dict[str, Mapping[str, object]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, pem: str, *, key_id: str, issuer: str) -> "TokenSigner":
        """A signer for a private key in PEM. Raises TypeError for a key of another kind."""
        private = serialization.load_pem_private_key(pem.encode("ascii"), password=None)
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise TypeError("access tokens are signed with an elliptic curve key")
        return cls(private, key_id, issuer)

    def sign(self, claims: Mapping[str, object], *, now: int) -> str:
        """A token that carries `claims` for an hour."""
        whole = {**claims, "iss": self.issuer, "iat": now, "exp": now + LIFETIME_SECONDS}
        return jwt.encode(whole, self.private, algorithm=ALGORITHM, headers={"kid": self.key_id})

    def verify(self, token: str) -> Mapping[str, object]:
        """The claims of a token of ours. Raises ExpiredToken or BadToken."""
        if len(token) > LONGEST_TOKEN:
            raise BadToken("the token is too long")
        claims = self._believed.get(token)
        if claims is None:
            claims = self._verified(token)
            self._remember(token, claims)
        elif float(str(claims["exp"])) <= self.clock():
            raise ExpiredToken("token is expired")
        return claims

    def _remember(self, token: str, claims: Mapping[str, object]) -> None:
        """Keep what was found of a token: of all that was checked, only whether its hour is over can change."""
        if len(self._believed) >= MOST_REMEMBERED:
            self._believed.clear()
        self._believed[token] = claims

    def _verified(self, token: str) -> Mapping[str, object]:
        try:
            believed = jwt.decode_complete(
                token,
                self.private.public_key(),
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=self.issuer,
                options={"require": _REQUIRED},
            )
        except jwt.ExpiredSignatureError as error:
            raise ExpiredToken("token is expired") from error
        except (jwt.InvalidTokenError, ValueError) as error:  # ValueError: its text is no text
            raise BadToken("unable to parse or verify signature") from error
        claims: dict[str, object] = believed["payload"]
        if believed["header"].get("kid") != self.key_id:
            raise BadToken("the token names another key")
        if claims["role"] not in ROLES or not claims["sub"]:
            raise BadToken("the token names no role or nobody")
        return MappingProxyType(claims)

    def public_keys(self) -> dict[str, object]:
        """The key set that anyone may check our tokens with."""
        public = ECAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": self.key_id, "alg": ALGORITHM, "use": "sig", "key_ops": ["verify"]}]}
