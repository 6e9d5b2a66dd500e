import type { RatioReading } from '@junheng/core/features/evaluation/finance/groups.ts'
import type { FinanceSheet } from '@junheng/core/features/evaluation/finance/sheet.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ExportMenu } from '../../../../shared/export-menu.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useWords } from '../../../../shared/words.ts'
import { JudgedPage } from '../../components/judged-page.tsx'
import type { Judged } from '../../use-judged.ts'
import { financeQuery } from '../api.ts'
import { FinanceRules } from '../components/finance-rules.tsx'
import { FinanceTable } from '../components/finance-table.tsx'
import { FundTable } from '../components/fund-table.tsx'
import '../finance.css'
import { ENGLISH } from '../finance-english.ts'
import { tableOf, titleOf } from '../finance-words.ts'

/** 教育经费: what the county spent on education year by year, whether that is what it must be, and how much is short. */
export default function FinancePage() {
  const say = useText(ENGLISH)
  return <JudgedPage name={say('教育经费')}>{(judged) => <Fetched judged={judged} />}</JudgedPage>
}

function Fetched({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const mayOpen = useMay('round.read')
  const { data, error, refetch } = useQuery({
    ...financeQuery(judged.package.id, judged.asked),
    placeholderData: keepPreviousData,
  })
  if (data && data.years.length > 0) return <Shown sheet={data} />
  return (
    <>
      <h1>{say('教育经费')}</h1>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在取教育经费')} /> : null}
      {data ? (
        <Empty title={say('还没有逐年的教育经费')}>
          <p>
            {say(
              '教育经费由财政局、人力资源和社会保障局等按年度填报。填报后，这里给出三个增长、一个比例、两个只增不减、专项资金和教师待遇逐年做到没有、缺多少元。',
            )}
          </p>
          {mayOpen ? (
            <p>
              <Link to="/rounds">{say('去填报轮次')}</Link>
            </p>
          ) : null}
        </Empty>
      ) : null}
    </>
  )
}

function Shown({ sheet }: { sheet: FinanceSheet }) {
  const say = useText(ENGLISH)
  const words = useWords()
  const save = async () => {
    const { saveXlsx } = await import('../../../../shared/xlsx.ts')
    const { header, rows } = tableOf(sheet, words, say)
    await saveXlsx(`${sheet.county.name}-教育经费.xlsx`, '教育经费', header, rows)
  }
  return (
    <>
      <h1>{titleOf(sheet, say)}</h1>
      <div className="row no-print">
        <Reading of={sheet.reading} />
        <span className="row-end" />
        <ExportMenu className="export no-print" ways={[{ label: say('Excel 工作簿'), save }]} />
      </div>
      <section className="card card-flush" aria-labelledby="finance-years">
        <h2 id="finance-years">{say('逐年数据')}</h2>
        <FinanceTable sheet={sheet} />
      </section>
      <section className="card card-flush stack" aria-labelledby="finance-funds">
        <h2 id="finance-funds">
          {say('专项资金来源与使用')} <span className="dim small">{say('万元')}</span>
        </h2>
        <FundTable sheet={sheet} />
        <p className="dim small card-note">{say('合计里有一项未报的，合计也不给出。')}</p>
      </section>
      <section className="card card-flush stack" aria-labelledby="finance-rules">
        <h2 id="finance-rules">{say('怎么判的')}</h2>
        <p className="dim small card-note">
          {say('没有写明的按通行做法判定，标为“推断”，是本系统的建议；缺一个数即无法判定，不按 0 计算。')}
        </p>
        <FinanceRules sheet={sheet} />
      </section>
    </>
  )
}

const READINGS: Readonly<Record<RatioReading, '占财政支出' | '占地区生产总值'>> = {
  expenditure: '占财政支出',
  gdp: '占地区生产总值',
}

/** 一个比例 is named and not defined by the sources: the profile says how it is read. */
function Reading({ of }: { of: RatioReading }) {
  const say = useText(ENGLISH)
  return (
    <p className="finance-reading" title={say('来源没有写明“一个比例”怎么算，两种算法都是推断，由本县的口径选定。')}>
      {say('一个比例按：')}
      <b>{say(READINGS[of])}</b>
      <Link to="/standards" search={{ view: 'profiles' }} className="no-print">
        {say('在口径里改')}
      </Link>
    </p>
  )
}
