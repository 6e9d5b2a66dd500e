import type { Explanation, ExplanationInput } from '@junheng/core/features/evaluation/explanation.ts'

const WORDS = { met: '● 达标', unmet: '■ 未达标', not_judgeable: '○ 无法判定' } as const

/** One figure taken apart, as the drawer of the web shows it. */
export function explanationText(e: Explanation): string {
  const line = e.threshold === null ? '' : ` / ${e.threshold}`
  return [
    e.title,
    `${e.value === null ? '—' : e.value}${line} ${e.unit}  ${e.verdict === null ? '只列示' : WORDS[e.verdict]}`,
    `公式  ${e.formula}`,
    `计算  ${e.withNumbers}`,
    ...(e.split ? [`拆分  ${e.split.text}`] : []),
    '依据',
    ...e.inputs.flatMap((input) => inputLines(input, 1)),
    `条款  ${e.clause}（${e.confidence}；${e.source}）`,
    ...(e.toPass ? [`达标  ${e.toPass}`] : []),
    ...e.notes.map((note) => `说明  ${note}`),
  ].join('\n')
}

function inputLines(input: ExplanationInput, depth: number): string[] {
  const value = input.value === null ? (input.inputs ? '' : '未报') : `${input.value} ${input.unit}`
  const own = `${'  '.repeat(depth)}${input.zh} ${value}${sourceText(input)}`.trimEnd()
  return [own, ...(input.inputs ?? []).flatMap((inner) => inputLines(inner, depth + 1))]
}

function sourceText({ source }: ExplanationInput): string {
  if (!source) return ''
  return 'file' in source ? `（${source.sheet} 第 ${source.row} 行 ${source.column}）` : `（${source.person} ${source.at}）`
}
