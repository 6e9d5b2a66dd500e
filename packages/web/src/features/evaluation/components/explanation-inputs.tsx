import type { ExplanationInput } from '@junheng/core/features/evaluation/explanation.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../explanation-english.ts'
import { amountOf } from '../source-words.ts'
import { ExplanationSource } from './explanation-source.tsx'

/** What a figure was made from, as a tree one can open, down to the cells. */
export function ExplanationInputs({ inputs, packageId }: Props) {
  return <Inputs inputs={troubleFirst(inputs)} packageId={packageId} />
}

interface Props {
  inputs: readonly ExplanationInput[]
  /** The package the sources stand in. */
  packageId: string
}

function Inputs({ inputs, packageId }: Props) {
  return (
    <ul className="inputs">
      {inputs.map((input, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several inputs may share an element and a value; the list never reorders
        <li key={i}>
          <div className="inputs-line">
            <span>{input.zh}</span>
            <span className="num">{input.value === null && input.inputs?.length ? '' : amountOf(input)}</span>
          </div>
          {input.source ? <ExplanationSource source={input.source} packageId={packageId} /> : null}
          {input.inputs?.length ? (
            <Parts inputs={input.inputs} packageId={packageId} isOpen={inputs.length <= 8 && input.inputs.length <= 6} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** A few parts stand open; a hundred classes, or the parts of a hundred schools, wait behind their number. */
function Parts({ inputs, packageId, isOpen }: Props & { isOpen: boolean }) {
  const say = useText(ENGLISH)
  return (
    <details open={isOpen} className="inputs-parts">
      <summary>{say('由 {n} 项组成', { n: inputs.length })}</summary>
      <Inputs inputs={inputs} packageId={packageId} />
    </details>
  )
}

/** Of many schools those that are not simply 达标 come first: another word, nothing reported, or classes over the line. */
function troubleFirst(inputs: readonly ExplanationInput[]): readonly ExplanationInput[] {
  if (inputs.length <= 8) return inputs
  const isFine = ({ element, value, inputs: parts }: ExplanationInput) =>
    typeof value === 'number' ? !(element === 'class_sizes' && parts?.length) : value === '达标'
  return inputs.toSorted((a, b) => Number(isFine(a)) - Number(isFine(b)))
}
