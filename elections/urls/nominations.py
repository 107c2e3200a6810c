"""Addresses of lists: of their trust persons, and of the office that takes them in."""

from django.urls import path

from elections.views.nominations import (
    announcing,
    arrival,
    decisions,
    deficiencies,
    examining,
    lists,
    order,
    own,
    own_people,
    own_remarks,
    people_pages,
    printed,
    receipts,
    remarks,
    signatures,
    support,
    trust,
)
from elections.views.nominations import corrections as list_corrections

urlpatterns = [
    # For trust persons.
    path("einladung/", arrival.code, name="invitation_typed"),
    path("einladung/<str:code>/", arrival.invited, name="invited"),
    path("meine-listen/", own.lists, name="own_lists"),
    path("meine-listen/<int:pk>/", own.overview, name="own_list"),
    path("meine-listen/<int:pk>/name/", own.name, name="own_name"),
    path("meine-listen/<int:pk>/vertrauenspersonen/", own.trust, name="own_trust"),
    path("meine-listen/<int:pk>/bemerkungen/", own_remarks.remarks, name="own_remarks"),
    path(
        "meine-listen/<int:pk>/bemerkungen/<int:remark_pk>/erledigt/",
        own_remarks.settle,
        name="own_settle",
    ),
    path("meine-listen/<int:pk>/absenden/", own.submit, name="own_submit"),
    path("meine-listen/<int:pk>/zuruecknehmen/", own.take_back, name="own_take_back"),
    path("meine-listen/<int:pk>/personen/", own_people.enter, name="own_people"),
    path("meine-listen/<int:pk>/personen/<int:listed_pk>/", own_people.person, name="own_person"),
    path(
        "meine-listen/<int:pk>/personen/<int:listed_pk>/entfernen/",
        own_people.remove,
        name="own_remove",
    ),
    path("meine-listen/<int:pk>/datei/", people_pages.own_file, name="own_people_file"),
    path(
        "meine-listen/<int:pk>/datei/<str:file_name>/",
        people_pages.own_table,
        name="own_people_table",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/berichtigen/",
        list_corrections.correct,
        name="correct_nomination",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/entfaellt/",
        list_corrections.withdraw,
        name="withdraw_nomination",
    ),
    path("wahlen/<int:pk>/listen/", lists.lists, name="lists"),
    path("wahlen/<int:pk>/listen/reihenfolge/", order.order, name="list_order"),
    path(
        "wahlen/<int:pk>/listen/bekanntmachung/<str:announced_word>/",
        announcing.announced,
        name="list_announced",
    ),
    path("wahlen/<int:pk>/listen/online/", trust.begin, name="begin_list"),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/vertrauenspersonen/",
        trust.trust_persons,
        name="trust_persons",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/vertrauenspersonen/<int:trust_pk>/einladen/",
        trust.invitation,
        name="invite",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/einladung/<int:made_pk>/",
        trust.invitation_code,
        name="invitation_code",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/zugang/<int:access_pk>/beenden/",
        trust.access_end,
        name="access_end",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/eingang/",
        receipts.paper,
        name="receive_paper",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/eingang/zuruecknehmen/",
        receipts.paper_back,
        name="take_back_receipt",
    ),
    # The code of a printed list, typed or read from the paper.
    path("wahlen/<int:pk>/listen/papier/", printed.typed, name="print_code"),
    path("wahlen/<int:pk>/listen/papier/<str:code>/", printed.printed, name="printed_list"),
    path(
        "wahlen/<int:pk>/listen/papier/<str:code>/uebernehmen/",
        printed.take_over,
        name="take_over_paper",
    ),
    path("wahlen/<int:pk>/listen/neu/", lists.receive, name="receive"),
    path("wahlen/<int:pk>/listen/<int:nomination_pk>/", lists.nomination, name="nomination"),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/personen/",
        lists.candidates,
        name="candidates",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/unterschriften/",
        support.support,
        name="support",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/unterschriften/pruefen/",
        signatures.look_up,
        name="support_lookup",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/unterschriften/zuruecknehmen/",
        signatures.take_back,
        name="support_take_back",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/unterschriften/formblaetter/",
        support.issued_forms,
        name="support_forms",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/unterschriften/formblaetter/<int:issue_pk>/"
        "zuruecknehmen/",
        support.take_back_issued,
        name="support_forms_back",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/unterschriften/vertreten/",
        support.exemption,
        name="exemption",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/unterlagen/",
        examining.papers,
        name="list_papers",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/pruefung/",
        examining.examine,
        name="examine_list",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/maengel/",
        deficiencies.letters,
        name="deficiency_letters",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/maengel/neu/",
        deficiencies.new_letter,
        name="deficiency_letter_new",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/maengel/<int:letter_pk>/erinnern/",
        deficiencies.remind,
        name="deficiency_remind",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/bemerkungen/",
        remarks.remarks,
        name="list_remarks",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/bemerkungen/<int:remark_pk>/erledigt/",
        remarks.settle,
        name="settle_remark",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/entscheidung/",
        decisions.decide,
        name="decide_nomination",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/entscheidung/berichtigen/",
        decisions.correct,
        name="correct_nomination_decision",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/personen/<int:listed_pk>/",
        list_corrections.person,
        name="correct_candidate",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/personen/<int:listed_pk>/vermerk/",
        list_corrections.notes,
        name="note_on_candidate",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/personen/<int:listed_pk>/entfernen/",
        list_corrections.remove_person,
        name="remove_candidate",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/datei/",
        people_pages.office_file,
        name="people_file",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/datei/<str:file_name>/",
        people_pages.office_table,
        name="people_table",
    ),
]
