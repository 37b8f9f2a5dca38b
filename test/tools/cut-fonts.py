"""Cuts the site's faces smaller, and writes them to src/theme/fonts/. Run it after another version of the packages:

    python3 test/tools/cut-fonts.py      # Debian: python3-fonttools, python3-brotli

From the packages' cuts by script (node_modules/@fontsource-variable/) it keeps every letter, and takes out what the
style sheet never asks for: weights below 400 and above 700, hinting, and fractions made of small figures. Of the face
for formulas it keeps the signs that abstracts use, with the MATH table and the taller forms by which brackets and roots
grow. The licence of all three (SIL Open Font Licence 1.1, no reserved names) allows it; it is served beside them.
"""
import io
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "src/theme/fonts"
FONTS = {
    "newsreader": ["latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal", "latin-ext-wght-italic"],
    "public-sans": ["latin-wght-normal", "latin-ext-wght-normal"],
}
WEIGHTS = (400, 700)
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "tnum"]
# ASCII, letters in bold, italic, script and double-struck, Greek, operators, relations, arrows, brackets, accents.
SIGNS = [
    *range(0x20, 0x7F),
    *range(0x1D400, 0x1D468),
    *range(0x1D49C, 0x1D4B6),
    *range(0x1D538, 0x1D551),
    *range(0x1D6FC, 0x1D71C),
    *map(
        ord,
        "ℎℬℰℱℋℐℒℳℛℂℍℕℙℚℝℤ\U0001d7d9ΓΔΘΛΞΠΣΥΦΨΩ\u00a0\u2061\u2062\u2063¬±·×÷‖†‡•…′″‴‾ℏℓℑℜℵ∀∂∃∄∅∇∈∉∋"
        "∏∐∑−∓∖∗∘∙√∝∞∠∣∤∥∦∧∨∩∪∫∬∮∴∵∶∼≃≅≈≍≐≔≕≜≠≡≢≤≥≪≫≮≯≲≳≺≻≼≽⊂⊃⊄⊆⊇⊈⊊⊎⊓⊔⊕⊖⊗⊘⊙⊢⊣⊤⊥⊨⋀⋁⋂⋃⋄⋅⋆⋈⋉⋊⋮⋯⋱"
        "□△○⟂⩽⩾⪯⪰♯←↑→↓↔↕↗↘↦↪⇀⇌⇐⇒⇔⟵⟶⟷⟹⟺⟸⇑⇓⟼⌈⌉⌊⌋⟦⟧⟨⟩⏞⏟¨¯´ˆˇ˘˙˚˜\u20d7\u0338",
    ),
]


def save(font, target, source):
    font.flavor = "woff2"
    target.parent.mkdir(exist_ok=True)
    font.save(target)
    print(f"{target.name}: {source.stat().st_size} -> {target.stat().st_size} bytes")


for face, cuts in FONTS.items():
    for cut in cuts:
        name = f"{face}-{cut}.woff2"
        source = ROOT / "node_modules/@fontsource-variable" / face / "files" / name
        # The time of saving would be in the bytes.
        font = instancer.instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": WEIGHTS})
        # A glyph without variations has lost its entry, which the subsetter misses: it reads what is saved.
        font.flavor = None
        whole = io.BytesIO()
        font.save(whole)
        font = TTFont(whole, recalcTimestamp=False)
        options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=["*"], notdef_outline=True)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=font.getBestCmap())
        subsetter.subset(font)
        save(font, TARGET / name, source)

source = ROOT / "node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"
font = TTFont(source, recalcTimestamp=False)
# No browser sets indices closer by the shape of a letter.
font["MATH"].table.MathGlyphInfo.MathKernInfo = None
for grown in font["MATH"].table.MathVariants.VertGlyphConstruction:
    sizes = grown.MathGlyphVariantRecord
    # Taller than two lines, a sign is put together from parts if it has them, and else has half of its forms.
    grown.MathGlyphVariantRecord = sizes[:6] if grown.GlyphAssembly else sizes[:6] + sizes[7::2]
    grown.VariantCount = len(grown.MathGlyphVariantRecord)
# Chromium makes room for the widest form of a root's sign, so that all are as wide as the first; and it draws the bar in whole
# pixels, so that one of about a pixel, in the sign too, looks the same everywhere. More room keeps it off capitals.
RULE, GAP = 52, 130
math, glyphs, metrics = font["MATH"].table, font["glyf"], font["hmtx"]
sign = font.getBestCmap()[0x221A]
width = metrics[sign][0]
forms = dict(zip(math.MathVariants.VertGlyphCoverage.glyphs, math.MathVariants.VertGlyphConstruction))[sign]
parts = [part.glyph for part in forms.GlyphAssembly.PartRecords]
for name in dict.fromkeys([form.VariantGlyph for form in forms.MathGlyphVariantRecord] + parts):
    points = glyphs[name].coordinates
    top = max(y for _, y in points)
    thick = math.MathConstants.RadicalRuleThickness.Value
    for i, (x, y) in enumerate(points):
        points[i] = (round(x * width / metrics[name][0]), top - RULE if y == top - thick else y)
    glyphs[name].recalcBounds(glyphs)
    metrics[name] = (width, glyphs[name].xMin)
math.MathConstants.RadicalRuleThickness.Value = RULE
math.MathConstants.RadicalVerticalGap.Value = GAP
subsetter = subset.Subsetter(subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True))
subsetter.populate(unicodes=SIGNS)
subsetter.subset(font)
save(font, TARGET / "stix-two-math-normal.woff2", source)
