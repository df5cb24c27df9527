import {
  type LeverBound,
  leverBounds,
  type ParameterSpec,
  type Prior,
  parameterTable,
  yearColumns,
} from '../../src/engine/index.ts'

/** The tables of the engine's README.md by the name of their markers. */
type ReadmeTable = 'parameters' | 'levers' | 'columns'

function readmeTable(table: ReadmeTable): string {
  if (table === 'parameters')
    return markdown(
      ['symbol', 'meaning', 'default', 'prior', 'bounds', 'unit', 'base', 'grade', 'sources, note'],
      parameterRows(),
    )
  if (table === 'levers')
    return markdown(['lever', 'meaning', 'default', 'bounds', 'unit', 'sources'], leverRows())
  return markdown(
    ['column', 'unit', 'meaning'],
    yearColumns.map((c) => [`\`${c.name}\``, c.unit, c.description]),
  )
}

/** README text with every generated table brought up to date; throws if a marker is missing. */
export function refreshReadme(text: string): string {
  let refreshed = text
  for (const table of ['parameters', 'levers', 'columns'] as const) {
    // The marker also keeps the formatter from padding the table.
    const open = `<!-- biome-ignore format: ${table} table, generated -->\n`
    const close = `<!-- end of the ${table} table -->`
    const start = refreshed.indexOf(open)
    const end = refreshed.indexOf(close)
    if (start < 0 || end < start) throw new Error(`README.md lacks the markers of the ${table} table`)
    refreshed = `${refreshed.slice(0, start + open.length)}\n${readmeTable(table)}\n${refreshed.slice(end)}`
  }
  return refreshed
}

function markdown(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return `${[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`
}

function parameterRows(): string[][] {
  return parameterTable.map((row) => [
    `\`${row.symbol}\` ${row.notation}`,
    row.description === row.title ? row.title : `${row.title}. ${row.description}`,
    everyDigit(row.defaultValue),
    priorText(row.prior),
    `${number(row.minimum)} – ${number(row.maximum)}`,
    row.unit,
    row.baseYear === null ? '' : String(row.baseYear),
    row.grade,
    origin(row),
  ])
}

function origin(row: ParameterSpec): string {
  const sources = row.sources.map((source) => `\`${source}\``).join(', ')
  return [sources, row.note ?? ''].filter((part) => part !== '').join('. ')
}

function priorText(prior: Prior): string {
  switch (prior.kind) {
    case 'fixed':
      return 'fixed'
    case 'uniform':
      return `U(${number(prior.low)}, ${number(prior.high)})`
    case 'triangular':
      return `triangular ${number(prior.low)} – ${number(prior.mode)} – ${number(prior.high)}`
    case 'normal':
      return `N(${number(prior.mean)}, ${number(prior.sd)})${prior.minimum === null ? '' : `, ≥ ${number(prior.minimum)}`}`
    case 'beta':
      return `${number(prior.offset)} + ${number(prior.scale)}·Beta(${prior.alpha}, ${prior.beta})`
    case 'betaAbove':
      return `\`${prior.above}\` + (${number(prior.ceiling)} − \`${prior.above}\`)·Beta(${prior.alpha}, ${prior.beta})`
    case 'lognormal':
      return `lognormal, 5 % = ${number(prior.p05)}, 95 % = ${number(prior.p95)}`
  }
}

function leverRows(): string[][] {
  return Object.entries(leverBounds).flatMap(([actor, levers]) =>
    Object.entries(levers as Record<string, LeverBound>).map(([name, lever]) => [
      `\`${actor}.${name}\``,
      lever.description,
      lever.defaultValue === null ? 'none' : number(lever.defaultValue),
      `${number(lever.minimum)} – ${number(lever.maximum)}`,
      lever.unit,
      lever.sources.map((source) => `\`${source}\``).join(', '),
    ]),
  )
}

/** The shortest text that reads back as the same double: the page must suffice to run the model. */
function everyDigit(value: number): string {
  return Math.abs(value) >= 1e15 ? value.toExponential() : String(value)
}

/** At most six significant digits: bounds and priors need no more. */
function number(value: number): string {
  const short = Number(value.toPrecision(6))
  return Math.abs(short) >= 1e9 ? short.toExponential().replace('e+', 'e') : String(short)
}
