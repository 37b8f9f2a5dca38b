"""Cuts the site's faces smaller, and writes them to src/theme/fonts/. Run it after another version of the packages:

    python3 test/tools/cut-fonts.py      # Debian: python3-fonttools, python3-brotli

From the packages' cuts by script (node_modules/@fontsource-variable/) it keeps every letter, and takes out what the style
sheet never asks for: weights below 400 and above 700, hinting, and fractions made of small figures. The licence of both
faces (SIL Open Font Licence 1.1, no reserved names) allows it; it is served beside them.
"""
import io
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = pathlib.Path(__file__).resolve().parents[2]
FONTS = {
    "newsreader": ["latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal", "latin-ext-wght-italic"],
    "public-sans": ["latin-wght-normal", "latin-ext-wght-normal"],
}
WEIGHTS = (400, 700)
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "tnum"]

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
        font.flavor = "woff2"
        target = ROOT / "src/theme/fonts" / name
        target.parent.mkdir(exist_ok=True)
        font.save(target)
        print(f"{name}: {source.stat().st_size} -> {target.stat().st_size} bytes")
