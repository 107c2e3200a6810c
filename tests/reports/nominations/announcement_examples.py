"""Facts of calls, announcements, letters and minutes of the nomination phase."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from elections.law.assumptions import OrderBasis
from elections.law.committee.meeting import MeetingKind, ObjectionOutcome
from reports.pdf.nominations.admitted import (
    AdmittedListsFacts,
    AdmittedPersonFacts,
    AnnouncedListFacts,
)
from reports.pdf.nominations.agenda import AgendaPaperFacts
from reports.pdf.nominations.assembly import AssemblyFacts, AssemblyKind, NominatedFacts
from reports.pdf.nominations.call import ListCallFacts
from reports.pdf.nominations.deficiency import DefectFacts, DeficiencyFacts
from reports.pdf.nominations.facts import GroupFacts
from reports.pdf.nominations.invitation import InvitationFacts
from reports.pdf.nominations.minutes_facts import (
    AttendeeFacts,
    DecidedListFacts,
    Decision,
    ListOrderFacts,
    MinutesFacts,
    NoteFacts,
    ObjectionFacts,
    StruckPersonFacts,
    VoteFacts,
)
from tests.reports.nominations.nomination_examples import (
    DEPUTY,
    ELECTION_DAY,
    GROUP,
    LONG_GROUP,
    OFFICE,
    STATE,
    TRUST,
    people,
)

CLOSES, DECIDED = date(2026, 1, 5), date(2026, 1, 16)
HAND_IN = ("Wahlamt, Zimmer 12", "Marktplatz 1", "65999 Musterstadt")
OLGA = ("Olga Petrowa", "Ringstraße 8", "65999 Musterstadt")

ASSEMBLY = AssemblyFacts(
    office=OFFICE,
    election_day=ELECTION_DAY,
    group=GROUP,
    issued_on=date(2025, 12, 20),
    kind=AssemblyKind.MEMBERS,
    place="Bürgerhaus Musterstadt, Saal 1",
    day=date(2025, 11, 22),
    begins_at=time(18),
    ends_at=time(20, 15),
    invited_by="Vorstand der Internationalen Liste",
    invited_on=date(2025, 11, 3),
    invitation_form="E-Mail an alle Mitglieder",
    present=24,
    voting=19,
    chair="Olga Petrowa",
    clerk="José Ñíguez",
    procedure="einzeln, mit Stimmzetteln",
    persons=tuple(
        NominatedFacts(p.place or 0, p.listed, 19 - at) for at, p in enumerate(people(5))
    ),
    trust_person=TRUST,
    deputy=DEPUTY,
    state=STATE,
)
EMPTY_ASSEMBLY = AssemblyFacts(OFFICE, ELECTION_DAY, GroupFacts(), date(2025, 12, 20))
LONG_ASSEMBLY = replace(
    ASSEMBLY,
    group=LONG_GROUP,
    draft=True,
    persons=tuple(NominatedFacts(p.place or 0, p.listed) for p in people(37)),
)

CALL = ListCallFacts(
    sender=OFFICE,
    election_day=ELECTION_DAY,
    seats=31,
    term_starts_on=date(2026, 4, 1),
    term_ends_on=date(2031, 3, 31),
    closes_on=CLOSES,
    hand_in_at=HAND_IN,
    signatures=62,
    candidates_since=date(2025, 12, 15),
    decided_on=DECIDED,
    issued_on=date(2025, 12, 1),
    forms_from="www.musterstadt.example/wahl",
    online_at="https://wahl.musterstadt.example/liste/",
)
CALL_AFTER_COMMISSION = replace(
    CALL, had_commission=True, signatures_if_represented=5, forms_from="", online_at=""
)


def announced(number: int, group: GroupFacts, persons: int) -> AnnouncedListFacts:
    """Return an admitted list with so many persons."""
    return AnnouncedListFacts(
        number,
        group.name,
        group.short_name or "",
        tuple(
            AdmittedPersonFacts(
                p.place or 0,
                p.name,
                p.form_of_address,
                p.occupation,
                p.birth_date.year if p.birth_date else None,
                birth_name=p.birth_name,
            )
            for p in people(persons)
        ),
    )


ADMITTED = AdmittedListsFacts(
    sender=OFFICE,
    election_day=ELECTION_DAY,
    seats=9,
    decided_on=DECIDED,
    lists=(announced(1, GROUP, 5), announced(2, LONG_GROUP, 37)),
    issued_on=date(2026, 1, 22),
    order_basis=OrderBasis.LOT,
    order_set_on=DECIDED,
)
ONE_ADMITTED = replace(
    ADMITTED, lists=(announced(1, GROUP, 9),), order_basis=None, order_set_on=None
)

NO_CONSENT = DefectFacts(
    "Platz 3, محمد الأحمد",
    "Die Zustimmungserklärung fehlt.",
    "§ 11 Abs. 2, § 14 Abs. 2 KWG",
    "Die Person unterschreibt die Zustimmungserklärung; reichen Sie das Blatt ein.",
    CLOSES,
    time(18),
    afterwards="Diese Person fällt aus dem Wahlvorschlag heraus, die übrigen bleiben.",
)
NO_BIRTHPLACE = DefectFacts(
    "Platz 4, Олександра Шевченко",
    "Der Geburtsort fehlt.",
    "§ 23 Abs. 1 KWO",
    "Teilen Sie den Geburtsort schriftlich mit; beide Vertrauenspersonen unterschreiben.",
    DECIDED,
    curable_after=True,
)
TOO_FEW = DefectFacts(
    "Wahlvorschlag",
    "Es fehlen 7 Unterstützungsunterschriften: 55 von 62 sind gültig.",
    "§ 11 KWG",
    "Sammeln Sie weitere Unterschriften auf amtlichen Formblättern und lassen Sie das Wahlrecht "
    "bescheinigen.",
    CLOSES,
    time(18),
)
LOST = DefectFacts(
    "Wahlvorschlag",
    "Die Niederschrift über die Aufstellungsversammlung fehlt.",
    "§§ 12, 14 KWG",
    "Er hätte bis zum Ende der Einreichungsfrist behoben werden müssen.",
    None,
)
DEFICIENCY = DeficiencyFacts(
    sender=OFFICE,
    recipient=OLGA,
    name="Olga Petrowa",
    election_day=ELECTION_DAY,
    group=GROUP,
    defects=(TOO_FEW, NO_CONSENT, NO_BIRTHPLACE),
    closes_on=CLOSES,
    decided_on=DECIDED,
    hand_in=HAND_IN,
    issued_on=date(2025, 12, 22),
    received_on=date(2025, 12, 19),
    online_at="https://wahl.musterstadt.example/liste/",
    salutation="Sehr geehrte Frau Petrowa",
    reference="WA 13/2",
)
REMINDER = replace(
    DEFICIENCY,
    defects=(LOST,),
    group=LONG_GROUP,
    reminds_of=date(2025, 12, 22),
    issued_on=date(2026, 1, 7),
    recipient=(),
    salutation="",
)
INVITATION = InvitationFacts(
    sender=OFFICE,
    recipient=OLGA,
    name="Olga Petrowa",
    election_day=ELECTION_DAY,
    group=GROUP,
    online_at="wahl.musterstadt.example/liste",
    code="K7M2-PQ4X-9RTD",
    valid_until=date(2026, 1, 16),
    closes_on=CLOSES,
    hand_in=HAND_IN,
    issued_on=date(2025, 12, 1),
    link="https://wahl.musterstadt.example/liste/",
    salutation="Sehr geehrte Frau Petrowa",
)
ATTENDEES = (
    AttendeeFacts("Dr. Ayşe Yılmaz", "Wahlleiterin (Vorsitz)"),
    *(AttendeeFacts(f"Alex Beispiel-B{at}", "Beisitzerin") for at in range(1, 6)),
    AttendeeFacts("Kim Beispiel-V6", "Beisitzer", deputy_for="Alex Beispiel-B6"),
    AttendeeFacts("Alex Beispiel-B6", "Beisitzer", present=False),
    AttendeeFacts("Peter Müller", "Schriftführer"),
)
CLEAN = DecidedListFacts(
    GROUP,
    9,
    Decision.ADMITTED,
    received="19.12.2025, 10:15 Uhr",
    findings=("55 von 62 Unterschriften waren gültig; 7 wurden am 03.01.2026 nachgereicht.",),
    vote=VoteFacts(7, 0),
)
WITHOUT = DecidedListFacts(
    LONG_GROUP,
    5,
    Decision.ADMITTED_WITHOUT_PERSONS,
    received="05.01.2026, 18:00:00 Uhr",
    reason="Bei einer Person fehlt die Zustimmung (§ 14 Abs. 2 KWG).",
    struck=(StruckPersonFacts(3, "الأحمد, محمد", "Die Zustimmung fehlt (§ 14 Abs. 2 KWG)."),),
    vote=VoteFacts(5, 1, 1),
)
LATE = DecidedListFacts(
    GroupFacts("Liste der Späten", ""),
    12,
    Decision.REFUSED,
    received="05.01.2026, 18:00:01 Uhr",
    reason="Der Wahlvorschlag ist nach 18:00 Uhr eingegangen (§ 13 Abs. 1 KWG).",
)
MINUTES = MinutesFacts(
    sender=OFFICE,
    election_day=ELECTION_DAY,
    seats=9,
    lists=(CLEAN, WITHOUT, LATE),
    issued_on=DECIDED,
    meeting_day=DECIDED,
    place="Rathaus, Sitzungszimmer 2",
    opens_at=time(17),
    closes_at=time(18, 20),
    noticed_on=date(2026, 1, 9),
    notice="im Musterstädter Anzeiger",
    attendees=ATTENDEES,
    order=ListOrderFacts(
        OrderBasis.LOT,
        (LONG_GROUP.title, GROUP.title),
        "Zwei gleiche Zettel in einer Urne, gezogen von der Wahlleiterin.",
    ),
    remarks=("Eine Vertrauensperson war anwesend und wurde gehört.",),
)
OBJECTION = ObjectionFacts(
    "die Vertrauensperson, Frau Kaya",
    date(2026, 1, 19),
    date(2026, 1, 18),
    in_time=False,
    about="Olga Petrowa",
    grounds="Die Zustimmung lag vor.",
    outcome=ObjectionOutcome.UPHELD,
    reason="Die Zustimmung hat sich gefunden.",
)
OBJECTION_MINUTES = replace(
    MINUTES,
    kind=MeetingKind.OBJECTION,
    lists=(replace(WITHOUT, objections=(OBJECTION,), vote=VoteFacts(4, 1, 1, 7)),),
    others=(CLEAN, LATE),
    guests="Drei Vertrauenspersonen",
    why_then="Glatteis am Tag davor",
    test_note=NoteFacts(VoteFacts(7, 0), "Festgestellt."),
)
EMPTY_MINUTES = MinutesFacts(OFFICE, ELECTION_DAY, 9, (), DECIDED)
AGENDA = AgendaPaperFacts(
    sender=OFFICE,
    election_day=ELECTION_DAY,
    day=DECIDED,
    begins_at=time(17),
    place="Rathaus, Sitzungszimmer 2",
    seats=9,
    lists=(GROUP.title, LONG_GROUP.title, "Liste der Späten"),
    issued_on=date(2026, 1, 7),
    recipient=("Alex Beispiel-B1", "Gartenweg 3", "65999 Musterstadt"),
    name="Alex Beispiel-B1",
    function="Beisitzerin",
    further=("Verschiedenes",),
)
AGENDA_NOTICE = replace(AGENDA, recipient=())
