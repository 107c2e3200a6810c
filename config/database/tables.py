"""One row for every model: what the program may do to its rows, and whether the log proves them.

Grants and triggers are made of this table (``install``), so a model that is missing here cannot be
reached by the program at all; ``tests/config/test_access.py`` names it.
"""

from __future__ import annotations

from config.database.access import Access, Rows
from config.database.seen import (
    ACCOUNT,
    ADDRESS,
    CHAIN,
    DESTROYED,
    DETERMINATION,
    ELECTION,
    EVENT,
    EVERYONE,
    KEPT_BY_STATE,
    NOBODYS,
    OF_STATE,
    OWN_SIGN_IN,
    RECIPIENT,
    ROLE,
    SIGNING_IN,
    SOURCE,
    WORK,
    Seen,
    own,
)

GIVEN, FINAL, REPLACED = Rows.GIVEN, Rows.FINAL, Rows.REPLACED
CORRECTED, FREE = Rows.CORRECTED, Rows.FREE

# Not proven, because no act stands behind each change: the log itself, which proves itself; how far
# a job is; work in hand (uploads, files, pieces, drafts and checks of an extract); how a table of a
# source is read; the index of names, which is made of proven entries; and who is signed in.
MUNICIPALITIES = (
    Access("municipalities.AuditChain", GIVEN, CHAIN, is_proven=False),
    Access("municipalities.AuditEvent", FINAL, EVENT, is_proven=False),
    Access("municipalities.Destruction", GIVEN, DESTROYED, is_proven=False),
    # Functions of the owner's read them: nobody has to see a seal.
    Access("municipalities.Seal", GIVEN, NOBODYS, is_proven=False),
    Access("municipalities.AnchorRecipient", CORRECTED, RECIPIENT, columns=("name",)),
    Access("municipalities.AnchorRecipientRemoval", FINAL, own("recipient")),
    # What was sent is no act: an event for it would make the log grow each day.
    Access("municipalities.AnchorDispatch", FINAL, own("recipient"), is_proven=False),
    # When somebody last signed in is no act; a password is stored anew when its hash gets stronger.
    Access("municipalities.User", CORRECTED, ACCOUNT, unproven=("last_login", "password")),
    Access("municipalities.User_groups", GIVEN, EVERYONE),
    Access("municipalities.User_user_permissions", GIVEN, EVERYONE),
    Access("municipalities.Membership", CORRECTED, ROLE, columns=("role",)),
    Access("municipalities.Kreis", GIVEN, EVERYONE),
    Access(
        "municipalities.Municipality",
        GIVEN,
        Seen(".", everyone=True, state_writes=True),
        is_locked=True,
    ),
    Access(
        "municipalities.ResidentCount",
        CORRECTED,
        Seen("municipality", everyone=True, state_writes=True),
    ),
    Access("municipalities.Term", FREE, KEPT_BY_STATE),
    Access(
        "municipalities.GremiumDecision", FINAL, own("municipality", state=True), is_locked=True
    ),
    Access("municipalities.DecisionAttachment", FINAL, own("decision__municipality", state=True)),
    Access("municipalities.BodyEvent", FINAL, own("municipality", state=True)),
    Access("municipalities.PastElection", GIVEN, EVERYONE),
    Access("municipalities.PastList", GIVEN, EVERYONE),
    Access("municipalities.PastPlaceVotes", GIVEN, EVERYONE),
    Access("municipalities.StateTotal", GIVEN, EVERYONE),
    Access("municipalities.StateStatement", GIVEN, EVERYONE),
    Access("municipalities.KnownBody", GIVEN, EVERYONE),
    Access("municipalities.Commission", FINAL, own("municipality", state=True), is_locked=True),
    Access("municipalities.CommissionPlan", FINAL, own("commission__municipality", state=True)),
    Access("municipalities.ProposalCall", FINAL, own("commission__municipality")),
    Access("municipalities.CommissionFormation", FREE, own("commission__municipality", state=True)),
    Access("municipalities.CommissionCorrection", FINAL, own("commission__municipality")),
    Access("municipalities.Organisation", CORRECTED, own("municipality")),
    Access("municipalities.OrganisationRemoval", FINAL, own("organisation")),
    Access("municipalities.Proposal", FREE, own("commission__municipality")),
    Access("municipalities.CommissionMember", FREE, own("commission__municipality")),
    Access("municipalities.MemberLeaving", FREE, own("member")),
    Access("municipalities.CoChair", FREE, own("member")),
    Access("municipalities.CommissionMeeting", FREE, own("commission__municipality", state=True)),
    Access(
        "municipalities.MeetingOutcome", FREE, own("meeting__commission__municipality", state=True)
    ),
    Access("municipalities.AnnualReport", FREE, own("commission__municipality", state=True)),
    Access(
        "municipalities.Job",
        CORRECTED,
        WORK,
        is_proven=False,
    ),
    Access("municipalities.Letterhead", CORRECTED, own("municipality", everyone=True)),
    Access("municipalities.ResidentUpload", FREE, OF_STATE, is_proven=False),
    Access("municipalities.ResidentFile", FINAL, OF_STATE, is_locked=True),
    Access("municipalities.TableSource", CORRECTED, SOURCE, is_proven=False),
)

ELECTIONS = (
    Access("elections.Election", FREE, ELECTION),
    Access(
        "elections.CalendarEntry",
        FREE,
        own("election", voter_reads="election", trust_reads="election", state=True),
    ),
    Access("elections.PostalDistrict", FREE, own("election")),
    Access("elections.PostalRoom", FREE, own("postal_district")),
    Access("elections.District", FREE, own("election", voter_reads="election")),
    Access("elections.PollingPlace", FREE, own("district__election")),
    Access("elections.DistrictFile", FREE, own("election"), is_proven=False),
    Access("elections.StreetRange", REPLACED, own("election")),
    Access("elections.StreetSetAside", REPLACED, own("election")),
    Access("elections.Nomination", FREE, own("election", trust=".")),
    Access("elections.NominationReceipt", FREE, own("nomination", trust_reads="nomination")),
    Access("elections.Submission", REPLACED, own("nomination", trust="nomination")),
    Access(
        "elections.SubmissionWithdrawal",
        REPLACED,
        own("submission", trust="submission__nomination"),
    ),
    Access("elections.TrustPerson", FREE, own("nomination", trust="nomination")),
    Access(
        "elections.Invitation",
        REPLACED,
        own("trust_person", trust_reads="trust_person__nomination"),
    ),
    Access(
        "elections.TrustAccess",
        REPLACED,
        own("trust_person", trust="trust_person__nomination"),
        is_locked=True,
    ),
    Access(
        "elections.TrustAccessEnd",
        REPLACED,
        own("access", trust_reads="access__trust_person__nomination"),
    ),
    Access("elections.Candidate", FREE, own("nomination", trust="nomination")),
    Access(
        "elections.PersonStrike", REPLACED, own("candidate", trust_reads="candidate__nomination")
    ),
    Access("elections.ListProof", REPLACED, own("nomination", trust_reads="nomination")),
    Access("elections.Exemption", REPLACED, own("nomination", trust_reads="nomination")),
    Access("elections.Examination", REPLACED, own("nomination", trust_reads="nomination")),
    Access("elections.DeficiencyNotice", REPLACED, own("nomination", trust_reads="nomination")),
    Access("elections.ListPrint", REPLACED, own("nomination", trust="nomination")),
    Access("elections.ListCorrection", REPLACED, own("nomination", trust_reads="nomination")),
    Access("elections.ListRemark", REPLACED, own("nomination", trust="nomination")),
    Access("elections.RemarkSettled", REPLACED, own("remark", trust="remark__nomination")),
    Access("elections.SupportForms", REPLACED, own("nomination", trust_reads="nomination")),
    # Whom a list is supported by is nobody's business but the office's that looks it up (R-DP-05).
    Access("elections.SupportSignature", REPLACED, own("nomination__election")),
    Access("elections.SignatureErasure", FINAL, own("election")),
    Access("elections.ListAnnouncement", FINAL, own("election")),
    Access("elections.ListOrder", REPLACED, own("election")),
    Access("elections.NominationDecision", FREE, own("nomination", trust_reads="nomination")),
    Access(
        "elections.NominationDecisionChange", REPLACED, own("nomination", trust_reads="nomination")
    ),
    Access("elections.WithdrawnList", FINAL, own("election")),
    Access("elections.CommitteeMember", FREE, own("election")),
    Access("elections.CommitteeMemberEnd", REPLACED, own("member")),
    Access("elections.CommitteeMeeting", FREE, own("election")),
    Access("elections.MeetingCourse", FREE, own("meeting")),
    Access("elections.MeetingAttendance", REPLACED, own("meeting")),
    Access("elections.MeetingItem", FREE, own("meeting")),
    Access("elections.MeetingMinutes", REPLACED, own("meeting")),
    Access("elections.ListObjection", FREE, own("nomination__election")),
    Access("elections.ListObjectionDecision", REPLACED, own("objection")),
    Access("elections.NameBlock", FREE, own("election"), is_proven=False),
    Access("elections.RegisterEntry", CORRECTED, own("election", voter_reads=".")),
    Access("elections.NumbersFixed", FINAL, own("election")),
    Access("elections.RegisterStrike", FINAL, own("entry")),
    Access("elections.RegisterRestoration", FINAL, own("strike")),
    Access("elections.RegisterCorrection", FINAL, own("entry__election")),
    Access("elections.RegisterClosing", FINAL, own("district")),
    Access("elections.ClosingCorrection", FINAL, own("closing")),
    Access("elections.SupplierMapping", CORRECTED, own("municipality"), is_proven=False),
    Access("elections.RegisterImport", CORRECTED, own("election")),
    Access("elections.ImportPiece", REPLACED, own("register_import"), is_proven=False),
    Access("elections.ImportCheck", REPLACED, own("register_import"), is_proven=False),
    Access("elections.ImportOutcome", FINAL, own("register_import")),
    Access("elections.DraftEntry", FREE, own("register_import"), is_proven=False),
    Access("elections.LanguageChoice", FREE, own("municipality")),
    Access(
        "elections.RegisterHold", CORRECTED, own("election"), columns=("lifted_on", "lifted_by_id")
    ),
    Access("elections.RegisterErasure", FINAL, own("election")),
    Access("elections.DoubtfulCase", FREE, own("election")),
    Access("elections.CaseDecision", FINAL, own("case")),
    Access("elections.DecisionWithdrawal", FINAL, own("decision")),
    Access("elections.OtherId", REPLACED, own("decision")),
    Access("elections.OnlineReceipt", FINAL, own("election", voter="entry")),
    Access("elections.ReceiptAcknowledgement", FINAL, own("receipt", voter="receipt__entry")),
    Access("elections.CardApplication", FINAL, own("election", voter="entry")),
    Access("elections.ApplicationRefusal", FINAL, own("application")),
    Access("elections.RefusalWithdrawal", FINAL, own("refusal")),
    Access("elections.PollingCard", FINAL, own("election", voter_reads="entry")),
    Access("elections.CardInvalidation", FINAL, own("card")),
    Access("elections.CardDispatch", FINAL, own("card__election")),
    Access("elections.CardDispatchWithdrawal", FINAL, own("dispatch")),
    Access("elections.CardPrintRun", FINAL, own("election"), is_locked=True),
    Access("elections.CardPrint", FINAL, own("run")),
    Access("elections.CardPrintFile", FINAL, own("run")),
    Access("elections.PostalLetters", FINAL, own("election")),
    Access("elections.PostalDecision", FINAL, own("election")),
    Access("elections.NoticeReturn", FINAL, own("entry__election")),
    Access("elections.NoticeReturnWithdrawal", FINAL, own("notice_return")),
    Access("elections.Inspection", FINAL, own("election")),
    Access("elections.RegisterObjection", FINAL, own("election")),
    Access("elections.RegisterObjectionGrounds", FINAL, own("objection")),
    Access("elections.RegisterObjectionDecision", FINAL, own("objection")),
)

BALLOTS = (
    Access("ballots.CountingUnit", FREE, own("election")),
    Access("ballots.CountingUnit_districts", REPLACED, own("countingunit")),
    Access("ballots.HandOver", REPLACED, own("unit")),
    Access("ballots.UnitReport", REPLACED, own("unit")),
    Access("ballots.ListVotes", REPLACED, own("report")),
    Access("ballots.CandidateVotes", REPLACED, own("report")),
    Access("ballots.BallotPaper", REPLACED, own("election")),
    Access("ballots.WithdrawnPaper", FINAL, own("election")),
    Access("ballots.Lot", FINAL, own("election")),
    Access("ballots.Determination", FINAL, DETERMINATION),
    Access("ballots.ListResult", FINAL, own("determination__election")),
    Access("ballots.CandidateResult", FINAL, own("determination__election")),
    Access("ballots.Mandate", FINAL, own("election")),
    Access("ballots.IncompatibilityNotice", FINAL, own("mandate")),
    Access("ballots.IncompatibilityProof", FINAL, own("notice")),
    Access("ballots.Departure", FINAL, own("mandate")),
    Access("ballots.SuccessionBar", FINAL, own("candidate__nomination__election")),
    Access("ballots.SuccessionLot", FINAL, own("departure")),
    Access("ballots.Succession", FINAL, own("departure")),
    Access("ballots.SuccessionAnnouncement", FINAL, own("succession")),
    Access("ballots.SkippedSuccessor", FINAL, own("succession")),
    Access("ballots.BodyEnd", FINAL, own("election")),
    Access("ballots.Objection", CORRECTED, own("election")),
    Access("ballots.ObjectionGrounds", REPLACED, own("objection")),
    Access("ballots.ObjectionDecision", REPLACED, own("objection")),
    Access("ballots.WithdrawnDecision", FINAL, own("objection")),
    Access("ballots.Annulment", FINAL, own("election", everyone=True)),
)

REPORTS = (
    Access("reports.Document", FINAL, own("municipality")),
    Access("reports.PrintOrder", FINAL, own("election"), is_locked=True),
    Access("reports.PrintPart", FINAL, own("order")),
    Access("reports.PrintedPart", FINAL, own("part")),
    Access("reports.PrintCancellation", FINAL, own("order")),
    Access("reports.PrintedRoom", FINAL, own("printed")),
    Access("reports.PrintedNotice", FINAL, own("room")),
    Access("reports.Publication", FINAL, own("election", everyone=True)),
    Access("reports.MembersPublication", FINAL, own("election", everyone=True)),
    Access(
        "reports.MembersPublication_successions",
        FINAL,
        own("memberspublication__election", everyone=True),
    ),
    Access("reports.ResultAnnouncement", FINAL, own("publication__election", everyone=True)),
)

# Of the packages: who is signed in, with which second factor, at which mail address.
PACKAGES = (
    Access("auth.Permission", GIVEN, EVERYONE, is_proven=False),
    Access("auth.Group", GIVEN, EVERYONE, is_proven=False),
    Access("auth.Group_permissions", GIVEN, EVERYONE, is_proven=False),
    Access("contenttypes.ContentType", GIVEN, EVERYONE, is_proven=False),
    Access("sessions.Session", FREE, SIGNING_IN, is_proven=False),
    Access("account.EmailAddress", FREE, ADDRESS, is_proven=False),
    Access("account.EmailConfirmation", FREE, SIGNING_IN, is_proven=False),
    Access("mfa.Authenticator", FREE, OWN_SIGN_IN, is_proven=False),
    Access("socialaccount.SocialApp", GIVEN, EVERYONE, is_proven=False),
    Access("socialaccount.SocialAccount", FREE, OWN_SIGN_IN, is_proven=False),
    Access("socialaccount.SocialToken", FREE, own("account", by=("arriving",)), is_proven=False),
)

ACCESS = (*MUNICIPALITIES, *ELECTIONS, *BALLOTS, *REPORTS, *PACKAGES)

# Tables and views that belong to no model, and what the program may do to their rows.
WITHOUT_MODEL = {
    "config_cache": FREE,  # attempts to sign in are counted here
    "django_migrations": GIVEN,
    "elections_openstrike": GIVEN,
}
# They show what the one who asks may see, and not what their owner may.
VIEWS = ("elections_openstrike",)
