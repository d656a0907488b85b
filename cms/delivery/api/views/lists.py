"""Lists of cards. Cards are stored as JSON text and go out as that text: a list parses and builds nothing."""

import json

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Query

from cms.delivery.api.cursors import Position
from cms.delivery.api.fact_filters import documents_with, unknown_kinds
from cms.delivery.api.parameters import ListParameters
from cms.delivery.api.problems import invalid_parameters
from cms.delivery.api.responses import digested_response
from cms.delivery.models import Document


def pages(request: HttpRequest, query: Query[ListParameters]) -> HttpResponse:
    """Cards of published pages, in the order of the tree.

    Filters by facts: `fact.<kind>=<choice code or none>`, `fact.<kind>.max=` and `fact.<kind>.min=` with an ISO 8601
    duration (`PT2H`, `P2W`, `P3M`) or a number. `max` finds pages whose stated maximum is at most that much, `min`
    pages whose stated minimum is at least that much; a bound that a page leaves open is never found. An explicit none
    ("no hospital stay") is within every `max`. Several filters all have to hold.
    """
    documents = Document.objects.filter(_condition(query))
    total = documents.count()
    if not total and query.facts and (problems := unknown_kinds(query.facts)):
        raise invalid_parameters(problems)
    position = query.cursor or Position.start()
    rows = documents.filter(position.rest).order_by("tree_path", "pk") if total else Document.objects.none()
    found = list(rows.values_list("tree_path", "pk", "card")[: query.limit + 1])
    shown = found[: query.limit]
    following = Position(*shown[-1][:2]).cursor if len(found) > len(shown) else None
    cards = ",".join(card for _tree_path, _pk, card in shown)
    body = f'{{"items":[{cards}],"next":{json.dumps(following)},"total":{total}}}'
    return digested_response(request, body.encode(), language=query.locale)


def _condition(query: ListParameters) -> Q:
    condition = Q(language=query.locale)
    if query.type is not None:
        condition &= Q(type=query.type)
    if query.category is not None:
        condition &= Q(category_id=query.category)
    for word in (query.q or "").split():
        condition &= Q(search_text__contains=word)
    return condition & documents_with(query.facts.values())
