from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class DeliveryConfig(AppConfig):
    name = "cms.delivery"
    label = "delivery"

    def ready(self) -> None:
        from wagtail.models import PageViewRestriction, Site

        from cms.core.saving import register_stage
        from cms.translation.models import GlossaryTerm

        from .signals import (
            make_visibility_changes_atomic,
            restriction_changed,
            site_changed,
            terms_changed,
        )
        from .stage import DeliveryStage

        register_stage(DeliveryStage())
        make_visibility_changes_atomic()
        for signal in (post_save, post_delete):
            signal.connect(restriction_changed, sender=PageViewRestriction)
            signal.connect(site_changed, sender=Site)
            signal.connect(terms_changed, sender=GlossaryTerm)
