import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventsOf, type StreamEvent } from '../../src/sdk/event-stream.ts'
import { cases } from '../support/size.ts'
import { collected } from './collected.ts'

async function read(chunks: Iterable<Uint8Array>): Promise<StreamEvent[]> {
  async function* arrive() {
    yield* chunks
  }
  return collected(eventsOf(arrive()))
}
const whole = (text: string) => read([new TextEncoder().encode(text)])

/** The bytes of `text`, cut after each of the places. */
function* cut(text: string, places: readonly number[]) {
  const bytes = new TextEncoder().encode(text)
  let begin = 0
  for (const place of places.map((share) => Math.floor(share * bytes.length)).sort((a, b) => a - b)) {
    yield bytes.subarray(begin, place)
    begin = place
  }
  yield bytes.subarray(begin)
}

describe('an event stream', () => {
  test.each<[string, string, StreamEvent[]]>([
    ['one event', 'event: next\ndata: {}\n\n', [{ type: 'next', data: '{}' }]],
    ['one without a type', 'data: a\n\n', [{ type: 'message', data: 'a' }]],
    ['data over several lines', 'data: a\ndata\ndata:b\n\n', [{ type: 'message', data: 'a\n\nb' }]],
    [
      'one space after the colon belongs to nobody',
      'data:  a: b \n\n',
      [{ type: 'message', data: ' a: b ' }],
    ],
    ['a type without data', 'event: complete\n\n', [{ type: 'complete', data: '' }]],
    ['the last of two types', 'event: a\nevent: b\ndata: c\n\n', [{ type: 'b', data: 'c' }]],
    [
      'comments and fields of no use',
      ':\n\n: ping\n\nid: 4\nretry: 9\nother\ndata: a\n\n',
      [{ type: 'message', data: 'a' }],
    ],
    [
      'line ends of every kind',
      'event: a\r\ndata: 1\r\n\r\nevent: b\rdata: 2\r\rdata: 3\n\r\n',
      [
        { type: 'a', data: '1' },
        { type: 'b', data: '2' },
        { type: 'message', data: '3' },
      ],
    ],
    ['a byte order mark', '\ufeffdata: a\n\n', [{ type: 'message', data: 'a' }]],
    [
      'letters beyond ASCII, and what looks like a line end and is none',
      'data: 釹 🧲 \u2028\n\n',
      [{ type: 'message', data: '釹 🧲 \u2028' }],
    ],
    ['nothing', '', []],
    ['an event that is cut short', 'data: a\n\ndata: b\n', [{ type: 'message', data: 'a' }]],
  ])('holds %s', async (_, text, events) => {
    expect(await whole(text)).toEqual(events)
  })

  test('is the same however its bytes are cut', async () => {
    const piece = fc.constantFrom(
      'data',
      'event',
      ':',
      ': ',
      ' ',
      '\n',
      '\r',
      '\r\n',
      '\n\n',
      'é',
      '釹',
      '🧲',
      '{}',
    )
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
    const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(text, places, async (sent, cuts) => {
        expect(await read(cut(sent, cuts))).toEqual(await whole(sent))
      }),
      { numRuns: cases(300, 5_000) },
    )
  })

  test('gives back the events that were written, with any data and any line end', async () => {
    const event = fc.record({
      type: fc.stringMatching(/^[a-z]{1,8}$/),
      data: fc.json({ stringUnit: 'binary' }),
    })
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
    const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(fc.array(event), lineEnd, places, async (events, end, cuts) => {
        const text = events
          .map(({ type, data }) => [`event: ${type}`, `data: ${data}`, ':', '', ''].join(end))
          .join('')
        expect(await read(cut(text, cuts))).toEqual(events)
      }),
      { numRuns: cases(200, 5_000) },
    )
  })
})
