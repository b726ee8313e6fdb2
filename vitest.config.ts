import { defineConfig } from 'vitest/config'

const include = (folder: string) => [`test/${folder}/**/*.test.ts`]

export default defineConfig({
  test: {
    testTimeout: 300_000,
    // by default one core is left idle
    maxWorkers: '100%',
    // modules hold no state: files of one worker share them
    isolate: false,
    projects: [
      // `npm test`: the engine on the fixture, the catalogue for what only it can show
      { extends: true, test: { name: 'unit', include: [...include('unit'), ...include('types')] } },
      { extends: true, test: { name: 'content', include: include('content') } },
      { extends: true, test: { name: 'golden', include: include('golden') } },
      // `npm run test:slow`: other programs, time zones, many seeds. Skipped with a notice where a program is absent, required where CI=true
      { extends: true, test: { name: 'property', include: include('property') } },
      { extends: true, test: { name: 'conformance', include: include('conformance') } },
      { extends: true, test: { name: 'office', include: include('office') } },
      { extends: true, test: { name: 'browser', include: include('browser') } },
    ],
  },
})
