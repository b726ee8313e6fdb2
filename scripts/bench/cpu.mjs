// Times that other programs on the machine disturb little: CPU, user and system, in milliseconds.

const used = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const rounds = 9

/** Median CPU of one call of each, warm; the rounds of all take turns. */
export function cpuTogether(works) {
  const calls = works.map((work) => {
    for (let count = 1; ; count *= 2) if (cpuOf(work, count) * count > 60) return count
  })
  const times = works.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, work] of works.entries()) times[index].push(cpuOf(work, calls[index]))
  return times.map(median)
}

function cpuOf(work, calls) {
  const start = used()
  for (let call = 0; call < calls; call++) work()
  return (used() - start) / calls
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
