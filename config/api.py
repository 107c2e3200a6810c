"""The roof of the API: one address per kind of fact, all read-only, and its description."""

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from elections.api import ElectionViewSet
from municipalities.api import MunicipalityViewSet
from reports.api import ResultViewSet, StandingViewSet

router = SimpleRouter()
router.register("municipalities", MunicipalityViewSet, basename="municipality")
router.register("elections", ElectionViewSet, basename="election")
router.register("results", ResultViewSet, basename="result")
router.register("standings", StandingViewSet, basename="standing")

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
]
