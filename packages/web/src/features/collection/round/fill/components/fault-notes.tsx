import { STRUCTURAL_RULES } from '@junheng/core/features/collection/fault-catalogue.ts'
import type { Note } from '@junheng/core/features/collection/read-value.ts'
import type { NamedFault } from '@junheng/core/features/collection/round/check/schema.ts'
import { SeverityWord } from '../../../../../shared/marks.tsx'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { useFill } from '../use-fill.ts'
import { ExplainBox } from './explain-box.tsx'

interface Props {
  path: string
  /** What this page sees by itself while somebody types. */
  notes: readonly Note[]
  isUnsaved: boolean
}

/** What is wrong with a value: at once what it says by itself, after saving what it says beside the others. */
export function FaultNotes({ path, notes, isUnsaved }: Props) {
  const say = useText(ENGLISH)
  const { found } = useFill()
  const faults = isUnsaved ? [] : (found.faults.get(path) ?? [])
  // Once the server has it, its own words stand: they can be explained.
  const own = notes.filter((note) => !faults.some(({ rule }) => rule === note.rule))
  const missing = found.missing.get(path)
  return (
    <>
      {own.map((note) => (
        <p key={note.rule} className="fill-fault">
          <SeverityWord severity={STRUCTURAL_RULES[note.rule].severity} /> {note.message}
          {note.repair}
        </p>
      ))}
      {faults.map((fault) => (
        <FaultNote key={fault.key} fault={fault} />
      ))}
      {missing?.explanation ? (
        <ExplainBox faultKey={missing.key} explanation={missing.explanation} label={say('暂时填不了的原因')} />
      ) : null}
    </>
  )
}

/** A fault with its remedy; a warning asks for a word of explanation where it is right as it stands. */
export function FaultNote({ fault }: { fault: NamedFault }) {
  const say = useText(ENGLISH)
  return (
    <div className="fill-fault">
      <p>
        <SeverityWord severity={fault.severity} /> {fault.message} {fault.repair} <span className="dim small">{fault.rule}</span>
      </p>
      {fault.severity === 'warn' ? (
        <ExplainBox faultKey={fault.key} explanation={fault.explanation} label={say('数据无误的，写明原因')} />
      ) : null}
    </div>
  )
}
