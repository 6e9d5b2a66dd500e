import type { CountyResult, Evaluation, SectionResult, Verdict } from '@junheng/core/features/evaluation/result.ts'
import { faultLines } from './fault-lines.ts'

const WORDS: Record<Verdict, string> = { met: '● 达标', unmet: '■ 未达标', not_judgeable: '○ 无法判定' }
const STAGE = { primary: '小学', junior: '初中' } as const

/** A county's verdict as a page of text: the conclusion first, then every reason. */
export function evaluationText(evaluation: Evaluation): string {
  const lines = [
    `标准 ${evaluation.standard.key}（${evaluation.standard.hash.slice(0, 12)}） 口径 ${evaluation.profile.key} 数据 ${evaluation.inputHash.slice(0, 12)}`,
  ]
  for (const county of evaluation.counties) lines.push('', ...countyLines(county))
  if (evaluation.counties.length === 0) lines.push('', '没有能够评估的县。')
  lines.push('', ...faultLines(evaluation.faults))
  if (evaluation.notRun.length > 0)
    lines.push(
      `未运行的校验 ${evaluation.notRun.length} 条（所需数据未报，不算通过）：${evaluation.notRun.map((n) => n.rule).join('、')}`,
    )
  return lines.join('\n')
}

function countyLines(county: CountyResult): string[] {
  const lines = [`${county.countyName}（${county.countyCode}）：${WORDS[county.verdict]}`]
  for (const [stage, count] of Object.entries(county.counts)) {
    if (county.sections.some((s) => s.pass !== null) || count.pass > 0)
      lines.push(`${STAGE[stage as 'primary']} ${count.sections} 个学段，达标 ${count.pass} 个`)
  }
  const failing = county.sections.filter((s) => s.pass === false)
  const open = county.sections.filter((s) => s.pass === null && s.met !== null)
  if (failing.length > 0) lines.push('', `未达标的学段 ${failing.length} 个：`, ...failing.map(sectionLine))
  if (open.length > 0) lines.push('', `无法判定的学段 ${open.length} 个：`, ...open.map(sectionLine))
  if (county.spreads.length > 0) lines.push('', '校际差异系数：')
  for (const s of county.spreads) {
    const verdict = s.verdict === null ? '只列示' : WORDS[s.verdict]
    lines.push(
      `  ${STAGE[s.stage]} ${s.indicator.padEnd(9)} ${s.cv === null ? '—' : cvText(s.cv, s.limit)}${s.limit === null ? '' : ` / ${s.limit}`}  ${verdict}`,
    )
  }
  lines.push('', '全县项目：')
  for (const item of county.items) {
    lines.push(
      `  ${item.verdict === null ? '– 只列示' : WORDS[item.verdict]}  ${item.key}`,
      ...(item.verdict === 'met' ? [] : item.detail.map((d) => `      ${d}`)),
    )
  }
  if (county.excluded.length > 0)
    lines.push(
      '',
      `不计入的学段 ${county.excluded.length} 个：`,
      ...county.excluded.map((e) => `  ${e.schoolName}（${STAGE[e.stage]}）：${e.reason}`),
    )
  return lines
}

function sectionLine(section: SectionResult): string {
  const short = Object.entries(section.indicators).filter(([, i]) => i.verdict !== 'met')
  const parts = short.map(([code, i]) => `${code} ${i.value === null ? '未报' : `${i.value.toFixed(2)}/${i.threshold}`}`)
  return `  ${section.schoolName}（${STAGE[section.stage]}） 七项达标 ${section.met} 项：${parts.join('，')}`
}

/** Three decimals, four when so near the limit that rounding could fool. */
function cvText(cv: number, limit: number | null): string {
  return cv.toFixed(limit !== null && Math.abs(cv - limit) < 0.005 ? 4 : 3)
}
