// Work in steps: between them others have their turn, and it can be stopped.

/** Work that rests now and then, or until something is done. */
export type Steps<Result> = Generator<Promise<void> | undefined, Result, void>

/** How work is stopped while it goes on. */
export interface Stoppable {
  /** An `AbortSignal`. Once it is aborted, the work stops at its next step and rejects with the reason of the signal. */
  readonly signal?: { readonly aborted: boolean; readonly reason?: unknown } | undefined
}

/** Milliseconds after which others have their turn. */
const turn = 16

/** Does work step by step. @throws the reason of the signal */
export async function run<Result>(steps: Steps<Result>, { signal }: Stoppable): Promise<Result> {
  for (let start = performance.now(); ; ) {
    if (signal?.aborted) throw signal.reason
    const { done, value } = steps.next()
    if (done) return value
    if (value) await value
    if (performance.now() - start < turn) continue
    await others()
    start = performance.now()
  }
}

/** Resolves once others had their turn. No timer: browsers hold those of a hidden page back. */
const others = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(undefined)
  })
