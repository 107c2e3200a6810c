"""The pages of this room that the rooms to its left lead to."""

from __future__ import annotations

from municipalities.doors import Door

DOORS = {
    "paper": Door("ballots:paper"),
    "units": Door("ballots:units"),
    "result": Door("ballots:result"),
    "members": Door("ballots:members"),
    "objections": Door("ballots:objections"),
}
