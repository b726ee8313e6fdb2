// The record of one contract, a folder: pack.json as it was agreed, and each Register as it came back.
//
//   node record.mjs open FOLDER pack.json            stores the pack; writes register.xlsx, which goes to the supplier
//   node record.mjs take FOLDER filled.xlsx DATE     stores what came back; says what was not understood
//   node record.mjs note FOLDER DATE                 writes the note for a talk, and prints it
//   node record.mjs calendar FOLDER                  prints every due date for a calendar program
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { draftReview, HrddError, readPack, toText } from 'hrdd-clauses'
import { toDocx } from 'hrdd-clauses/docx'
import { calendar, isCivilDate, readRegister, review, toIcs } from 'hrdd-clauses/monitor'
import { readWorkbook, toWorkbook } from 'hrdd-clauses/workbook'

const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'))
/** A file of the record is written once. */
const store = (path, content) => writeFile(path, content, { flag: 'wx' })
const checkDate = (date) => {
  if (!isCivilDate(date)) throw new Error(`Expected a date such as 2028-02-01, not ${date}.`)
}

/** The pack of a record. `readPack` refuses one that is not as it was composed. */
const packOf = async (folder) => readPack(await readJson(join(folder, 'pack.json')))

/** Begins a record. Returns the digest, to be compared with the foot of the signed documents. */
export async function open(folder, pack) {
  const agreed = readPack(pack)
  await mkdir(folder, { recursive: true })
  await store(join(folder, 'pack.json'), JSON.stringify(agreed))
  await store(join(folder, 'register.xlsx'), await toWorkbook(agreed))
  return agreed.stamp.digest
}

/** Takes in a workbook that came back on a day. Returns what has to be asked again, cell by cell. */
export async function take(folder, workbook, date) {
  checkDate(date)
  const { register, asked } = await readWorkbook(workbook, { pack: await packOf(folder) })
  await store(join(folder, `register-${date}.json`), JSON.stringify(register))
  return asked
}

/** The newest Register that had come back by a day; an empty one where none had. */
async function registerOf(folder, pack, date) {
  const names = (await readdir(folder)).filter((name) => /^register-.*\.json$/.test(name)).sort()
  const newest = names.filter((name) => name <= `register-${date}.json`).at(-1)
  return newest ? readRegister(pack, await readJson(join(folder, newest))) : { copies: [] }
}

/** Writes the note for a talk on a day; returns it as text. */
export async function note(folder, date) {
  checkDate(date)
  const pack = await packOf(folder)
  const state = review(pack, await registerOf(folder, pack, date), { asOf: date })
  const document = draftReview(pack, state)
  await writeFile(join(folder, `review-note-${date}.docx`), await toDocx(document, { date }))
  return toText(document)
}

/** Every due date, as iCalendar. */
export const dates = async (folder) => toIcs(calendar(await packOf(folder)), { remindDays: 14 })

const commands = {
  open: async (folder, path) => `The pack has the digest ${await open(folder, await readJson(path))}`,
  take: async (folder, path, date) => {
    const asked = await take(folder, await readFile(path), date)
    const cells = asked.map(({ sheet, cell, why }) => `${sheet} ${cell}: ${why}`)
    return [`${asked.length} to ask again`, ...cells].join('\n')
  },
  note,
  calendar: dates,
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, ...words] = process.argv.slice(2)
  try {
    if (!Object.hasOwn(commands, name)) throw new Error(`Commands: ${Object.keys(commands).join(', ')}`)
    console.log(await commands[name](...words))
  } catch (error) {
    if (!(error instanceof HrddError) && !error.code && error.constructor !== Error) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}
