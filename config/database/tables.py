"""One row for every model: what the program may do to its rows, and whether the log proves them.

Grants and triggers are made of this table (``install``), so a model that is missing here cannot be
reached by the program at all; ``tests/config/test_access.py`` names it.
"""

from __future__ import annotations

from config.database.access import Access, Rows

GIVEN, FINAL, REPLACED = Rows.GIVEN, Rows.FINAL, Rows.REPLACED
CORRECTED, FREE = Rows.CORRECTED, Rows.FREE

# Not proven, because no act stands behind each change: the log itself, which proves itself; how far
# a job is; work in hand (uploads, files, pieces, drafts and checks of an extract); how a table of a
# source is read; the index of names, which is made of proven entries; and who is signed in.
MUNICIPALITIES = (
    Access("municipalities.AuditChain", GIVEN, is_proven=False),
    Access("municipalities.AuditEvent", FINAL, is_proven=False),
    Access("municipalities.Destruction", GIVEN, is_proven=False),
    Access("municipalities.Seal", GIVEN, is_proven=False),
    Access("municipalities.AnchorRecipient", CORRECTED, columns=("name",)),
    Access("municipalities.AnchorRecipientRemoval", FINAL),
    # What was sent is no act: an event for it would make the log grow each day.
    Access("municipalities.AnchorDispatch", FINAL, is_proven=False),
    # When somebody last signed in is no act; a password is stored anew when its hash gets stronger.
    Access("municipalities.User", CORRECTED, unproven=("last_login", "password")),
    Access("municipalities.User_groups", GIVEN),
    Access("municipalities.User_user_permissions", GIVEN),
    Access("municipalities.Membership", CORRECTED, columns=("role",)),
    Access("municipalities.Kreis", GIVEN),
    Access("municipalities.Municipality", GIVEN, is_locked=True),
    Access("municipalities.ResidentCount", CORRECTED),
    Access("municipalities.Term", FREE),
    Access("municipalities.GremiumDecision", FINAL, is_locked=True),
    Access("municipalities.DecisionAttachment", FINAL),
    Access("municipalities.BodyEvent", FINAL),
    Access("municipalities.PastElection", GIVEN),
    Access("municipalities.PastList", GIVEN),
    Access("municipalities.PastPlaceVotes", GIVEN),
    Access("municipalities.StateTotal", GIVEN),
    Access("municipalities.StateStatement", GIVEN),
    Access("municipalities.KnownBody", GIVEN),
    Access("municipalities.Commission", FINAL, is_locked=True),
    Access("municipalities.CommissionPlan", FINAL),
    Access("municipalities.ProposalCall", FINAL),
    Access("municipalities.CommissionFormation", FREE),
    Access("municipalities.CommissionCorrection", FINAL),
    Access("municipalities.Organisation", CORRECTED),
    Access("municipalities.OrganisationRemoval", FINAL),
    Access("municipalities.Proposal", FREE),
    Access("municipalities.CommissionMember", FREE),
    Access("municipalities.MemberLeaving", FREE),
    Access("municipalities.CoChair", FREE),
    Access("municipalities.CommissionMeeting", FREE),
    Access("municipalities.MeetingOutcome", FREE),
    Access("municipalities.AnnualReport", FREE),
    Access("municipalities.Job", CORRECTED, is_proven=False),
    Access("municipalities.Letterhead", CORRECTED),
    Access("municipalities.ResidentUpload", FREE, is_proven=False),
    Access("municipalities.ResidentFile", FINAL, is_locked=True),
    Access("municipalities.TableSource", CORRECTED, is_proven=False),
)

ELECTIONS = (
    Access("elections.Election", FREE),
    Access("elections.CalendarEntry", FREE),
    Access("elections.PostalDistrict", FREE),
    Access("elections.PostalRoom", FREE),
    Access("elections.District", FREE),
    Access("elections.PollingPlace", FREE),
    Access("elections.DistrictFile", FREE, is_proven=False),
    Access("elections.StreetRange", REPLACED),
    Access("elections.StreetSetAside", REPLACED),
    Access("elections.Nomination", FREE),
    Access("elections.Candidate", FREE),
    Access("elections.NominationDecision", FREE),
    Access("elections.NominationDecisionChange", REPLACED),
    Access("elections.WithdrawnList", FINAL),
    Access("elections.NameBlock", FREE, is_proven=False),
    Access("elections.RegisterEntry", CORRECTED),
    Access("elections.NumbersFixed", FINAL),
    Access("elections.RegisterStrike", FINAL),
    Access("elections.RegisterRestoration", FINAL),
    Access("elections.RegisterCorrection", FINAL),
    Access("elections.RegisterClosing", FINAL),
    Access("elections.ClosingCorrection", FINAL),
    Access("elections.SupplierMapping", CORRECTED, is_proven=False),
    Access("elections.RegisterImport", CORRECTED),
    Access("elections.ImportPiece", REPLACED, is_proven=False),
    Access("elections.ImportCheck", REPLACED, is_proven=False),
    Access("elections.ImportOutcome", FINAL),
    Access("elections.DraftEntry", FREE, is_proven=False),
    Access("elections.LanguageChoice", FREE),
    Access("elections.RegisterHold", CORRECTED, columns=("lifted_on", "lifted_by_id")),
    Access("elections.RegisterErasure", FINAL),
    Access("elections.DoubtfulCase", FREE),
    Access("elections.CaseDecision", FINAL),
    Access("elections.DecisionWithdrawal", FINAL),
    Access("elections.OtherId", REPLACED),
    Access("elections.OnlineReceipt", FINAL),
    Access("elections.ReceiptAcknowledgement", FINAL),
    Access("elections.CardApplication", FINAL),
    Access("elections.ApplicationRefusal", FINAL),
    Access("elections.RefusalWithdrawal", FINAL),
    Access("elections.PollingCard", FINAL),
    Access("elections.CardInvalidation", FINAL),
    Access("elections.CardDispatch", FINAL),
    Access("elections.CardDispatchWithdrawal", FINAL),
    Access("elections.CardPrintRun", FINAL, is_locked=True),
    Access("elections.CardPrint", FINAL),
    Access("elections.CardPrintFile", FINAL),
    Access("elections.PostalLetters", FINAL),
    Access("elections.PostalDecision", FINAL),
    Access("elections.NoticeReturn", FINAL),
    Access("elections.NoticeReturnWithdrawal", FINAL),
    Access("elections.Inspection", FINAL),
    Access("elections.RegisterObjection", FINAL),
    Access("elections.RegisterObjectionGrounds", FINAL),
    Access("elections.RegisterObjectionDecision", FINAL),
)

BALLOTS = (
    Access("ballots.CountingUnit", FREE),
    Access("ballots.CountingUnit_districts", REPLACED),
    Access("ballots.HandOver", REPLACED),
    Access("ballots.UnitReport", REPLACED),
    Access("ballots.ListVotes", REPLACED),
    Access("ballots.CandidateVotes", REPLACED),
    Access("ballots.BallotPaper", REPLACED),
    Access("ballots.WithdrawnPaper", FINAL),
    Access("ballots.Lot", FINAL),
    Access("ballots.Determination", FINAL),
    Access("ballots.ListResult", FINAL),
    Access("ballots.CandidateResult", FINAL),
    Access("ballots.Mandate", FINAL),
    Access("ballots.IncompatibilityNotice", FINAL),
    Access("ballots.IncompatibilityProof", FINAL),
    Access("ballots.Departure", FINAL),
    Access("ballots.SuccessionBar", FINAL),
    Access("ballots.SuccessionLot", FINAL),
    Access("ballots.Succession", FINAL),
    Access("ballots.SuccessionAnnouncement", FINAL),
    Access("ballots.SkippedSuccessor", FINAL),
    Access("ballots.BodyEnd", FINAL),
    Access("ballots.Objection", CORRECTED),
    Access("ballots.ObjectionGrounds", REPLACED),
    Access("ballots.ObjectionDecision", REPLACED),
    Access("ballots.WithdrawnDecision", FINAL),
    Access("ballots.Annulment", FINAL),
)

REPORTS = (
    Access("reports.Document", FINAL),
    Access("reports.PrintOrder", FINAL, is_locked=True),
    Access("reports.PrintPart", FINAL),
    Access("reports.PrintedPart", FINAL),
    Access("reports.PrintCancellation", FINAL),
    Access("reports.PrintedRoom", FINAL),
    Access("reports.PrintedNotice", FINAL),
    Access("reports.Publication", FINAL),
    Access("reports.MembersPublication", FINAL),
    Access("reports.MembersPublication_successions", FINAL),
    Access("reports.ResultAnnouncement", FINAL),
)

# Of the packages: who is signed in, with which second factor, at which mail address.
PACKAGES = (
    Access("auth.Permission", GIVEN, is_proven=False),
    Access("auth.Group", GIVEN, is_proven=False),
    Access("auth.Group_permissions", GIVEN, is_proven=False),
    Access("contenttypes.ContentType", GIVEN, is_proven=False),
    Access("sessions.Session", FREE, is_proven=False),
    Access("account.EmailAddress", FREE, is_proven=False),
    Access("account.EmailConfirmation", FREE, is_proven=False),
    Access("mfa.Authenticator", FREE, is_proven=False),
    Access("socialaccount.SocialApp", GIVEN, is_proven=False),
    Access("socialaccount.SocialAccount", FREE, is_proven=False),
    Access("socialaccount.SocialToken", FREE, is_proven=False),
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
