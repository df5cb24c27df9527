import { setTimeout as sleep } from 'node:timers/promises'
import { readPrometheus } from '../support/prometheus.ts'
import { applyLoad, type Figures, type LoadOptions } from './apply-load.ts'

/** Growth of the server's memory in MB a minute, by the line that fits best, while it answers at a rate. */
export interface Soak extends Figures {
  readonly rssMegabytesPerMinute: number
  readonly heapMegabytesPerMinute: number
}

/** How often memory is looked at, in seconds. The least of each stretch counts: what lies above is not collected yet. */
const lookSeconds = 2
const stretchSeconds = 30

interface Sample {
  readonly minute: number
  readonly rss: number
  readonly heap: number
}

/**
 * Applies one rate for a long time and follows the memory of the server.
 *
 * @param settleSeconds time in which caches fill and code is compiled, before memory is looked at
 */
export async function soak(load: LoadOptions, { settleSeconds }: { settleSeconds: number }): Promise<Soak> {
  const samples: Sample[] = []
  const over = new AbortController()
  const look = async () => {
    await sleep(settleSeconds * 1_000, undefined, { signal: over.signal })
    const began = performance.now()
    for (;;) {
      const { value } = readPrometheus(await (await fetch(`${load.url}/metrics`)).text())
      const of = (kind: string) => value('process_memory_bytes', { kind })! / 1e6
      samples.push({ minute: (performance.now() - began) / 60_000, rss: of('rss'), heap: of('heap') })
      await sleep(lookSeconds * 1_000, undefined, { signal: over.signal })
    }
  }
  const looking = look().catch((error: unknown) => {
    if (!over.signal.aborted) throw error
  })
  const figures = await Promise.race([applyLoad(load), looking.then(() => undefined)])
  over.abort()
  await looking
  if (!figures) throw new Error('Memory was not looked at to the end.')
  return {
    ...figures,
    rssMegabytesPerMinute: slope(samples, 'rss'),
    heapMegabytesPerMinute: slope(samples, 'heap'),
  }
}

/** Slope of the least-squares line through the lowest sample of each stretch. */
function slope(samples: readonly Sample[], kind: 'rss' | 'heap'): number {
  const stretches = Map.groupBy(samples, ({ minute }) => Math.floor((minute * 60) / stretchSeconds))
  const points = [...stretches.values()].map((stretch) =>
    stretch.reduce((least, sample) => (sample[kind] < least[kind] ? sample : least)),
  )
  const mean = (of: (sample: Sample) => number) =>
    points.reduce((sum, sample) => sum + of(sample), 0) / points.length
  const [minutes, megabytes] = [mean(({ minute }) => minute), mean((sample) => sample[kind])]
  return (
    mean((sample) => (sample.minute - minutes) * (sample[kind] - megabytes)) /
    mean(({ minute }) => (minute - minutes) ** 2)
  )
}
