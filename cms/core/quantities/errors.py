"""What can be wrong with a quantity or a fact, as exceptions with a stable code.

The code is what a form or an import translates for the person who has to act; the English sentence is for
logs and for developers. Nothing here goes through gettext, so that an error raised while one language is
being rendered never carries a word of another one into a page.
"""


class QuantityError(ValueError):
    """Base of every error of this package; `code` is stable, the message is a full sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class InvalidQuantity(QuantityError):
    """The bounds, the unit and the flags do not make a quantity."""


class InvalidFact(QuantityError):
    """The parts of a fact value contradict each other."""


class InvalidUnit(QuantityError):
    """A unit definition is incomplete."""


class UnknownUnit(QuantityError):
    """No unit has this code."""


class IncomparableUnits(QuantityError):
    """No exact factor leads from one unit to the other (a month is not a number of weeks)."""


class UnsupportedLanguage(QuantityError):
    """This package has no patterns for the language."""


class MissingLabel(QuantityError):
    """A label is needed that nobody has written in this language; another language is never used instead."""
