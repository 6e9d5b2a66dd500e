import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MeasureFacts } from '@junheng/core/features/rectification/measures/facts.ts'
import { zipSync } from 'fflate'
import { type Random, seeded } from '../examples/make/random.ts'
import { openWork } from '../packages/server/src/background/work.ts'
import { readCountyPackage } from '../packages/server/src/features/collection/package/read.ts'
import { readStandard } from '../packages/server/src/features/standards/files.ts'
import { ensurePackage } from './generate.ts'
import { median, quantile } from './measure.ts'
import { report } from './report.ts'

const SCHOOLS = 300
const PREVIEWS = 120
const WARM_UP = 10
const DAY = '2026-09-01'

/**
 * Measures previewed one after another, as somebody types them: each is applied to a copy of a county of 300 schools, which is judged again, with
 * every school touched told before and after. In the worker thread as the server does it, the message there and back counted. The peer is the same
 * thread reading and judging the whole county once, which is what a preview without a kept county would take at least twice.
 */
export async function benchMeasureEffect(cache: string): Promise<(boolean | null)[]> {
  const folder = ensurePackage(cache, 'county-300', { counties: 1, schools: SCHOOLS, classes: 20 })
  const bytes = zipSync(Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])))
  const { counties } = await readCountyPackage(folder, readStandard('quality_balanced_2017').catalogue)
  const { codes } = counties[0]!.schools
  const { sections } = counties[0]!
  const primary = codes.filter((_, school) => sections.school.some((s, row) => s === school && sections.stage[row] === 0))
  const random = seeded(7)
  const judging = { standard: 'quality_balanced_2017', today: DAY } as const
  const work = openWork({ threads: 1 })
  try {
    const [times, plain]: [number[], number[]] = [[], []]
    for (let i = 0; i < PREVIEWS + WARM_UP; i++) {
      const measure = { facts: anyMeasure(random, primary), notBefore: null }
      const start = performance.now()
      const { effect } = await work.run('measureEffect', {
        bytes,
        key: 'county-300',
        ...judging,
        asks: { kind: 'preview', measure, given: [], beside: [], day: DAY },
      })
      if (i >= WARM_UP) times.push(performance.now() - start)
      if (effect.sections.length === 0 || effect.spreads.length !== 14) throw new Error('a preview touched no school')
    }
    for (let i = 0; i < 6; i++) {
      const start = performance.now()
      await work.run('evaluate', { bytes, ...judging })
      if (i > 0) plain.push(performance.now() - start)
    }
    console.log(`measure-effect: median ${median(times).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms`)
    return [
      report({
        bench: 'measure-effect',
        what: `a measure → its effect on every school touched, 14 coefficients and the county's items, ${SCHOOLS} schools, p95`,
        unit: 'ms',
        ours: quantile(times, 0.95),
        peer: { name: 'the county read and judged anew', value: median(plain) },
        target: 100,
        judged: 'figure',
        runs: PREVIEWS,
      }),
    ]
  } finally {
    await work.close()
  }
}

function anyMeasure(random: Random, schools: readonly string[]): MeasureFacts {
  const one = () => schools[random.whole(0, schools.length - 1)]!
  const [from, other] = [one(), one()]
  const to = other === from ? schools.find((code) => code !== from)! : other
  const pick = random.next()
  const on = DAY
  const sent =
    pick < 0.4
      ? { kind: 'divert', from, to, lines: [{ on, stage: 'primary', grade: random.whole(1, 6), pupils: 20, opened: 1 }] }
      : pick < 0.6
        ? { kind: 'reallocate', from, to, lines: [{ on, amounts: { equipment_value_wan: 5, books: 300 } }] }
        : pick < 0.8
          ? { kind: 'expand', school: to, on, amounts: { teaching_area: 800 }, rooms: [{ kind: 'music', area: 98, count: 1 }] }
          : {
              kind: 'teachers',
              from: null,
              to,
              stage: 'primary',
              lines: [{ on, teachers: { count: 3, of: { ft_teachers_pe: 2 } } }],
            }
  return MeasureFacts.parse(sent)
}
