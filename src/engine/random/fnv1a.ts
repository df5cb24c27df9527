const encoder = new TextEncoder()

/** The 64-bit prime is 2⁴⁰ + this. */
const primeLow = 0x1b3
const offsetBasisLow = 0x84222325
const offsetBasisHigh = 0xcbf29ce4
const wordSize = 4_294_967_296

/**
 * FNV-1a, 64 bits, of the UTF-8 bytes of `text`, as two words: low, high. Algorithm and constants of Fowler, Noll and Vo,
 * as published in RFC 9923.
 */
export function fnv1a64(text: string): Uint32Array {
  let low = offsetBasisLow
  let high = offsetBasisHigh
  for (const byte of encoder.encode(text)) {
    low = (low ^ byte) >>> 0
    // Products stay below 2⁴², where doubles are exact; 2⁴⁰·low reaches the high word as low·2⁸.
    const product = low * primeLow
    high = (high * primeLow + low * 256 + Math.floor(product / wordSize)) >>> 0
    low = product >>> 0
  }
  return Uint32Array.of(low, high)
}
