"""Pages below the home page that every new database has. A page is made as its editor would leave it: published."""

import factory
from factory.django import DjangoModelFactory

from home.models import HomePage
from procedures.models import ProcedureIndexPage, ProcedurePage


def home_page():
    return HomePage.objects.get()


class PageFactory(DjangoModelFactory):
    """`parent` is where the page goes."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, parent, **values):
        return parent.add_child(instance=model_class(*args, **values))


class ProcedureIndexPageFactory(PageFactory):
    class Meta:
        model = ProcedureIndexPage

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence(lambda number: f"얼굴 {number}")
    slug = factory.Sequence(lambda number: f"face-{number}")


class ProcedurePageFactory(PageFactory):
    class Meta:
        model = ProcedurePage

    parent = factory.SubFactory(ProcedureIndexPageFactory)
    title = factory.Sequence(lambda number: f"스마스 거상술 {number}")
    slug = factory.Sequence(lambda number: f"smas-{number}")
    summary = "처진 근막층을 당겨 고정하는 수술입니다."
