// Whether a text is a civil date that exists.

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `2028-02-29` is one, `2027-02-29` is none. */
export function isCivilDate(text: unknown): text is string {
  const [, year, month, day] = (typeof text === 'string' && /^([12]\d{3})-(\d\d)-(\d\d)$/.exec(text)) || []
  if (day === undefined) return false
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const last = month === '02' && leap ? 29 : (lengths[Number(month) - 1] ?? 0)
  return Number(day) >= 1 && Number(day) <= last
}
