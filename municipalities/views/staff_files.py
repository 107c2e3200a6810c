"""Many accounts from a table: read it, show what would be opened, open all or none."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.actions.staff import AccountEntry, open_accounts
from municipalities.files.refusal import ImportRefused
from municipalities.files.staff import (
    LARGEST_FILE,
    AccountLine,
    columns_of,
    read_accounts,
    write_template,
)
from municipalities.forms.staff import AccountFileForm, AccountTableForm
from municipalities.models import Municipality, Role
from municipalities.models.staff import KEEPING
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.fetching import staff_place
from municipalities.views.staff import handed_out, kept_in_order, place_context, sent_twice

# How long a table that was shown may wait for its confirmation, in seconds.
WAITS = 60 * 60


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def accounts_file(request: SignedInRequest, place: str) -> HttpResponse:
    """Hand in a table; see every account that it would open; open them all."""
    municipality = staff_place(request, place)
    context = {**place_context(place, municipality), "columns": columns_of(municipality)}
    if "table" in request.POST:
        confirmation = AccountTableForm(request.POST)
        if confirmation.is_valid():
            entries: list[AccountEntry] = []
            with refusals_into(confirmation):
                shown = _unsigned(request, place, confirmation)
                if entries := _entries(shown, municipality):
                    given = open_accounts(entries, actor=request.user)
                    return handed_out(request, place, municipality, given)
            if entries and (twice := sent_twice(request, place, municipality, entries)):
                return twice
        context["form"] = confirmation
        return answer(request, "municipalities/staff/file.html", context)
    posted = request.method == "POST"
    form = AccountFileForm(request.POST, request.FILES) if posted else AccountFileForm()
    if posted and form.is_valid():
        try:
            content = form.cleaned_data["file"].read(LARGEST_FILE + 1)
            lines = read_accounts(content, place=municipality, roles=_roles(request, municipality))
        except ImportRefused as refused:
            for sentence in refused.lines():
                form.add_error("file", sentence)
        else:
            context |= {"lines": lines, "confirmation": _signed(request, place, lines)}
            return answer(request, "municipalities/staff/file.html", context)
    return answer(request, "municipalities/staff/file.html", {**context, "form": form})


@login_required
@require_safe
def template(request: SignedInRequest, place: str) -> HttpResponse:
    """Hand out a table with the right columns and one invented row per role."""
    municipality = staff_place(request, place)
    return HttpResponse(
        write_template(municipality, _roles(request, municipality)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="konten.csv"'},
    )


def _roles(request: SignedInRequest, municipality: Municipality | None) -> list[Role]:
    """Return the roles that a table may give; the state's may name municipalities as well."""
    if municipality is not None:
        return kept_in_order(request, municipality)
    return [role for role in Role if role in KEEPING[Role.STATE_ADMIN]]


def _entries(lines: list[AccountLine], municipality: Municipality | None) -> list[AccountEntry]:
    keys = [] if municipality else [line.ags for line in lines if line.ags]
    places = Municipality.objects.in_bulk(keys, field_name="ags")
    return [
        AccountEntry(
            line.name,
            line.username,
            line.email,
            line.role,
            municipality or (places[line.ags] if line.ags else None),
        )
        for line in lines
    ]


def _salt(request: SignedInRequest, place: str) -> str:
    return f"accounts:{place}:{request.user.pk}"


def _signed(
    request: SignedInRequest, place: str, lines: tuple[AccountLine, ...]
) -> AccountTableForm:
    rows: list[dict[str, Any]] = [asdict(line) for line in lines]
    table = signing.dumps(rows, salt=_salt(request, place), compress=True)
    return AccountTableForm(initial={"table": table})


def _unsigned(
    request: SignedInRequest, place: str, confirmation: AccountTableForm
) -> list[AccountLine]:
    """Return the lines that were shown; none, with a reason on the form, when too old."""
    try:
        rows = signing.loads(
            confirmation.cleaned_data["table"], salt=_salt(request, place), max_age=WAITS
        )
    except signing.BadSignature:
        confirmation.add_error(
            None,
            _("Die Datei wurde vor mehr als einer Stunde geprüft. Laden Sie sie noch einmal hoch."),
        )
        return []
    return [AccountLine(**{**row, "role": Role(row["role"])}) for row in rows]
