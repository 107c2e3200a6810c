"""The sentences of the product and their translations, found without gettext on the machine.

The sentences are German and stand in the code; ``locale/<language>/LC_MESSAGES/django.po`` holds
what other languages say instead.
"""

import ast
import io
import re
import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation.template import templatize

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
# How many of a call's first arguments are a context, and how many are sentences (with the plural).
CALLS = {
    "_": (0, 1),
    "gettext": (0, 1),
    "gettext_lazy": (0, 1),
    "gettext_noop": (0, 1),
    "ngettext": (0, 2),
    "ngettext_lazy": (0, 2),
    "pgettext": (1, 1),
    "pgettext_lazy": (1, 1),
    "npgettext": (1, 2),
    "npgettext_lazy": (1, 2),
}
HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


@dataclass(frozen=True, order=True, slots=True)
class Sentence:
    """One sentence of the code; ``plural`` and ``context`` are empty where there is none."""

    text: str
    plural: str = ""
    context: str = ""
    place: str = field(default="", compare=False)


def sentences(root: Path, rooms: list[str]) -> dict[Sentence, Sentence]:
    """Every sentence to be translated below ``root``: templates and the code of ``rooms``.

    The dict leads from a sentence to itself as first found. Raises ValueError when a call's
    sentence is put together at run time, because no translation could ever be found for it.
    """
    found: dict[Sentence, Sentence] = {}
    for path in sorted((root / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            for sentence in _of_template(path, str(path.relative_to(root))):
                found.setdefault(sentence, sentence)
    for room in rooms:
        for path in sorted((root / room).rglob("*.py")):
            for sentence in _of_module(path, str(path.relative_to(root))):
                found.setdefault(sentence, sentence)
    return found


def problems(catalogue: polib.POFile, found: dict[Sentence, Sentence]) -> list[str]:
    """What is wrong with a translation, one line each; empty when all is well."""
    entries = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    lines = [f"fehlt: {s.place}: {s.text!r}" for key, s in found.items() if key not in entries]
    lines += [f"überzählig: {key.text!r}" for key in entries if key not in found]
    lines += [f"überzählig: {entry.msgid!r}" for entry in catalogue.obsolete_entries()]
    for key, entry in entries.items():
        lines += _problems_of_entry(key, entry)
    return lines


def complete(catalogue: polib.POFile, found: dict[Sentence, Sentence]) -> None:
    """Add missing sentences as empty entries, drop those that no longer occur, and sort."""
    entries = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    catalogue.clear()
    for sentence in sorted(found):
        entry = entries.get(sentence) or _new_entry(sentence)
        # No line numbers: they would change with every edit of the code.
        entry.occurrences = [(found[sentence].place.rpartition(":")[0], "")]
        catalogue.append(entry)


def open_catalogue(path: Path) -> polib.POFile:
    """Read a translation, or begin one with singular and plural if there is none."""
    if path.exists():
        return polib.pofile(str(path), wrapwidth=98)
    catalogue = polib.POFile(wrapwidth=98)
    catalogue.metadata = dict(HEADER)
    return catalogue


def compile_catalogues(folder: Path) -> int:
    """Write ``.mo`` beside each ``.po`` below ``folder`` that is newer; return how many."""
    written = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written


def _key(entry: polib.POEntry) -> Sentence:
    return Sentence(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def _new_entry(sentence: Sentence) -> polib.POEntry:
    if sentence.plural:
        return polib.POEntry(
            msgid=sentence.text,
            msgid_plural=sentence.plural,
            msgctxt=sentence.context or None,
            msgstr_plural={0: "", 1: ""},
            flags=["python-format"],
        )
    flags = ["python-format"] if PLACEHOLDER.search(sentence.text) else []
    return polib.POEntry(msgid=sentence.text, msgctxt=sentence.context or None, flags=flags)


def _problems_of_entry(key: Sentence, entry: polib.POEntry) -> Iterator[str]:
    if entry.fuzzy:
        yield f"ungeprüft (fuzzy): {key.text!r}"
    forms = list(entry.msgstr_plural.values()) if key.plural else [entry.msgstr]
    if not all(form.strip() for form in forms):
        yield f"nicht übersetzt: {key.text!r}"
        return
    allowed = set(PLACEHOLDER.findall(key.text)) | set(PLACEHOLDER.findall(key.plural))
    for form in forms:
        used = set(PLACEHOLDER.findall(form))
        if used - allowed or (not key.plural and used != allowed):
            yield f"andere Platzhalter als im Deutschen: {key.text!r}"


def _of_template(path: Path, place: str) -> Iterator[Sentence]:
    """Sentences of a template: Django turns its tags into calls between filler letters."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = templatize(path.read_text(encoding="utf-8"), origin=place)
    for call in re.finditer(r"(?<![\w.])(_|gettext|pgettext|ngettext|npgettext)\(", source):
        strings = _strings_after(source[call.end() :])
        line = source.count("\n", 0, call.start()) + 1
        yield _sentence(call[1], strings, f"{place}:{line}")


def _strings_after(source: str) -> list[str]:
    """Return the leading string arguments of a call; ``source`` begins behind its bracket."""
    strings: list[str] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.STRING:
                strings.append(ast.literal_eval(token.string))
            elif token.string != ",":
                break
    except (tokenize.TokenError, SyntaxError):
        pass  # the filler letters behind the call are not Python
    return strings


def _of_module(path: Path, place: str) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in CALLS:
            literals = [a.value for a in node.args if isinstance(a, ast.Constant)]
            strings = [value for value in literals if isinstance(value, str)]
            yield _sentence(name, strings, f"{place}:{node.lineno}")


def _sentence(name: str, strings: list[str], place: str) -> Sentence:
    contexts, texts = CALLS[name]
    if len(strings) < contexts + texts:
        raise ValueError(f"{place}: Der Satz in {name}(…) entsteht erst zur Laufzeit.")
    plural = strings[contexts + 1] if texts == 2 else ""
    return Sentence(strings[contexts], plural, strings[0] if contexts else "", place)
