"""Read settings from the environment, with one clear sentence when a value is unusable."""

import json
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on", "ja"}
NO = {"", "0", "false", "no", "off", "nein"}


def text(name: str, default: str = "") -> str:
    """The value of ``name`` without surrounding blanks; an empty one counts as unset."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """The value of ``name`` as yes or no; raise ImproperlyConfigured for anything else."""
    value = text(name, "yes" if default else "no").lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise ImproperlyConfigured(f"{name} muss „ja“ oder „nein“ sein, nicht „{value}“.")


def number(name: str, default: int) -> int:
    """The value of ``name`` as a whole number; raise ImproperlyConfigured for anything else."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} muss eine ganze Zahl sein, nicht „{value}“.")
    return int(value)


def words(name: str, default: list[str]) -> list[str]:
    """The value of ``name`` as a list, split at commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or default


def json_object(name: str) -> dict[str, Any]:
    """The value of ``name`` as a JSON object; raise ImproperlyConfigured for anything else."""
    try:
        value = json.loads(text(name, "{}"))
    except json.JSONDecodeError as error:
        raise ImproperlyConfigured(f"{name} ist kein gültiges JSON: {error}") from error
    if not isinstance(value, dict):
        raise ImproperlyConfigured(f"{name} muss ein JSON-Objekt sein, zum Beispiel {{}}.")
    return value


def sign_in(url: str) -> dict[str, Any]:
    """User and password of ``postgresql://user:password@host/name``; both empty without a URL."""
    parts = urlsplit(url)
    return {"USER": unquote(parts.username or ""), "PASSWORD": unquote(parts.password or "")}


def mail(url: str, folder: Path) -> dict[str, Any]:
    """Django's mail settings for ``smtp://user:password@host:port?tls=1`` (or ``smtps://``).

    Without a ``url`` each mail becomes a file in ``folder``, so that nothing leaves a laptop.
    """
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder),
        }
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL muss mit smtp:// oder smtps:// beginnen.")
    encrypted = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if encrypted else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": encrypted,
        "EMAIL_USE_TLS": not encrypted and parse_qs(parts.query).get("tls") == ["1"],
    }


def secret(path: Path) -> str:
    """The secret kept in ``path``; made once, readable only by its owner.

    Two processes that start at once agree on one secret: a hard link never replaces a file.
    """
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass  # another process was faster; its secret counts
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii")
