import pytest
from django.core.exceptions import ValidationError

from cms.core.blocks import SectionsBlock


def error_data(error):
    return error.as_json_data() if hasattr(error, "as_json_data") else {"messages": error.messages}


@pytest.fixture
def check():
    """A function from a section block and a raw value to what publishing says: None, or the errors of that section."""

    def run(block, raw, *, draft=False):
        stream = SectionsBlock([("section", block)])
        value = stream.to_python([{"type": "section", "value": raw, "id": "s1"}])
        try:
            (stream.clean_deferred if draft else stream.clean)(value)
        except ValidationError as error:
            return error_data(error)["blockErrors"][0]
        return None

    return run
