import type { Cache } from '@envelop/response-cache'

export interface AnswerLimits {
  /** Answers kept at once. */
  maxEntries: number
  /** Bytes of all kept answers, as JSON. */
  maxBytes: number
}

/** Answers of this process, the longest unused given up first. An answer above a tenth of `maxBytes` is not kept. */
export function createAnswerStore({ maxEntries, maxBytes }: AnswerLimits): Cache & { bytes(): number } {
  // A Map keeps the order of insertion, and each use inserts again: the first entry is the longest unused.
  const answers = new Map<string, { data: Record<string, unknown>; bytes: number }>()
  let total = 0
  const drop = (key: string) => {
    total -= answers.get(key)?.bytes ?? 0
    answers.delete(key)
  }
  return {
    get(key) {
      const found = answers.get(key)
      if (!found) return undefined
      answers.delete(key)
      answers.set(key, found)
      // A fresh object each time: what later steps add to an answer concerns its own request.
      return { data: found.data }
    },
    set(key, { data }) {
      if (!data) return
      const bytes = Buffer.byteLength(JSON.stringify(data))
      if (bytes > maxBytes / 10) return
      drop(key)
      answers.set(key, { data, bytes })
      total += bytes
      for (const oldest of answers.keys()) {
        if (answers.size <= maxEntries && total <= maxBytes) break
        drop(oldest)
      }
    },
    // Another data set makes other keys: nothing has to be taken out.
    invalidate() {},
    bytes: () => total,
  }
}
