"""Whoever forgot the password is spoken to as everywhere else: „Sie“."""

from __future__ import annotations

import re

import pytest
from django.core import mail

from tests import factories

DU = re.compile(r"\b([Dd]u|[Dd]ein\w*|[Dd]ir|[Dd]ich|[Gg]ib|[Kk]ontaktiere)\b")


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.django_db
def test_a_forgotten_password_is_reset_in_our_words(client):
    person = factories.officer(factories.MunicipalityFactory())
    person.email = "amt@stadt.example"
    person.save()
    asked = client.get("/konto/password/reset/")
    sent = client.post("/konto/password/reset/", {"email": person.email}, follow=True)
    letter = mail.outbox[0].body
    address = re.search(r"https?://[^/]+(/\S+)", letter)[1]
    opened = client.get(address, follow=True)
    typed = {"password1": "Ein-langes-Wort-7", "password2": "Ein-langes-Wort-7"}
    changed = client.post(opened.redirect_chain[-1][0], typed, follow=True)
    said = [words(page.content.decode()) for page in (asked, sent, opened, changed)]
    assert [text for text in [*said, letter] if DU.search(text)] == []
    assert person.username in letter
    assert "Ihr Passwort ist geändert." in said[-1]
