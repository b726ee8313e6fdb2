// Runs what counts days in three time zones and two locales: the results may not differ.

import { spawnSync } from 'node:child_process'

const places = [
  { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' },
  { TZ: 'America/St_Johns', LC_ALL: 'C' },
  { TZ: 'Pacific/Pago_Pago', LC_ALL: 'tr_TR.UTF-8' },
]
const files = ['test/unit/calendar', 'test/unit/ics', 'test/unit/measure', 'test/unit/review']
let failed = 0
for (const place of places) {
  console.log(`\n${place.TZ}, ${place.LC_ALL}`)
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'unit', ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...place },
  })
  if (status !== 0) failed++
}
process.exit(failed > 0 ? 1 : 0)
