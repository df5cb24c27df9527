import { describe, expect, test } from 'vitest'
import { convertModelled, convertReported } from '../../src/graphql/tonnes.ts'

const bases = ['NDPR_OXIDE', 'ND_METAL', 'REO', 'MAGNET', 'PRODUCT'] as const

describe('reported tonnages', () => {
  test.each(bases)('stay as they are on their own basis (%s)', (basis) => {
    expect(convertReported(123.4, basis, basis)).toBe(123.4)
  })

  test('go from oxide to metal and back by stoichiometry', () => {
    // Nd2O3: 2 × 144.242 of 2 × 144.242 + 3 × 15.999.
    expect(convertReported(1000, 'NDPR_OXIDE', 'ND_METAL')).toBeCloseTo(857.36, 2)
    expect(
      convertReported(convertReported(450, 'NDPR_OXIDE', 'ND_METAL')!, 'ND_METAL', 'NDPR_OXIDE'),
    ).toBeCloseTo(450, 9)
  })

  test('count NdPr oxide in full as rare-earth oxide, and not the other way round', () => {
    expect(convertReported(10, 'NDPR_OXIDE', 'REO')).toBe(10)
    expect(convertReported(10, 'REO', 'NDPR_OXIDE')).toBeNull()
  })

  test.each([
    ['MAGNET', 'NDPR_OXIDE'],
    ['NDPR_OXIDE', 'MAGNET'],
    ['PRODUCT', 'REO'],
    ['REO', 'ND_METAL'],
    ['ND_METAL', 'PRODUCT'],
  ] as const)('have no reading from %s to %s', (from, to) => {
    expect(convertReported(10, from, to)).toBeNull()
  })
})

describe('modelled tonnages', () => {
  test('go to magnets and back by the κ of the run: 400 t of oxide make 1,200 t of magnets', () => {
    expect(convertModelled(400, 'NDPR_OXIDE', 'MAGNET', 1 / 3)).toBeCloseTo(1200, 9)
    expect(convertModelled(1200, 'MAGNET', 'NDPR_OXIDE', 1 / 3)).toBeCloseTo(400, 9)
    expect(convertModelled(1200, 'MAGNET', 'ND_METAL', 1 / 3)).toBeCloseTo(342.94, 1)
    expect(convertModelled(1200, 'MAGNET', 'REO', 1 / 3)).toBeCloseTo(400, 9)
  })

  test('have no reading as products', () => {
    expect(convertModelled(1, 'NDPR_OXIDE', 'PRODUCT', 1 / 3)).toBeNull()
    expect(convertModelled(1, 'MAGNET', 'PRODUCT', 1 / 3)).toBeNull()
  })
})
