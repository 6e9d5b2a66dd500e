import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { STAGE_NAMES } from '../../shared/standards.ts'
import type { SchoolSay } from './school-english.ts'

/** How a school stands, in one sentence: its stages, then what of the other requirements it leaves undone. */
export function standingOf({ sections, duties }: Pick<SchoolView, 'sections' | 'duties'>, say: SchoolSay): string {
  if (sections.length === 0) return say('没有义务教育学段，不计入评估')
  if (sections.every(({ excluded }) => excluded !== null)) {
    const reason = [...new Set(sections.map(({ excluded }) => excluded!))].join('、')
    return [say('不计入评估：{reason}', { reason }), ...dutiesOf(duties, say)].join(say('；'))
  }
  const isJudged = sections.some(({ met }) => met !== null)
  if (!isJudged) return say('按本标准只列出各项的值，按全县判定，不逐校判定')
  const counted = duties.filter(({ verdict }) => verdict !== null)
  const told = dutiesOf(duties, say)
  const rest = told.length > 0 || counted.length === 0 ? told : [say('各项要求都已做到')]
  const all = sections.length > 1 && sections.every(({ pass, usesSpare }) => pass === true && !usesSpare)
  const stages = all ? say('小学、初中都达标') : sections.map((section) => stageOf(section, say)).join(say('，'))
  return [stages, ...rest].join(say('；'))
}

function stageOf({ stage, pass, excluded, lifts, usesSpare }: SchoolView['sections'][number], say: SchoolSay): string {
  const name = say(STAGE_NAMES[stage])
  if (excluded !== null) return say('{stage}不计入评估', { stage: name })
  if (pass === null) return say('{stage}缺少数据，无法判定', { stage: name })
  if (!pass) return say('{stage}未达标，须补 {n} 项', { stage: name, n: lifts })
  return usesSpare ? say('{stage}达标（余项已用）', { stage: name }) : say('{stage}达标', { stage: name })
}

function dutiesOf(duties: SchoolView['duties'], say: SchoolSay): string[] {
  const count = (verdict: string) => duties.filter((duty) => duty.verdict === verdict).length
  const [undone, open] = [count('unmet'), count('not_judgeable')]
  return [
    ...(undone > 0 ? [say('{n} 项要求没有做到', { n: undone })] : []),
    ...(open > 0 ? [say('{n} 项要求缺少数据', { n: open })] : []),
  ]
}
