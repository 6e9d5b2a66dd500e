import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadSchoolPaper } from '@junheng/core/features/evaluation/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { comparePinyin, matches } from '../../../shared/pinyin.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { schoolPaperQuery } from '../api.ts'
import { ENGLISH } from '../forms-english.ts'
import type { Judged } from '../use-judged.ts'
import { FormGaps } from './form-gaps.tsx'
import { SchoolPaper } from './school-paper.tsx'

interface School {
  code: string
  name: string
}

interface Props {
  judged: Judged
  schools: readonly School[]
  county: string
  basis: string
}

/** 学校自评表: one school chosen by name, pinyin or code, its paper and its file. */
export function SchoolPapers({ judged, schools, county, basis }: Props) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const sorted = schools.toSorted((a, b) => comparePinyin(a.name, b.name))
  const chosen = sorted.find(({ code }) => code === search['school']) ?? sorted[0]
  if (!chosen) return <p className="notice">{say('没有计入评估的学校，因此没有学校自评表。')}</p>
  return (
    <>
      <Chooser schools={sorted} chosen={chosen} />
      <Paper key={chosen.code} judged={judged} school={chosen.code} county={county} basis={basis} />
    </>
  )
}

function Chooser({ schools, chosen }: { schools: readonly School[]; chosen: School }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const at = schools.indexOf(chosen)
  const go = (code: string | undefined) => change({ school: code, explain: undefined })
  return (
    <div className="row no-print">
      <Button disabled={at === 0} onClick={() => go(schools[at - 1]?.code)}>
        {say('上一所')}
      </Button>
      <Select
        showSearch={{
          filterOption: (typed, option) => matches(option?.label ?? '', typed) || (option?.value ?? '').startsWith(typed.trim()),
        }}
        aria-label={say('选择学校')}
        placeholder={say('输入学校名称、拼音首字母或代码')}
        notFoundContent={say('没有这样的学校')}
        style={{ width: 'min(340px, 100%)' }}
        value={chosen.code}
        onChange={go}
        options={schools.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Button disabled={at === schools.length - 1} onClick={() => go(schools[at + 1]?.code)}>
        {say('下一所')}
      </Button>
      <span className="dim small">{say('第 {i} 所，共 {n} 所', { i: at + 1, n: schools.length })}</span>
    </div>
  )
}

function Paper({ judged, school, county, basis }: { judged: Judged; school: string; county: string; basis: string }) {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(schoolPaperQuery(judged.package.id, judged.asked, school))
  const file = (format: 'xlsx' | 'docx') =>
    addressOf(downloadSchoolPaper, { id: judged.package.id, school, format }, { ...judged.asked })
  return (
    <>
      <p className="row no-print">
        <a href={file('xlsx')} download>
          {say('本校自评表（Excel）')}
        </a>
        <a href={file('docx')} download>
          {say('本校自评表（Word）')}
        </a>
      </p>
      {isPending ? <Loading what={say('正在填写学校自评表')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          <SchoolPaper found={data} county={county} basis={basis} />
          <FormGaps name={data.school.name} gaps={data.gaps} packageId={judged.package.id} />
        </>
      ) : null}
    </>
  )
}
