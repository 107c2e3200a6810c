"""Earlier elections as public sources state them; a missing figure stays empty.

A place is kept under the key and the name that its source gives it: a municipality that merged
since, or a Kreis, has no row among the municipalities of today and still counts where it counted.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.municipality import Kreis, Municipality


class AtPlace(models.Model):
    """A row about one place on one day; ``municipality`` is None for what is none today."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, related_name="%(class)s_rows"
    )
    ags = models.CharField(max_length=8, blank=True)
    area = models.CharField(max_length=120, blank=True)
    # Where it counted on that day: Hanau belonged to the Main-Kinzig-Kreis until 2025.
    kreis = models.ForeignKey(Kreis, on_delete=models.PROTECT, null=True, related_name="+")
    day = models.DateField()

    class Meta:
        abstract = True

    @property
    def place(self) -> str:
        """The name of the place, as it is called today where it still exists."""
        return self.municipality.short_name if self.municipality else self.area


class PastElection(AtPlace):
    """One election of one place, as one source states it."""

    class Kind(models.TextChoices):
        """Which body was elected."""

        FOREIGNERS = "foreigners", _("Ausländerbeiratswahl")
        KREIS = "kreis", _("Wahl des Kreisausländerbeirats")
        COUNCIL = "council", _("Gemeindewahl")

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, related_name="past_elections"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    eligible = models.PositiveIntegerField(null=True)
    voters = models.PositiveIntegerField(null=True)
    turnout_stated = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    invalid_ballots = models.PositiveIntegerField(null=True)
    valid_ballots = models.PositiveIntegerField(null=True)
    valid_votes = models.PositiveIntegerField(null=True)
    seats = models.PositiveSmallIntegerField(null=True)
    lists = models.PositiveSmallIntegerField(null=True)
    system = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-day", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "ags", "kind", "day", "source"],
                name="past_election_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.get_kind_display()} {self.day}"

    @property
    def turnout_computed(self) -> Fraction | None:
        """Voters among the eligible, as a share; None where one of them is not stated."""
        if self.voters is None or not self.eligible:
            return None
        return Fraction(self.voters, self.eligible)

    @property
    def turnout(self) -> Fraction | None:
        """The turnout as the source states it, else as its figures give it; a share."""
        if self.turnout_stated is not None:
            return Fraction(self.turnout_stated) / 100
        return self.turnout_computed

    @property
    def turnout_differs(self) -> bool:
        """Whether stated and computed turnout differ by more than the source's own rounding."""
        if self.turnout_stated is None or self.turnout_computed is None:
            return False
        stated = self.turnout_stated.normalize()
        places = max(0, -int(stated.as_tuple().exponent))
        exact = self.turnout_computed * 100
        computed = Decimal(exact.numerator) / Decimal(exact.denominator)
        return computed.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) != stated

    @property
    def is_provisional(self) -> bool:
        """Whether the source calls its figures preliminary, a trend or a number before the day."""
        return self.status.startswith(("preliminary", "trend", "pre-election"))


class PastList(AtPlace):
    """What one list got in an earlier Ausländerbeirat election; ``votes_share`` is in percent."""

    name = models.CharField(max_length=200)
    votes = models.PositiveIntegerField(null=True)
    votes_share = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    seats = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=500)

    class Meta:
        ordering = ["-day", "area", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ags", "day", "name", "source"], name="past_list_once")
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.day}: {self.name}"


class PastPlaceVotes(AtPlace):
    """Votes for one place of a list; names of persons are not kept, on purpose."""

    list_number = models.PositiveSmallIntegerField()
    list_name = models.CharField(max_length=200)
    list_votes = models.PositiveIntegerField(null=True)
    position = models.PositiveSmallIntegerField()
    votes = models.PositiveIntegerField(null=True)
    list_complete = models.BooleanField()

    class Meta:
        ordering = ["-day", "area", "list_number", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["ags", "day", "list_number", "position"], name="past_place_votes_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.day}: {self.list_number}-{self.position}"


class StateTotal(models.Model):
    """The Ausländerbeirat elections of one day over the whole state, as a source states them."""

    day = models.DateField(unique=True)
    municipalities = models.PositiveSmallIntegerField(null=True)
    kreise = models.PositiveSmallIntegerField(null=True)
    eligible = models.PositiveIntegerField(null=True)
    voters = models.PositiveIntegerField(null=True)
    turnout = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    seats = models.PositiveSmallIntegerField(null=True)
    candidates = models.PositiveIntegerField(null=True)
    lists = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return str(self.day)


class StateStatement(models.Model):
    """One figure of the whole state on one day, as one source states it.

    Several sources may state the same figure differently: each has its row. ``value`` is a count,
    or percent where the figure is a share.
    """

    class Figure(models.TextChoices):
        """What is stated."""

        TURNOUT = "turnout", _("Wahlbeteiligung in den Gemeinden (%)")
        TURNOUT_KREISE = "turnout_kreise", _("Wahlbeteiligung bei den Kreisausländerbeiräten (%)")
        LOWEST_TURNOUT = "lowest_turnout", _("niedrigste Wahlbeteiligung einer Gemeinde (%)")
        HIGHEST_TURNOUT = "highest_turnout", _("höchste Wahlbeteiligung einer Gemeinde (%)")
        ELIGIBLE = "eligible", _("Wahlberechtigte")
        MUNICIPALITIES = "municipalities", _("Gemeinden mit Wahl")
        KREISE = "kreise", _("Landkreise mit Wahl")
        BODIES = "bodies", _("Gemeinden und Landkreise mit Wahl")
        OBLIGED = "obliged", _("verpflichtete Gemeinden")
        CANCELLED = "cancelled", _("ausgefallene Wahlen")
        COUNCILS = "councils", _("Ausländerbeiräte danach")
        COMMISSIONS = "commissions", _("Integrations-Kommissionen danach")
        SEATS = "seats", _("Sitze")
        CANDIDATES = "candidates", _("Kandidierende")
        LISTS = "lists", _("Listen")
        ONE_LIST = "one_list", _("Wahlen mit nur einer Liste")
        WOMEN_CANDIDATES = "women_candidates", _("Frauen unter den Kandidierenden (%)")
        WOMEN_ELECTED = "women_elected", _("Frauen unter den Gewählten (%)")

    day = models.DateField()
    # As the source names it: „2005-11-27“, or „2001“ with ``day`` the last of that year.
    day_stated = models.CharField(max_length=10)
    figure = models.CharField(max_length=20, choices=Figure)
    value = models.DecimalField(max_digits=10, decimal_places=2)
    # The source's own word beside the number: „rund“, „mehr als“, „vorläufig“.
    qualifier = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["day", "figure", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "figure", "value", "source"], name="state_statement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day_stated}: {self.get_figure_display()} {self.value}"
