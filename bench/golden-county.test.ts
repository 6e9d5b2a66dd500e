import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { STANDARD_KEYS, type StandardKey } from '@junheng/core/features/standards/standard.ts'
import { ourFinance, ourResults } from './our-results.ts'

const ROOT = join(import.meta.dirname, '..')
const COUNTY = join(ROOT, 'examples/county')
const GOLDEN = join(ROOT, 'packages/core/golden/fictional-county.csv')
const NAMES: Readonly<Record<StandardKey, string>> = {
  quality_balanced_2017: '优质均衡2017',
  basic_balanced_2012: '基本均衡2012',
}
const STAGES = { primary: '小学', junior: '初中' } as const
const VERDICTS = { met: '达标', unmet: '未达标', not_judgeable: '无法判定' } as const

/** One line of the file: where it is, and what must come out. `null` where nothing can or need be said. */
interface Expected {
  where: string
  value: number | null
  of: readonly [top: number | null, bottom: number | null]
  line: number | null
  verdict: string
  note: string
}

for (const standard of STANDARD_KEYS)
  test(`under ${standard} the fictional county comes out as written down by hand, figure by figure`, async () => {
    const [result] = await ourResults(COUNTY, standard)
    const expected = new Map(golden(NAMES[standard]).map((each) => [each.where, each]))
    const ours = new Map(linesOf(result!).map((each) => [each.where, each]))
    assert.ok(expected.size > 400)
    assert.deepEqual([...ours.keys()].sort(), [...expected.keys()].sort())
    const wrong = [...expected].filter(([where, each]) => !agrees(ours.get(where)!, each))
    assert.deepEqual(
      wrong.map(([where, each]) => ({ where, expected: each, ours: ours.get(where) })),
      [],
    )
  })

test('the education funds of the fictional county come out as written down, year by year and to the yuan', async () => {
  const ours = await ourFinance(COUNTY)
  const expected = golden('教育经费')
  assert.equal(expected.length, ours.size)
  for (const { where, value, line, verdict, note } of expected) {
    const cell = ours.get(where.split(' ').at(-1)!)!
    assert.ok(same(cell.value, value) && same(cell.line, line), where)
    assert.deepEqual([VERDICTS[cell.verdict], cell.gap ? `缺 ${cell.gap.yuan} 元` : ''], [verdict, note], where)
  }
})

const skip = spawnSync('python3', ['--version']).status !== 0 && 'there is no python3 on this machine'

test('a second computation, in exact fractions and from the rules alone, writes the very same file', { skip }, () => {
  const words = ['-B', join(import.meta.dirname, 'reference/golden.py'), COUNTY, join(ROOT, 'standards')]
  const second = execFileSync('python3', words, { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })
  assert.equal(second, readFileSync(GOLDEN, 'utf8'))
})

/** The file's lines of a standard, or of what is asked whatever the standard (`教育经费`). */
function golden(about: string): Expected[] {
  const [head, ...rows] = readFileSync(GOLDEN, 'utf8').replace('\ufeff', '').trimEnd().split('\n')
  assert.equal(head, '标准,类别,学校代码,学校,学段,编号,名称,分子,分母,值,标准线,结论,说明')
  return rows
    .map((row) => row.split(','))
    .filter(([of]) => of === about)
    .map(([, kind, school, , stage, key, , top, bottom, value, line, verdict, note]) => ({
      where: [kind, school, stage, key].join(' '),
      value: number(value!),
      of: [number(top!), number(bottom!)],
      line: number(line!),
      verdict: verdict!,
      note: note!,
    }))
}

const number = (text: string): number | null => (text === '' ? null : Number(text))

/** The engine's result in the file's terms. */
function linesOf(result: CountyResult): Expected[] {
  const line = (where: readonly string[], about: Partial<Expected>): Expected => ({
    where: where.join(' '),
    value: null,
    of: [null, null],
    line: null,
    verdict: '',
    note: '',
    ...about,
  })
  const word = (verdict: keyof typeof VERDICTS | null) => (verdict === null ? '' : VERDICTS[verdict])
  const passed = (pass: boolean | null) => VERDICTS[pass === null ? 'not_judgeable' : pass ? 'met' : 'unmet']
  return [
    ...result.sections.flatMap((section) => {
      const { schoolCode, students, indicators, met, floorOk, pass } = section
      const stage = STAGES[section.stage]
      const floor = floorOk === null ? '有一项未知' : floorOk ? '其余不低于 85%' : '有一项低于 85%'
      return [
        ...Object.entries(indicators).map(([code, { value, threshold, verdict }]) =>
          line(['学段指标', schoolCode, stage, code], {
            value,
            of: [value === null || students === null ? null : value * students, students],
            line: threshold,
            verdict: word(verdict),
          }),
        ),
        ...(met === null
          ? []
          : [line(['学段结论', schoolCode, stage, ''], { value: met, line: 6, verdict: passed(pass), note: floor })]),
      ]
    }),
    ...result.excluded.map(({ schoolCode, stage }) => line(['不计入', schoolCode, STAGES[stage], ''], {})),
    ...result.spreads.map(({ stage, indicator, sd, mean, cv, limit, verdict }) =>
      line(['差异系数', '', STAGES[stage], indicator], { value: cv, of: [sd, mean], line: limit, verdict: word(verdict) }),
    ),
    ...result.items.map(({ key, value, verdict, detail }) =>
      key.startsWith('veto:')
        ? line(['一票否决', '', '', key.slice('veto:'.length)], { verdict: word(verdict) })
        : line(['条款', '', '', key], { value, verdict: word(verdict), note: detail.join('；') }),
    ),
    ...(['primary', 'junior'] as const).map((stage) => {
      const { sections, pass } = result.counts[stage] ?? { sections: 0, pass: 0 }
      return line(['学段计数', '', STAGES[stage], ''], {
        of: [result.sections.some((s) => s.pass !== null) ? pass : null, sections],
      })
    }),
    line(['县级结论', '', '', ''], { verdict: word(result.verdict) }),
  ]
}

/** The file shows six decimals. */
const same = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 5.1e-7 + 1e-12 * Math.abs(b)

/** Of a county ratio it also tells what is divided by what and names who fails: those names must be in our detail. */
function agrees(ours: Expected, expected: Expected): boolean {
  const isItem = expected.where.startsWith('条款')
  const isOf = isItem
    ? expected.of[0] === null || same(expected.of[0] / expected.of[1]!, expected.value)
    : same(ours.of[0], expected.of[0]) && same(ours.of[1], expected.of[1])
  const named = /^(?:未达标|无法判定)：/.test(expected.note) && !expected.where.endsWith('naeq_level')
  const names = named ? expected.note.split(/；|、/).map((part) => part.replace(/^.*：/, '')) : []
  return (
    same(ours.value, expected.value) &&
    isOf &&
    (isItem || same(ours.line, expected.line)) &&
    ours.verdict === expected.verdict &&
    names.every((name) => ours.note.includes(name)) &&
    (expected.where.startsWith('学段结论') ? ours.note === expected.note : true)
  )
}
