"""What the people of the state machine write: texts whose right translation, numbers and negations are known by hand."""

from dataclasses import dataclass

CLINIC = "세린의원"  # a name that stays as it is; the machine lists it as a term


@dataclass(frozen=True)
class Entry:
    """One text in both languages. rewording: another right English translation. numbers, negated: by hand."""

    ko: str
    en: str
    rewording: str = ""
    numbers: tuple[str, ...] = ()
    negated: bool = False

    def text(self, language):
        return self.ko if language == "ko" else self.en


SENTENCES = (
    Entry(
        "수술은 4~5시간 걸립니다.", "Surgery takes 4–5 hours.", "The operation takes 4–5 hours.", ("4~5h",)
    ),
    Entry(
        "수술은 5~6시간 걸립니다.", "Surgery takes 5–6 hours.", "The operation takes 5–6 hours.", ("5~6h",)
    ),
    Entry("부기는 천천히 빠집니다.", "Swelling goes down slowly.", "Swelling subsides slowly."),
    Entry("부기는 빨리 빠집니다.", "Swelling goes down quickly.", "Swelling subsides quickly."),
    Entry("흡연해도 됩니다.", "You may smoke.", "Smoking is fine."),
    Entry("흡연하면 안 됩니다.", "You may not smoke.", "Smoking is not allowed.", negated=True),
    Entry(
        "실밥은 7일 후에 제거합니다.",
        "Stitches come out after 7 days.",
        "Sutures come out after 7 days.",
        ("7d",),
    ),
    Entry(
        f"{CLINIC}에서 상담합니다.", f"Consultations are held at {CLINIC}.", f"{CLINIC} offers consultations."
    ),
)
TITLES = (
    Entry("주름", "Wrinkles", "Lines"),
    Entry("탄력", "Firmness", "Tone"),
    Entry("회복", "Recovery", "Healing"),
    Entry("상담", "Consultation", "Advice"),
    Entry("홈", "Home", "Start"),
    Entry("김하늘", "Haneul Kim", "Dr. Kim"),
    Entry("이바다", "Bada Lee", "Dr. Lee"),
)
ENTRIES = SENTENCES + TITLES
_BY_TEXT = {
    variant: entry
    for entry in ENTRIES
    for text in (entry.ko, entry.en)
    for variant in (text, text.removesuffix("."))
}


def entry_of(text):
    """The entry that a source text is, with or without its full stop."""
    return _BY_TEXT[text]


def right_translations(text, source_language):
    """Every target text that is right for a source text."""
    entry = entry_of(text)
    if source_language == "en":
        return {entry.ko}
    return {entry.en, entry.rewording} - {""}
