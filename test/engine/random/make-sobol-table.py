"""Write sobol-table.json: Sobol points of scipy that judge src/engine/random/sobol.ts.

Rerun from the repository root (scipy 1.17.1 was used, with the direction numbers of Joe and Kuo's new-joe-kuo-6.21201):

    python3 -m pip install scipy
    python3 test/engine/random/make-sobol-table.py

Coordinates are integers, the unit interval being 2^32 of them; a point is one string, 8 hexadecimal digits a coordinate.
    first         points 0 to 15 in 64 dimensions
    firstSha256   SHA-256 of points 0 to 1023 in 64 dimensions: little-endian uint32, point by point
    later         points by index in 128 dimensions: those that a generator meets when it advances that far
    turning       points by index in 128 dimensions: 2^k - 1, where the Gray code has one bit set, from scipy's
                  expanded direction numbers, since no generator can advance to 2^32
"""

import hashlib
import json
from pathlib import Path

import numpy
from scipy.stats import qmc


def integers(points):
    scaled = numpy.ldexp(points, 32)
    assert (scaled == numpy.floor(scaled)).all()
    return scaled.astype("<u4")


def text(row):
    return "".join(f"{value:08x}" for value in row)


def generator(dimensions):
    return qmc.Sobol(d=dimensions, scramble=False, bits=32)


def point(index):
    return integers(generator(128).fast_forward(index).random(1))[0]


first = integers(generator(64).random(1024))
directions = generator(128)._sv
table = {
    "first": [text(row) for row in first[:16]],
    "firstSha256": hashlib.sha256(first.tobytes()).hexdigest(),
    "later": {str(index): text(point(index)) for index in (1, 2, 1023, 54_321, 1_234_567)},
    "turning": {str(2**k - 1): text(directions[:, k - 1]) for k in (11, 16, 24, 31, 32)},
}
path = Path(__file__).with_name("sobol-table.json")
path.write_text(json.dumps(table, indent=2) + "\n")
print(f"{path.name}: {path.stat().st_size} bytes")
