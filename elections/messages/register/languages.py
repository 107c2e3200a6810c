"""Words for the languages of notices and for what the office changes about them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.register.languages import NoticeLanguage

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    NoticeLanguage: {
        NoticeLanguage.GERMAN: _("Deutsch"),
        NoticeLanguage.ENGLISH: _("Englisch"),
        NoticeLanguage.TURKISH: _("Türkisch"),
        NoticeLanguage.ARABIC: _("Arabisch"),
        NoticeLanguage.UKRAINIAN: _("Ukrainisch"),
        NoticeLanguage.ROMANIAN: _("Rumänisch"),
        NoticeLanguage.POLISH: _("Polnisch"),
        NoticeLanguage.ITALIAN: _("Italienisch"),
    },
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "language.chosen": _("Sprache der Benachrichtigung für eine Staatsangehörigkeit gewählt"),
    "language.reset": _("Sprache der Benachrichtigung auf die Voreinstellung zurückgesetzt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "nationality": _("Staatsangehörigkeit (Schlüssel)"),
    "language": _("Sprache"),
}
