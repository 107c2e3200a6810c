"""Addresses of this room."""

from django.urls import path

from municipalities.views import decisions, directory, log, municipality, terms

app_name = "municipalities"
urlpatterns = [
    path("land/wahlzeiten/", terms.terms, name="terms"),
    path("gemeinden/", directory.listing, name="list"),
    path("gemeinden/<str:ags>/", municipality.detail, name="detail"),
    path("gemeinden/<str:ags>/entscheidung/", decisions.decide, name="decide"),
    path("gemeinden/<str:ags>/einwohner/", decisions.residents, name="residents"),
    path("gemeinden/<str:ags>/log/", log.log, name="log"),
]
