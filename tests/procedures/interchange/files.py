"""Files that tests import: one with every section type, one that is small, one written in English."""

SMALL = """
ref: small
type: procedure
source_language: ko
category: lifting
title: {ko: 눈썹 거상, en: Brow lift}
facts:
  - {kind: surgery_duration, minimum: 1, maximum: 2, unit: hour}
sections:
  - type: prose
    heading: {ko: 수술 소개, en: About the operation}
    text:
      ko: |
        이마를 <strong>부드럽게</strong> 올립니다.

        실밥은 7일 뒤에 제거합니다.
      en: |
        The forehead is lifted <strong>gently</strong>.

        Stitches are removed after 7 days.
"""

ENGLISH = """
ref: english
type: procedure
source_language: en
category: lifting
title: {en: Thread lift, ko: 실 리프팅}
slug: {en: thread-lift, ko: 실-리프팅}
tagline: Only in English so far
sections:
  - type: list
    purpose: effects
    items:
      - {title: {en: Firmer skin, ko: 탄력 있는 피부}}
"""

FULL = """
ref: full
type: procedure
source_language: ko
category: lifting
slug: {ko: 전체, en: full}
title: {ko: 안면거상, en: Facelift}
eyebrow: {ko: 리프팅, en: Lifting}
tagline: {ko: 처진 얼굴을 올립니다, en: Lifts a sagging face}
summary: {ko: 수술 시간은 4~5시간입니다., en: Surgery takes 4–5 hours.}
lead: {ko: 처음 문단, en: First paragraph}
hashtags: {ko: [리프팅, "#턱선"], en: [lifting]}
hero: {image: face.png, depicts: nobody, alt: {ko: 얼굴 그림, en: A drawn face}}
reviewed_by: surgeon
reviewed_on: 2026-10-01
facts:
  - {kind: surgery_duration, minimum: 4, maximum: 5, unit: hour}
  - {kind: anaesthesia, choices: [{choice: sedation, modifier: short_term}, {choice: local}]}
  - {kind: suture_removal, minimum: 1, maximum: 2, unit: week, relative_to: surgery}
  - {kind: hospitalisation, none: true, note: {ko: 당일 귀가, en: Home the same day}}
  - {kind: depth, minimum: 4.5, maximum: 4.5, unit: millimetre, approximate: true}
methods:
  - name: {ko: 전체 거상, en: Full lift}
    summary: {ko: 얼굴과 목, en: Face and neck}
    facts: [{kind: visits, minimum: 2, maximum: 3, unit: visit, note: {ko: 경과 확인, en: For checks}}]
sections:
  - type: prose
    id: about
    anchor: about
    eyebrow: {ko: 소개, en: About}
    heading: {ko: "안면거상이란\\n무엇인가요", en: "What is\\na facelift"}
    lead: {ko: 한 문장, en: One sentence}
    image: {image: face.png, depicts: nobody, alt: {ko: 얼굴 그림, en: A drawn face}}
    more_link: {page: lifting, text: {ko: 더 보기, en: More}}
    show_from: 2026-01-01T09:00
    show_until: 2036-01-01T09:00:00+09:00
    text:
      ko: <h3>제목</h3><p>본문 <a href="https://example.org/">링크</a></p><ul><li>하나</li><li>둘</li></ul>
      en: <h3>Heading</h3><p>Text <a href="https://example.org/">link</a></p><ul><li>One</li><li>Two</li></ul>
  - type: steps
    heading: {ko: 과정, en: Steps}
    items:
      - title: {ko: 절개, en: Incision}
        text: {ko: 두피 안쪽을 절개합니다., en: Within the scalp.}
        points_heading: {ko: 장점, en: Advantages}
        points:
          - {heading: {ko: 흉터, en: Scar}, text: {ko: 잘 보이지 않습니다, en: Hardly visible}}
      - text: {ko: 봉합합니다., en: The incision is closed.}
  - type: comparison
    columns: [{heading: {ko: 피부 거상, en: Skin lift}}, {heading: {ko: 근막 거상, en: Fascia lift}}]
    rows:
      - {label: {ko: 당기는 층, en: Layer}, cells: [{ko: 피부, en: Skin}, {ko: 근막, en: Fascia}]}
  - type: list
    purpose: recommended_for
    items: [{title: {ko: 볼 처짐, en: Sagging cheeks}}, {text: {ko: 깊은 주름, en: Deep folds}}]
  - type: features
    items: [{title: {ko: 특징, en: Feature}, text: {ko: 설명, en: Explanation}}]
  - type: pros_and_cons
    pros: [{ko: 오래갑니다, en: It lasts}]
    cons: [{ko: 회복이 깁니다, en: Recovery is long}]
  - type: faq
    items: [{question: {ko: 아픈가요, en: Does it hurt}, answer: {ko: 개인차가 있습니다., en: It varies.}}]
  - type: callout
    kind: tip
    text: {ko: 물을 드세요., en: Drink water.}
  - type: notice
    kind: side_effects
    side_effects: [inflammation, bleeding]
    disclaimer: results
  - type: figure
    image: {image: face.png, depicts: nobody, alt: {ko: 얼굴 그림, en: A drawn face}}
    caption: {ko: 그림, en: Figure}
    credit: {ko: 클리닉, en: Clinic}
    is_illustration: true
  - type: video
    title: {ko: 수술 영상, en: Film of the operation}
    addresses: {ko: "https://youtu.be/abcdefghijk", en: "https://vimeo.com/123456789"}
    depicts: staff
    transcript: {ko: 대본, en: Transcript}
  - type: call_to_action
    heading: {ko: 문의, en: Ask us}
    actions:
      - {kind: phone, label: {ko: 전화, en: Call}, addresses: {ko: 02-123-4567, en: +82-2-123-4567}}
  - type: related_procedures
    heading: {ko: 관련 수술, en: Related operations}
    relations: [performed_with]
  - type: reusable_section
    section: 공통 안내
  - type: callout
    languages: [en]
    kind: note
    text: Only for readers abroad.
related: [{ref: small, relation: performed_with}]
seo: {title: {ko: 안면거상 안내, en: Facelift guide}, description: {ko: 설명, en: Description}}
"""

SURGEON = """
ref: surgeon
type: doctor
name: {ko: 원장, en: The Director}
role: {ko: 성형외과 전문의, en: Plastic surgeon}
bio: {ko: 진료합니다., en: Sees patients.}
"""

RESULTS = """
ref: results
type: disclaimer
title: 결과 차이
text: {ko: 결과는 다를 수 있습니다., en: Results may vary.}
"""
