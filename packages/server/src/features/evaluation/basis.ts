import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { JudgedHead, JudgingQuery } from '@junheng/core/features/evaluation/contract.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../background/bounded-cache.ts'
import type { Judging } from '../../background/jobs.ts'
import type { Context } from '../../http/context.ts'
import { readBytes } from '../collection/service.ts'
import { getProfile, getStandard } from '../standards/service.ts'

/** What figures are judged on: whose data, by which rules, on which day. */
export interface Basis {
  summary: PackageSummary
  judging: Judging
  /** Equal for equal results: the bytes, the rules and the day. */
  key: string
  bytes: () => Promise<Uint8Array>
  /** What every reply names beside its figures. */
  head: Omit<JudgedHead, 'profile'>
}

const files = bounded<Promise<Uint8Array>>(8)
const LARGEST_KEPT = 4 * 1024 * 1024

/**
 * Finds a package, and the profile the caller names, within the caller's scope.
 *
 * @throws Problem record.missing
 */
export async function basisOf(ctx: Context, id: string, { standard, county, profile }: JudgingQuery): Promise<Basis> {
  const { summary, bytes } = await readBytes(ctx, id)
  if (county !== undefined && !summary.counties.some(({ code }) => code === county)) throw new Problem('record.missing')
  const chosen = profile === undefined ? null : await getProfile(ctx, profile)
  const today = dayInChina(ctx.now)
  const judging: Judging = {
    standard,
    today,
    ...(county !== undefined && { county }),
    ...(chosen && { profile: { raw: { name: chosen.name, settings: chosen.settings }, file: chosen.name } }),
  }
  const { key, zh, docNo, hash } = getStandard(standard)
  return {
    summary,
    judging,
    key: [summary.sha256, standard, profile ?? '', today, county ?? ''].join(' '),
    // A county's file is small and asked for figure after figure; a nation's is read anew each time.
    bytes: () => (summary.size <= LARGEST_KEPT ? files.get(summary.sha256, bytes) : bytes()),
    head: { package: summary, standard: { key: key as StandardKey, zh, docNo, hash } },
  }
}

/** Days are Asia/Shanghai's, whatever the machine's zone. */
const dayInChina = (now: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
