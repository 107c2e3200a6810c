"""Addresses of this room."""

from django.urls import path

from elections.urls import committee, nominations
from elections.views.cards import (
    applications,
    dispatch,
    letters,
    online,
    postal_numbers,
    refusals,
    returns,
)
from elections.views.cards import issued as cards_issued
from elections.views.course import calendar, corrections, overview, steps
from elections.views.districts import files as districts_files
from elections.views.districts import overview as districts_overview
from elections.views.districts import (
    street_rows,
    streets,
    together,
)
from elections.views.register import (
    cases,
    closing,
    closing_together,
    entry,
    extracts,
    languages,
    misplaced,
    objections,
    reading,
)
from elections.views.register import overview as register_overview

app_name = "elections"
urlpatterns = [
    # For voters; a QR code holds the address in capitals.
    path("w/", online.start, name="apply_start"),
    path("W/", online.start),
    path("w/<str:code>/", online.apply_online, name="apply_online"),
    path("W/<str:code>/", online.apply_online),
    path("gemeinden/<slug:ags>/wahl/<int:term_pk>/", overview.set_up, name="set_up"),
    path("wahlen/<int:pk>/", overview.detail, name="detail"),
    path("wahlen/<int:pk>/sitze/", corrections.seats, name="seats"),
    path("wahlen/<int:pk>/zuruecknehmen/", corrections.withdraw, name="withdraw"),
    path("wahlen/<int:pk>/kalender/", calendar.calendar, name="calendar"),
    path("wahlen/<int:pk>/kalender.ics", calendar.calendar_as_file, name="calendar_file"),
    path("wahlen/<int:pk>/kalender/<int:entry_pk>/", calendar.move, name="move"),
    path("wahlen/<int:pk>/verzeichnis/", register_overview.register, name="register"),
    path("wahlen/<int:pk>/verzeichnis/sprachen/", languages.languages, name="languages"),
    path("wahlen/<int:pk>/verzeichnis/auszug/", extracts.extracts, name="extracts"),
    path("wahlen/<int:pk>/verzeichnis/auszug/<int:import_pk>/", extracts.extract, name="extract"),
    path(
        "wahlen/<int:pk>/verzeichnis/auszug/<int:import_pk>/lesen/",
        reading.reading,
        name="extract_reading",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/auszug/<int:import_pk>/woerter/",
        reading.words,
        name="extract_words",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/auszug/<int:import_pk>/verwerfen/",
        extracts.drop,
        name="extract_drop",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/abschluss/",
        closing_together.close,
        name="close_registers",
    ),
    path("wahlen/<int:pk>/verzeichnis/suche/", register_overview.search, name="register_search"),
    path("wahlen/<int:pk>/verzeichnis/klaerung/", cases.cases, name="cases"),
    path(
        "wahlen/<int:pk>/verzeichnis/klaerung/<int:case_decision_pk>/zuruecknehmen/",
        cases.withdraw,
        name="case_withdraw",
    ),
    path("wahlen/<int:pk>/verzeichnis/neu/", register_overview.new_district, name="new_district"),
    path(
        "wahlen/<int:pk>/verzeichnis/<int:district_pk>/",
        register_overview.district,
        name="district",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/<int:district_pk>/abschluss/",
        closing.close,
        name="close_register",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/<int:district_pk>/abschluss/berichtigen/",
        closing.correct,
        name="correct_closing",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/<int:district_pk>/person/",
        register_overview.new_person,
        name="new_person",
    ),
    path("wahlen/<int:pk>/bezirke/alle/", together.districts, name="districts_together"),
    path(
        "wahlen/<int:pk>/bezirke/briefwahl/alle/",
        together.postal_districts,
        name="postal_districts_together",
    ),
    path("wahlen/<int:pk>/bezirke/", districts_overview.districts, name="districts"),
    path(
        "wahlen/<int:pk>/bezirke/<int:district_pk>/", districts_overview.edit, name="edit_district"
    ),
    path(
        "wahlen/<int:pk>/bezirke/<int:district_pk>/entfernen/",
        districts_overview.remove,
        name="remove_district",
    ),
    path(
        "wahlen/<int:pk>/bezirke/briefwahl/",
        districts_overview.postal_districts,
        name="postal_districts",
    ),
    path(
        "wahlen/<int:pk>/bezirke/briefwahl/<int:postal_pk>/",
        districts_overview.edit_postal,
        name="edit_postal_district",
    ),
    path(
        "wahlen/<int:pk>/bezirke/wahllokale/",
        districts_files.polling_places_file,
        name="polling_places_file",
    ),
    path(
        "wahlen/<int:pk>/bezirke/opendata-wahllokale.csv",
        districts_files.polling_places_csv,
        name="polling_places_csv",
    ),
    path("wahlen/<int:pk>/bezirke/strassen/", streets.streets, name="streets"),
    path("wahlen/<int:pk>/bezirke/strassen/neu/", street_rows.add, name="street_add"),
    path(
        "wahlen/<int:pk>/bezirke/strassen/<int:range_pk>/entfernen/",
        street_rows.remove,
        name="street_remove",
    ),
    path(
        "wahlen/<int:pk>/bezirke/strassen/datei/", districts_files.streets_file, name="streets_file"
    ),
    path(
        "wahlen/<int:pk>/bezirke/opendata-strassen.csv",
        districts_files.streets_csv,
        name="streets_csv",
    ),
    path("wahlen/<int:pk>/bezirke/ohne/", streets.unassigned, name="unassigned"),
    path("wahlen/<int:pk>/verzeichnis/umtragen/", misplaced.misplaced_people, name="misplaced"),
    path("wahlen/<int:pk>/bezirke/ohne/<int:elector_pk>/", streets.choose, name="choose_district"),
    path("wahlen/<int:pk>/verzeichnis/person/<int:person_pk>/", entry.entry, name="entry"),
    path(
        "wahlen/<int:pk>/verzeichnis/person/<int:person_pk>/berichtigen/",
        entry.correct,
        name="entry_correct",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/person/<int:person_pk>/umzug/", entry.move, name="entry_move"
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/person/<int:person_pk>/streichen/",
        entry.strike,
        name="entry_strike",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/person/<int:person_pk>/wieder/",
        entry.restore,
        name="entry_restore",
    ),
    path("wahlen/<int:pk>/verzeichnis/nachtrag/", entry.add, name="entry_add"),
    path("wahlen/<int:pk>/verzeichnis/einsicht/", objections.inspections, name="inspections"),
    path(
        "wahlen/<int:pk>/verzeichnis/einsprueche/",
        objections.objections,
        name="register_objections",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/einsprueche/neu/",
        objections.new_objection,
        name="register_objection_new",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/einsprueche/<int:register_objection_pk>/gruende/",
        objections.objection_grounds,
        name="register_objection_grounds",
    ),
    path(
        "wahlen/<int:pk>/verzeichnis/einsprueche/<int:register_objection_pk>/",
        objections.objection,
        name="register_objection",
    ),
    path("wahlen/<int:pk>/verzeichnis/ruecklauf/", returns.returns, name="notice_returns"),
    path(
        "wahlen/<int:pk>/verzeichnis/ruecklauf/<int:return_pk>/",
        returns.take_back,
        name="notice_return_back",
    ),
    path("wahlen/<int:pk>/antraege/", applications.applications, name="applications"),
    path("wahlen/<int:pk>/antraege/neu/", applications.new, name="application_new"),
    path("wahlen/<int:pk>/antraege/ausstellen/", applications.issue_open, name="issue_open"),
    path("wahlen/<int:pk>/antraege/abgleich/", cards_issued.receipts, name="reconciliation"),
    path("wahlen/<int:pk>/antraege/wahlscheine/", cards_issued.cards, name="cards"),
    path(
        "wahlen/<int:pk>/antraege/wahlscheine/<int:card_pk>/ersatz/",
        cards_issued.replace,
        name="card_replace",
    ),
    path(
        "wahlen/<int:pk>/antraege/wahlscheine/<int:card_pk>/versand/",
        dispatch.dispatch,
        name="card_dispatch",
    ),
    path(
        "wahlen/<int:pk>/antraege/wahlscheine/<int:card_pk>/versand/zurueck/",
        dispatch.take_back,
        name="card_dispatch_back",
    ),
    path(
        "wahlen/<int:pk>/antraege/wahlscheine/<int:card_pk>/ungueltig/",
        cards_issued.invalidate,
        name="card_invalidate",
    ),
    path(
        "wahlen/<int:pk>/antraege/<int:application_pk>/",
        applications.application,
        name="application",
    ),
    path(
        "wahlen/<int:pk>/antraege/<int:application_pk>/ablehnen/",
        refusals.refuse,
        name="application_refuse",
    ),
    path(
        "wahlen/<int:pk>/antraege/<int:application_pk>/wieder/",
        refusals.reopen,
        name="application_reopen",
    ),
    path(
        "wahlen/<int:pk>/antraege/<int:application_pk>/sonderfall/",
        cards_issued.special,
        name="application_special",
    ),
    path("wahlen/<int:pk>/antraege/wahlbriefe/", letters.letters, name="letters"),
    path("wahlen/<int:pk>/zaehlung/briefwahl/", postal_numbers.numbers, name="postal_numbers"),
    path(
        "wahlen/<int:pk>/antraege/wahlbriefe/<int:slip_pk>/berichtigen/",
        letters.correct,
        name="letters_correct",
    ),
    path(
        "wahlen/<int:pk>/antraege/wahlbriefe/zulassung/", letters.decision, name="letters_decision"
    ),
    path("wahlen/<int:pk>/schritt/<slug:step>/", steps.step, name="step"),
    *nominations.urlpatterns,
    *committee.urlpatterns,
]
