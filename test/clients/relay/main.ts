import { run } from './run.ts'

const [url = 'http://127.0.0.1:4000/graphql'] = process.argv.slice(2)
process.stdout.write(`${JSON.stringify(await run(url, process.env.MONAZITE_API_KEY), null, 2)}\n`)
