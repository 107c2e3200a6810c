"""Every address: sign-in under ``konto/``, then one list of addresses per room."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from config.accounts import address_is_fixed
from config.styleguide import styleguide

urlpatterns: list[URLPattern | URLResolver] = [
    path("sprache/", include("django.conf.urls.i18n")),
    path("konto/email/", address_is_fixed),  # before the page of the package
    path("konto/", include("allauth.urls")),
    path("api/", include("config.api")),
    path("", include("municipalities.urls")),
    path("", include("elections.urls")),
    path("", include("ballots.urls")),
    path("", include("reports.urls")),
]

if settings.DEBUG:
    urlpatterns.append(path("stil/", styleguide, name="styleguide"))
