import type { Fault, NotRun } from '@junheng/core/fault.ts'
import type { CountyResult, Evaluation } from '@junheng/core/features/evaluation/result.ts'

/** An evaluation as the text that `--json` prints, in pieces, because a nation's is one long line; bytes are UTF-8. */
export interface EvaluationText {
  pieces: Iterable<string | Uint8Array>
  faults: readonly Fault[]
}

/** The JSON of DESIGN §6. With `brief`, counties carry no `sections` and `excluded`. */
export function textOf(evaluation: Evaluation, brief: boolean): EvaluationText {
  const { counties, faults, notRun, ...head } = evaluation
  return { pieces: evaluationPieces(head, mapped(counties, brief), faults, notRun), faults }
}

/** @param counties their JSON, one or several with commas between in each piece */
export function* evaluationPieces(
  head: Omit<Evaluation, 'counties' | 'faults' | 'notRun'>,
  counties: Iterable<string | Uint8Array>,
  faults: readonly Fault[],
  notRun: readonly NotRun[],
): Generator<string | Uint8Array> {
  yield `${JSON.stringify(head).slice(0, -1)},"counties":[`
  let isFirst = true
  for (const piece of counties) {
    if (!isFirst) yield ','
    yield piece
    isFirst = false
  }
  yield `],"faults":${JSON.stringify(faults)},"notRun":${JSON.stringify(notRun)}}`
}

export function countyJson(county: CountyResult, brief: boolean): string {
  if (!brief) return JSON.stringify(county)
  const { sections: _, excluded: __, ...rest } = county
  return JSON.stringify(rest)
}

/** A hundred counties a piece: few writes, none of them long. */
function* mapped(counties: readonly CountyResult[], brief: boolean): Generator<string> {
  for (let i = 0; i < counties.length; i += 100)
    yield counties
      .slice(i, i + 100)
      .map((county) => countyJson(county, brief))
      .join(',')
}
