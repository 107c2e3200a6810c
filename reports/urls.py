"""Addresses of what is shown and handed out: start, results, protocol, dashboard, rules."""

from __future__ import annotations

from datetime import date

from django.urls import URLPattern, path, register_converter

from reports.views import health, papers
from reports.views.commission import papers as commission_papers
from reports.views.nominations import announcements as list_announcements
from reports.views.nominations import meetings as committee_papers
from reports.views.nominations import office as list_papers
from reports.views.nominations import own as own_papers
from reports.views.nominations import signers as signer_papers
from reports.views.printing import cards as printing_cards
from reports.views.printing import files as printing_files
from reports.views.printing import letters as printing_letters
from reports.views.printing import orders as printing_orders
from reports.views.printing import retention, wrong_letters
from reports.views.public import bodies, publish, rules, start
from reports.views.public import results as public_results
from reports.views.result import cancellation, hand_over, protocol
from reports.views.state import commissions, dashboard, data, duties, outlook, turnout
from reports.views.term import members


class DayConverter:
    """A day as it is written in an address: 2026-03-15."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Return the day; ValueError, and so 404, when there is no such day."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """Return the day as text."""
        return str(value)


register_converter(DayConverter, "day")

PUBLIC: list[URLPattern] = [
    path("", start.start, name="start"),
    path("ergebnisse/", public_results.results, name="results"),
    path("ergebnisse/<slug:ags>/<day:day>/", public_results.result, name="result"),
    path(
        "ergebnisse/<slug:ags>/<day:day>/ergebnis.json",
        public_results.result_data,
        name="result_data",
    ),
    path("gremien/", bodies.bodies, name="bodies"),
    path("gremien/<slug:ags>/<day:day>/", bodies.body, name="body"),
    path("gremien/<slug:ags>/<day:day>/mitglieder.json", bodies.body_data, name="body_data"),
    path("recht/", rules.rules, name="rules"),
    path("recht/annahmen/", rules.assumptions, name="assumptions"),
    path("recht/<str:rule_id>/", rules.rule, name="rule"),
    path("gesundheit/", health.health, name="health"),
]
TOWN_HALL: list[URLPattern] = [
    path("wahlen/<int:pk>/niederschrift/", protocol.protocol, name="protocol"),
    path(
        "wahlen/<int:pk>/zaehlung/<int:unit_pk>/bescheinigung.pdf",
        hand_over.hand_over_certificate,
        name="hand_over_certificate",
    ),
    path("wahlen/<int:pk>/niederschrift/<int:document_pk>.pdf", protocol.document, name="document"),
    path("wahlen/<int:pk>/bekanntmachung/", publish.publish, name="publish"),
    path("wahlen/<int:pk>/bekanntmachung/tag/", publish.announcement, name="announcement"),
    path("wahlen/<int:pk>/absage/", cancellation.cancel, name="cancel"),
    path(
        "wahlen/<int:pk>/mitglieder/bekanntmachung/", members.members_papers, name="members_papers"
    ),
    path("wahlen/<int:pk>/verzeichnis/loeschen/", retention.retention, name="retention"),
    path(
        "wahlen/<int:pk>/verzeichnis/loeschen/aussetzen/",
        retention.retention_hold,
        name="retention_hold",
    ),
    path("papiere/<int:document_pk>.pdf", papers.paper, name="paper"),
    path("kommissionen/<int:pk>/aufruf/", commission_papers.call, name="commission_call"),
    path("kommissionen/<int:pk>/papiere/", commission_papers.papers, name="commission_papers"),
    path(
        "kommissionen/<int:pk>/zusammensetzung.pdf",
        commission_papers.composition_sheet,
        name="composition_sheet",
    ),
    path(
        "kommissionen/<int:pk>/anwesenheit/<int:meeting_pk>.pdf",
        commission_papers.attendance_list,
        name="attendance_list",
    ),
    path(
        "kommissionen/<int:pk>/jahresbericht/<int:year>.pdf",
        commission_papers.annual_report,
        name="annual_report",
    ),
]
_ORDER = "wahlen/<int:pk>/druck/<int:order_pk>/"
PRINTING: list[URLPattern] = [
    path("wahlen/<int:pk>/druck/", printing_orders.printing, name="printing"),
    path("wahlen/<int:pk>/druck/muster.pdf", printing_files.notice_sample, name="notice_sample"),
    path(
        "wahlen/<int:pk>/druck/falsche-briefe/",
        wrong_letters.wrong_letters_page,
        name="wrong_letters",
    ),
    path(_ORDER, printing_orders.print_order, name="print_order"),
    path(f"{_ORDER}verwerfen/", printing_orders.print_cancel, name="print_cancel"),
    path(f"{_ORDER}teil-<int:part_pk>.pdf", printing_files.print_part, name="print_part"),
    path(f"{_ORDER}druckerei.zip", printing_files.print_package, name="print_package"),
    path(
        "wahlen/<int:pk>/druck/verzeichnis-<int:district_pk>.pdf",
        printing_files.district_register,
        name="district_register",
    ),
    path(
        "wahlen/<int:pk>/druck/abschluss-<int:district_pk>.pdf",
        printing_files.closing_certificate,
        name="closing_certificate",
    ),
    path(
        "wahlen/<int:pk>/druck/ungueltige-wahlscheine.pdf",
        printing_files.invalid_cards,
        name="invalid_cards",
    ),
]
_CARDS = "wahlen/<int:pk>/antraege/wahlscheine/"
_RUN = f"{_CARDS}druck/<int:run_pk>/"
CARDS: list[URLPattern] = [
    path(f"{_CARDS}druck/", printing_cards.card_printing, name="card_printing"),
    path(_RUN, printing_cards.card_run, name="card_run"),
    path(f"{_RUN}wahlscheine.pdf", printing_cards.card_file, name="card_file"),
    path(f"{_RUN}etiketten.pdf", printing_cards.card_labels, name="card_labels"),
    path(f"{_CARDS}<int:card_pk>/druck/", printing_cards.polling_card, name="polling_card"),
    path(f"{_CARDS}verzeichnis.pdf", printing_cards.card_list, name="card_list"),
    path(f"{_CARDS}verzeichnis.csv", printing_cards.card_list_csv, name="card_list_csv"),
    path(f"{_CARDS}merkblatt.pdf", printing_cards.postal_leaflet, name="postal_leaflet"),
    path(
        "wahlen/<int:pk>/zaehlung/briefwahl/bilanz.pdf",
        printing_letters.postal_balance,
        name="postal_balance",
    ),
    path(
        "wahlen/<int:pk>/zaehlung/briefwahl/bilanz.csv",
        printing_letters.postal_balance_csv,
        name="postal_balance_csv",
    ),
]
_OWN = "meine-listen/<int:pk>/papiere/"
_LIST = "wahlen/<int:pk>/listen/<int:nomination_pk>/papiere/"
LISTS: list[URLPattern] = [
    path(f"{_OWN}drucken/", own_papers.print_own, name="own_print"),
    path(
        f"{_OWN}wahlvorschlag-<int:print_pk>.pdf",
        own_papers.nomination_paper,
        name="own_nomination_paper",
    ),
    path(f"{_OWN}zustimmungen.pdf", own_papers.consents, name="own_consents"),
    path(f"{_OWN}niederschrift.pdf", own_papers.assembly, name="own_assembly"),
    path(f"{_LIST}drucken/", list_papers.print_of_list, name="list_print"),
    path(
        f"{_LIST}wahlvorschlag-<int:print_pk>.pdf",
        list_papers.nomination_paper,
        name="nomination_paper",
    ),
    path(f"{_LIST}zustimmungen.pdf", list_papers.consents, name="list_consents"),
    path(f"{_LIST}niederschrift.pdf", list_papers.assembly, name="list_assembly"),
    path(f"{_LIST}waehlbarkeit.pdf", list_papers.eligibility, name="list_eligibility"),
    path(
        f"{_LIST}waehlbarkeit-<int:listed_pk>.pdf",
        list_papers.eligibility_of,
        name="person_eligibility",
    ),
    path(
        f"{_LIST}maengelschreiben-<int:letter_pk>.pdf",
        list_papers.deficiency_letter,
        name="deficiency_letter",
    ),
    path(
        f"{_LIST}einladung-<int:made_pk>.pdf",
        list_papers.invitation_letter,
        name="invitation_letter",
    ),
    path(
        f"{_LIST}formblaetter-<int:issue_pk>.pdf",
        list_papers.support_sheets,
        name="support_sheets",
    ),
    path(f"{_LIST}wahlrecht/", signer_papers.right_to_vote, name="right_to_vote"),
    path(f"{_LIST}unterschriften.pdf", signer_papers.signature_count, name="signature_count"),
    path(
        "wahlen/<int:pk>/listen/aufforderung.pdf",
        list_announcements.list_call,
        name="list_call",
    ),
    path(
        "wahlen/<int:pk>/listen/zugelassene.pdf",
        list_announcements.admitted_lists,
        name="admitted_lists",
    ),
]
_MEETING = "wahlen/<int:pk>/wahlausschuss/sitzungen/<int:committee_meeting_pk>/"
COMMITTEE: list[URLPattern] = [
    path(f"{_MEETING}niederschrift/", committee_papers.issue, name="minutes_issue"),
    path(f"{_MEETING}niederschrift.pdf", committee_papers.minutes, name="meeting_minutes"),
    path(f"{_MEETING}bekanntmachung.pdf", committee_papers.notice, name="meeting_notice"),
    path(f"{_MEETING}einladungen.pdf", committee_papers.invitations, name="meeting_invitations"),
    path(
        f"{_MEETING}einladung-<int:committee_member_pk>.pdf",
        committee_papers.invitation,
        name="meeting_invitation",
    ),
]
STATE: list[URLPattern] = [
    path("land/", dashboard.dashboard, name="dashboard"),
    path("land/gremien.csv", dashboard.stands_csv, name="stands_csv"),
    path("land/gremien.xlsx", dashboard.stands_xlsx, name="stands_xlsx"),
    path("land/kommissionen/", commissions.commissions, name="commissions"),
    path("land/fruehwarnung/", outlook.outlook, name="outlook"),
    path("land/beteiligung/", turnout.turnout, name="turnout"),
    path("land/daten/", data.data, name="data"),
    path("land/daten.xlsx", data.data_xlsx, name="data_xlsx"),
    path("land/daten/<slug:table>.csv", data.data_csv, name="data_csv"),
    path("land/pflichten/", duties.duties, name="duties"),
    path("land/pflichten.csv", duties.duties_csv, name="duties_csv"),
    path("land/pflichten.xlsx", duties.duties_xlsx, name="duties_xlsx"),
]

app_name = "reports"
urlpatterns: list[URLPattern] = [*PUBLIC, *TOWN_HALL, *PRINTING, *CARDS, *LISTS, *COMMITTEE, *STATE]
