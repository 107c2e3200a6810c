"""Sign-in: the office gives out the accounts, nobody signs up alone."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import Http404, HttpRequest, HttpResponse


def address_is_fixed(request: HttpRequest) -> HttpResponse:
    """Answer 404: the office keeps the addresses, nobody changes their own.

    Single sign-on finds an account by its address. Whoever could enter a colleague's address would
    receive that colleague's first sign-on.
    """
    raise Http404


class AccountAdapter(DefaultAccountAdapter):
    """Closes the public sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: an administrator makes every account."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on finds existing accounts and never makes new ones."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Return False: an administrator makes every account."""
        return False
