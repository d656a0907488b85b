"""The platform's test site: pages written, approved and published through the same services as a person's."""

import json
import uuid

from django.contrib.auth import get_user_model
from wagtail.models import Collection, Locale, Site

from cms.core.models import BasePage
from cms.translation.references import ref_of
from cms.translation.segments import extract
from cms.translation.services import Approval, approve_units
from tests.articles.models import ArticleNote, ArticlePage, Author

ENGLISH = {
    "홈": "Home",
    "주름": "Wrinkles",
    "탄력": "Firmness",
    "단계": "Stages",
    "상담": "Consultation",
    "검진": "Examination",
    "회복": "Recovery",
    "수술은 4~5시간 걸립니다.": "Surgery takes 4–5 hours.",
    "수술은 5~6시간 걸립니다.": "Surgery takes 5–6 hours.",
    "부기는 천천히 빠집니다.": "Swelling goes down slowly.",
    "부기는 빨리 빠집니다.": "Swelling goes down quickly.",
    "음주를 피하십시오.": "Avoid alcohol.",
    "다음 날 샤워할 수 있습니다.": "You can shower the next day.",
    "김하늘": "Haneul Kim",
}


def make_superuser(username="root"):
    users = get_user_model()
    found = users.objects.filter(username=username).first()
    return found or users.objects.create_superuser(username, f"{username}@example.com", "a long password")


def make_bare_site():
    """What migrations leave behind, where a transactional test has emptied the tables."""
    if BasePage.objects.exists():
        return
    locale, _created = Locale.objects.get_or_create(language_code="ko")
    root = BasePage.add_root(title="Root", slug="root", locale=locale)
    Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)
    Collection.objects.exists() or Collection.add_root(name="Root")


def make_home():
    """A fresh root page of the only site, in both languages; the page that migrations made is gone."""
    user = make_superuser()
    root = BasePage.objects.get(depth=1)
    home = root.add_child(instance=ArticlePage(title="홈", slug="article-home", live=False))
    site = Site.objects.get()
    site.root_page = home
    site.save()
    for page in root.get_children().exclude(pk=home.pk):
        page.specific.delete(user=user)
    home.save_revision(user=user).publish(user=user)
    approve(home, user=user)
    return fresh(home)


def make_article(parent, title="주름", *, body=(), notes=(), user=None, publish=True, **fields):
    """A page under `parent`, published in Korean unless told otherwise."""
    user = user or make_superuser()
    fields.setdefault("slug", f"article-{uuid.uuid4().hex[:8]}")
    page = ArticlePage(title=title, live=False, body=json.dumps(list(body)), **fields)
    page.notes = [ArticleNote(text=text) for text in notes]
    fresh(parent).add_child(instance=page)
    revision = fresh(page).save_revision(user=user)
    if publish:
        revision.publish(user=user)
    return fresh(page)


def make_author(name="김하늘"):
    return Author.objects.create(name=name)


def fresh(page):
    """The page as the database has it."""
    return BasePage.objects.get(pk=page.pk).specific


def draft(page):
    return fresh(page).get_latest_revision_as_object()


def publish(page, *, user=None, **changes):
    """Change the draft as an editor would, and publish it."""
    user = user or make_superuser()
    page = draft(page)
    for name, value in changes.items():
        setattr(page, name, json.dumps(value) if name == "body" else value)
    page.save_revision(user=user).publish(user=user)
    return fresh(page)


def prose(text="", *, heading="", paragraphs=(), **settings):
    """A raw prose section; every paragraph has a key that stays."""
    html = "".join(
        f'<p data-block-key="{uuid.uuid4().hex[:5]}">{p}</p>'
        for p in (paragraphs or [text] if text or paragraphs else [])
    )
    return {"type": "prose", "id": str(uuid.uuid4()), "value": {"heading": heading, "text": html, **settings}}


def steps(*titles, heading=""):
    """A raw section of steps with titles only."""
    items = [{"type": "item", "id": str(uuid.uuid4()), "value": {"title": t, "text": ""}} for t in titles]
    return {"type": "steps", "id": str(uuid.uuid4()), "value": {"heading": heading, "items": items}}


def raw_body(page):
    """The sections as plain data that may be changed."""
    return json.loads(json.dumps(list(page.body.raw_data)))


def approve(obj, *, user=None, language="en", texts=ENGLISH, only=None, **overrides):
    """Approve the right English text of every segment, or of those whose source text is in `only`."""
    obj = fresh(obj) if isinstance(obj, BasePage) else obj
    approvals = [
        Approval(s.key, s.digest, text=texts[s.text], **overrides)
        for s in extract(obj).segments(language)
        if only is None or s.text in only
    ]
    user = user or make_superuser()
    return approve_units(user=user, owner=ref_of(obj), language=language, approvals=approvals)
