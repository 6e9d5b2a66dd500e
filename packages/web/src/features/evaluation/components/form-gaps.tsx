import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadWorkbook } from '@junheng/core/features/collection/contract.ts'
import type { FormView } from '@junheng/core/features/evaluation/form-schema.ts'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../forms-english.ts'

const SHOWN = 40

/** What was left blank on a paper, and what each blank waits for. */
export function FormGaps({ name, gaps, packageId }: { name: string; gaps: FormView['gaps']; packageId: string }) {
  const say = useText(ENGLISH)
  if (gaps.length === 0)
    return (
      <p className="notice notice-met no-print">
        <span>● {say('{name}已全部填好，没有空格。', { name })}</span>
      </p>
    )
  return (
    <section className="card stack no-print" aria-labelledby="gaps">
      <h2 id="gaps">
        {say('待补 {n} 格', { n: gaps.length })}
        <span className="dim small">　{say('所需数据未报，因此留空；补报后自动填写，也可以在导出的表上手写。')}</span>
      </h2>
      <Lines gaps={gaps.slice(0, SHOWN)} />
      {gaps.length > SHOWN ? (
        <details>
          <summary>{say('还有 {n} 格', { n: gaps.length - SHOWN })}</summary>
          <Lines gaps={gaps.slice(SHOWN)} />
        </details>
      ) : null}
      <p className="row">
        <a href={addressOf(downloadWorkbook, { id: packageId })} download>
          {say('下载现有数据的工作簿')}
        </a>
        <span className="dim small">{say('在表里补填（县级的项目在「县级数据」表），再到数据填报上传。')}</span>
        <Link to="/packages">{say('去数据填报补数据')}</Link>
      </p>
    </section>
  )
}

function Lines({ gaps }: { gaps: FormView['gaps'] }) {
  const say = useText(ENGLISH)
  return (
    <dl className="facts">
      {gaps.map(({ where, row, column, missing }) => (
        <div key={`${where} ${row} ${column}`} className="facts-line">
          <dt>{where}</dt>
          <dd>{missing.length > 0 ? say('缺 {what}', { what: missing.join('；') }) : say('所需数据未报')}</dd>
        </div>
      ))}
    </dl>
  )
}
