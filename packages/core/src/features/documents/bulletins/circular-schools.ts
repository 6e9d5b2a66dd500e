import type { CountyResult, SectionResult } from '../../evaluation/result.ts'
import type { Standard } from '../../standards/standard.ts'
import { type Annex, cell, type Run } from '../paper.ts'
import { figureRun, STAGE_WORDS, valueBesideLine } from './words.ts'

/** The sections that fail, each with the indicators that fail; null where none does. Sections that cannot be judged follow, with what is not reported. */
export function failingAnnex(result: CountyResult, standard: Standard): Annex | null {
  const failing = result.sections.filter(({ pass }) => pass === false)
  const open = standard.passRule ? result.sections.filter(({ pass }) => pass === null) : []
  if (failing.length + open.length === 0) return null
  const rows = [...failing, ...open].map((section, i) => [
    cell(String(i + 1)),
    cell(section.schoolName),
    cell(STAGE_WORDS[section.stage]),
    cell(section.pass === null ? '无法判定' : `${section.met ?? 0}项达标`),
    cell(...troubles(section, standard)),
  ])
  return {
    title: '未达标和无法判定的学校',
    blocks: [
      {
        kind: 'table',
        caption: null,
        columns: [
          { width: 7, align: 'center' },
          { width: 25, align: 'left' },
          { width: 9, align: 'center' },
          { width: 13, align: 'center' },
          { width: 46, align: 'left' },
        ],
        head: [[cell('序号'), cell('学校'), cell('学段'), cell('七项指标'), cell('未达标或没有报全的指标')]],
        rows,
      },
    ],
  }
}

function troubles({ schoolCode, schoolName, stage, indicators, pass }: SectionResult, standard: Standard): Run[] {
  const wanted = pass === null ? ['unmet', 'not_judgeable'] : ['unmet']
  const found = standard.indicators.filter(({ code }) => wanted.includes(indicators[code]?.verdict ?? ''))
  return found.flatMap(({ code, zh, short, decimals, unit }, i) => {
    const figure = indicators[code]!
    const said = figureRun(valueBesideLine(figure, decimals), {
      key: `school.${schoolCode}.${stage}.${code}`,
      label: `${schoolName}${STAGE_WORDS[stage]}${zh}（${unit}）`,
      value: figure.value,
      explain: { indicator: code, school: schoolCode, stage },
      missing: figure.value === null ? ['所需数据没有报全'] : [],
    })
    return [{ text: `${i === 0 ? '' : '；'}${short} ` }, figure.value === null ? { ...said, text: '没有报全' } : said]
  })
}
