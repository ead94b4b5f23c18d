"""Writes the sRGB output profile (ICC version 2) that PDF/A asks for: usage srgb.py OUT."""
import struct
import sys


def s15(x):
    return struct.pack(">i", round(x * 65536))


def xyz(*v):
    return b"XYZ \0\0\0\0" + b"".join(s15(x) for x in v)


def curve():
    def linear(i):
        c = i / 1023
        y = c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        return round(y * 65535)
    return b"curv\0\0\0\0" + struct.pack(">I", 1024) + struct.pack(">1024H", *map(linear, range(1024)))


def desc(text):
    a = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(a)) + a + b"\0" * (4 + 4 + 2 + 1 + 67)


trc = curve()
tags = [
    (b"desc", desc("sRGB IEC61966-2.1 equivalent")),
    (b"cprt", b"text\0\0\0\0" + b"No copyright, use freely\0"),
    (b"wtpt", xyz(0.95045, 1.0, 1.08905)),
    # primaries of sRGB adapted to D50 (Bradford), as IEC 61966-2-1 profiles carry them
    (b"rXYZ", xyz(0.43607, 0.22249, 0.01392)),
    (b"gXYZ", xyz(0.38515, 0.71687, 0.09708)),
    (b"bXYZ", xyz(0.14307, 0.06061, 0.71410)),
    (b"rTRC", trc), (b"gTRC", trc), (b"bTRC", trc),
]
body, table, at, seen = b"", b"", 128 + 4 + 12 * len(tags), {}
for name, data in tags:
    if data not in seen:
        data_padded = data + b"\0" * (-len(data) % 4)
        seen[data] = at
        body += data_padded
        at += len(data_padded)
    table += name + struct.pack(">II", seen[data], len(data))
head = struct.pack(">I4sI4s4s4s6H4s4sI4s4sQI", at, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
                   2026, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0)
head += s15(0.9642) + s15(1.0) + s15(0.8249) + b"\0" * 48
open(sys.argv[1], "wb").write(head + struct.pack(">I", len(tags)) + table + body)
