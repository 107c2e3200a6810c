"""Addresses of this room."""

from django.urls import path

from municipalities.views import anchors, directory, letterhead, log, staff, staff_files
from municipalities.views.body import decisions, municipality, outcomes, papers, terms
from municipalities.views.commission import (
    corrections,
    formation,
    meetings,
    members,
    organisations,
    overview,
    proposals,
    start,
)
from municipalities.views.residents import counts
from municipalities.views.residents import files as residents_files
from municipalities.views.residents import reading as residents_reading

app_name = "municipalities"
urlpatterns = [
    path("land/wahlzeiten/", terms.terms, name="terms"),
    path("land/wahlzeiten/<int:term_pk>/", terms.correct_term, name="correct_term"),
    path("land/einwohnerzahlen/", residents_files.files, name="resident_files"),
    path("land/einwohnerzahlen/vorlage/", residents_files.template, name="resident_template"),
    path(
        "land/einwohnerzahlen/abgegeben/<int:upload_pk>/",
        residents_reading.reading,
        name="resident_reading",
    ),
    path("land/einwohnerzahlen/<int:file_pk>/", residents_files.file, name="resident_file"),
    path("gemeinden/", directory.listing, name="list"),
    path("gemeinden/<slug:ags>/", municipality.detail, name="detail"),
    path("gemeinden/<slug:ags>/entscheidung/", decisions.decide, name="decide"),
    path("gemeinden/<slug:ags>/wahl/<int:term_pk>/ausgang/", outcomes.outcome, name="outcome"),
    path(
        "gemeinden/<slug:ags>/entscheidungen/<int:decision_pk>/dokument/",
        papers.attach,
        name="attach",
    ),
    path(
        "gemeinden/<slug:ags>/dokumente/<int:attachment_pk>.pdf", papers.document, name="document"
    ),
    path("gemeinden/<slug:ags>/einwohner/", counts.residents, name="residents"),
    path("gemeinden/<slug:ags>/verlauf/", municipality.course, name="timeline"),
    path("gemeinden/<slug:ags>/briefkopf/", letterhead.letterhead, name="letterhead"),
    # ``place`` is the key of a municipality, or „land“.
    path("konten/<slug:place>/", staff.accounts, name="accounts"),
    path("konten/<slug:place>/neu/", staff.new, name="account_new"),
    path("konten/<slug:place>/datei/", staff_files.accounts_file, name="accounts_file"),
    path("konten/<slug:place>/vorlage/", staff_files.template, name="accounts_template"),
    path("konten/<slug:place>/<int:account_pk>/", staff.correct, name="account"),
    path("konten/<slug:place>/<int:account_pk>/sperren/", staff.lock, name="account_lock"),
    path(
        "konten/<slug:place>/<int:account_pk>/startpasswort/",
        staff.start_password,
        name="account_start_password",
    ),
    path("pruefanker/<slug:place>/", anchors.listing, name="anchors"),
    path("pruefanker/<slug:place>/<int:recipient_pk>/", anchors.correct, name="anchor_correct"),
    path(
        "pruefanker/<slug:place>/<int:recipient_pk>/austragen/",
        anchors.remove,
        name="anchor_remove",
    ),
    path("gemeinden/<slug:ags>/log/", log.log, name="log"),
    path("gemeinden/<slug:ags>/kommission/", start.start, name="commission_start"),
    path("gemeinden/<slug:ags>/vereinigungen/", organisations.register, name="organisations"),
    path(
        "gemeinden/<slug:ags>/vereinigungen/<int:organisation_pk>/",
        organisations.change,
        name="organisation",
    ),
    path(
        "gemeinden/<slug:ags>/vereinigungen/<int:organisation_pk>/austragen/",
        organisations.remove,
        name="organisation_remove",
    ),
    path("kommissionen/<int:pk>/", overview.overview, name="commission"),
    path("kommissionen/<int:pk>/sitze/", start.plan, name="commission_plan"),
    path("kommissionen/<int:pk>/vorschlaege/", proposals.listing, name="proposals"),
    path("kommissionen/<int:pk>/vorschlaege/neu/", proposals.new, name="proposal_new"),
    path(
        "kommissionen/<int:pk>/vorschlaege/<int:proposal_pk>/zurueckziehen/",
        proposals.withdraw,
        name="proposal_withdraw",
    ),
    path("kommissionen/<int:pk>/wahl/", members.elect, name="elect_experts"),
    path("kommissionen/<int:pk>/mitglieder/neu/", members.appoint, name="appoint_member"),
    path(
        "kommissionen/<int:pk>/mitglieder/<int:member_pk>/ausscheiden/",
        members.leave,
        name="member_leave",
    ),
    path("kommissionen/<int:pk>/mitvorsitz/", members.co_chair, name="co_chair"),
    path("kommissionen/<int:pk>/bildung/", formation.form_it, name="form_commission"),
    path("kommissionen/<int:pk>/sitzungen/", meetings.meetings, name="meetings"),
    path(
        "kommissionen/<int:pk>/sitzungen/<int:meeting_pk>/",
        meetings.outcome,
        name="meeting_outcome",
    ),
    # ``entry`` says what is corrected (``corrections.SLUGS``), ``row_pk`` which one.
    path(
        "kommissionen/<int:pk>/berichtigen/<slug:entry>/<int:row_pk>/",
        corrections.correct,
        name="commission_correct",
    ),
    path(
        "kommissionen/<int:pk>/zuruecknehmen/<slug:entry>/<int:row_pk>/",
        corrections.take_back,
        name="commission_take_back",
    ),
    path("kommissionen/<int:pk>/bericht/", meetings.report, name="annual_report"),
]
