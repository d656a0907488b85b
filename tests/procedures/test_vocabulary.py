from functools import partial

import pytest
from django.apps import apps
from django.db.models import ProtectedError
from django.utils.translation import override

from cms.core.quantities.shipped import KINDS
from procedures.models import FactChoice, FactEvent, FactKind, SideEffect
from procedures.vocabulary import SIDE_EFFECTS, ship

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("interface", ["ko", "en", "de"])
def test_a_new_database_has_every_shipped_kind_in_both_languages(interface):
    with override(interface):
        shipped = {(k.code, k.labels["ko"], k.labels["en"]) for k in KINDS}

        assert set(FactKind.objects.values_list("code", "label_ko", "label_en")) == shipped
        assert FactKind.objects.get(code="price").label == "비용"


def test_none_family_and_choices_of_a_kind_are_shipped_with_it():
    stay = FactKind.objects.get(code="hospitalisation")

    assert (stay.none_text_ko, stay.none_text_en) == ("입원 없음", "no hospital stay")
    assert (stay.unit_family, stay.bounds) == ("duration", "extent")
    assert list(stay.choices.values_list("code", "label_en")) == [("day_patient", "day patient")]


def test_events_and_side_effects_are_shipped():
    assert FactEvent.objects.get(code="suture_removal").label_en == "after suture removal"
    assert SideEffect.objects.count() == len(SIDE_EFFECTS)


def test_shipping_again_leaves_what_the_clinic_has_changed():
    FactKind.objects.filter(code="price").update(label_ko="가격", label="가격")

    ship(partial(apps.get_model, "procedures"))

    assert FactKind.objects.get(code="price").label == "가격"
    assert FactKind.objects.count() == len(KINDS)


def test_a_term_is_retired_and_never_deleted():
    choice = FactChoice.objects.get(code="topical")

    with pytest.raises(ProtectedError):
        choice.delete()
    choice.is_retired = True
    choice.save()

    assert choice not in FactChoice.objects.offered()
    assert FactChoice.objects.filter(pk=choice.pk).exists()
