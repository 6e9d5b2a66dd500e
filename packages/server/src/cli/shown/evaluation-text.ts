import type {
  CountyResult,
  Evaluation,
  ItemResult,
  SectionResult,
  Spread,
  Verdict,
} from '@junheng/core/features/evaluation/result.ts'
import { atLeast } from '@junheng/core/features/standards/formula/tolerance.ts'
import type { Standard } from '@junheng/core/features/standards/standard.ts'
import { faultLines } from './fault-lines.ts'
import { notRunText } from './not-run-text.ts'

const WORDS: Record<Verdict, string> = { met: '● 达标', unmet: '■ 未达标', not_judgeable: '○ 无法判定' }
const STAGE = { primary: '小学', junior: '初中' } as const

/** A county's verdict as a page of text: the conclusion first, then every reason, in the standard's own words. */
export function evaluationText(evaluation: Evaluation, standard: Standard): string {
  const { hash } = evaluation.standard
  const lines = [
    `${standard.zh}（${standard.docNo}） 标准版本 ${hash.slice(0, 12)} 口径 ${evaluation.profile.key === 'default' ? '默认' : evaluation.profile.key} 数据 ${evaluation.inputHash.slice(0, 12)}`,
  ]
  for (const county of evaluation.counties) lines.push('', ...countyLines(county, standard))
  if (evaluation.counties.length === 0) lines.push('', '没有能够评估的县。')
  lines.push('', ...faultLines(evaluation.faults))
  if (evaluation.counties.length > 0) lines.push(notRunText(evaluation.notRun, standard.catalogue))
  return lines.join('\n')
}

function countyLines(county: CountyResult, standard: Standard): string[] {
  const lines = [`${county.countyName}（${county.countyCode}）：${WORDS[county.verdict]}`]
  for (const [stage, count] of Object.entries(county.counts)) {
    const passed = standard.passRule ? `，达标 ${count.pass} 个` : '（本标准不逐校判定）'
    lines.push(`${STAGE[stage as 'primary']} ${count.sections} 个学段${passed}`)
  }
  const failing = county.sections.filter((s) => s.pass === false)
  const open = county.sections.filter((s) => s.pass === null && s.met !== null)
  if (failing.length > 0) lines.push('', `未达标的学段 ${failing.length} 个：`, ...failing.map((s) => sectionLine(s, standard)))
  if (open.length > 0) lines.push('', `无法判定的学段 ${open.length} 个：`, ...open.map((s) => sectionLine(s, standard)))
  if (county.spreads.length > 0)
    lines.push('', '校际差异系数（差异系数 / 上限）：', ...county.spreads.map((s) => spreadLine(s, standard)))
  lines.push('', '全县项目：', ...county.items.flatMap((item) => itemLines(item, standard)))
  if (county.excluded.length > 0) {
    const names = county.excluded.map((e) => `  ${e.schoolName}（${STAGE[e.stage]}）：${e.reason}`)
    lines.push('', `不计入的学段 ${county.excluded.length} 个：`, ...names)
  }
  return lines
}

const shortName = (code: string, standard: Standard): string => standard.indicators.find((i) => i.code === code)?.short ?? '综合'

function spreadLine(spread: Spread, standard: Standard): string {
  const verdict = spread.verdict === null ? '– 只列示' : WORDS[spread.verdict]
  const cv = spread.cv === null ? '—' : cvText(spread.cv, spread.limit)
  const line = spread.limit === null ? '' : ` / ${spread.limit}`
  return `  ${verdict}  ${STAGE[spread.stage]}${shortName(spread.indicator, standard)} ${cv}${line}`
}

/** Of a met item only what is out of the ordinary is said: nobody concerned, an exemption, a requirement not stated. */
const OUT_OF_ORDINARY = /不涉及|没有|例外|附带要求|不一致|请核对/

function itemLines(item: ItemResult, standard: Standard): string[] {
  const veto = standard.vetoes.find((v) => `veto:${v.key}` === item.key)
  const rule = standard.items.find((i) => i.key === item.key)
  const name = veto ? `一票否决 ${veto.zh}` : rule ? `${rule.domain}${rule.number ? ` ${rule.number}` : ''} ${rule.zh}` : item.key
  const word =
    item.verdict === null
      ? '– 只列示'
      : veto && item.verdict === 'met'
        ? '● 无此情形'
        : veto && item.verdict === 'unmet'
          ? '■ 有此情形'
          : WORDS[item.verdict]
  const told = item.verdict === 'met' ? item.detail.filter((line) => OUT_OF_ORDINARY.test(line) && !veto) : item.detail
  return [`  ${word}  ${name}`, ...told.map((line) => `      ${line}`)]
}

function sectionLine(section: SectionResult, standard: Standard): string {
  const short = Object.entries(section.indicators).filter(([, i]) => i.verdict !== 'met')
  const parts = short.map(
    ([code, i]) =>
      `${shortName(code, standard)} ${i.value === null ? '未报' : `${against(i.value, i.threshold!)}/${i.threshold}`}`,
  )
  return `  ${section.schoolName}（${STAGE[section.stage]}） 七项达标 ${section.met} 项：${parts.join('，')}`
}

/** Two decimals, more where rounding would put a value on the line it missed. */
function against(value: number, line: number): string {
  for (let decimals = 2; decimals < 9; decimals++) {
    if (atLeast(value, line) || Number(value.toFixed(decimals)) < line) return value.toFixed(decimals)
  }
  return String(value)
}

/** Three decimals, four when so near the limit that rounding could fool. */
function cvText(cv: number, limit: number | null): string {
  return cv.toFixed(limit !== null && Math.abs(cv - limit) < 0.005 ? 4 : 3)
}
