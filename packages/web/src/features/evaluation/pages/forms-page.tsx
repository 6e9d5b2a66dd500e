import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadPaper, type PackageForms } from '@junheng/core/features/evaluation/contract.ts'
import type { FormView, Paper } from '@junheng/core/features/evaluation/form-schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useUrl } from '../../../shared/url.ts'
import { formsQuery } from '../api.ts'
import { FormGaps } from '../components/form-gaps.tsx'
import { FormPaper } from '../components/form-paper.tsx'
import { JudgedPage } from '../components/judged-page.tsx'
import type { Judged } from '../use-judged.ts'

export default function FormsPage() {
  return <JudgedPage name="申报表">{(judged) => <Forms judged={judged} />}</JudgedPage>
}

function Forms({ judged }: { judged: Judged }) {
  const { data, error, isPending, refetch } = useQuery(formsQuery(judged.package.id, judged.asked))
  return (
    <>
      <h1>{data ? headlineOf(data) : '申报表'}</h1>
      {isPending ? <Loading what="正在填写申报表" /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Papers found={data} judged={judged} /> : null}
    </>
  )
}

function Papers({ found, judged }: { found: PackageForms; judged: Judged }) {
  const [search] = useUrl()
  const { forms } = found
  const form = forms.find(({ key }) => key === search['form']) ?? forms[0]!
  const basis = `依据：${judged.view.zh}　口径：${judged.profile.key === 'default' ? '默认' : judged.profile.key}`
  return (
    <>
      <Downloads judged={judged} schools={found.schools} />
      <Chooser forms={forms} chosen={form} />
      <FormPaper form={form} county={`${judged.county.countyName}（${judged.county.countyCode}）`} basis={basis} />
      <FormGaps form={form} />
    </>
  )
}

/** The forms as they follow one another on paper, each with the number of its blanks. */
function Chooser({ forms, chosen }: { forms: readonly FormView[]; chosen: FormView }) {
  const [, change] = useUrl()
  return (
    <nav className="row no-print" aria-label="选择表">
      {forms.map(({ key, name, title, gaps }) => (
        <button
          key={key}
          type="button"
          className="chip"
          title={title}
          aria-pressed={key === chosen.key}
          onClick={() => change({ form: key, explain: undefined })}
        >
          {name}
          {gaps.length > 0 ? <span className="mark-not_judgeable">待补 {gaps.length}</span> : null}
        </button>
      ))}
    </nav>
  )
}

const FILES: readonly (readonly [Paper, string])[] = [
  ['forms.xlsx', '申报表（Excel）'],
  ['forms.docx', '申报表（Word）'],
  ['school-forms.zip', '学校自评表'],
  ['matrix.xlsx', '学校达标矩阵'],
  ['shortfalls.xlsx', '短板清单'],
]

function Downloads({ judged, schools }: { judged: Judged; schools: number }) {
  const query = { ...judged.asked }
  return (
    <p className="row no-print">
      <span className="dim">下载</span>
      {FILES.map(([paper, name]) => (
        <a key={paper} href={addressOf(downloadPaper, { id: judged.package.id, paper }, query)} download>
          {name}
          {paper === 'school-forms.zip' ? `（${schools} 所，zip）` : ''}
        </a>
      ))}
    </p>
  )
}

function headlineOf({ forms }: PackageForms): string {
  const blanks = forms.reduce((sum, { gaps }) => sum + gaps.length, 0)
  return blanks === 0 ? '申报表已全部填好' : `申报表还有 ${blanks} 格待补`
}
