// CPU time of calls, measured in turns so that what else the machine does falls on all alike.

/** Median milliseconds of CPU of each call, over so many turns; the first one warms up. */
export async function medianOf(calls, turns = 9) {
  const times = calls.map(() => [])
  for (let turn = 0; turn <= turns; turn++)
    for (const [index, call] of calls.entries()) {
      const start = process.cpuUsage()
      await call()
      const { user, system } = process.cpuUsage(start)
      if (turn > 0) times[index].push((user + system) / 1000)
    }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)])
}
