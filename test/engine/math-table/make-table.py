"""Write exp.bin and log.bin: arguments and high-precision results that judge src/engine/math.ts.

Rerun from the repository root (mpmath 1.3.0 was used; any version gives the same bytes):

    python3 -m pip install mpmath
    python3 test/engine/math-table/make-table.py

Each file holds n rows as three little-endian columns, one after the other:
    float64 x[n]          the argument
    float64 nearest[n]    the exact result rounded to nearest, ties to even (Infinity past the largest double)
    float32 remainder[n]  (exact - nearest) / ulp(exact), within [-0.5, 0.5]; NaN where nearest is infinite
ulp(v) is the spacing of doubles in the binade of the exact v, and 2^-1074 below the normal range.
"""

import math
import random
import struct
import sys
from array import array
from pathlib import Path

import mpmath

mpmath.mp.prec = 256
SMALLEST = 2.0**-1074
SMALLEST_NORMAL = 2.0**-1022
LARGEST = sys.float_info.max


def neighbours(value, reach):
    """The doubles within `reach` steps of `value`."""
    rows = [value]
    low = high = value
    for _ in range(reach):
        low, high = math.nextafter(low, -math.inf), math.nextafter(high, math.inf)
        rows += [low, high]
    return rows


def from_bits(bits):
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def rounded(exact):
    """(nearest double, signed remainder in ulp) of an mpf."""
    if exact == 0:
        return 0.0, 0.0
    exponent = mpmath.frexp(exact)[1] - 1
    ulp_exponent = max(exponent, -1022) - 52
    scaled = mpmath.ldexp(exact, -ulp_exponent)
    whole = mpmath.nint(scaled)
    try:
        return math.ldexp(int(whole), ulp_exponent), float(scaled - whole)
    except OverflowError:
        return math.inf, math.nan


def exp_arguments(rng):
    xs = []
    # Reduction boundaries (odd k) and results beside powers of two (even k), over all finite results.
    half_ln2 = mpmath.log(2) / 2
    for k in range(-2150, 2049):
        xs += neighbours(float(k * half_ln2), 2)
    # Overflow edge, first subnormal result, first result that rounds to zero.
    edges = [1024 * mpmath.log(2), -1022 * mpmath.log(2), -1074 * mpmath.log(2), -1075 * mpmath.log(2)]
    for edge in edges:
        xs += neighbours(float(edge), 20)
    xs += [LARGEST, -LARGEST, 710.0, -746.0, 1000.0, -1000.0, 1e300, -1e300]
    # Arguments whose result is 1 or its neighbours, subnormal arguments included.
    for power in range(1, 1075):
        if power <= 64 or power % 16 == 0 or power > 1020:
            xs += [2.0**-power, -(2.0**-power)]
    for _ in range(250):
        subnormal = from_bits(rng.getrandbits(rng.randint(1, 52)))
        xs += [subnormal, -subnormal]
    for _ in range(1500):
        magnitude = math.ldexp(rng.uniform(1, 2), rng.randint(-60, -1))
        xs += [magnitude, -magnitude]
    xs += [rng.uniform(-745.2, -708.3) for _ in range(1500)]
    xs += [rng.uniform(-745.2, 709.8) for _ in range(3000)]
    # The model's working range: log prices, elasticities and growth stay within a few units of zero.
    xs += [rng.uniform(-4, 4) for _ in range(3000)]
    return xs


def log_arguments(rng):
    xs = []
    # Binade edges (even k) and the sqrt(2) boundaries (odd k): the images of k·ln2/2.
    for k in range(-2148, 2048):
        if abs(k) <= 300 or k % 5 == 0 or k < -2040 or k > 2040:
            xs += neighbours(float(mpmath.power(2, mpmath.mpf(k) / 2)), 2)
    xs += neighbours(1.0, 300)
    for power in range(1, 54):
        xs += neighbours(1 + 2.0**-power, 2) + neighbours(1 - 2.0**-power, 2)
    for _ in range(1500):
        distance = math.ldexp(rng.uniform(1, 2), rng.randint(-52, -3))
        xs += [1 + distance, 1 - distance]
    xs += [from_bits(bits) for bits in range(1, 65)]
    xs += [from_bits(rng.getrandbits(rng.randint(1, 52))) for _ in range(1000)]
    xs += neighbours(SMALLEST_NORMAL, 20)
    xs += [LARGEST, math.nextafter(LARGEST, 0)]
    xs += [from_bits(rng.randrange(1, 0x7FF0000000000000)) for _ in range(4000)]
    xs += [rng.uniform(0.5, 2) for _ in range(5000)]
    # The model's working range: ratios of demand to supply and price ratios.
    xs += [math.ldexp(rng.uniform(1, 2), rng.randint(-10, 9)) for _ in range(4000)]
    return [x for x in xs if 0 < x < math.inf]


def write(path, function, arguments):
    xs = sorted(set(arguments))
    rows = [rounded(function(mpmath.mpf(x))) for x in xs]
    columns = [array("d", xs), array("d", (row[0] for row in rows)), array("f", (row[1] for row in rows))]
    if sys.byteorder == "big":
        for column in columns:
            column.byteswap()
    path.write_bytes(b"".join(column.tobytes() for column in columns))
    print(f"{path.name}: {len(xs)} points, {path.stat().st_size} bytes")


def main():
    folder = Path(__file__).parent
    rng = random.Random(20110311)
    write(folder / "exp.bin", mpmath.exp, exp_arguments(rng))
    write(folder / "log.bin", mpmath.log, log_arguments(rng))


main()
