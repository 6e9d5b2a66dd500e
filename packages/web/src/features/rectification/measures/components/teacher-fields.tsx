import { TEACHER_COUNTS, TEACHER_KEYS } from '@junheng/core/features/rectification/measures/facts.ts'
import { Checkbox } from 'antd'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { type MeasureDraft, newLine } from '../measure-draft.ts'
import { ENGLISH } from '../measures-english.ts'
import { Rows } from './fact-rows.tsx'
import { DayField, NumberField, SchoolField, StageField } from './small-inputs.tsx'

interface Props {
  draft: MeasureDraft
  change: (draft: MeasureDraft) => void
}

export function TeacherFields({ draft, change }: Props) {
  const say = useText(ENGLISH)
  const set = (part: Partial<MeasureDraft>) => change({ ...draft, ...part })
  return (
    <>
      <div className="measure-fields">
        {draft.visiting ? null : (
          <SchoolField label={say('调出学校')} value={draft.from} noneText={say('新招聘')} change={(from) => set({ from })} />
        )}
        <SchoolField label={say('调入学校')} value={draft.to} change={(to) => set({ to })} />
        <StageField label={say('学段')} value={draft.stage} change={(stage) => set({ stage })} />
      </div>
      <Checkbox checked={draft.visiting} onChange={(e) => set({ visiting: e.target.checked })}>
        {say('走教、兼职的体育艺术教师（编制不动）')}
      </Checkbox>
      <Rows name={say('教师')} rows={draft.lines} make={newLine} change={(lines) => set({ lines })}>
        {(line, put) => (
          <>
            <DayField label={say('自哪天起')} value={line.on} change={(on) => put({ on })} />
            <NumberField label={say('专任教师')} value={line.count} unit={say('人')} change={(count) => put({ count })} />
            {draft.visiting ? null : <TeacherParts of={line.of} change={(of) => put({ of })} />}
          </>
        )}
      </Rows>
    </>
  )
}

/** The teachers a new school begins with; left empty, it has none until other measures bring them. */
export function NewTeachers({ stage, draft, change }: Props & { stage: 'primary' | 'junior' }) {
  const say = useText(ENGLISH)
  const own = draft.newTeachers[stage] ?? { count: '', of: {} }
  const put = (part: Partial<typeof own>) =>
    change({ ...draft, newTeachers: { ...draft.newTeachers, [stage]: { ...own, ...part } } })
  return (
    <fieldset className="measure-rows">
      <legend>{say('{stage}开办时的教师（不填为还没有）', { stage: say(STAGE_NAMES[stage]) })}</legend>
      <div className="measure-fields">
        <NumberField label={say('专任教师')} value={own.count} unit={say('人')} change={(count) => put({ count })} />
        {own.count === '' ? null : <TeacherParts of={own.of} change={(of) => put({ of })} />}
      </div>
    </fieldset>
  )
}

type Parts = MeasureDraft['lines'][number]['of']
function TeacherParts({ of, change }: { of: Parts; change: (of: Parts) => void }) {
  const say = useText(ENGLISH)
  return TEACHER_KEYS.map((key) => (
    <NumberField
      key={key}
      label={say('其中{what}', { what: TEACHER_COUNTS[key] })}
      value={of[key] ?? ''}
      unit={say('人')}
      change={(text) => change({ ...of, [key]: text })}
    />
  ))
}
