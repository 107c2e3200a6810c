"""Addresses of the count and of the term: paper, reports, result; members, objections."""

from django.urls import URLPattern, path

from ballots.views.counting import hand_over, plan, report, units, withdrawal
from ballots.views.paper import approval as paper_approval
from ballots.views.result import result
from ballots.views.term import (
    departures,
    members,
    objection_corrections,
    objections,
    repeats,
    successions,
)

app_name = "ballots"
urlpatterns: list[URLPattern] = [
    path("wahlen/<int:pk>/stimmzettel/", paper_approval.paper, name="paper"),
    path("wahlen/<int:pk>/stimmzettel/freigabe/", paper_approval.approve, name="approve"),
    path(
        "wahlen/<int:pk>/stimmzettel/zuruecknehmen/",
        paper_approval.withdraw,
        name="withdraw_paper",
    ),
    path("wahlen/<int:pk>/zaehlung/", units.units, name="units"),
    path("wahlen/<int:pk>/zaehlung/bezirke/", plan.plan, name="plan_units"),
    path("wahlen/<int:pk>/zaehlung/neu/", units.add, name="add_unit"),
    path("wahlen/<int:pk>/zaehlung/<int:unit_pk>/", report.report, name="report"),
    path(
        "wahlen/<int:pk>/zaehlung/<int:unit_pk>/zuruecknehmen/",
        withdrawal.withdraw,
        name="withdraw_report",
    ),
    path("wahlen/<int:pk>/zaehlung/<int:unit_pk>/abgabe/", hand_over.hand_over, name="hand_over"),
    path("wahlen/<int:pk>/ergebnis/", result.result, name="result"),
    path("wahlen/<int:pk>/ergebnis/los/", result.lot, name="lot"),
    path("wahlen/<int:pk>/ergebnis/feststellung/", result.determine, name="determine"),
    path("wahlen/<int:pk>/mitglieder/", members.members, name="members"),
    path(
        "wahlen/<int:pk>/mitglieder/<int:mandate_pk>/ausscheiden/",
        departures.depart,
        name="depart",
    ),
    path(
        "wahlen/<int:pk>/mitglieder/<int:mandate_pk>/hinderungsgrund/",
        departures.incompatibility,
        name="incompatibility",
    ),
    path(
        "wahlen/<int:pk>/mitglieder/<int:mandate_pk>/nachweis/",
        departures.post_ended,
        name="post_ended",
    ),
    path(
        "wahlen/<int:pk>/mitglieder/nachruecken/<int:departure_pk>/",
        successions.succession,
        name="succession",
    ),
    path(
        "wahlen/<int:pk>/mitglieder/nachruecken/<int:departure_pk>/uebergehen/<int:candidate_pk>/",
        successions.pass_over,
        name="pass_over",
    ),
    path(
        "wahlen/<int:pk>/mitglieder/nachruecken/<int:departure_pk>/los/",
        successions.successor_lot,
        name="successor_lot",
    ),
    path("wahlen/<int:pk>/einsprueche/", objections.objections, name="objections"),
    path("wahlen/<int:pk>/einsprueche/neu/", objections.objection_new, name="objection_new"),
    path(
        "wahlen/<int:pk>/einsprueche/<int:objection_pk>/gruende/",
        objections.objection_grounds,
        name="objection_grounds",
    ),
    path(
        "wahlen/<int:pk>/einsprueche/<int:objection_pk>/",
        objections.objection,
        name="objection",
    ),
    path(
        "wahlen/<int:pk>/einsprueche/<int:objection_pk>/berichtigen/",
        objection_corrections.objection_correct,
        name="objection_correct",
    ),
    path(
        "wahlen/<int:pk>/einsprueche/<int:objection_pk>/zuruecknehmen/",
        objection_corrections.decision_withdraw,
        name="decision_withdraw",
    ),
    path(
        "wahlen/<int:pk>/einsprueche/<int:objection_pk>/rechtskraft/",
        repeats.annul,
        name="annul",
    ),
    path(
        "wahlen/<int:pk>/einsprueche/<int:objection_pk>/wiederholung/",
        repeats.repeat,
        name="repeat",
    ),
]
