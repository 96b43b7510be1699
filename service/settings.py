"""The only reader of the environment: everything an operator can set, checked once at the start."""

import os
from math import ceil
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

# The extension's manifest pins its key, so its id is known.
EXTENSION_ID = "mlcmjmgldmjaokeffnocmohmkpphcnca"
CHECK_SECONDS, DATABASE_SECONDS = 30, 30  # that one check of a draft, or one call to the database, may wait
PRICES = r"^\d+(\.\d+)?(\s*,\s*\d+(\.\d+)?){3}$"  # "3, 3.75, 0.3, 15"


def _default_data_folder() -> Path:
    """The place where an embedded server keeps everything: the person's own, or the system's when run as root."""
    if os.geteuid() == 0:
        return Path("/var/lib/foothold")
    return Path.home() / ".local" / "share" / "foothold"


class Settings(BaseSettings):
    """What this installation is.

    Raises pydantic's ValidationError, naming each variable, when a value is wrong or a group is half set.
    Without `SUPABASE_URL` the service runs on its own embedded Supabase.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_file=".env", env_ignore_empty=True)

    host: str = Field("127.0.0.1", description="Address to listen on")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on")
    foothold_url: str | None = Field(
        None, pattern=r"^https?://[^/\s]+$", description="Address people reach us at, if not http://127.0.0.1:PORT"
    )
    foothold_data: Path = Field(
        default_factory=_default_data_folder, description="Folder of the embedded server's data"
    )
    foothold_secret_key: SecretStr | None = Field(
        None, min_length=32, description="Encrypts session cookies; made and kept in the data folder when embedded"
    )
    foothold_extension_ids: str = Field(
        EXTENSION_ID, description="Ids of the browser extensions that may call us, separated by commas"
    )
    foothold_threads: int = Field(32, ge=1, le=500, description="Requests handled at the same time")

    supabase_url: str | None = Field(None, pattern=r"^https?://[^/\s]+$", description="A hosted Supabase project")
    supabase_publishable_key: str | None = Field(None, description="Its publishable (anon) key")
    supabase_secret_key: SecretStr | None = Field(None, description="Its secret (service role) key")
    supabase_jwt_secret: SecretStr | None = Field(
        None, min_length=32, description="Only for projects that still sign tokens with the legacy HS256 secret"
    )

    anthropic_api_key: SecretStr | None = Field(None, description="Turns the claude provider on")
    anthropic_base_url: str | None = Field(None, description="Another server that speaks Anthropic's API")
    claude_model: str = Field("claude-sonnet-5-5", description="Model of the claude provider")
    openai_api_key: SecretStr | None = Field(None, description="Turns the openai provider on")
    openai_base_url: str | None = Field(
        None, description="Any OpenAI-compatible server, with or without a key: Ollama, vLLM …"
    )
    openai_model: str = Field("gpt-6-luna", description="Model of the openai provider")
    openai_api: Literal["responses", "chat"] | None = Field(
        None, description="What the openai provider speaks: responses to OpenAI and chat to others, if not set"
    )
    claude_prices: str | None = Field(
        None,
        pattern=PRICES,
        description="US dollars for a million tokens: read, put into the cache, read from it, written",
    )
    openai_prices: str | None = Field(None, pattern=PRICES, description="The same for the openai provider")
    ai_max_tokens: int = Field(4_000, ge=200, le=100_000, description="Most tokens of one draft, thoughts included")
    ai_timeout_seconds: float = Field(90.0, gt=0, le=600, description="Longest time a draft may take")
    foothold_drafts: int | None = Field(
        None, ge=1, le=500, description="Drafts written at the same time, by each process; 3 of 4 threads, if not set"
    )

    @model_validator(mode="after")
    def _whole_or_not_at_all(self) -> Self:
        hosted = {
            "SUPABASE_URL": self.supabase_url,
            "SUPABASE_PUBLISHABLE_KEY": self.supabase_publishable_key,
            "SUPABASE_SECRET_KEY": self.supabase_secret_key,
        }
        missing = [name for name, value in hosted.items() if value is None]
        if missing and len(missing) < len(hosted):
            raise ValueError(f"a hosted Supabase needs {', '.join(hosted)}; missing: {', '.join(missing)}")
        if self.foothold_drafts is not None and self.foothold_drafts >= self.foothold_threads:
            raise ValueError(
                "FOOTHOLD_DRAFTS has to be less than FOOTHOLD_THREADS, so that other requests are answered"
            )
        if not missing and self.foothold_secret_key is None:
            raise ValueError("a hosted Supabase needs FOOTHOLD_SECRET_KEY too (32 characters or more)")
        return self

    @property
    def ai_providers(self) -> tuple[str, ...]:
        """The providers that are set up, in order of preference; `offline` always is."""
        claude = ("claude",) if self.anthropic_api_key else ()
        openai = ("openai",) if self.openai_api_key or self.openai_base_url else ()  # Ollama and others want no key
        return (*claude, *openai, "offline")

    @property
    def longest_request_seconds(self) -> int:
        """How long a request may take: a draft, its two checks, and four calls to a database that hardly answers."""
        return ceil(self.ai_timeout_seconds) + 2 * CHECK_SECONDS + 4 * DATABASE_SECONDS

    @property
    def drafts_at_once(self) -> int:
        """How many drafts one process writes at the same time; some threads are always left for other requests."""
        return self.foothold_drafts or max(1, self.foothold_threads * 3 // 4)

    @property
    def url(self) -> str:
        """The address people reach the service at, without a slash at the end."""
        return self.foothold_url or f"http://127.0.0.1:{self.port}"

    @property
    def extension_origins(self) -> tuple[str, ...]:
        """The origins of the browser extensions that may call us."""
        ids = (part.strip() for part in self.foothold_extension_ids.split(","))
        return tuple(f"chrome-extension://{part}" for part in ids if part)
