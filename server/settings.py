"""Settings: flags of `python -m server`, else environment variables `SVERTKA_*`, else defaults for one machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, FilePath, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MEBIBYTE = 1024 * 1024


class Settings(BaseSettings):
    """How the server runs."""

    model_config = SettingsConfigDict(
        env_prefix="SVERTKA_",
        cli_prog_name="python -m server",
        cli_kebab_case=True,
        cli_hide_none_type=True,
        frozen=True,
        hide_input_in_errors=True,  # a password among it
    )

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: Annotated[int, Field(ge=0, le=65535, description="Port to listen on; 0 takes a free one.")] = 8000
    data: Path = Field(Path("data"), description="Directory of the database and the weights.")
    database: str | None = Field(None, description="URL of a database to use instead of SQLite in the data directory.")
    allowed_hosts: Annotated[
        list[str], NoDecode, Field(description="Further names the server answers to, by commas; * for every name.")
    ] = []
    public_address: str | None = Field(
        None, description="Name or address that a class types to get here, where it is not the machine's own."
    )
    teacher_password: Annotated[
        SecretStr | None,
        Field(min_length=8, description="Password of the teacher; else set in the page, or made and printed once."),
    ] = None
    downloads: Annotated[
        Literal["local", "all", "none"],
        Field(description="Who may have data sets downloaded: whoever is at this machine, everyone, nobody."),
    ] = "local"
    trainings: Annotated[
        int | None,
        Field(ge=1, description="Trainings that run at a time; others queue. Without it: what memory and cores allow."),
    ] = None
    student_running: Annotated[int, Field(ge=1, description="Trainings of one student that run at a time.")] = 3
    student_queued: Annotated[int, Field(ge=1, description="Trainings of one student that may wait.")] = 24
    student_minutes: Annotated[int, Field(ge=1, description="Minutes that one student may compute in a day.")] = 120
    student_megabytes: Annotated[int, Field(ge=1, description="Megabytes of one student's weights and data.")] = 2000
    room_running: Annotated[int | None, Field(ge=1, description="Trainings of one class that run at a time.")] = None
    room_queued: Annotated[int | None, Field(ge=1, description="Trainings of one class that may wait.")] = None
    room_minutes: Annotated[int | None, Field(ge=1, description="Minutes that one class may compute in a day.")] = None
    room_megabytes: Annotated[int | None, Field(ge=1, description="Megabytes of one class's weights and data.")] = None
    max_body: int = Field(4 * MEBIBYTE, description="Bytes of a request's body.")
    max_input: int = Field(16 * MEBIBYTE, description="Bytes of a request that brings a picture.")
    max_weights: int = Field(1024 * MEBIBYTE, description="Bytes of uploaded weights.")
    max_upload: int = Field(512 * MEBIBYTE, description="Bytes of an uploaded archive of pictures.")
    own_datasets: int = Field(20, description="Data sets that one person may bring.")
    own_bytes: int = Field(2048 * MEBIBYTE, description="Bytes that the data sets of one person may take.")
    max_message: int = Field(12 * MEBIBYTE, description="Bytes of a message on the live socket.")
    keep_deleted: Annotated[int, Field(ge=1, description="Days after which a deleted project is gone for good.")] = 30
    attempts: int = Field(3, description="How often a training that dies without getting further is taken up again.")
    tls_cert: FilePath | None = Field(None, description="Certificate (PEM, with its chain): serve https alone.")
    tls_key: FilePath | None = Field(None, description="The certificate's private key (PEM).")
    metrics_token: SecretStr | None = Field(
        None, description="Token that /metrics asks for; without one, only this machine is told."
    )
    log_json: Annotated[bool, Field(description="Log as JSON lines.")] = False

    @field_validator("teacher_password", "public_address", mode="before")
    @classmethod
    def _none_if_empty(cls, value: object) -> object:
        return value or None  # as compose files hand on a variable that nobody has set

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _by_commas(cls, value: object) -> object:
        return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _certificate_and_key(self) -> Settings:
        if (self.tls_cert is None) != (self.tls_key is None):
            raise ValueError("--tls-cert and --tls-key belong together: give both")
        return self

    @property
    def database_url(self) -> str:
        """Where the database is."""
        return self.database or f"sqlite+aiosqlite:///{(self.data / 'svertka.sqlite').absolute()}"
