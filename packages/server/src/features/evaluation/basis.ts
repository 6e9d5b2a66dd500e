import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { JudgedHead, JudgingQuery } from '@junheng/core/features/evaluation/contract.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../background/bounded-cache.ts'
import type { Judging } from '../../background/jobs.ts'
import type { Context } from '../../http/context.ts'
import { findJudgeable, type Judgeable } from '../collection/service.ts'
import { checkedSettings, getProfile, getStandard } from '../standards/service.ts'
import { runBasisOf } from './runs/run-basis.ts'

/** What figures are judged on: whose data, by which rules, on which day. */
export interface Basis {
  summary: PackageSummary
  judging: Judging
  /** Equal for equal results: the bytes, the rules and the day. */
  key: string
  bytes: () => Promise<Uint8Array>
  /** Of a round: who gave each value. */
  entered: Judgeable['entered']
  /** What every reply names beside its figures. */
  head: Omit<JudgedHead, 'profile'>
}

const files = bounded<Promise<Uint8Array>>(8)
const LARGEST_KEPT = 4 * 1024 * 1024

/**
 * Finds a package, and the profile the caller names, within the caller's scope; of a kept run its own data, rules and day, whatever else is named.
 *
 * @throws Problem record.missing, request.invalid, standards.profile-faulty, runs.rules-changed
 */
export async function basisOf(ctx: Context, id: string, query: JudgingQuery): Promise<Basis> {
  if (query.run !== undefined) return basisOfRun(ctx, id, query.run)
  const { standard, county, profile, settings } = query
  const { summary, bytes, entered } = await findJudgeable(ctx, id, query.basis)
  if (county !== undefined && !summary.counties.some(({ code }) => code === county)) throw new Problem('record.missing')
  const chosen = await chosenProfile(ctx, profile, settings)
  const today = dayInChina(ctx.now)
  const judging: Judging = {
    standard,
    today,
    ...(county !== undefined && { county }),
    ...(chosen && { profile: { raw: { name: chosen.name, settings: chosen.settings }, file: chosen.name } }),
  }
  return {
    summary,
    judging,
    key: [summary.sha256, standard, profile ?? '', settings ?? '', today, county ?? ''].join(' '),
    // A county's file is small and asked for figure after figure; a nation's is read anew each time.
    bytes: () => (summary.size <= LARGEST_KEPT ? files.get(summary.sha256, bytes) : bytes()),
    entered,
    head: { package: summary, standard: standardHead(standard), run: null },
  }
}

async function basisOfRun(ctx: Context, source: string, run: string): Promise<Basis> {
  const { row, judging, bytes } = await runBasisOf(ctx, run)
  if (row.source_id !== source) throw new Problem('record.missing')
  const { summary, entered } = await findJudgeable(ctx, source, row.run_basis ?? undefined)
  return {
    summary,
    judging,
    key: `run ${run}`,
    bytes: () => files.get(`run ${run}`, bytes),
    // Who gave a value of a live round is known of this moment only, not of the run's.
    entered: row.edition === null ? null : entered,
    head: {
      package: summary,
      standard: standardHead(row.standard_key),
      run: { id: run, name: row.name, kind: row.kind, madeAt: row.made_at },
    },
  }
}

function standardHead(standard: StandardKey): JudgedHead['standard'] {
  const { key, zh, docNo, hash } = getStandard(standard)
  return { key: key as StandardKey, zh, docNo, hash }
}

/** A stored profile, settings nobody stored, or null for the standard's own defaults. */
async function chosenProfile(ctx: Context, profile: string | undefined, settings: string | undefined) {
  if (settings === undefined) return profile === undefined ? null : getProfile(ctx, profile)
  if (profile !== undefined) throw refused('口径方案和自选的口径不能同时指明，请只留一个。')
  return { name: '自选', settings: checkedSettings(parsed(settings)) }
}

function parsed(settings: string): unknown {
  try {
    return JSON.parse(settings)
  } catch {
    throw refused('自选的口径读不出来，应为 {"cv.mode":"composite"} 这样的写法。')
  }
}

const refused = (message: string): Problem => new Problem('request.invalid', { fields: [{ path: 'query.settings', message }] })

/** Days are Asia/Shanghai's, whatever the machine's zone. */
const dayInChina = (now: Date): string => IN_CHINA.format(now)
const IN_CHINA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
