"""The office decides for its own municipality which language fits a nationality (R-REG-07)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from elections.law.register.languages import NoticeLanguage, default_language
from elections.models.register.imports import (
    LanguageChoice,
)
from municipalities.models import AuditEvent, Municipality, User


def chosen_languages(municipality: Municipality) -> Mapping[str, str]:
    """Return what the office chose: nationality → language, only what differs from the default."""
    rows = LanguageChoice.objects.filter(municipality=municipality)
    return dict(rows.values_list("nationality", "language"))


@transaction.atomic
def choose_language(
    municipality: Municipality, nationality: str, language: NoticeLanguage, *, actor: User
) -> None:
    """Write notices to people of ``nationality`` in ``language`` from the next extract on.

    The default language is no choice: choosing it is the same as ``reset_language``.
    """
    if language == default_language(nationality):
        reset_language(municipality, nationality, actor=actor)
        return
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    if chosen_languages(municipality).get(nationality) == language:
        return
    choice, _new = LanguageChoice.objects.update_or_create(
        municipality=municipality,
        nationality=nationality,
        defaults={"language": language.value},
    )
    AuditEvent.objects.record(
        actor,
        "language.chosen",
        choice,
        municipality,
        nationality=nationality,
        language=language.value,
    )


@transaction.atomic
def reset_language(municipality: Municipality, nationality: str, *, actor: User) -> None:
    """Go back to the default of one nationality; does nothing where nothing was chosen."""
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    choice = LanguageChoice.objects.filter(
        municipality=municipality, nationality=nationality
    ).first()
    if choice is None:
        return
    AuditEvent.objects.record(
        actor,
        "language.reset",
        choice,
        municipality,
        nationality=nationality,
        language=default_language(nationality),
    )
    choice.delete()
