"""Addresses of the Wahlausschuss."""

from django.urls import path

from elections.views.committee import course as committee_course
from elections.views.committee import meeting as committee_meeting
from elections.views.committee import meetings as committee_meetings
from elections.views.committee import members as committee_members
from elections.views.committee import objections as list_objections
from elections.views.committee import overview as committee_overview

urlpatterns = [
    path("wahlen/<int:pk>/wahlausschuss/", committee_overview.committee, name="committee"),
    path(
        "wahlen/<int:pk>/wahlausschuss/zulassung/",
        committee_overview.deciding,
        name="committee_deciding",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/mitglieder/",
        committee_members.appoint,
        name="committee_appoint",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/mitglieder/<int:committee_member_pk>/",
        committee_members.correct,
        name="committee_member",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/mitglieder/<int:committee_member_pk>/ausscheiden/",
        committee_members.end,
        name="committee_member_end",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/mitglieder/<int:committee_member_pk>/wieder/",
        committee_members.take_back,
        name="committee_member_back",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/mitglieder/<int:committee_member_pk>/entfernen/",
        committee_members.remove,
        name="committee_member_remove",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/sitzungen/neu/",
        committee_meetings.plan,
        name="committee_meeting_new",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/sitzungen/<int:committee_meeting_pk>/",
        committee_meeting.meeting,
        name="committee_meeting",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/sitzungen/<int:committee_meeting_pk>/aendern/",
        committee_meetings.change,
        name="committee_meeting_change",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/sitzungen/<int:committee_meeting_pk>/entfernen/",
        committee_meetings.remove,
        name="committee_meeting_remove",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/sitzungen/<int:committee_meeting_pk>/verlauf/",
        committee_course.course,
        name="committee_course",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/sitzungen/<int:committee_meeting_pk>/niederschrift/zuruecknehmen/",
        committee_course.take_back,
        name="committee_minutes_back",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/einsprueche/<int:list_objection_pk>/",
        list_objections.correct,
        name="list_objection",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/einsprueche/<int:list_objection_pk>/entfernen/",
        list_objections.remove,
        name="list_objection_remove",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/einsprueche/<int:list_objection_pk>/entscheidung/",
        list_objections.decide,
        name="list_objection_decide",
    ),
    path(
        "wahlen/<int:pk>/wahlausschuss/einsprueche/<int:list_objection_pk>/zuruecknehmen/",
        list_objections.take_back,
        name="list_objection_back",
    ),
    path(
        "wahlen/<int:pk>/listen/<int:nomination_pk>/einspruch/",
        list_objections.receive,
        name="list_objection_new",
    ),
]
