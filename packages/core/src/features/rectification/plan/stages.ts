import type { Stage } from '../../collection/county.ts'
import { type NameList, readNames } from './lists.ts'
import { takeApart } from './names.ts'
import type { PlanStage, SubjectResult } from './plan.ts'
import type { IndicatorRows } from './rows.ts'
import { readStatus, stagesIn } from './status.ts'

export interface ReadStages {
  stages: Record<Stage, PlanStage>
  subjects: SubjectResult[]
  /** Stages each row speaks of, in the order of the rows. */
  perRow: Stage[][]
  mended: NameList['mended']
  /** 「N所学校不达标」 without a stage, over all rows. */
  countAny: number | null
}

/** Puts the failing lists of an indicator's rows to their stages. */
export function readStages(group: IndicatorRows): ReadStages {
  const empty = (): PlanStage => ({
    failing_count_published: null,
    cv_failing: false,
    schools: [],
    schools_canonical: [],
    status_published: '',
  })
  const read: ReadStages = { stages: { primary: empty(), junior: empty() }, subjects: [], perRow: [], mended: [], countAny: null }
  for (const row of group.rows) {
    const status = readStatus(row.status)
    read.subjects.push(...status.subjects)
    if (status.countAny !== null) read.countAny = (read.countAny ?? 0) + status.countAny
    const named: Stage[] = []
    for (const part of row.schools.split(/\n|(?<=[；;。])/)) {
      const label = /^\s*(小学|初中|中学|初级中学)(?:段|学段|学校|部)?(?:[（(]?\d+所[)）]?)?[：:]/.exec(part)
      const list = readNames(label ? part.slice(label[0].length) : part)
      read.mended.push(...list.mended)
      for (const name of list.names) {
        const stage = label ? stagesIn(label[1]!)[0]! : stageOfSchool(name, status.stages, status.counts, read.stages)
        read.stages[stage].schools.push(name)
        named.push(stage)
      }
    }
    for (const stage of ['primary', 'junior'] as const) {
      const into = read.stages[stage]
      if (status.counts[stage] !== null) into.failing_count_published = (into.failing_count_published ?? 0) + status.counts[stage]
      into.cv_failing ||= status.cv[stage]
      if (status.stages.includes(stage) && status.subjects.length === 0)
        into.status_published = [into.status_published, row.status.trim()].filter((text) => text !== '').join('\n')
    }
    read.perRow.push([...new Set([...status.stages, ...named])])
  }
  return read
}

/** A row of one stage decides; else the name's own word; a 九年一贯制学校 goes where the published count still lacks one. */
function stageOfSchool(
  name: string,
  stages: readonly Stage[],
  counts: Record<Stage, number | null>,
  sofar: Record<Stage, PlanStage>,
): Stage {
  if (stages.length === 1) return stages[0]!
  const { type } = takeApart(name)
  if (/小学/.test(type)) return 'primary'
  if (/中学|初中/.test(type)) return 'junior'
  return (counts.primary ?? 0) <= sofar.primary.schools.length && (counts.junior ?? 0) > sofar.junior.schools.length
    ? 'junior'
    : 'primary'
}
