"""Addresses of this room."""

from django.urls import path

from reports.views import dashboard, health, rules

app_name = "reports"
urlpatterns = [
    path("land/", dashboard.dashboard, name="dashboard"),
    path("recht/", rules.rules, name="rules"),
    path("recht/annahmen/", rules.assumptions, name="assumptions"),
    path("recht/<str:rule_id>/", rules.rule, name="rule"),
    path("gesundheit/", health.health, name="health"),
]
