import { once } from 'node:events'
import { MessageChannel, Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { open, type Parcel, seal } from '../../src/jobs/parcel.ts'

test('what is sealed moves: the sender keeps nothing, and it is taken out once', () => {
  const numbers = Float64Array.of(1, 2, 3)
  const parcel = seal({ numbers, name: 'three' }, [numbers.buffer])
  expect(numbers).toHaveLength(0)
  expect(open(parcel)).toEqual({ numbers: Float64Array.of(1, 2, 3), name: 'three' })
  expect(() => open(parcel)).toThrow('The parcel is empty')
})

test('a parcel outlives the thread that sealed it, and those that pass it on do not open it', async () => {
  const script = `
    import { parentPort } from 'node:worker_threads'
    import { seal } from ${JSON.stringify(new URL('../../src/jobs/parcel.ts', import.meta.url).href)}
    const numbers = Float64Array.of(4, 5)
    const parcel = seal([numbers], [numbers.buffer])
    parentPort.postMessage(parcel, [parcel])`
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`))
  const [parcel] = (await once(worker, 'message')) as [Parcel]
  await worker.terminate()
  const { port1, port2 } = new MessageChannel()
  port1.postMessage(parcel, [parcel])
  const [passedOn] = (await once(port2, 'message')) as [Parcel]
  port1.close()
  expect(open(passedOn)).toEqual([Float64Array.of(4, 5)])
})
