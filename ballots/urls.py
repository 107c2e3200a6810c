"""Addresses of the count: ballot paper, reports of the boards, result."""

from django.urls import URLPattern, path

from ballots.views import paper, report, result, units

app_name = "ballots"
urlpatterns: list[URLPattern] = [
    path("wahlen/<int:pk>/stimmzettel/", paper.paper, name="paper"),
    path("wahlen/<int:pk>/stimmzettel/freigabe/", paper.approve, name="approve"),
    path("wahlen/<int:pk>/zaehlung/", units.units, name="units"),
    path("wahlen/<int:pk>/zaehlung/neu/", units.add, name="add_unit"),
    path("wahlen/<int:pk>/zaehlung/<int:unit_pk>/", report.report, name="report"),
    path("wahlen/<int:pk>/ergebnis/", result.result, name="result"),
    path("wahlen/<int:pk>/ergebnis/los/", result.lot, name="lot"),
    path("wahlen/<int:pk>/ergebnis/feststellung/", result.determine, name="determine"),
]
