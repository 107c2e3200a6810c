"""The anchor of the log on a paper: whoever has the paper can show that nobody rewrote the log."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether

from municipalities.law.anchors import Anchor
from reports.pdf import theme
from reports.pdf.german import number

LINE = ParagraphStyle("anchor", theme.BODY, fontSize=10.5, leading=15, spaceAfter=0)


def anchor_sentence(anchor: Anchor) -> str:
    """Return what the line is for, in one sentence."""
    return (
        "Der Prüfanker ist der Fingerabdruck des Logs, wie es vor der Ausstellung stand: Mit ihm "
        f"lässt sich zeigen, ob jemand etwas bis Eintrag {number(anchor.position)} nachträglich "
        "geändert hat (Befehl „verify_audit --anchor“)."
    )


def anchor_section(anchor: Anchor | None) -> list[Flowable]:
    """Return the section of a protocol; nothing where no anchor is known."""
    if anchor is None:
        return []
    lines = (theme.text(line, LINE) for line in anchor.lines)
    # On one page: whoever copies the lines copies nothing between them.
    shown: list[Flowable] = [theme.text(anchor_sentence(anchor)), *lines]
    return [*theme.heading("Prüfanker des Logs"), KeepTogether(shown)]


def anchor_note(anchor: Anchor | None) -> list[Flowable]:
    """Return the same as a small note at the end of an announcement, which should stay short."""
    if anchor is None:
        return []
    texts = (anchor_sentence(anchor), anchor.written)
    return [KeepTogether([theme.text(text, theme.SMALL) for text in texts])]
