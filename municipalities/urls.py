"""Addresses of this room."""

from django.urls import path

from municipalities.views import (
    decisions,
    directory,
    letterhead,
    log,
    municipality,
    papers,
    resident_files,
    terms,
)

app_name = "municipalities"
urlpatterns = [
    path("land/wahlzeiten/", terms.terms, name="terms"),
    path("land/einwohnerzahlen/", resident_files.files, name="resident_files"),
    path("land/einwohnerzahlen/vorlage/", resident_files.template, name="resident_template"),
    path("land/einwohnerzahlen/<int:file_pk>/", resident_files.file, name="resident_file"),
    path("gemeinden/", directory.listing, name="list"),
    path("gemeinden/<slug:ags>/", municipality.detail, name="detail"),
    path("gemeinden/<slug:ags>/entscheidung/", decisions.decide, name="decide"),
    path(
        "gemeinden/<slug:ags>/entscheidungen/<int:decision_pk>/dokument/",
        papers.attach,
        name="attach",
    ),
    path(
        "gemeinden/<slug:ags>/dokumente/<int:attachment_pk>.pdf", papers.document, name="document"
    ),
    path("gemeinden/<slug:ags>/einwohner/", decisions.residents, name="residents"),
    path("gemeinden/<slug:ags>/verlauf/", municipality.course, name="timeline"),
    path("gemeinden/<slug:ags>/briefkopf/", letterhead.letterhead, name="letterhead"),
    path("gemeinden/<slug:ags>/log/", log.log, name="log"),
]
