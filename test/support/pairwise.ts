// A small cover of many choices: every pair of values of two axes stands together in at least one row.

/** Values by axis. */
export type Axes = Readonly<Record<string, readonly unknown[]>>
/** One choice of each axis. */
export type Row<Of extends Axes> = { readonly [Axis in keyof Of]: Of[Axis][number] }

/** A value by its axis and its place there. */
type Choice = readonly [axis: number, value: number]
const keyOf = (one: Choice, other: Choice): string =>
  one[0] < other[0] ? `${one}-${other}` : `${other}-${one}`

/**
 * Rows that cover all pairs; the same axes give the same rows. Each row starts from a pair that is not covered yet and
 * takes, axis by axis, the value that covers most.
 */
export function pairwise<const Of extends Axes>(axes: Of): Row<Of>[] {
  const values = Object.values(axes)
  const choices = values.map((list, axis) => list.map((_value, index): Choice => [axis, index]))
  const all = choices.flat()
  const open = new Map(
    all.flatMap((one) =>
      all
        .filter(([axis]) => axis > one[0])
        .map((other) => [keyOf(one, other), [one, other]] as const),
    ),
  )
  const rows: Row<Of>[] = []
  for (let [pair] = open.values(); pair; [pair] = open.values()) {
    const row: Choice[] = [...pair]
    const gain = (choice: Choice): number =>
      row.filter((other) => open.has(keyOf(choice, other))).length
    for (const list of choices) {
      if (row.some(([axis]) => axis === list[0]?.[0])) continue
      // where several cover as much, another one each time
      const start = rows.length % list.length
      const turned = [...list.slice(start), ...list.slice(0, start)]
      row.push(turned.reduce((most, choice) => (gain(choice) > gain(most) ? choice : most)))
    }
    for (const one of row) for (const other of row) open.delete(keyOf(one, other))
    const chosen = Object.keys(axes).map((name, axis) => {
      const [, index = 0] = row.find(([own]) => own === axis) ?? []
      return [name, values[axis]?.[index]]
    })
    rows.push(Object.fromEntries(chosen))
  }
  return rows
}
