import { defineConfig } from 'vitest/config'

const include = (folder: string) => [`test/${folder}/**/*.test.ts`]

export default defineConfig({
  test: {
    testTimeout: 900_000,
    // by default one core is left idle
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'unit', include: include('unit') } },
      { extends: true, test: { name: 'cases', include: ['test/cases/*.test.ts'] } },
      { extends: true, test: { name: 'property', include: include('property') } },
      { extends: true, test: { name: 'golden', include: include('golden') } },
      // against the standards' own schemas, LibreOffice and a browser: skipped with a notice where these are absent, required where CI=true
      { extends: true, test: { name: 'conformance', include: include('conformance') } },
      { extends: true, test: { name: 'office', include: include('office') } },
      { extends: true, test: { name: 'browser', include: include('browser') } },
    ],
  },
})
