// Asks a worker for a Word file. An aborted signal ends the worker, whatever it does. Pass whatever can reach the worker:
//   browser  new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module' })
//   Node     the same, with `Worker` from 'node:worker_threads' and no options

/** Bytes of the document; rejects with the reason of the signal. */
export function writeInWorker(worker, pack, kind, signal) {
  const on = (type, listener) =>
    worker.addEventListener ? worker.addEventListener(type, listener) : worker.on(type, listener)
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal?.aborted) return stop()
    signal?.addEventListener('abort', stop, { once: true })
    on('message', (message) => resolve(message.data ?? message))
    on('error', reject)
    worker.postMessage({ pack, kind })
  }).finally(() => worker.terminate())
}
