// Small libraries that are built into dist, so that only what is used of them is loaded. Their licences go into dist/THIRD-PARTY-NOTICES.txt.

export const bundled = [
  '@noble/hashes',
  '@xmldom/xmldom',
  'date-fns',
  'diff',
  'fflate',
  'fraction.js',
  'hucre',
  'ical.js',
  'leven',
  'minisearch',
  'saxes',
  'xmlchars',
  'zod',
]
