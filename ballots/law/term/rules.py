"""Why an act on the body in its term is refused, and what is noticed; sentences: ``messages``."""

from municipalities.law.basis import Rule


class TermRule(Rule):
    """Refusals and findings; the act or the law that raises one names the norm."""

    DATE_IN_FUTURE = "term.date_in_future"
    AFTER_TERM = "term.after_term"

    # a seat is lost, or never acquired
    BEFORE_MANDATE = "term.before_mandate"
    LOSS_WITH_FINDING = "term.loss_with_finding"
    EVENT_AFTER_FINDING = "term.event_after_finding"
    FINDING_STILL_OPEN = "term.finding_still_open"
    LOSS_FROM_START = "term.loss_from_start"
    SERVED_BEFORE_DETERMINATION = "term.served_before_determination"
    PROOF_BEFORE_SERVICE = "term.proof_before_service"
    PROOF_TOO_LATE = "term.proof_too_late"
    PROOF_PERIOD_RUNS = "term.proof_period_runs"
    PROOF_GIVEN = "term.proof_given"

    # an objection: what cannot have been, what the law notices, what cannot be decided
    PUBLISHED_BEFORE_ELECTION = "term.published_before_election"
    OBJECTION_BEFORE_ELECTION = "term.objection_before_election"
    OBJECTION_EARLY = "term.objection_early"
    OBJECTION_LATE = "term.objection_late"
    OBJECTION_REASONED_LATE = "term.objection_reasoned_late"
    OBJECTION_NOT_IN_FORM = "term.objection_not_in_form"
    OBJECTOR_NO_ELECTOR = "term.objector_no_elector"
    OBJECTION_SUPPORT_MISSING = "term.objection_support_missing"
    OBJECTION_ELECTORS_UNKNOWN = "term.objection_electors_unknown"
    DECIDED_BEFORE_OBJECTION = "term.decided_before_objection"
    OBJECTION_IS_ADMISSIBLE = "term.objection_is_admissible"
    OBJECTION_IS_INADMISSIBLE = "term.objection_is_inadmissible"
