import { documentNumber } from '@junheng/core/features/documents/official-text.ts'
import { LETTER_FACTS } from '@junheng/core/features/rectification/letters/kinds.ts'
import type { Holder } from '@junheng/core/features/warnings/schema.ts'
import type { Db } from '../../../db/database.ts'
import type { Who } from '../../access/service.ts'
import type { By } from '../../audit/service.ts'
import { notify } from '../../notices/service.ts'
import type { LetterRow } from './queries.ts'

const nameOf = (row: LetterRow): string => `${LETTER_FACTS[row.kind].zh}${documentNumber(row)}`
const linkOf = ({ letter_id }: LetterRow): string => `/rectification/letters/${letter_id}`

export const addressees = ({ school_code, receiver_org_id, receiver, county_code }: LetterRow): Who[] => [
  ...(school_code === null ? [] : [{ school: school_code }]),
  { unit: receiver_org_id, county: county_code },
  { unit: receiver, county: county_code },
]

export const tellAddressee = (tx: Db, by: By, row: LetterRow, what: string, body: string): Promise<number> =>
  notify(tx, by, {
    to: addressees(row),
    kind: 'task',
    title: `${nameOf(row)}：${what}`,
    body,
    link: linkOf(row),
    county: row.county_code,
  })

export const tellOffice = (tx: Db, by: By, row: LetterRow): Promise<number> =>
  notify(tx, by, {
    to: [{ role: 'coordinator', county: row.county_code }],
    kind: 'submitted',
    title: `${row.receiver}已回复${nameOf(row)}`,
    body: '',
    link: linkOf(row),
    county: row.county_code,
  })

/** The addressee and whoever the letter has come to hear that the reply did not come; once a rung, however often it is tried. */
export async function tellLate(tx: Db, by: By, row: LetterRow, holder: Holder): Promise<void> {
  const told = {
    kind: 'due',
    title: `${nameOf(row)}逾期未回复（${row.receiver}，期限 ${row.reply_due}）`,
    body: row.texts.cause,
    link: linkOf(row),
    county: row.county_code,
    dedupe: `letter ${row.letter_id} ${row.reply_due} ${holder}`,
  } as const
  const above: Who = { role: holder === 'city' ? 'city_supervisor' : 'leader', county: row.county_code }
  await notify(tx, by, { ...told, to: [...addressees(row), { role: 'coordinator', county: row.county_code }, above] })
}
