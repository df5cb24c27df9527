import { isAsyncIterable, type Plugin } from 'graphql-yoga'

export interface AdmissionOptions {
  /** Most requests under way at any time. */
  readonly maximum: number
  /** Of these, while the process is busy: more of them would only make each other late. */
  readonly whileBusy: number
  /** Whether requests wait for this process or its database, and not for what goes on elsewhere. */
  readonly busy: () => boolean
}

export interface Admission {
  /**
   * Lets a request in, now or after a short wait.
   *
   * @param caller what is `destroyed` once its caller has gone
   * @returns what to call when its answer has ended, as often as one likes; undefined where the server has no time for it
   */
  enter(caller: { readonly destroyed: boolean }): Promise<(() => void) | undefined>
}

/** How long requests may wait, in ms, while those before them still find a place. */
const burstMillis = 100

/** The same once requests have been waiting for longer than that without a break: what piles up then is never worked off. */
const pileMillis = 20

/** How often those that wait are looked at, in ms. */
const lookMillis = 5

/** What takes longer, in ms, waits for a thread, a worker or a slow reader, and keeps nobody else from the processor. */
const longMillis = 1_000

interface Waiting {
  readonly since: number
  readonly caller: { readonly destroyed: boolean }
  readonly answer: (leave: (() => void) | undefined) => void
}

/**
 * Bounds what is under way. Above the bound requests wait: up to 100 ms in a burst, up to 20 ms where the burst does not end,
 * and then the latest is let in first, so that those let in have hardly waited. The rest is refused at once instead of late.
 */
export function createAdmission({ maximum, whileBusy, busy }: AdmissionOptions): Admission {
  /** When each began; the oldest first. */
  const young = new Set<{ readonly since: number }>()
  const waiting: Waiting[] = []
  let underWay = 0
  /** When last nobody had to wait. */
  let clearAt = 0
  let timer: NodeJS.Timeout | undefined

  const isFree = () => {
    const now = performance.now()
    for (const request of young) {
      if (now - request.since < longMillis) break
      young.delete(request)
    }
    return underWay < maximum && (young.size < whileBusy || !busy())
  }

  const begin = () => {
    const request = { since: performance.now() }
    young.add(request)
    underWay++
    let ended = false
    return () => {
      if (ended) return
      ended = true
      underWay--
      young.delete(request)
      if (waiting.length > 0) look()
    }
  }

  const look = () => {
    const now = performance.now()
    const piled = now - clearAt > burstMillis
    const patience = piled ? pileMillis : burstMillis
    while (waiting.length > 0 && now - waiting[0]!.since > patience) waiting.shift()!.answer(undefined)
    let admitted = false
    while (waiting.length > 0 && isFree()) {
      const { caller, answer } = (piled ? waiting.pop() : waiting.shift())!
      answer(caller.destroyed ? undefined : begin())
      admitted = true
    }
    if (waiting.length > 0) return
    // Where the last ones were refused, there still is no time for more.
    if (admitted) clearAt = now
    clearInterval(timer)
    timer = undefined
  }

  return {
    async enter(caller) {
      if (waiting.length === 0 && isFree()) {
        clearAt = performance.now()
        return begin()
      }
      return new Promise((answer) => {
        waiting.push({ since: performance.now(), caller, answer })
        timer ??= setInterval(look, lookMillis)
      })
    },
  }
}

/** Subscriptions take a place until they begin to stream: most of their time they wait. */
export function useShortSubscriptions(): Plugin<object, { leave(): void }> {
  return {
    onResultProcess({ result, serverContext }) {
      if (isAsyncIterable(result)) serverContext.leave()
    },
  }
}
