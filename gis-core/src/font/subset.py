"""Makes minewatch-sans-sc.ttf: the characters of characters.txt of Noto Sans CJK SC, outlines made quadratic.

Usage: subset.py NotoSansCJK-Regular.ttc OUT.ttf   (needs fontTools; Noto Sans CJK 2.004, SIL OFL 1.1)
The name is changed because the font is; hinting and layout tables are left out, since PDF needs neither.
"""
import pathlib
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, newTable

MOST_ERROR_UNITS = 1.0
NAMES = {
    1: "Minewatch Sans SC",
    3: "2.004;minewatch;MinewatchSansSC-Regular",
    4: "Minewatch Sans SC Regular",
    6: "MinewatchSansSC-Regular",
}
KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
FIXED_TIME = 0xD0000000
LAYOUT = ["vhea", "vmtx", "VORG", "BASE", "GSUB", "GPOS", "GDEF", "DSIG"]


def choose(path):
    fonts = TTCollection(path).fonts
    return next(f for f in fonts if f["name"].getDebugName(6).startswith("NotoSansCJKsc-Regular"))


def cut(font, characters):
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = True
    options.drop_tables += LAYOUT
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, characters)))
    subsetter.subset(font)


def to_quadratic(font):
    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, MOST_ERROR_UNITS, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = glyphs
    del font["CFF "]
    most = font["maxp"]
    most.tableVersion = 0x00010000
    most.maxZones = 1
    for name in (
        "TwilightPoints Storage FunctionDefs InstructionDefs StackElements SizeOfInstructions ComponentElements "
        "Points Contours CompositePoints CompositeContours ComponentDepth"
    ).split():
        setattr(most, "max" + name, 0)
    post = font["post"]
    post.formatType = 2.0
    post.extraNames = []
    post.mapping = {}
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font):
    table = font["name"]
    table.names = [
        r for r in table.names if r.nameID in KEPT_NAMES and r.platformID == 3 and r.langID == 0x409
    ]
    for record in table.names:
        record.string = NAMES.get(record.nameID, record.toUnicode())
    font["head"].created = font["head"].modified = FIXED_TIME
    font.recalcTimestamp = False


def main(source, target):
    characters = pathlib.Path(__file__).with_name("characters.txt").read_text("utf-8").replace("\n", "")
    font = choose(source)
    cut(font, characters)
    to_quadratic(font)
    rename(font)
    font.save(target)


main(*sys.argv[1:])
