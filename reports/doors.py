"""The pages of this room that the rooms to its left lead to."""

from __future__ import annotations

from municipalities.doors import Door

DOORS = {
    "start": Door("reports:start"),
    "dashboard": Door("reports:dashboard"),
    "results": Door("reports:results"),
    "bodies": Door("reports:bodies"),
    "rules": Door("reports:rules"),
    "assumptions": Door("reports:assumptions"),
    "rule": Door("reports:rule"),
    "commission_papers": Door("reports:commission_papers"),
    "commission_call": Door("reports:commission_call"),
    "printing": Door("reports:printing"),
    "retention": Door("reports:retention"),
    "district_register": Door("reports:district_register"),
    "closing_certificate": Door("reports:closing_certificate"),
    "polling_card": Door("reports:polling_card"),
    "cancellation": Door("reports:cancel"),
    "publication": Door("reports:publish"),
    "protocol": Door("reports:protocol"),
    "members_papers": Door("reports:members_papers"),
}
