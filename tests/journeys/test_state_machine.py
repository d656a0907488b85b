"""Invariants 1–9 after every one of the things people do, in random order. `HYPOTHESIS_PROFILE=deep` searches long."""

import os

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from .machine import SiteMachine, build_world
from .rules_editing import EditingRules
from .rules_publishing import PublishingRules
from .rules_translation import TranslationRules

IS_DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
# The default run is the same every time and does not spend minutes on a shorter example; `deep` is neither.
SHORT = settings(
    max_examples=12,
    stateful_step_count=20,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
PROFILE = settings.get_profile("deep") if IS_DEEP else SHORT


class ClinicSite(EditingRules, TranslationRules, PublishingRules, SiteMachine):
    """Everybody at once."""


@pytest.mark.django_db
def test_the_invariants_hold_after_everything_that_people_do():
    build_world()
    run_state_machine_as_test(ClinicSite, settings=PROFILE)
