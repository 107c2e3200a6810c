"""Facts for tests, made through the product's own acts wherever an act exists."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import factory
from reportlab.pdfgen.canvas import Canvas

from ballots.actions.counting.counts import record_report
from ballots.actions.counting.units import add_unit
from ballots.actions.paper.approval import approve_paper
from ballots.actions.result.determination import determine_result
from ballots.law.counting.report import ReportValues
from ballots.models import BodyEnd, CountingUnit
from elections.actions.course.phases import close_admission, start_count, take_step
from elections.actions.course.setup import add_district, set_up_election
from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.nominations import (
    CandidateEntry,
    enter_candidates,
    receive_nomination,
)
from elections.actions.nominations.order import draw_order
from elections.actions.register.closing import close_register
from elections.law.course.calendar import moment
from elections.law.course.phases import Phase, Step
from elections.law.register.closing import RegisterCounts
from elections.models import Election
from elections.models.course.body_rows import write_row
from elections.models.register.address import identity_mark
from elections.models.register.entries import RegisterEntry
from municipalities.actions.body.decisions import decide_body, open_term
from municipalities.actions.residents.files import read_resident_file
from municipalities.actions.residents.uploads import hand_in_residents
from municipalities.actions.staff import open_account
from municipalities.law.body.gremium import Body
from municipalities.models import (
    BodyEventKind,
    Kreis,
    Municipality,
    ResidentCount,
    ResidentFile,
    ResidentUpload,
    Role,
    Term,
    User,
)
from reports.actions.public.announcement import announce_result
from reports.actions.public.publication import publish_result
from reports.actions.result.protocol import issue_protocol

DAY = date(2026, 3, 15)
TODAY = date(2026, 6, 1)
PASSWORD = "ein-langes-Kennwort-7"


class KreisFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Kreis
        django_get_or_create = ("key",)

    key = "06533"
    name = "Limburg-Weilburg"
    kind = "Landkreis"


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality

    ags = factory.Sequence(lambda n: f"06533{n % 1000:03d}")
    name = factory.Sequence(lambda n: f"Musterstadt {n}")
    sort_key = factory.LazyAttribute(lambda municipality: municipality.name.casefold())
    kind = "Stadt"
    kreis = factory.SubFactory(KreisFactory)
    population = 20_000
    population_as_of = date(2022, 12, 31)


def person(
    role: Role, municipality: Municipality | None = None, password: str | None = None
) -> User:
    """An account with one role; state roles take no municipality."""
    number = User.objects.count() + 1
    return open_account(
        f"{role.value}-{number}", password, role=role, municipality=municipality, actor=None
    )


def officer(municipality: Municipality) -> User:
    return person(Role.ELECTION_OFFICER, municipality)


def lead(municipality: Municipality) -> User:
    return person(Role.RETURNING_OFFICER, municipality)


def term(day: date = DAY) -> Term:
    return open_term(day, actor=None)


def pdf(text: str = "Beschluss") -> bytes:
    """A plain PDF of one page, the same bytes for the same text."""
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(72, 720, text)
    canvas.save()
    return target.getvalue()


def election(
    phase: Phase = Phase.SETUP,
    *,
    municipality: Municipality | None = None,
    seats: int = 5,
    lists: dict[int, int] | None = None,
    votes: dict[int, dict[int, int]] | None = None,
    day: date = DAY,
) -> Election:
    """An election brought to ``phase`` through the acts.

    ``lists`` maps list numbers to persons (two lists of four by default); ``votes`` maps list
    numbers to places to votes.
    """
    place = municipality or MunicipalityFactory()
    actor = lead(place)
    period = term(day)
    decide_body(
        place,
        period,
        body=Body.ABR,
        seats=seats,
        decided_on=min(day - timedelta(days=300), TODAY),
        resolution="Beschluss Nr. 17",
        today=TODAY,
        actor=actor,
    )
    made = set_up_election(place, period, actor=actor)
    _bring(made, phase, lists or {1: 4, 2: 4}, votes, actor)
    return Election.objects.get(pk=made.pk)


def _bring(made, phase, lists, votes, actor) -> None:
    way = [
        (Phase.NOMINATION, lambda: take_step(made.pk, Step.OPEN_NOMINATION, actor=actor)),
        (Phase.ADMITTED, lambda: admit_lists(made, lists, actor)),
        (
            Phase.PAPER_APPROVED,
            lambda: approve_paper(made.pk, approved_on=made.day, actor=actor),
        ),
        (Phase.COUNTING, lambda: open_count(made, actor)),
        (Phase.DETERMINED, lambda: count_and_determine(made, lists, votes, actor)),
        (Phase.PUBLISHED, lambda: publish(made, actor)),
    ]
    for reached, step in way:
        if phase is Phase.SETUP:
            return
        step()
        if reached is phase:
            return


def receive_list(
    made: Election,
    number: int,
    persons: int,
    actor: User,
    *,
    first_place: int = 1,
    known_in_full: bool = True,
) -> int:
    """One list in time with so many persons; returns its key."""
    received = datetime(2026, 1, 5, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    nomination = receive_nomination(
        made.pk,
        number=number,
        name=f"Liste der Vielfalt {number}",
        short_name=f"LV{number}",
        received_at=received,
        known_in_full=known_in_full,
        actor=actor,
    )
    enter_candidates(
        nomination.pk,
        [
            CandidateEntry(
                place=place,
                family_name=f"Familie{number}",
                given_name=f"Person{place}",
                birth_date=date(1950 + number, 1, place),
            )
            for place in range(first_place, first_place + persons)
        ],
        actor=actor,
    )
    return nomination.pk


def admit_lists(made: Election, lists: dict[int, int], actor: User) -> None:
    for number, persons in lists.items():
        key = receive_list(made, number, persons, actor)
        decide_nomination(key, admitted=True, decided_on=date(2026, 1, 16), reason="", actor=actor)
    draw(made, actor)
    close_admission(made.pk, decided_on=date(2026, 1, 16), actor=actor)


def draw(made: Election, actor: User) -> None:
    """The order in which the lists came in is drawn, where there are two."""
    drawn = list(made.nominations.admitted().values_list("pk", flat=True))
    if len(drawn) > 1:
        draw_order(
            made.pk, drawn, minutes="Gezogen aus Umschlägen", set_on=date(2026, 1, 16), actor=actor
        )


def open_count(made: Election, actor: User) -> CountingUnit:
    district = add_district(made.pk, number="001", name="Rathaus", actor=actor)
    close_register(
        district.pk,
        RegisterCounts(without_mark=900, with_mark=100, special=0),
        closed_on=made.day - timedelta(days=1),
        actor=actor,
    )
    start_count(made.pk, now=moment(made.day, time(18)), actor=actor)
    return add_unit(
        made.pk,
        number="001",
        name="Rathaus",
        kind=CountingUnit.Kind.JOINT,
        districts=[district],
        actor=actor,
    )


def values(votes: dict[int, dict[int, int]], voters: int = 300) -> ReportValues:
    """Counted values of one unit from votes per list and place; the act knows the seats."""
    return ReportValues(
        seats=0,
        voters=voters,
        voters_with_card=40,
        invalid_ballots=10,
        list_votes={number: sum(places.values()) for number, places in votes.items()},
        candidate_votes={
            (number, place): count
            for number, places in votes.items()
            for place, count in places.items()
        },
    )


def count_and_determine(made, lists, votes, actor) -> None:
    counted = votes or {
        number: {place: 100 - 10 * number - place for place in range(1, persons + 1)}
        for number, persons in lists.items()
    }
    unit = made.units.get()
    record_report(unit.pk, values(counted), source="Niederschrift", actor=actor)
    determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)


def unassigned(made: Election) -> RegisterEntry:
    """A person in the register whose address the street directory does not know."""
    return RegisterEntry.objects.create(
        election=made,
        family_name="Ohnebezirk-Neubaugebiet",
        given_names="Aleksandra",
        birth_date=date(1980, 1, 1),
        street="Straße der Menschenrechte am Neubaugebiet",
        house_number="7 b",
        postcode="65549",
        place=made.municipality.short_name,
        sort_key="ohnebezirk neubaugebiet aleksandra",
        identity=identity_mark("Ohnebezirk-Neubaugebiet", "Aleksandra"),
    )


def resident_file(*rows: str, actor: User | None = None) -> ResidentFile:
    """A table of foreign residents that the state submitted and nobody has decided on."""
    return read_resident_file(
        "\n".join(["ags;auslaendische_einwohner;name", *rows]).encode(),
        name="einwohnerzahlen-2026.csv",
        as_of=date(2026, 3, 31),
        status=ResidentCount.Status.OFFICIAL,
        source="Ausländerzentralregister, Auszug vom 15.04.2026",
        today=TODAY,
        actor=actor or person(Role.STATE_ADMIN),
    )


def resident_upload(*rows: str, actor: User | None = None) -> ResidentUpload:
    """A table of foreign residents that waits until somebody says how it is read."""
    upload = hand_in_residents(
        "\n".join(["Schl.-Nr.;Nichtdeutsche", *rows]).encode(),
        name="einwohnerzahlen-amtlich.csv",
        as_of=None,
        status=ResidentCount.Status.OFFICIAL,
        source="Statistisches Landesamt",
        today=TODAY,
        actor=actor or person(Role.STATE_ADMIN),
    )
    assert isinstance(upload, ResidentUpload)
    return upload


def end_body(made: Election, ended_on: date, members: int, actor: User) -> None:
    """End the body without the departures that lead to it: its row here and on the ground."""
    BodyEnd.objects.create(election=made, ended_on=ended_on, members=members, recorded_by=actor)
    write_row(made, BodyEventKind.BODY_ENDED, on=ended_on, members=members)


def publish(made: Election, actor: User) -> None:
    issue_protocol(made.determinations.latest().pk, actor=actor)
    day = max(date(2026, 3, 28), made.determinations.latest().decided_on)
    publish_result(made.pk, published_on=day, actor=actor)
    announce_result(made.pk, announced_on=day, medium="Amtsblatt Nr. 14", today=day, actor=actor)
