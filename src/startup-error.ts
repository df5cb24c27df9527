/**
 * A reason why a process cannot start that its operator can remove: bad configuration, a taken port, a closed folder.
 * The entry points print its message alone, without a stack, and exit with 1.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError'
}
