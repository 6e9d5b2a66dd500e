import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { evaluatePackage } from '@junheng/core/features/evaluation/contract.ts'
import { NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import type { Written } from '@junheng/core/features/rectification/school-plan/schema.ts'
import { type Client, COUNTY, type HttpStage } from '../../../http/test-app.ts'
import { addItems, plainDraft } from '../ledger/add-items.ts'

const example = readFileSync(join(import.meta.dirname, '../../../../../../examples/county.zip'))

export interface Begun {
  coordinator: Client
  /** The package's id. */
  source: string
  /** A failing school and the numbers of its items, the first about its first indicator that is not met. */
  school: { code: string; name: string }
  numbers: number[]
  value: number
}

/** The fictional county's data and an item for every indicator a school does not meet. */
export async function begin(stage: HttpStage): Promise<Begun> {
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const { package: stored } = await coordinator.call(handInPackage, {
    files: { file: { name: '澄溪区.zip', bytes: example } },
    body: { acceptFaults: 'true' },
  } as never)
  const { evaluation } = await coordinator.call(evaluatePackage, { params: { id: stored.id } })
  const failing = evaluation.counties[0]!.sections.flatMap(({ schoolCode, schoolName, stage: of, indicators }) =>
    Object.entries(indicators).flatMap(([code, { value, threshold, verdict }]) =>
      verdict === 'unmet' ? [{ schoolCode, schoolName, stage: of, code, value: value!, threshold: threshold! }] : [],
    ),
  )
  const drafts = failing.map(({ schoolCode, schoolName, stage: of, code, value, threshold }) => ({
    ...plainDraft(
      NewItem.parse({
        source: 'self_check',
        scope: 'section',
        schoolCode,
        stage: of,
        matter: 'indicator',
        indicator: code,
        problem: `${code} 未达标`,
        requirement: '按计划补齐缺口',
        closeStandard: '重新评估达标',
        chief: '王某（虚构）',
        deadline: '2027-08-31',
        funds: [
          { amountCny: 1_200_000, source: '县级财政' },
          { amountCny: null, source: '' },
        ],
      }),
      schoolName,
    ),
    value,
    threshold,
  }))
  const county = { code: COUNTY, isDemo: true }
  const numbers = await addItems(stage.db, { actor: '测试', now: stage.clock.now, reference: 'test' }, county, drafts)
  const first = failing[0]!
  return {
    coordinator,
    source: stored.id,
    school: { code: first.schoolCode, name: first.schoolName },
    numbers: numbers.filter((_, i) => failing[i]!.schoolCode === first.schoolCode),
    value: first.value,
  }
}

/** Everything a school has to write about these items. */
export const writtenAbout = (numbers: readonly number[]): Written => ({
  items: numbers.map((no) => ({ no, cause: `原因${no}`, how: `办法${no}` })),
  goals: [{ year: 2027, goal: '补齐缺口' }],
  group: [{ duty: 'head', name: '赵某（虚构）', post: '校长', tasks: '总负责' }],
  selfCheck: '已逐项自查。',
})
