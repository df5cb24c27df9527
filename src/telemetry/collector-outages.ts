import type { SpanExporter } from '@opentelemetry/sdk-trace-node'
import type { Log } from '../log.ts'

/** `ExportResultCode.SUCCESS` of a package that is not ours to import. */
const delivered = 0

/** The same exporter, with one line in the log when spans begin to be lost and one when they arrive again. */
export function tellOutages(exporter: SpanExporter, log: Log): SpanExporter {
  let failing = false
  let lost = 0
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code !== delivered) {
          lost += spans.length
          if (!failing)
            log.warn({ err: result.error }, 'the collector does not take traces: they are dropped')
          failing = true
        } else if (failing) {
          log.info({ lost }, 'the collector takes traces again')
          failing = false
          lost = 0
        }
        done(result)
      })
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  }
}
