// Small libraries that are built into the package; their licences go with it (scripts/notices.mjs).
export const bundled = [
  '@noble/hashes',
  'date-fns',
  'diff',
  'fflate',
  'fraction.js',
  'leven',
  'minisearch',
  'saxes',
  'xmlchars',
  'zod',
]
