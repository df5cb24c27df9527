interface Series {
  name: string
  labels: Record<string, string>
  value: number
}

export interface Exposition {
  series: Series[]
  /** Type of each metric by its name. */
  types: Record<string, string>
  /** Value of the one series that has these labels at least; undefined where there is none. */
  value(name: string, labels?: Record<string, string>): number | undefined
}

/**
 * Reads Prometheus' text format.
 *
 * @throws Error at a line that is not of the format
 */
export function readPrometheus(text: string): Exposition {
  const series: Series[] = []
  const types: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const [, about, name, said] = /^# (HELP|TYPE|UNIT) ([a-z_]+) (.+)$/.exec(line) ?? []
    if (about === 'TYPE') types[name!] = said!
    if (about !== undefined || line === '') continue
    const sample = /^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\]|\\.)*",?)*)\})? (\S+)$/.exec(line)
    if (!sample) throw new Error(`Not Prometheus' text format: ${line}`)
    const labels = [...(sample[2] ?? '').matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)]
    series.push({
      name: sample[1]!,
      labels: Object.fromEntries(labels.map(([, key, value]) => [key, value])),
      value: Number(sample[3]),
    })
  }
  return {
    series,
    types,
    value(name, labels = {}) {
      const found = series.filter(
        (one) =>
          one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value),
      )
      if (found.length > 1) throw new Error(`${found.length} series are ${name} ${JSON.stringify(labels)}`)
      return found[0]?.value
    },
  }
}
