import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadPaper, type PackageForms } from '@junheng/core/features/evaluation/contract.ts'
import type { FormView, Paper } from '@junheng/core/features/evaluation/form-schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { formsQuery } from '../api.ts'
import { FormGaps } from '../components/form-gaps.tsx'
import { FormPaper } from '../components/form-paper.tsx'
import { JudgedPage } from '../components/judged-page.tsx'
import { SchoolPapers } from '../components/school-papers.tsx'
import { ENGLISH } from '../forms-english.ts'
import type { Judged } from '../use-judged.ts'

export default function FormsPage() {
  const say = useText(ENGLISH)
  return <JudgedPage name={say('申报表')}>{(judged) => <Forms judged={judged} />}</JudgedPage>
}

function Forms({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(formsQuery(judged.package.id, judged.asked))
  const blanks = data?.forms.reduce((sum, { gaps }) => sum + gaps.length, 0)
  return (
    <>
      <h1 className="no-print">
        {blanks === undefined
          ? say('申报表')
          : blanks === 0
            ? say('申报表已全部填好')
            : say('申报表还有 {n} 格待补', { n: blanks })}
      </h1>
      {isPending ? <Loading what={say('正在填写申报表')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Papers found={data} judged={judged} /> : null}
    </>
  )
}

/** In the address, the place of a form's key where the schools' own tables are shown. */
const SCHOOLS = 'school'

function Papers({ found, judged }: { found: PackageForms; judged: Judged }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { forms, schools } = found
  const form = search['form'] === SCHOOLS ? null : (forms.find(({ key }) => key === search['form']) ?? forms[0]!)
  const profile = judged.profile.key === 'default' ? say('默认') : judged.profile.key
  const basis = say('依据：{standard}　口径：{profile}', { standard: judged.view.zh, profile })
  const county = `${judged.county.countyName}（${judged.county.countyCode}）`
  return (
    <>
      <Downloads judged={judged} schools={schools.length} />
      <Chooser forms={forms} chosen={form?.key ?? SCHOOLS} schools={schools.length} />
      {form ? (
        <>
          <FormPaper form={form} county={county} basis={basis} />
          {/* A form the standard does not use says so itself. */}
          {form.rows.length > 0 ? <FormGaps name={form.name} gaps={form.gaps} packageId={judged.package.id} /> : null}
        </>
      ) : (
        <SchoolPapers judged={judged} schools={schools} county={county} basis={basis} />
      )}
    </>
  )
}

interface ChooserProps {
  forms: readonly FormView[]
  chosen: string
  schools: number
}

/** The forms as they follow one another on paper, each with the number of its blanks, and the schools' own tables. */
function Chooser({ forms, chosen, schools }: ChooserProps) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const choose = (form: string) => change({ form, explain: undefined })
  return (
    <nav className="row no-print" aria-label={say('选择表')}>
      {forms.map(({ key, name, title, gaps }) => (
        <button key={key} type="button" className="chip" title={title} aria-pressed={key === chosen} onClick={() => choose(key)}>
          {name}
          {gaps.length > 0 ? <span className="mark-not_judgeable">{say('待补 {n}', { n: gaps.length })}</span> : null}
        </button>
      ))}
      <button
        type="button"
        className="chip"
        title={say('每所学校一张，共 {n} 张', { n: schools })}
        aria-pressed={chosen === SCHOOLS}
        onClick={() => choose(SCHOOLS)}
      >
        {say('学校自评表')}
      </button>
    </nav>
  )
}

function Downloads({ judged, schools }: { judged: Judged; schools: number }) {
  const say = useText(ENGLISH)
  const files: readonly (readonly [Paper, string])[] = [
    ['forms.xlsx', say('申报表（Excel）')],
    ['forms.docx', say('申报表（Word）')],
    ['school-forms.zip', say('学校自评表（{n} 所，zip）', { n: schools })],
    ['matrix.xlsx', say('学校达标矩阵')],
    ['shortfalls.xlsx', say('短板清单')],
  ]
  return (
    <p className="row no-print">
      <span className="dim">{say('下载')}</span>
      {files.map(([paper, name]) => (
        <a key={paper} href={addressOf(downloadPaper, { id: judged.package.id, paper }, { ...judged.asked })} download>
          {name}
        </a>
      ))}
    </p>
  )
}
