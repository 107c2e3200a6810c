"""Settings come from the environment, and what is unset is safe."""

import json
import os
import subprocess
import sys

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from config import environment
from municipalities.models import Role
from tests import factories

ASK = (
    "import json, sys; from django.conf import settings;"
    "print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}))"
)


def configured(tmp_path, *names, **values):
    """The settings ``names`` of a process whose environment has ``values``."""
    clean = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME"}}
    variables = {
        **clean, "DJANGO_SETTINGS_MODULE": "config.settings", "VAR_DIR": str(tmp_path), **values,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ASK, *names],
        env=variables, check=True, capture_output=True, text=True, cwd=settings.BASE_DIR,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_without_any_variable_the_product_is_closed_and_local(tmp_path):
    names = ["DEBUG", "ALLOWED_HOSTS", "SITE_URL", "SESSION_COOKIE_HTTPONLY", "MFA_REQUIRED"]
    assert configured(tmp_path, *names) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "127.0.0.1", "[::1]"],
        "SITE_URL": "http://127.0.0.1:8000",
        "SESSION_COOKIE_HTTPONLY": True,
        "MFA_REQUIRED": False,
    }


def test_an_encrypted_address_makes_everything_encrypted(tmp_path):
    names = [
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "ALLOWED_HOSTS",
        "CSRF_TRUSTED_ORIGINS",
    ]
    assert configured(tmp_path, *names, SITE_URL="https://wahl.example.org/") == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "ALLOWED_HOSTS": ["wahl.example.org"],
        "CSRF_TRUSTED_ORIGINS": ["https://wahl.example.org"],
    }


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path):
    first = configured(tmp_path, "SECRET_KEY")
    assert configured(tmp_path, "SECRET_KEY") == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert len(first["SECRET_KEY"]) >= 50


def test_a_given_server_and_broker_are_used(tmp_path):
    given = configured(
        tmp_path, "DATABASES", "CELERY_BROKER_URL",
        DATABASE_URL="postgresql://wahl:geheim@db.example.org:6432/wahl",
        CELERY_BROKER_URL="redis://broker.example.org/1",
    )  # fmt: skip
    database = given["DATABASES"]["default"]
    assert (database["ENGINE"], database["HOST"], database["PORT"]) == (
        "config.database",
        "db.example.org",
        6432,
    )
    assert given["CELERY_BROKER_URL"] == "redis://broker.example.org/1"


MAILS = [
    pytest.param("smtp://a:b%40c@post.example.org?tls=1", (587, "b@c", False, True), id="STARTTLS"),
    pytest.param("smtps://a:b@post.example.org", (465, "b", True, False), id="encrypted at once"),
    pytest.param("smtp://post.example.org:25", (25, "", False, False), id="inside a house"),
]


@pytest.mark.parametrize(("url", "expected"), MAILS)
def test_a_mail_server_is_one_address(url, expected, tmp_path):
    mail = environment.mail(url, tmp_path)
    names = ["EMAIL_PORT", "EMAIL_HOST_PASSWORD", "EMAIL_USE_SSL", "EMAIL_USE_TLS"]
    assert tuple(mail[name] for name in names) == expected


BAD = [
    pytest.param(environment.flag, "vielleicht", "„ja“ oder „nein“", id="neither yes nor no"),
    pytest.param(environment.number, "zehn", "ganze Zahl", id="no number"),
    pytest.param(environment.json_object, "{", "kein gültiges JSON", id="broken JSON"),
    pytest.param(environment.json_object, "[]", "muss ein JSON-Objekt sein", id="a JSON list"),
]


@pytest.mark.parametrize(("read", "value", "sentence"), BAD)
def test_an_unusable_value_is_refused_by_name(read, value, sentence, monkeypatch):
    monkeypatch.setenv("EXAMPLE", value)
    arguments = {"default": 1} if read is environment.number else {}
    with pytest.raises(ImproperlyConfigured, match=f"^EXAMPLE .*{sentence}"):
        read("EXAMPLE", **arguments)


def test_a_mail_address_of_another_kind_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match=r"^EMAIL_URL muss mit smtp"):
        environment.mail("http://post.example.org", tmp_path)


@pytest.mark.django_db
def test_pages_carry_the_headers_that_keep_strangers_out(client):
    page = client.get(reverse("account_login"))
    policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert page["X-Frame-Options"] == "DENY"
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_nobody_makes_an_account_alone(client):
    values = {"username": "neu", "password1": "ein-langes-Kennwort-7"}
    client.post(reverse("account_signup"), values)
    assert client.get(reverse("account_change_password")).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act", [pytest.param("action_add", id="add"), pytest.param("action_primary", id="change")]
)
def test_nobody_takes_the_address_by_which_single_sign_on_finds_a_colleague(act, client):
    person = factories.person(Role.STATE_ADMIN)
    client.force_login(person)
    values = {"email": "kollegin@example.org", act: ""}
    answers = [client.get(reverse("account_email")), client.post(reverse("account_email"), values)]
    assert [answer.status_code for answer in answers] == [404, 404]
    person.refresh_from_db()
    assert (person.email, EmailAddress.objects.count()) == ("", 0)


@pytest.mark.django_db
def test_the_sixth_wrong_password_must_wait(client):
    values = {"login": "wahlleitung", "password": "falsch"}
    answers = [client.post(reverse("account_login"), values) for _ in range(6)]
    assert [answer.context["form"].errors.as_data()["__all__"][0].code for answer in answers] == [
        *["username_password_mismatch"] * 5,
        "too_many_login_attempts",
    ]
