import { STRUCTURAL_RULES } from '@junheng/core/features/collection/fault-catalogue.ts'
import { readValue } from '@junheng/core/features/collection/read-value.ts'
import { choiceOf, isAmount, ruleOf } from '@junheng/core/features/collection/round/fill/fields.ts'
import type { Hint } from '@junheng/core/features/collection/round/fill/hints.ts'
import { figureOf } from '@junheng/core/features/collection/round/fill/hints.ts'
import type { FormField } from '@junheng/core/features/collection/round/fill/schema.ts'
import { memo, useState } from 'react'
import { percent, plain } from '../../../../../shared/numbers.ts'
import { useText } from '../../../../../shared/text.ts'
import { BasisMarks } from '../../bases/components/basis-marks.tsx'
import { ENGLISH } from '../fill-english.ts'
import { useFill, useShown } from '../use-fill.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import { ExplainBox } from './explain-box.tsx'
import { FaultNotes } from './fault-notes.tsx'
import { FieldHelp } from './field-help.tsx'
import { FieldInput } from './field-input.tsx'
import { RemarkBox } from './remark-box.tsx'

interface Props {
  field: FormField
  /** With its stage, for screen readers. */
  name: string
  hint: Hint | undefined
}

/** One value: what it is, the field, last year's beside it, whose word else there is, and below what is wrong or asked. */
export const FieldRow = memo(({ field, name, hint }: Props) => {
  const say = useText(ENGLISH)
  const { store, detail, form, found, isReadOnly } = useFill()
  const shown = useShown(field.path)
  const [isOpen, setOpen] = useState(false)
  const elsewhere = field.isElsewhere ? form.elsewhere[field.path] : undefined
  const value = field.isElsewhere ? (elsewhere?.value ?? '') : shown.value
  const others = detail.values.filter(({ path, basis }) => path === field.path && basis !== 'reported')
  const before = detail.previous?.values[field.path] ?? ''
  const rule = ruleOf(field)
  const notes = rule && value !== '' ? readValue(value, rule).notes : []
  const faults = found.faults.get(field.path) ?? []
  const remarks = found.remarks.get(field.path) ?? []
  const isFaulty =
    notes.some((note) => STRUCTURAL_RULES[note.rule].severity === 'error') || faults.some(({ severity }) => severity === 'error')
  const noteId = `n-${field.path}`
  const missing = found.missing.get(field.path)
  const hasNotes = notes.length + faults.length > 0 || (missing?.explanation ?? null) !== null
  return (
    <>
      <tr className={shown.theirs ? 'fill-conflict' : isFaulty ? 'fill-faulty' : undefined}>
        <th scope="row">
          <span className="fill-label">
            {field.zh}
            {field.unit ? <span className="dim">（{field.unit}）</span> : null}
          </span>{' '}
          {field.uses.map((use) => (
            <span key={use.code} className="fill-use" title={use.zh}>
              {use.code}
            </span>
          ))}
          <button type="button" className="fill-help-button no-print" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say('说明')}
            <span className="sr">：{name}</span>
          </button>
        </th>
        <td className="fill-cell" data-label={say('本年')}>
          {isReadOnly || field.isElsewhere ? (
            <ReadValue field={field} value={value} by={elsewhere?.by} />
          ) : (
            <FieldInput
              field={field}
              value={value}
              name={name}
              path={field.path}
              isFaulty={isFaulty}
              isLong={field.kind === 'text' && !field.path.includes('naeq:')}
              describedBy={hasNotes ? noteId : undefined}
              onType={(typed) => store.type(field.path, typed)}
              onLeave={() => void store.flush()}
            />
          )}
          {hint ? <HintLine hint={hint} unit={field.unit} /> : null}
        </td>
        <td className="num" data-label={say('上年')}>
          {before === '' ? <span className="dim">—</span> : wordOf(field, before)}
        </td>
        <td className="num" data-label={say('变化')}>
          {isAmount(field) ? <Change now={value} before={before} /> : <span className="dim">—</span>}
        </td>
        <td data-label={say('其他口径')}>
          <BasisMarks values={others} words={(each) => wordOf(field, each)} />
        </td>
      </tr>
      {isOpen ? (
        <tr className="fill-below">
          <td colSpan={5}>
            <FieldHelp field={field} />
            {missing && !missing.explanation ? (
              <ExplainBox faultKey={missing.key} explanation={null} label={say('暂时填不了的，写明原因')} />
            ) : null}
          </td>
        </tr>
      ) : null}
      {hasNotes || remarks.length > 0 || shown.theirs ? (
        <tr className="fill-below">
          <td colSpan={5} id={noteId}>
            {shown.theirs ? <ConflictChoice path={field.path} mine={shown.value} theirs={shown.theirs} before={before} /> : null}
            {remarks.map((remark) => (
              <RemarkBox key={remark.id} remark={remark} />
            ))}
            <FaultNotes path={field.path} notes={notes} isUnsaved={shown.isUnsaved} />
          </td>
        </tr>
      ) : null}
    </>
  )
})

function ReadValue({ field, value, by }: { field: FormField; value: string; by: string | undefined }) {
  const say = useText(ENGLISH)
  return (
    <span className="fill-read">
      {value === '' ? <span className="dim">{say('未填')}</span> : wordOf(field, value)}
      {field.isElsewhere ? (
        <span className="dim small"> {by ? say('由{who}填报', { who: by }) : say('等{who}填报', { who: field.reporter })}</span>
      ) : null}
    </span>
  )
}

const wordOf = (field: FormField, value: string): string => choiceOf(field, value)?.zh ?? value

function Change({ now, before }: { now: string; before: string }) {
  const [a, b] = [figureOf(now), figureOf(before)]
  if (Number.isNaN(a) || Number.isNaN(b) || b === 0) return <span className="dim">—</span>
  if (a === b) return <span className="dim">0</span>
  return (
    <span className={Math.abs(a / b - 1) >= 0.2 ? 'fill-jump' : undefined}>
      {a > b ? '↗ +' : '↘ '}
      {percent(a / b - 1)}
    </span>
  )
}

function HintLine({ hint, unit }: { hint: Hint; unit: string }) {
  const say = useText(ENGLISH)
  const words = {
    roll_pupils: say('班级名册合计'),
    roll_classes: say('班级名册班数'),
    education: say('各学历合计'),
    above_education: say('由学历得出'),
    both_stages: say('各学段合计'),
    area_parts: say('五部分与室内体育用房合计'),
    vacant: say('空编'),
  }[hint.kind]
  return (
    <span className={`fill-hint small${hint.agrees === false ? ' severity-warn' : ' dim'}`}>
      {hint.agrees === null ? '' : hint.agrees ? '✓ ' : '▲ '}
      {words} {plain(hint.value)} {unit}
    </span>
  )
}
