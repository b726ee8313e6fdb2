// Loaded into each measured process: adds the CPU that it took, in microseconds, to a file.

const { appendFileSync } = require('node:fs')

process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  appendFileSync(process.env.HRDD_BENCH, `${userCPUTime + systemCPUTime}\n`)
})
