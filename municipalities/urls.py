"""Addresses of this room."""

from django.urls import path

from municipalities.views import decisions, directory, log, municipality, terms

app_name = "municipalities"
urlpatterns = [
    path("land/wahlzeiten/", terms.terms, name="terms"),
    path("gemeinden/", directory.listing, name="list"),
    path("gemeinden/<slug:ags>/", municipality.detail, name="detail"),
    path("gemeinden/<slug:ags>/entscheidung/", decisions.decide, name="decide"),
    path("gemeinden/<slug:ags>/einwohner/", decisions.residents, name="residents"),
    path("gemeinden/<slug:ags>/log/", log.log, name="log"),
]
