"""The people of the demonstration clinic: one account for each role, with passwords that everybody may know.

Never for a site that others can reach; the command that makes them refuses to run there.
"""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.db import transaction
from wagtail.users.models import UserProfile

from cms.translation.groups import ADMINISTRATORS, EDITORS, PUBLISHERS, reviewers, translators

from .rights import grant_rights


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One person who can sign in."""

    username: str
    password: str
    role: str
    groups: tuple[str, ...]
    interface: str
    """Language of the admin for this person."""
    given_name: str
    """Wagtail's account form, where people choose their language, insists on a name."""
    is_superuser: bool = False


PUBLISHER = "publisher"
ACCOUNTS = (
    DemoAccount(
        "admin", "demo-admin-2026", "administrator", (ADMINISTRATORS,), "ko", "관리자", is_superuser=True
    ),
    DemoAccount("editor", "demo-editor-2026", "editor", (EDITORS,), "ko", "편집자"),
    DemoAccount(
        "translator-en",
        "demo-translator-2026",
        "translator into English",
        (translators("en"),),
        "en",
        "Translator",
    ),
    DemoAccount(
        "reviewer-en", "demo-reviewer-2026", "reviewer of English", (reviewers("en"),), "en", "Reviewer"
    ),
    # Publishes the demo's pages together with their translations, and so approves English as well.
    DemoAccount(
        PUBLISHER,
        "demo-publisher-2026",
        "publisher and reviewer",
        (PUBLISHERS, reviewers("en")),
        "ko",
        "게시 담당자",
    ),
)


@transaction.atomic
def create_accounts() -> int:
    """Make the accounts that do not exist yet; the number made. Passwords that were changed stay changed."""
    existing = set(get_user_model().objects.values_list("username", flat=True))
    missing = [account for account in ACCOUNTS if account.username not in existing]
    if missing:
        grant_rights()
    for account in missing:
        _create(account)
    return len(missing)


def publisher() -> User:
    """Who publishes the demo's pages. Raises DoesNotExist."""
    return get_user_model().objects.get(username=PUBLISHER)


def _create(account: DemoAccount) -> None:
    user = get_user_model().objects.create_user(
        account.username,
        f"{account.username}@clinic.example",
        account.password,
        first_name=account.given_name,
        last_name="(데모)" if account.interface == "ko" else "(demo)",
        is_superuser=account.is_superuser,
        is_staff=account.is_superuser,
    )
    user.groups.set(Group.objects.filter(name__in=account.groups))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": account.interface})
