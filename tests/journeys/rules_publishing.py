"""What publishers and administrators do: publication and its opposite, the tree, addresses, privacy, time."""

import io
import json
from datetime import timedelta

from django.core.management import call_command
from hypothesis import strategies as st
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import PageViewRestriction

from cms.delivery.building.rebuild import rebuild_everything
from tests.articles.models import ArticleNote, ArticlePage, Author
from tests.factories.articles import draft, fresh

from .machine import INDEX, change, new_section
from .vocabulary import SENTENCES, TITLES


class PublishingRules:
    @change(index=INDEX)
    def publish(self, index):
        page = self.page(index)
        if page.latest_revision_id:
            page.get_latest_revision().publish(user=self.user)

    @change(transactions=3, index=INDEX, minutes=st.sampled_from([20, 60, 120]))
    def schedule(self, index, minutes):
        """A schedule belongs to one draft: the next draft has none."""
        page = draft(self.page(index))
        page.go_live_at = self.now + timedelta(minutes=minutes)
        page.save_revision(user=self.user).publish(user=self.user)
        page = draft(self.page(index))
        page.go_live_at = None
        page.save_revision(user=self.user)

    @change(transactions=9, minutes=st.sampled_from([10, 45, 200]))
    def let_time_pass(self, minutes):
        self.traveller.shift(timedelta(minutes=minutes))
        self.now += timedelta(minutes=minutes)
        call_command("publish_scheduled", stdout=io.StringIO(), stderr=io.StringIO())

    @change(index=INDEX, has_descendants=st.booleans())
    def unpublish(self, index, has_descendants):
        page = self.page(index)
        if page.permissions_for_user(self.user).can_unpublish():  # not while it is scheduled
            UnpublishPageAction(page, user=self.user, include_descendants=has_descendants).execute()

    @change(
        transactions=3,
        parent=INDEX,
        title=st.sampled_from(TITLES),
        entry=st.sampled_from(SENTENCES),
        language=st.sampled_from(["ko", "en"]),
        what=INDEX,
        publish=st.booleans(),
    )
    def write_page(self, parent, title, entry, language, what, publish):
        if len(self.pages()) >= self.most_pages:
            return
        page = ArticlePage(source_language=language, live=False, slug=self.new_slug())
        page.title, page.summary = title.text(language), entry.text(language)
        page.notes = [ArticleNote(source_language=language, text=title.text(language))]
        self.page(parent).add_child(instance=page)
        page = fresh(page)
        page.body = json.dumps([new_section(what, language)])
        revision = page.save_revision(user=self.user)
        if publish:
            revision.publish(user=self.user)

    @change(index=INDEX, goal=INDEX, is_recursive=st.booleans(), is_live=st.booleans())
    def copy(self, index, goal, is_recursive, is_live):
        page, target = self.page(index, movable=True), self.page(goal)
        if page is None or target.path.startswith(page.path):
            return
        if len(self.pages()) + page.get_descendant_count() + 1 > self.most_pages:
            return
        copy = page.copy(
            to=target,
            recursive=is_recursive,
            keep_live=is_live,
            update_attrs={"slug": self.new_slug()},
            user=self.user,
        )
        self.oracle.copied(page.pk, copy.pk)
        if is_recursive:
            pairs = zip(
                page.get_descendants().order_by("path"), copy.get_descendants().order_by("path"), strict=True
            )
            for original, child in pairs:
                self.oracle.copied(original.pk, child.pk)

    @change(index=INDEX, goal=INDEX, position=st.sampled_from(["first-child", "last-child", "left", "right"]))
    def move(self, index, goal, position):
        page, target = self.page(index, movable=True), self.page(goal)
        if page is None or target.path.startswith(page.path):
            return
        if target.depth == 2:
            position = position if position.endswith("child") else "first-child"
        parent = target if position.endswith("child") else target.get_parent()
        if parent.get_children().exclude(pk=page.pk).filter(slug=page.slug).exists():
            return
        page.move(target, pos=position, user=self.user)

    @change(index=INDEX)
    def delete_page(self, index):
        page = self.page(index, movable=True)
        if page is not None and len(self.pages()) > 3:
            fresh(page).delete(user=self.user)

    @change(index=INDEX)
    def toggle_privacy(self, index):
        page = self.page(index, movable=True)
        if page is None:
            return
        restriction = page.view_restrictions.first()
        if restriction is not None:
            restriction.delete()
        else:
            PageViewRestriction(page=page, restriction_type="login").save()

    @change(transactions=2, index=INDEX, language=st.sampled_from(["ko", "en"]), publish=st.booleans())
    def change_slug(self, index, language, publish):
        page = self.page(index, movable=True)
        if page is None:
            return
        page = draft(page)
        setattr(page, "slug" if language == page.source_language else f"slug_{language}", self.new_slug())
        revision = page.save_revision(user=self.user)
        if publish:
            revision.publish(user=self.user)

    @change(entry=st.sampled_from(TITLES[5:]))
    def edit_author(self, entry):
        author = Author.objects.first() or Author()
        author.name = entry.ko
        author.save()

    @change()
    def delete_author(self):
        if author := Author.objects.first():
            author.delete()

    @change()
    def rebuild(self):
        """Invariant 8: building everything again gives the same bytes."""
        assert rebuild_everything() == 0
