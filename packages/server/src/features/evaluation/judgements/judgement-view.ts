import type { Evidence, Judgement, JudgementVersion, Review } from '@junheng/core/features/evaluation/judgements/schema.ts'
import type { Db } from '../../../db/database.ts'
import * as queries from './queries.ts'
import type { ItemKey } from './tables.ts'

/** The recorded conclusions that stand, by element, as `viewer` sees them. */
export async function standingJudgements(db: Db, of: queries.Items, viewer: string): Promise<Map<string, Judgement>> {
  const versions = await queries.judgementsOf(db, of)
  const reviews = await queries.reviewsOf(db, of)
  const evidence = Map.groupBy(await queries.evidenceOf(db, of), ({ element }) => element)
  const standing = new Map<string, Judgement>()
  for (const row of versions) {
    if (standing.has(row.element)) continue
    const last = reviews.find(({ element, version }) => element === row.element && version === row.version)
    standing.set(row.element, {
      ...plainOf(row),
      review: last ? reviewOf(last) : null,
      evidence: (evidence.get(row.element) ?? []).map(evidenceOf),
      isOwn: row.account_id === viewer,
    })
  }
  return standing
}

/** The one of an item that was just written to. */
export async function getJudgement(db: Db, key: ItemKey, viewer: string): Promise<Judgement> {
  const found = (await standingJudgements(db, key, viewer)).get(key.element)
  if (!found) throw new Error(`a judgement of ${key.element} was written and is not there`)
  return found
}

/** Every version of one item with its reviews, newest first. */
export async function versionsOf(db: Db, key: ItemKey): Promise<JudgementVersion[]> {
  const reviews = await queries.reviewsOf(db, key)
  return (await queries.judgementsOf(db, key)).map((row) => ({
    ...plainOf(row),
    reviews: reviews.filter(({ version }) => version === row.version).map(reviewOf),
  }))
}

const plainOf = (row: queries.JudgementRow): Omit<JudgementVersion, 'reviews'> => ({
  version: row.version,
  conclusion: row.conclusion,
  grounds: row.grounds,
  responsible: row.responsible,
  concludedOn: row.concluded_on,
  written: row.return_id !== null,
  at: row.at,
  by: row.account_name,
})

const reviewOf = ({ accepted, note, at, account_name: by }: queries.ReviewRow): Review => ({ accepted, note, at, by })

const evidenceOf = (row: queries.EvidenceRow): Evidence => ({
  id: row.evidence_id,
  fileName: row.file_name,
  size: row.size,
  sha256: row.sha256,
  about: row.about,
  version: row.version,
  at: row.at,
  by: row.account_name,
  withdrawn: row.withdrawn_at === null ? null : { at: row.withdrawn_at, by: row.withdrawn_name!, reason: row.withdrawn_reason! },
})
