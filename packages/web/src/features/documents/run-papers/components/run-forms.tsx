import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadPaper, readForms } from '@junheng/core/features/evaluation/contract.ts'
import type { FormView, Paper } from '@junheng/core/features/evaluation/form-schema.ts'
import type { RunDetail } from '@junheng/core/features/evaluation/runs/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../../../shared/call.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../run-papers-english.ts'

const FILES = [
  ['forms.docx', '申报表（Word）'],
  ['forms.xlsx', '申报表（Excel）'],
  ['school-forms.zip', '学校自评表（zip）'],
  ['matrix.xlsx', '学校达标矩阵'],
  ['shortfalls.xlsx', '短板清单'],
] as const satisfies readonly (readonly [Paper, string])[]

/** 表Ⅰ—表Ⅵ and the schools' tables from a kept verdict, and what is left blank on each with why. */
export function RunForms({ run }: { run: RunDetail }) {
  const say = useText(ENGLISH)
  const params = { id: run.source.id }
  const query = { run: run.id, standard: run.standard.key }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['runs', run.id, 'forms'],
    queryFn: ({ signal }) => call(readForms, { params, query }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const blank = data?.forms.filter(({ gaps }) => gaps.length > 0) ?? []
  return (
    <section className="card stack">
      <h2>{say('申报表（表Ⅰ—表Ⅵ）和学校自评表')}</h2>
      <p className="row">
        {FILES.map(([paper, name]) => (
          <a key={paper} href={addressOf(downloadPaper, { ...params, paper }, query)} download>
            {say(name)}
          </a>
        ))}
        <Link to="/forms" search={{ package: run.source.id, ...query }}>
          {say('看申报表')}
        </Link>
      </p>
      {isPending ? <Loading what={say('正在核对空格')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data && blank.length === 0 ? <p className="mark-met">● {say('各表已全部填好，没有空格。')}</p> : null}
      {blank.map((form) => (
        <Blanks key={form.key} form={form} />
      ))}
    </section>
  )
}

const SHOWN = 30

function Blanks({ form: { name, gaps } }: { form: FormView }) {
  const say = useText(ENGLISH)
  return (
    <details>
      <summary>
        <span className="mark-not_judgeable">○ {say('{form} 待补 {n} 格', { form: name, n: gaps.length })}</span>
      </summary>
      <dl className="facts">
        {gaps.slice(0, SHOWN).map(({ where, row, column, missing }) => (
          <div key={`${where} ${row} ${column}`} className="facts-line">
            <dt>{where}</dt>
            <dd>{missing.length > 0 ? say('缺 {what}', { what: missing.join('；') }) : say('所需数据未报')}</dd>
          </div>
        ))}
      </dl>
      {gaps.length > SHOWN ? <p className="dim small">{say('还有 {n} 格，见申报表页', { n: gaps.length - SHOWN })}</p> : null}
    </details>
  )
}
