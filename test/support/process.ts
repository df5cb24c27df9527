import { type ScriptProcess, startScript } from '../../deploy/script-process.ts'
import { projectFolder } from './folders.ts'

export type Started = ScriptProcess

/** Where `npm start` keeps compiled code too. */
const compileCache = 'node_modules/.cache/node'

/** What a test's processes see of the environment. */
export const bareEnvironment = { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compileCache }

/** Starts one of the project's scripts as a user would, with nothing of the environment but PATH, and `env`. */
export function startProcess(script: string, env: Record<string, string>, args: string[] = []): Started {
  return startScript(script, { cwd: projectFolder, env: { ...bareEnvironment, ...env }, args })
}
