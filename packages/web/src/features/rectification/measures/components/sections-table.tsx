import type { EffectDuty, EffectIndicator, EffectSection } from '@junheng/core/features/rectification/measures/effect-schema.ts'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { besideLine, figure, plain } from '../../../../shared/numbers.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../measures-english.ts'
import { ChangeWord } from './change-word.tsx'

/** Every indicator and duty of the schools touched; those that stay as they are on demand. */
export function SectionsTable({ sections }: { sections: readonly EffectSection[] }) {
  const say = useText(ENGLISH)
  const [showsAll, setAll] = useState(false)
  if (sections.length === 0) return null
  return (
    <>
      <Checkbox checked={showsAll} onChange={(e) => setAll(e.target.checked)}>
        {say('也列出不变的指标')}
      </Checkbox>
      {sections.map((section) => (
        <SectionTable key={`${section.schoolCode} ${section.stage}`} section={section} showsAll={showsAll} />
      ))}
    </>
  )
}

function SectionTable({ section, showsAll }: { section: EffectSection; showsAll: boolean }) {
  const say = useText(ENGLISH)
  const { schoolName, stage, students, pass } = section
  const indicators = section.indicators.filter((each) => showsAll || isMoved(each))
  const duties = section.duties.filter((each) => showsAll || isMoved(each))
  const name = say('{school}（{stage}）', { school: schoolName, stage: say(STAGE_NAMES[stage]) })
  return (
    <section className="card card-flush stack">
      <h3 className="measure-head">
        {name}{' '}
        <span className="small dim">
          {students.before === students.after
            ? say('在校生 {n} 人', { n: figure(students.after, 0) })
            : say('在校生 {a} → {b} 人', { a: figure(students.before, 0), b: figure(students.after, 0) })}
          {' · '}
          {say('七项综合')} <ChangeWord before={pass.before} after={pass.after} />
        </span>
      </h3>
      {indicators.length + duties.length === 0 ? <p className="measure-none dim">{say('各项都不变。')}</p> : null}
      {indicators.length + duties.length > 0 ? (
        <PlainTable
          label={name}
          heads={[say('指标'), { num: say('标准') }, { num: say('现在') }, { num: say('之后') }, say('结论')]}
        >
          {indicators.map(({ code, zh, unit, decimals, threshold, before, after }) => (
            <tr key={code}>
              <th scope="row">
                {code} {zh} <span className="dim small">{unit}</span>
              </th>
              <td className="num dim" data-label={say('标准')}>
                {threshold === null ? '—' : plain(threshold)}
              </td>
              <td className="num" data-label={say('现在')}>
                {besideLine(before?.value ?? null, threshold, decimals)}
              </td>
              <td className="num" data-label={say('之后')}>
                <strong>{besideLine(after?.value ?? null, threshold, decimals)}</strong>
              </td>
              <td data-label={say('结论')}>
                <ChangeWord before={before ? before.verdict : 'out'} after={after ? after.verdict : 'out'} />
              </td>
            </tr>
          ))}
          {duties.map((duty) => (
            <DutyRow key={duty.key} duty={duty} />
          ))}
        </PlainTable>
      ) : null}
    </section>
  )
}

function DutyRow({ duty: { zh, unit, decimals, before, after } }: { duty: EffectDuty }) {
  const say = useText(ENGLISH)
  const said = (side: EffectDuty['before']) => side?.text ?? figure(side?.value ?? null, decimals)
  const [was, is] = [before?.line ?? null, after?.line ?? null]
  return (
    <tr>
      <th scope="row">
        {zh} <span className="dim small">{unit}</span>
      </th>
      <td className="num dim" data-label={say('标准')}>
        {was === null || is === null || was === is ? plain(is ?? was) : `${plain(was)} → ${plain(is)}`}
      </td>
      <td className="num" data-label={say('现在')}>
        {said(before)}
      </td>
      <td className="num" data-label={say('之后')}>
        <strong>{said(after)}</strong>
      </td>
      <td data-label={say('结论')}>
        <ChangeWord before={before ? before.verdict : 'out'} after={after ? after.verdict : 'out'} />
      </td>
    </tr>
  )
}

const isMoved = ({ before, after }: EffectIndicator | EffectDuty): boolean => JSON.stringify(before) !== JSON.stringify(after)
