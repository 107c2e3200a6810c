"""Every address: sign-in under ``konto/``, then one list of addresses per room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("konto/", include("allauth.urls")),
]
