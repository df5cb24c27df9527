/** Aborts `controller` when `signal` is, with its reason, until the function that it gives is called. */
export function followSignal(signal: AbortSignal | undefined, controller: AbortController): () => void {
  const follow = () => controller.abort(signal?.reason)
  if (signal?.aborted) follow()
  signal?.addEventListener('abort', follow, { once: true })
  return () => signal?.removeEventListener('abort', follow)
}
