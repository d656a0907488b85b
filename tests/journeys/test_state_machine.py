"""Invariants 1–9 after every one of the things people do, in random order. `HYPOTHESIS_PROFILE=deep` searches long."""

import os

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from .machine import SiteMachine, build_world
from .rules_editing import EditingRules
from .rules_publishing import PublishingRules
from .rules_translation import TranslationRules

IS_DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
PROFILE = settings.get_profile("deep") if IS_DEEP else settings(max_examples=12, stateful_step_count=20)


class ClinicSite(EditingRules, TranslationRules, PublishingRules, SiteMachine):
    """Everybody at once."""


@pytest.mark.django_db
def test_the_invariants_hold_after_everything_that_people_do():
    build_world()
    run_state_machine_as_test(ClinicSite, settings=PROFILE)
