import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Transferable,
} from 'node:worker_threads'

/**
 * Something on its way from one worker thread to another. It lies in the queue of a port, so that a thread that passes the
 * port on neither reads nor copies it. Whoever holds a parcel opens it, hands it on in a transfer list, or closes it.
 */
export type Parcel = MessagePort

export function seal(contents: unknown, transferList: readonly Transferable[]): Parcel {
  const { port1, port2 } = new MessageChannel()
  port1.postMessage(contents, transferList)
  return port2
}

/** Takes out what is in a parcel, once. */
export function open(parcel: Parcel): unknown {
  const received = receiveMessageOnPort(parcel)
  parcel.close()
  if (received === undefined) throw new Error('The parcel is empty')
  return received.message
}
