import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { projectFolder } from '../support/folders.ts'

const dockerfile = join(projectFolder, 'deploy/Dockerfile')
/** Where the image has its files; here, a folder a stage. */
const workdir = '/app'

/** The last stage of the Dockerfile, made in a folder of this machine. */
export interface Image {
  folder: string
  env: Record<string, string>
  command: string[]
  healthCheck: string[]
}

/**
 * Carries out what the Dockerfile says, but for base images, accounts and ports.
 *
 * @param options.install false: takes what is installed and generated here instead of doing so again
 */
export async function buildImage(parent: string, { install }: { install: boolean }): Promise<Image> {
  const stages: Record<string, string> = {}
  const image: Image = { folder: '', env: {}, command: [], healthCheck: [] }
  let values: Record<string, string> = {}
  for (const [word, rest] of instructions()) {
    switch (word) {
      case 'FROM': {
        const name = / AS (\w+)$/.exec(rest)?.[1] ?? 'last'
        image.folder = join(parent, name)
        stages[name] = image.folder
        mkdirSync(image.folder)
        image.env = {}
        break
      }
      case 'ARG':
        values = { ...values, ...assignments(rest) }
        break
      case 'ENV':
        image.env = { ...image.env, ...assignments(rest.replaceAll(`=${workdir}`, `=${image.folder}`)) }
        break
      case 'COPY':
        copy(rest, image.folder, stages)
        break
      case 'RUN':
        if (install || !/^np[mx] /.test(rest)) await run(rest, image)
        else link(rest.startsWith('npm ci ') ? 'node_modules' : 'src/store/generated', image.folder)
        break
      case 'CMD':
        image.command = JSON.parse(rest)
        break
      case 'HEALTHCHECK':
        image.healthCheck = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4))
        break
      case 'WORKDIR':
      case 'USER':
      case 'EXPOSE':
        break
      default:
        throw new Error(`The Dockerfile has ${word}, which is not carried out here`)
    }
  }
  return image
}

function instructions(): [string, string][] {
  return readFileSync(dockerfile, 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)])
}

function assignments(text: string): Record<string, string> {
  return Object.fromEntries(text.split(' ').map((pair) => pair.split('=') as [string, string]))
}

function copy(rest: string, folder: string, stages: Record<string, string>): void {
  const words = rest.split(' ')
  const from = words[0]!.startsWith('--from=') ? stages[words.shift()!.slice('--from='.length)]! : undefined
  const target = words.pop()!
  for (const word of words) {
    const source = from === undefined ? join(projectFolder, word) : join(from, relative(workdir, word))
    const into = target.endsWith('/') ? join(folder, target, word.split('/').at(-1)!) : join(folder, target)
    cpSync(source, into, {
      recursive: true,
      filter: (path) => from !== undefined || isSent(relative(projectFolder, path)),
    })
  }
}

/** Whether a file is sent to the build: the last line that it matches decides. */
function isSent(path: string): boolean {
  const lines = readFileSync(`${dockerfile}.dockerignore`, 'utf8').split('\n')
  const last = lines.findLast((line) => {
    const pattern = line.replace(/^!/, '')
    return pattern === '*' || path === pattern || path.startsWith(`${pattern}/`)
  })
  return last?.startsWith('!') === true
}

function link(path: string, folder: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  symlinkSync(join(projectFolder, path), join(folder, path))
}

async function run(command: string, { folder, env }: Image): Promise<void> {
  const PATH = `${join(process.execPath, '..')}:${process.env.PATH}`
  // Where packages come from is this machine's to say.
  const settings = { ...process.env, NODE_ENV: undefined, npm_config_local_prefix: undefined }
  await promisify(execFile)('sh', ['-c', command], { cwd: folder, env: { ...settings, PATH, ...env } })
}
