"""The anchor: written so that it survives paper, read however it comes back, sent by mail."""

from __future__ import annotations

import quopri
import socketserver
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes
from io import StringIO
from pathlib import Path
from threading import Thread

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ballots.actions.result.determination import determine_result
from config.celery import app
from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step
from municipalities.actions.anchors import (
    ANCHORS_TASK,
    RecipientEntry,
    correct_recipient,
    name_recipient,
    remove_recipient,
    send_anchors,
)
from municipalities.files.anchors import read_anchors
from municipalities.files.refusal import ImportRefused
from municipalities.law.anchors import Anchor, AnchorRule
from municipalities.law.basis import RuleViolation
from municipalities.models import (
    AnchorDispatch,
    AnchorRecipient,
    AuditEvent,
    Role,
)
from municipalities.models.anchor import anchor_of
from municipalities.tasks import send_anchors as send_anchors_task
from tests import factories
from tests.chains import take_in

HASH = "3f2a9c01" * 8
ANCHOR = Anchor("06414000", 1287, HASH)
GROUPS = " ".join(["3f2a 9c01"] * 8)
LINE = f"Prüfanker 06414000 · 1287 · {GROUPS} · Prüfziffer {ANCHOR.check}"
OTHER = Anchor("land", 3, "0" * 64)
REVISION = RecipientEntry("Revisionsamt des Kreises", "revision@kreis.example")
# Noon: an hour earlier or later is the same day wherever the test runs.
NOON = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


# --- Writing and reading ------------------------------------------------------------------------


def test_it_is_written_in_groups_that_the_eye_can_keep():
    assert ANCHOR.written == LINE


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(LINE, [ANCHOR], id="the line as printed"),
        pytest.param(LINE.upper(), [ANCHOR], id="typed in capitals"),
        pytest.param(LINE.replace("ü", "ue"), [ANCHOR], id="typed without an umlaut"),
        pytest.param(LINE.replace("ü", "u\u0308"), [ANCHOR], id="an umlaut of two signs"),
        pytest.param(f"Prüfanker 06414000 1287 {HASH}", [ANCHOR], id="typed without the check"),
        pytest.param(LINE.replace("1287", "1.287"), [ANCHOR], id="the number as pages write it"),
        pytest.param(
            LINE.replace(" ", "\n"), [ANCHOR], id="each group on a line of its own"
        ),
        pytest.param(
            LINE.replace("9c01 3f2a", "9c0\n1 3f2a", 1), [ANCHOR], id="a break inside a group"
        ),
        pytest.param(
            f"{GROUPS[:5]}\n{LINE}\nDas Log", [ANCHOR], id="words around that begin like digits"
        ),
        pytest.param(
            f"Prüfanker 06414000 · 1287 · {GROUPS}\nDa fehlt die Probe", [ANCHOR],
            id="a word of hex letters behind it",
        ),
        pytest.param(
            "\n".join(f"> {line}" for line in (LINE[:60], LINE[60:])), [ANCHOR],
            id="quoted in an answer",
        ),
        pytest.param(f"{LINE}\n{LINE}\n{OTHER.written}", [ANCHOR, OTHER], id="twice, and another"),
        pytest.param(f"06414000 1287 {HASH}\nland 3 {'0' * 64}", [ANCHOR, OTHER], id="notes"),
        pytest.param(
            f"Kette 06414000: 1287 Einträge, letzter Fingerabdruck {HASH}\n"
            f"Kette land: 3 Einträge, letzter Fingerabdruck {'0' * 64}",
            [ANCHOR, OTHER], id="what verify_audit prints",
        ),
        pytest.param(
            f'{{"chain": "06414000", "events": 1287, "last_hash": "{HASH}", "breaks": []}}',
            [ANCHOR], id="what verify_audit --json prints",
        ),
        pytest.param(
            f'{{"snapshot": {{"anchor": {{"chain": "06414000", "position": 1287, '
            f'"hash": "{HASH}"}}}}}}',
            [ANCHOR], id="data of the interface, the snapshot inside",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lines of unix", "lines of windows"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_however_it_was_kept(content, found, ending, encoding):
    assert list(read_anchors(content.replace("\n", ending).encode(encoding))) == found


def test_an_old_code_page_is_read_too():
    assert read_anchors(LINE.encode("cp1252")) == (ANCHOR,)


hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
anchors = st.builds(
    Anchor,
    chain=st.one_of(st.just("land"), st.from_regex(r"06[0-9]{6}", fullmatch=True)),
    position=st.integers(0, 10**12),
    hash=hashes,
)


@given(anchors, st.lists(st.sampled_from([" ", "\n", "\n  ", "\r\n> "]), min_size=20, max_size=20))
def test_any_anchor_is_read_as_it_was_written_wherever_its_lines_break(anchor, blanks):
    words = anchor.written.split(" ")
    broken = "".join(word + blank for word, blank in zip(words, blanks * 2, strict=False))
    assert read_anchors(broken.encode()) == (anchor,)


@given(anchors, st.data())
def test_a_slip_of_one_sign_in_the_hash_is_never_another_anchor(anchor, data):
    at = data.draw(st.integers(0, 63))
    wrong = data.draw(st.sampled_from([c for c in "0123456789abcdef" if c != anchor.hash[at]]))
    slipped = Anchor(
        anchor.chain, anchor.position, anchor.hash[:at] + wrong + anchor.hash[at + 1 :]
    )
    typed = slipped.written[:-4] + anchor.check
    if slipped.check == anchor.check:  # one in 65,536
        return
    with pytest.raises(ImportRefused, match="verschrieben"):
        read_anchors(typed.encode())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            f"Guten Tag\n\n{LINE.replace('9c01 3f2a', '9c01', 1)}",
            "Zeile 3: erwartet werden Kette, Zahl der Einträge und Fingerabdruck (64 Zeichen), "
            "oder eine Zeile von „verify_audit --json“. Gelesen wurden dort 60.",
            id="a group is missing",
        ),
        pytest.param(
            f"{LINE}\n{LINE.replace('06414000', '0641400')}", "Zeile 2: erwartet werden Kette",
            id="a digit of the key is missing",
        ),
        pytest.param(
            LINE.replace("06414000", "O6414000"), "Zeile 1: erwartet werden Kette",
            id="a letter O for a nought",
        ),
        pytest.param(
            LINE.replace("3f2a", "3f2g", 1), "Zeile 1: erwartet werden Kette", id="a letter g",
        ),
        pytest.param(
            LINE.replace("3f2a", "3f2b", 1),
            "Zeile 1: Ein Zeichen ist verschrieben: Die Prüfziffer am Ende passt nicht zum Rest.",
            id="another letter",
        ),
        pytest.param(
            LINE.replace("1287", "1278"), "Zeile 1: Ein Zeichen ist verschrieben",
            id="two digits changed places",
        ),
        pytest.param(
            '{"anchor": {"chain": "06414000", "position": 1287, "hash": "3f"}}',
            "Feld anchor: ist kein Prüfanker.", id="data with half an anchor",
        ),
        pytest.param("", "Darin steht kein Prüfanker.", id="an empty file"),
        pytest.param(
            "Guten Tag,\ndies ist der Prüfanker von Flörsheim.\nLand Hessen, 12345 Wiesbaden",
            "Darin steht kein Prüfanker.", id="prose",
        ),
        pytest.param(
            '{"municipality": {"ags": "06414000"}, "seats": 9}', "Darin steht kein Prüfanker.",
            id="a result from before there were anchors",
        ),
        pytest.param("%PDF-1.4\n", "lässt sich nicht als Text lesen.", id="the PDF itself"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(content, said):
    with pytest.raises(ImportRefused) as refused:
        read_anchors(content.encode())
    assert said in str(refused.value)


def test_every_wrong_line_is_named_and_nothing_is_compared(tmp_path):
    note = tmp_path / "notiz.txt"
    note.write_text(f"{LINE}\n{LINE[:-1]}x\n\n06414000 7\n", encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("verify_audit", "--anchor", str(note))
    assert [line.split(": ")[0] for line in str(refused.value).splitlines()] == [
        f"{note}, Zeile 2",
        f"{note}, Zeile 4",
    ]


@pytest.mark.django_db
def test_several_files_are_compared_and_two_that_disagree_are_both_looked_at(tmp_path):
    place = factories.MunicipalityFactory.create()
    happens(place)
    right = anchor_of(place)
    wrong = Anchor(right.chain, right.position, "0" * 64)
    files = []
    for name, anchor in [("a", right), ("b", wrong), ("c", right)]:
        files += ["--anchor", str(tmp_path / name)]
        (tmp_path / name).write_text(anchor.written, encoding="utf-8")
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify_audit", *files, stdout=out)
    assert "hat einen anderen Fingerabdruck als früher notiert" in out.getvalue()


def test_a_file_without_an_anchor_is_refused_by_the_command(tmp_path):
    note = tmp_path / "notiz.txt"
    note.write_text("nichts\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Darin steht kein Prüfanker"):
        call_command("verify_audit", "--anchor", str(note))


# --- Mail ---------------------------------------------------------------------------------------


@pytest.fixture
def place(db):
    return factories.MunicipalityFactory.create(name="Flörsheim am Main, Stadt")


@pytest.fixture
def lead(place, client):
    person = factories.lead(place)
    client.force_login(person)
    return person


@pytest.fixture
def named(place, lead):
    recipient = name_recipient(place, REVISION, actor=lead)
    take_in()
    return recipient


def happens(place) -> None:
    """Anything that is written into the log."""
    AuditEvent.objects.record(None, "letterhead.set", place, place)
    take_in()


def test_the_mail_says_what_it_is_what_to_do_and_names_no_person(named, place, lead):
    anchor = anchor_of(place)
    assert send_anchors(place.ags, now=NOON) == 1
    (sent,) = mail.outbox
    body = sent.body
    assert sent.to == [REVISION.email]
    assert sent.subject == (
        f"Prüfanker Flörsheim am Main: {anchor.position} Einträge, Stand {NOON:%d.%m.%Y}"
    )
    words = " ".join(body.split())
    assert [
        text in words
        for text in (
            anchor.written,
            "Bitte bewahren Sie diese Mail auf, getrennt vom Wahlprogramm",
            "„manage.py verify_audit --anchor DATEI“",
            "Bleibt sie aus, obwohl dort gearbeitet wird, fragen Sie bitte nach.",
            "sagen Sie es dem Wahlamt.",
        )
    ] == [True] * 5
    assert max(map(len, body.splitlines())) <= 72
    whole = sent.message().as_string()
    assert [name in whole for name in (lead.username, REVISION.name)] == [False, False]


def saved_by_django(folder: Path) -> bytes:
    """The bytes of the one mail that lies below ``var/mail/``."""
    (file,) = folder.iterdir()
    return file.read_bytes()


def recoded(content: bytes, way: str) -> bytes:
    """The same mail as another server hands it on."""
    message = message_from_bytes(content)
    body = message.get_payload(decode=True).split(b"-" * 70)[0]
    del message["Content-Transfer-Encoding"]
    message.set_payload(body.decode(), charset="utf-8")
    if way == "quoted-printable":
        message.replace_header("Content-Transfer-Encoding", way)
        message.set_payload(quopri.encodestring(body).decode())
    return message.as_bytes()


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(lambda content: content, id="as the product keeps it"),
        pytest.param(lambda content: recoded(content, "base64"), id="base64"),
        pytest.param(lambda content: recoded(content, "quoted-printable"), id="quoted-printable"),
        pytest.param(
            lambda content: recoded(content, "quoted-printable").split(b"\n\n", 1)[1],
            id="quoted-printable, saved without its headers",
        ),
        pytest.param(lambda content: content.replace(b"\n", b"\r\n"), id="lines of windows"),
        pytest.param(lambda content: content.split(b"\n\n", 1)[1], id="only its text"),
        pytest.param(
            lambda content: b"From wahl@amt Mon Nov 30\n" + content, id="out of a mailbox"
        ),
    ],
)
def test_the_mail_is_read_as_it_was_saved(named, place, settings, tmp_path, way):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    send_anchors(place.ags, now=NOON)
    content = way(saved_by_django(tmp_path))
    assert read_anchors(content) == (anchor_of(place),)
    kept = tmp_path / "gespeichert.eml"
    kept.write_bytes(content)
    out = StringIO()
    call_command("verify_audit", "--anchor", str(kept), stdout=out)
    assert f"Eintrag {anchor_of(place).position}: passt zum Prüfanker." in out.getvalue()


def test_it_goes_out_once_a_day_and_only_when_the_log_grew(named, place):
    hours = [NOON, NOON + timedelta(hours=1), NOON + timedelta(days=1), NOON + timedelta(days=2)]
    sent = [send_anchors(now=hours[0]), send_anchors(now=hours[0])]
    happens(place)
    sent += [send_anchors(now=hour) for hour in hours[1:]]
    assert sent == [1, 0, 0, 1, 0]
    assert [row.anchor.position for row in AnchorDispatch.objects.all()] == [
        anchor_of(place).position - 1,
        anchor_of(place).position,
    ]


def test_a_clock_that_was_ahead_does_not_keep_the_mails_back(named, place):
    assert send_anchors(now=NOON + timedelta(days=400)) == 1
    happens(place)
    assert send_anchors(now=NOON) == 1


def test_sending_writes_no_event(named, place):
    before = anchor_of(place)
    send_anchors(now=NOON)
    take_in()
    assert (len(mail.outbox), anchor_of(place)) == (1, before)


def test_a_result_goes_out_at_once_when_determined_and_when_published(place, lead):
    election = factories.election(Phase.COUNTING, municipality=place)
    name_recipient(place, REVISION, actor=lead)
    take_in()
    assert send_anchors(now=timezone.now()) == 1
    happens(place)
    assert send_anchors(now=timezone.now()) == 0
    factories.count_and_determine(election, {1: 4, 2: 4}, None, lead)
    take_in()
    assert send_anchors(now=timezone.now()) == 1
    factories.publish(election, lead)
    take_in()
    assert send_anchors(now=timezone.now()) == 1
    assert AnchorDispatch.objects.last().anchor == anchor_of(place)


def test_the_workers_are_told_on_commit_and_only_where_somebody_waits(
    place, lead, django_capture_on_commit_callbacks
):
    def told() -> list[list[str]]:
        return [
            call.keywords["args"] for call in calls if getattr(call, "args", ()) == (ANCHORS_TASK,)
        ]

    with django_capture_on_commit_callbacks() as calls:
        election = factories.election(Phase.DETERMINED, municipality=place)
    assert told() == []
    with django_capture_on_commit_callbacks() as calls:
        name_recipient(place, REVISION, actor=lead)
    assert told() == [[place.ags]]
    with django_capture_on_commit_callbacks() as calls:
        factories.publish(election, lead)
    assert told() == [[place.ags]]
    take_step(election.pk, Step.CORRECT, actor=lead)
    with django_capture_on_commit_callbacks() as calls:
        determine_result(election.pk, decided_on=factories.TODAY, actor=lead)
    assert told() == [[place.ags]]


def test_the_task_sends_what_is_due(named, place):
    assert (send_anchors_task(place.ags), send_anchors_task()) == (1, 0)


def test_everything_that_beat_sends_is_a_task_that_the_worker_knows(settings):
    app.loader.import_default_modules()
    sent = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert ANCHORS_TASK in sent
    assert sent - set(app.tasks) == set()


def test_the_chain_of_the_state_goes_to_those_whom_the_state_named(db):
    admin = factories.person(Role.STATE_ADMIN)
    name_recipient(None, RecipientEntry("Rechnungshof", "hof@land.example"), actor=admin)
    take_in()
    assert (send_anchors(now=NOON), read_anchors(mail.outbox[0].body.encode())) == (
        1,
        (anchor_of(None),),
    )
    assert (anchor_of(None).chain, "Land Hessen" in mail.outbox[0].subject) == ("land", True)


# --- A mail server that does not do what it should ------------------------------------------------


class _Answers(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs; an address that begins with „weg“ is refused."""

    def handle(self):
        self.wfile.write(b"220 post\r\n")
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith(b"RCPT TO:<WEG"):
                self.wfile.write(b"550 no such mailbox\r\n")
            elif word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                mails = []
                while (part := self.rfile.readline()) != b".\r\n":
                    mails.append(part)
                self.server.received.append(b"".join(mails))
                self.wfile.write(b"250 taken\r\n")
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 well\r\n")


@contextmanager
def mail_server(settings):
    """A server that takes mail; what it took stands in the list."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Answers) as server:
        server.received = []
        settings.EMAIL_PORT = server.server_address[1]
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.received
        server.shutdown()


def test_a_dead_mail_server_loses_nothing_and_the_next_sweep_sends(named, place, settings):
    with mail_server(settings):
        pass  # the port is free again: nobody answers there
    assert (send_anchors(now=NOON), AnchorDispatch.objects.count()) == (0, 0)
    with mail_server(settings) as received:
        assert send_anchors(now=NOON) == 1
    assert read_anchors(received[0]) == (anchor_of(place),)


def test_an_address_that_the_server_refuses_does_not_stop_the_others(place, lead, settings):
    for name in ("weg", "revision"):
        entry = RecipientEntry(name, f"{name}@kreis.example")
        name_recipient(place, entry, actor=lead)
    take_in()
    with mail_server(settings) as received:
        assert [send_anchors(now=NOON), send_anchors(now=NOON)] == [1, 0]
    (row,) = AnchorDispatch.objects.all()
    assert (row.recipient.name, len(received)) == ("revision", 1)


# --- Naming, correcting, removing -----------------------------------------------------------------


def at(name, place, *keys):
    return reverse(f"municipalities:{name}", args=[getattr(place, "ags", place), *keys])


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def acts(place) -> list[tuple[str, dict]]:
    take_in()
    events = AuditEvent.objects.filter(chain=place.ags, act__startswith="anchor_recipient.")
    return list(events.order_by("position").values_list("act", "details"))


def test_the_officer_names_corrects_and_removes_an_address(place, lead, client):
    empty = text_of(client.get(at("anchors", place)))
    assert "etwa die Rechnungsprüfung des Kreises" in empty
    typed = {"name": "Revision", "email": "revison@kreis.example"}
    assert client.post(at("anchors", place), typed).status_code == 302
    recipient = AnchorRecipient.objects.get()
    right = {"name": "Revision", "email": "revision@kreis.example"}
    client.post(at("anchor_correct", place, recipient.pk), right)
    corrected = AnchorRecipient.objects.named().get()
    assert corrected.email == right["email"]
    page = text_of(client.get(at("anchors", place)))
    assert ["revison@kreis.example" in page, "noch nie" in page] == [True, True]
    client.post(at("anchor_correct", place, corrected.pk), right | {"name": "Revisionsamt"})
    client.post(at("anchor_remove", place, corrected.pk), {"reason": "Amt aufgelöst"})
    assert AnchorRecipient.objects.named().count() == 0
    page = text_of(client.get(at("anchors", place)))
    assert "2 Adressen bekommen ihn nicht mehr" in page
    assert acts(place) == [
        ("anchor_recipient.named", {}),
        ("anchor_recipient.corrected", {"fields": ["email"]}),
        ("anchor_recipient.corrected", {"fields": ["name"]}),
        ("anchor_recipient.removed", {"reason": "Amt aufgelöst"}),
    ]


def test_the_page_says_what_was_sent_last(named, place, client):
    send_anchors(now=NOON)
    page = text_of(client.get(at("anchors", place)))
    assert f"bis Eintrag {anchor_of(place).position}" in page
    assert anchor_of(place).written in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"name": "", "email": "a@b.de"}, "Wer ist das", id="nobody"),
        pytest.param({"name": "R", "email": "kreis"}, "keine E-Mail-Adresse", id="no address"),
        pytest.param(
            {"name": "R", "email": "REVISION@kreis.example"}, "bekommt den Prüfanker schon",
            id="named already, in other letters",
        ),
        pytest.param(
            {"name": "R", "email": "a@b.de\r\nBcc: c@d.de"}, "keine E-Mail-Adresse",
            id="a header hidden in it",
        ),
    ],
)  # fmt: skip
def test_a_wrong_address_is_refused_with_what_was_typed(named, place, client, typed, said):
    answer = client.post(at("anchors", place), typed)
    assert (answer.status_code, said in text_of(answer)) == (422, True)
    assert AnchorRecipient.objects.count() == 1


def test_a_removed_address_is_neither_corrected_nor_removed_again(named, lead):
    remove_recipient(named.pk, reason="Versehen", actor=lead)
    entry = RecipientEntry("Revision", "neu@kreis.example")
    for act in (
        lambda: remove_recipient(named.pk, reason="noch einmal", actor=lead),
        lambda: correct_recipient(named.pk, entry, actor=lead),
    ):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert refused.value.rule is AnchorRule.RECIPIENT_REMOVED
    assert send_anchors(now=NOON) == 0
    again = name_recipient(named.municipality, REVISION, actor=lead)
    assert again.pk != named.pk


def test_a_correction_that_changes_nothing_writes_nothing(named, lead, place):
    correct_recipient(named.pk, REVISION, actor=lead)
    assert [act for act, _details in acts(place)] == ["anchor_recipient.named"]


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.STATE_ADMIN, 200), (Role.STATE_MONITOR, 404)],
    ids=["admin", "monitor"],
)
def test_only_the_administration_of_the_state_names_addresses_for_its_chain(
    db, client, role, status
):
    client.force_login(factories.person(role))
    assert client.get(at("anchors", "land")).status_code == status


def test_the_log_shows_the_anchor_as_it_is_typed_and_leads_who_may_to_the_addresses(
    named, place, client
):
    seen = {}
    for role in (Role.RETURNING_OFFICER, Role.AUDITOR):
        client.force_login(factories.person(role, place))
        take_in()
        page = text_of(client.get(at("log", place)))
        seen[role] = (anchor_of(place).written in page, at("anchors", place) in page)
    assert seen == {Role.RETURNING_OFFICER: (True, True), Role.AUDITOR: (True, False)}


def test_an_address_of_another_place_is_not_found(named, client):
    other = factories.MunicipalityFactory.create()
    client.force_login(factories.lead(other))
    for name in ("anchor_correct", "anchor_remove"):
        assert client.get(at(name, other, named.pk)).status_code == 404


@pytest.mark.parametrize("name", ["anchor_correct", "anchor_remove"])
def test_a_removed_address_has_no_form_any_more(named, lead, place, client, name):
    address = at(name, place, named.pk)
    assert "<form class" in text_of(client.get(address)).split("<main")[1]
    remove_recipient(named.pk, reason="Revision liest anders", actor=lead)
    sent = {"name": "Amt", "email": "amt@kreis.example", "reason": "noch einmal"}
    for answer, status in [(client.get(address), 200), (client.post(address, sent), 422)]:
        main = text_of(answer).split("<main")[1].split("</main>")[0]
        assert answer.status_code == status
        assert ("<form" in main, "Schon ausgetragen" in main) == (False, True)
        assert "Grund: Revision liest anders." in main


def test_the_page_of_a_corrected_address_leads_to_the_right_one(named, lead, place, client):
    correct_recipient(named.pk, RecipientEntry(named.name, "neu@kreis.example"), actor=lead)
    page = text_of(client.get(at("anchor_correct", place, named.pk)))
    assert "Die richtige steht in der Liste." in page
