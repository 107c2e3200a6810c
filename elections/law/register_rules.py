"""Why an act on the register or an import may be refused; sentences: ``messages``."""

from municipalities.law.basis import Rule


class RegisterRule(Rule):
    """Refusals about the register of electors and its imports."""
