"""Sign-in: the office gives out the accounts, nobody signs up alone."""

from dataclasses import replace

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from config.scopes import scope_of
from municipalities.actions.staff import choose_password
from municipalities.law.basis import RuleViolation
from municipalities.law.staff import StaffRule
from municipalities.messages import sentence
from municipalities.models import User
from municipalities.scope import taken


def address_is_fixed(request: HttpRequest) -> HttpResponse:
    """Answer 404: the office keeps the addresses, nobody changes their own.

    Single sign-on finds an account by its address. Whoever could enter a colleague's address would
    receive that colleague's first sign-on.
    """
    raise Http404


class AccountAdapter(DefaultAccountAdapter):
    """Closes the public sign-up; a password that a person chooses is logged as such."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "enter_current_password": _("Geben Sie Ihr jetziges Passwort ein."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: an administrator makes every account."""
        return False

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """Return a password that may be chosen; a start password may not be kept."""
        chosen: str = super().clean_password(password, user=user)
        if isinstance(user, User) and user.has_start_password and user.check_password(chosen):
            raise ValidationError(sentence(RuleViolation(StaffRule.START_KEPT)))
        return chosen

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead on to the start page; the same empty form again looks as if nothing was saved."""
        return reverse("reports:start")

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Store the password that a person chose: changed, or renewed by e-mail."""
        if not isinstance(user, User):
            raise TypeError("accounts are those of this product")
        # Whoever renews it by e-mail is not signed in; the act stands in the log of the town hall.
        with taken(replace(scope_of(user), kind="arriving")):
            access = user.list_access.select_related(
                "trust_person__nomination__election__municipality"
            ).last()
            place = access.trust_person.nomination.election.municipality if access else None
            choose_password(user, password, also_of=place)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on finds existing accounts and never makes new ones."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Return False: an administrator makes every account."""
        return False
