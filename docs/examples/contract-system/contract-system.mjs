// A small contract system: it stores references and observations, and asks the package for everything else.

import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { checkDigestIn, resolveIn } from 'hrdd-clauses/catalogue'
import { evaluate, plusDays } from 'hrdd-clauses/monitor'

/** Opens the database: in memory, or in a folder. */
export async function open(folder) {
  const db = new PGlite(folder)
  await db.exec(await readFile(new URL('schema.sql', import.meta.url), 'utf8'))
  return db
}

/** Keeps what a contract agreed: every reference of the stamp with its digest, and the thresholds. The pack itself is not stored. */
export async function keepContract(db, catalogue, pack, { id, reporter }) {
  const { spec, contractEnd, stamp } = pack
  const reportDays = pack.pairs.find((pair) => pair.id === 'REP-01')?.parameters.reportDays?.value ?? 0
  await db.transaction(async (tx) => {
    await tx.query('insert into contract values ($1, $2, $3, $4, $5, $6, $7, $8)', [id, spec.title, spec.tier, reporter, spec.contract.start, contractEnd, reportDays, stamp.digest])
    for (const reference of stamp.uses) {
      const bands = pack.kpis.find((kpi) => `${kpi.id}@${kpi.version}` === reference)?.bands
      await tx.query('insert into reference values ($1, $2, $3, $4)', [id, reference, resolveIn(catalogue, reference).digest, bands ?? null])
    }
  })
}

export async function keepObservations(db, contract, observations) {
  for (const one of observations) await db.query('insert into observation values ($1, $2, $3, $4, $5, $6, $7)', [one.id, contract, one.kpi, one.period.start, one.period.end, one.reportedOn, one])
}

/** Every reference whose words are no longer those that were agreed. Empty, or somebody has to look. */
export async function altered(db, catalogue, contract) {
  const { rows } = await db.query('select reference, digest from reference where contract = $1 order by reference', [contract])
  return rows.map(({ reference, digest }) => checkDigestIn(catalogue, reference, digest)).filter(({ ok }) => !ok)
}

/** Evaluates one KPI of one subject and period, from what is stored and the version that the contract names. */
export async function result(db, catalogue, { contract, kpi, subject, period, asOf }) {
  const [agreed] = (await db.query('select reference, digest, bands from reference where contract = $1 and reference like $2', [contract, `${kpi}@%`])).rows
  const check = checkDigestIn(catalogue, agreed.reference, agreed.digest)
  if (!check.ok) throw new Error(`${agreed.reference} does not hold the words that were agreed`)
  const [terms] = (await db.query("select tier, reporter, report_days, to_char(starts, 'YYYY-MM-DD') as starts, to_char(ends, 'YYYY-MM-DD') as ends from contract where id = $1", [contract])).rows
  const { rows } = await db.query('select body from observation where contract = $1 and kpi = $2 order by id', [contract, agreed.reference])
  const definition = resolveIn(catalogue, agreed.reference).kpi
  return evaluate(definition, rows.map(({ body }) => body), {
    tier: terms.tier,
    role: terms.reporter,
    asOf,
    subject,
    contract: { start: terms.starts, end: terms.ends },
    period: { ...period, due: plusDays(period.end, terms.report_days) },
    latest: catalogue.kpis[kpi]?.version,
    ...(agreed.bands && { targets: agreed.bands }),
  })
}

/** Puts a result on record, so that it can be held against later ones. */
export async function publish(db, catalogue, contract, found) {
  await db.query('insert into published values ($1, $2, $3, $4, $5, $6, $7, $8)', [contract, found.kpi, JSON.stringify(found.subject), found.period.end, found.asOf, found.rating, found.value?.exact ?? null, catalogue.version])
}
