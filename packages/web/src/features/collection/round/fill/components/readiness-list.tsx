import type { NamedFault, NotRunRule } from '@junheng/core/features/collection/round/check/schema.ts'
import type { ReactNode } from 'react'
import { SeverityWord } from '../../../../../shared/marks.tsx'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import type { Readiness } from '../found-at.ts'
import { nameOfPath, useFill } from '../use-fill.ts'
import { ExplainBox } from './explain-box.tsx'

interface Props {
  readiness: Readiness
  notRun: readonly NotRunRule[]
  onJump: (path: string) => void
}

/** Everything that keeps a return from being handed in, by what there is to do about it. */
export function ReadinessList({ readiness, notRun, onJump }: Props) {
  const say = useText(ENGLISH)
  const { errors, unexplained, explained, missing, isReady } = readiness
  return (
    <>
      {isReady ? <p className="notice notice-met">{say('检查通过：没有错误，该说明的都已说明。')}</p> : null}
      <Part title={say('错误 {n} 处：改正后才能提交', { n: errors.length })} items={errors}>
        {(fault) => <FaultLine fault={fault} onJump={onJump} />}
      </Part>
      <Part title={say('提示 {n} 处：改正，或写明原因', { n: unexplained.length })} items={unexplained}>
        {(fault) => (
          <>
            <FaultLine fault={fault} onJump={onJump} />
            <ExplainBox faultKey={fault.key} explanation={fault.explanation} label={say('数据无误的，写明原因')} />
          </>
        )}
      </Part>
      <Part title={say('缺报 {n} 项：补报，或写明原因', { n: missing.length })} items={missing}>
        {(each) => (
          <>
            <p>
              <button type="button" className="link" onClick={() => onJump(each.path)}>
                {each.name}
              </button>{' '}
              <span className="dim small">{say('{what}要用', { what: each.forWhat.join('、') })}</span>
            </p>
            <ExplainBox faultKey={each.key} explanation={each.explanation} label={say('暂时填不了的原因')} />
          </>
        )}
      </Part>
      <Part title={say('已说明的提示 {n} 处', { n: explained.length })} items={explained}>
        {(fault) => (
          <>
            <FaultLine fault={fault} onJump={onJump} />
            <ExplainBox faultKey={fault.key} explanation={fault.explanation} label={say('数据无误的，写明原因')} />
          </>
        )}
      </Part>
      {notRun.length > 0 ? (
        <details>
          <summary className="dim">{say('有 {n} 条规则因数据不全没有检查', { n: notRun.length })}</summary>
          <ul className="bullets small">
            {notRun.map((rule) => (
              <li key={rule.rule}>
                {rule.name}：{rule.missing.join('、')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function Part<T extends { key: string }>({
  title,
  items,
  children,
}: {
  title: string
  items: readonly T[]
  children: (item: T) => ReactNode
}) {
  if (items.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className="fill-findings">
        {items.map((item) => (
          <li key={item.key}>{children(item)}</li>
        ))}
      </ul>
    </section>
  )
}

function FaultLine({ fault, onJump }: { fault: NamedFault; onJump: (path: string) => void }) {
  const { form } = useFill()
  const { path } = fault
  return (
    <p>
      <SeverityWord severity={fault.severity} />{' '}
      {path === null ? (
        <b>{fault.name}</b>
      ) : (
        <button type="button" className="link" onClick={() => onJump(path)}>
          {nameOfPath(path, form.sections)}
        </button>
      )}{' '}
      {fault.message} {fault.repair} <span className="dim small">{fault.rule}</span>
    </p>
  )
}
