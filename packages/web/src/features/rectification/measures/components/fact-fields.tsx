import { AMOUNT_NAMES, AMOUNTS, type AmountKey, ASSETS } from '@junheng/core/features/rectification/measures/facts.ts'
import { Checkbox, Input, Select } from 'antd'
import { useText } from '../../../../shared/text.ts'
import { type MeasureDraft, newLine, STAGES_OF } from '../measure-draft.ts'
import { ENGLISH } from '../measures-english.ts'
import { ClassRows, RoomRows, Rows } from './fact-rows.tsx'
import { Field } from './field.tsx'
import { DayField, GradeField, NumberField, SchoolField, StageField, ZoneField } from './small-inputs.tsx'
import { NewTeachers, TeacherFields } from './teacher-fields.tsx'

interface Props {
  draft: MeasureDraft
  change: (draft: MeasureDraft) => void
}

const SCHOOL_TYPES = {
  '211': '小学',
  '311': '初级中学',
  '312': '九年一贯制学校',
  '341': '完全中学',
  '345': '十二年一贯制学校',
} as const

/** The facts a measure of each kind asks for. */
export function FactFields({ draft, change }: Props) {
  const say = useText(ENGLISH)
  const set = (part: Partial<MeasureDraft>) => change({ ...draft, ...part })
  switch (draft.kind) {
    case 'new_build':
    case 'expand':
    case 'convert_rooms':
      return <BuildingFields draft={draft} change={change} />
    case 'divert':
      return (
        <>
          <FromTo draft={draft} change={change} />
          <Rows name={say('分流的学生')} rows={draft.lines} make={newLine} change={(lines) => set({ lines })}>
            {(line, put) => (
              <>
                <DayField label={say('自哪天起')} value={line.on} change={(on) => put({ on })} />
                <StageField label={say('学段')} value={line.stage} change={(stage) => put({ stage, grade: '' })} />
                <GradeField label={say('年级')} value={line.grade} stage={line.stage} change={(grade) => put({ grade })} />
                <NumberField label={say('学生')} value={line.pupils} unit={say('人')} change={(pupils) => put({ pupils })} />
                <NumberField
                  label={say('调出学校撤班')}
                  value={line.closed}
                  unit={say('个')}
                  change={(closed) => put({ closed })}
                />
                <NumberField
                  label={say('接收学校增班')}
                  value={line.opened}
                  unit={say('个')}
                  change={(opened) => put({ opened })}
                />
                <ZoneField value={line.inZone} change={(inZone) => put({ inZone })} />
              </>
            )}
          </Rows>
        </>
      )
    case 'merge':
      return (
        <>
          <FromTo draft={draft} change={change} />
          <div className="measure-fields">
            <DayField label={say('自哪天起')} value={draft.on} change={(on) => set({ on })} />
            <ZoneField value={draft.inZone} change={(inZone) => set({ inZone })} />
          </div>
          <div className="row">
            {TAKES.map(([key, label]) => (
              <Checkbox
                key={key}
                checked={draft.takes[key]}
                onChange={(e) => set({ takes: { ...draft.takes, [key]: e.target.checked } })}
              >
                {say(label)}
              </Checkbox>
            ))}
          </div>
        </>
      )
    case 'lease':
      return (
        <>
          <div className="measure-fields">
            <SchoolField label={say('学校')} value={draft.school} change={(school) => set({ school })} />
            <Field label={say('租来作')}>
              {(id) => (
                <Select
                  id={id}
                  value={draft.use}
                  onChange={(use) => set({ use })}
                  options={[
                    { value: 'teaching', label: say('教学及辅助用房') },
                    { value: 'sports', label: say('体育场馆') },
                  ]}
                />
              )}
            </Field>
            <NumberField label={say('面积')} value={draft.area} unit="㎡" change={(area) => set({ area })} />
            <DayField label={say('租期起')} value={draft.on} change={(on) => set({ on })} />
            <DayField label={say('租期止')} value={draft.until} change={(until) => set({ until })} />
            <CampusField draft={draft} change={change} />
          </div>
          <RoomRows name={say('其中音乐、美术专用教室')} rows={draft.rooms} change={(rooms) => set({ rooms })} />
        </>
      )
    case 'purchase':
    case 'reallocate':
      return (
        <>
          {draft.kind === 'purchase' ? (
            <div className="measure-fields">
              <SchoolField label={say('学校')} value={draft.school} change={(school) => set({ school })} />
              <CampusField draft={draft} change={change} />
            </div>
          ) : (
            <FromTo draft={draft} change={change} />
          )}
          <Rows name={say('分批数量')} rows={draft.lines} make={newLine} change={(lines) => set({ lines })}>
            {(line, put) => (
              <>
                <DayField label={say('自哪天起')} value={line.on} change={(on) => put({ on })} />
                <AmountFields keys={ASSETS} amounts={line.amounts} change={(amounts) => put({ amounts })} />
              </>
            )}
          </Rows>
        </>
      )
    case 'teachers':
      return <TeacherFields draft={draft} change={change} />
    default:
      return (
        <div className="measure-fields">
          <DayField label={say('自哪天起')} value={draft.on} change={(on) => set({ on })} />
          <Field label={say('内容')} wide>
            {(id) => <Input id={id} value={draft.about} maxLength={500} onChange={(e) => set({ about: e.target.value })} />}
          </Field>
        </div>
      )
  }
}

const TAKES = [
  ['teachers', '教师一并转入'],
  ['assets', '设备图书一并转入'],
  ['premises', '校舍场地一并转入'],
] as const

function BuildingFields({ draft, change }: Props) {
  const say = useText(ENGLISH)
  const set = (part: Partial<MeasureDraft>) => change({ ...draft, ...part })
  return (
    <>
      {draft.kind === 'new_build' ? (
        <Checkbox checked={draft.isNew} onChange={(e) => set({ isNew: e.target.checked, school: null })}>
          {say('新办一所学校（数据中还没有）')}
        </Checkbox>
      ) : null}
      <div className="measure-fields">
        {draft.kind === 'new_build' && draft.isNew ? (
          <>
            <Field label={say('学校名称')}>
              {(id) => <Input id={id} value={draft.newName} maxLength={60} onChange={(e) => set({ newName: e.target.value })} />}
            </Field>
            <Field label={say('学校标识码（10 位）')}>
              {(id) => (
                <Input id={id} value={draft.school ?? ''} maxLength={10} onChange={(e) => set({ school: e.target.value })} />
              )}
            </Field>
            <Field label={say('办学类型')}>
              {(id) => (
                <Select
                  id={id}
                  value={draft.newType}
                  onChange={(newType) => set({ newType })}
                  options={Object.entries(SCHOOL_TYPES).map(([value, label]) => ({ value, label }))}
                />
              )}
            </Field>
          </>
        ) : (
          <SchoolField label={say('学校')} value={draft.school} change={(school) => set({ school })} />
        )}
        <DayField label={say('可以使用之日')} value={draft.on} change={(on) => set({ on })} />
        {draft.isNew ? null : <CampusField draft={draft} change={change} />}
      </div>
      {draft.isNew
        ? STAGES_OF[draft.newType].map((stage) => <NewTeachers key={stage} stage={stage} draft={draft} change={change} />)
        : null}
      <p className="dim small">
        {draft.kind === 'convert_rooms' ? say('增加写正数，减少写负数；不变的留空。') : say('只写增加的；不变的留空。')}
      </p>
      <div className="measure-fields">
        <AmountFields keys={AMOUNTS} amounts={draft.amounts} change={(amounts) => set({ amounts })} />
      </div>
      <RoomRows name={say('增加的音乐、美术专用教室')} rows={draft.rooms} change={(rooms) => set({ rooms })} />
      {draft.kind === 'convert_rooms' ? (
        <RoomRows name={say('改作他用的音乐、美术专用教室')} rows={draft.given} change={(given) => set({ given })} />
      ) : null}
      <ClassRows rows={draft.classes} change={(classes) => set({ classes })} />
    </>
  )
}

function FromTo({ draft, change }: Props) {
  const say = useText(ENGLISH)
  return (
    <div className="measure-fields">
      <SchoolField label={say('调出学校')} value={draft.from} change={(from) => change({ ...draft, from })} />
      <SchoolField label={say('调入学校')} value={draft.to} change={(to) => change({ ...draft, to })} />
    </div>
  )
}

function CampusField({ draft, change }: Props) {
  const say = useText(ENGLISH)
  return (
    <Field label={say('校区代码（多校区学校填）')}>
      {(id) => (
        <Input id={id} value={draft.campus} maxLength={20} onChange={(e) => change({ ...draft, campus: e.target.value })} />
      )}
    </Field>
  )
}

interface AmountProps {
  keys: readonly AmountKey[]
  amounts: Partial<Record<AmountKey, string>>
  change: (amounts: Partial<Record<AmountKey, string>>) => void
}

function AmountFields({ keys, amounts, change }: AmountProps) {
  return keys.map((key) => (
    <NumberField
      key={key}
      label={AMOUNT_NAMES[key].zh}
      unit={AMOUNT_NAMES[key].unit}
      value={amounts[key] ?? ''}
      change={(text) => change({ ...amounts, [key]: text })}
    />
  ))
}
