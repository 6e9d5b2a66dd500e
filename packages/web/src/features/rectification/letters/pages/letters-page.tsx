import { addressOf } from '@junheng/core/endpoint.ts'
import { exportLetters } from '@junheng/core/features/rectification/letters/contract.ts'
import { LETTER_FACTS, LETTER_KINDS, type LetterKind } from '@junheng/core/features/rectification/letters/kinds.ts'
import { LETTER_STATE_NAMES, LETTER_STATES } from '@junheng/core/features/rectification/letters/life.ts'
import type { LetterLine } from '@junheng/core/features/rectification/letters/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { date } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Pager } from '../../../../shared/pager.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { LETTERS_A_PAGE, type LetterQuery, lettersQuery } from '../api.ts'
import { LetterDue } from '../components/letter-due.tsx'
import { ReplyDays } from '../components/reply-days.tsx'
import { ENGLISH } from '../letters-english.ts'
import '../letters.css'

const HEADS = ['文号', '标题', '主送', '台账', '成文', '回复期限', '状态'] as const
const STATES = ['all', 'waiting', 'late', ...LETTER_STATES] as const
const STATE_WORDS = { all: '全部', waiting: '待回复', late: '逾期未回复', ...LETTER_STATE_NAMES } as const

/** 督办文书登记簿: every letter with its number, newest first; an addressee sees what came to them. */
export default function LettersPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const mayManage = useMay('item.manage')
  const maySeeAll = useMay('rectification.read')
  const filter = filterOf(search)
  const query = { ...filter, page: search['page'] ?? '1', size: String(LETTERS_A_PAGE) }
  const { data, error, isPending, refetch } = useQuery({ ...lettersQuery(query), placeholderData: keepPreviousData })
  return (
    <PageFrame name={say('督办文书')}>
      <div className="row">
        <h1>{say('督办文书登记簿')}</h1>
        {mayManage ? (
          <Link to="/rectification/letters/new" search={{}} className="no-print">
            {say('起草文书')}
          </Link>
        ) : null}
        {maySeeAll ? (
          <a href={addressOf(exportLetters, {}, filter as Record<string, string>)} download className="no-print">
            {say('导出登记簿')}
          </a>
        ) : null}
      </div>
      <p className="dim">
        {say('督办单、整改通知书、督导意见书按种类和年度连续编号，编号不重复、不空缺；作废的保留编号和原因。')}
      </p>
      <div className="row no-print">
        <Select
          aria-label={say('种类')}
          value={filter.kind ?? ''}
          options={[
            { value: '', label: say('全部种类') },
            ...LETTER_KINDS.map((kind) => ({ value: kind, label: say(kindWord(kind)) })),
          ]}
          onChange={(kind) => change({ kind, page: undefined })}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={say('状态')}
          value={filter.state ?? 'all'}
          options={STATES.map((state) => ({ value: state, label: say(STATE_WORDS[state] as '全部') }))}
          onChange={(state) => change({ state: state === 'all' ? undefined : state, page: undefined })}
          popupMatchSelectWidth={false}
        />
        <Input.Search
          aria-label={say('查文号、标题、主送')}
          placeholder={say('查文号、标题、主送')}
          defaultValue={search['text']}
          allowClear
          onSearch={(text) => change({ text, page: undefined })}
          style={{ width: 240 }}
        />
      </div>
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.total === 0 ? (
        <Empty title={say('没有文书')}>
          <p>{say('在这里起草，或在整改台账里选中任务后发文。收文单位在这里签收和回复。')}</p>
        </Empty>
      ) : null}
      {data && data.late > 0 ? (
        <button type="button" className="link letter-late" onClick={() => change({ state: 'late', page: undefined })}>
          ■ {say('{n} 份逾期未回复', { n: data.late })}
        </button>
      ) : null}
      {data && data.total > 0 ? (
        <>
          <PlainTable label={say('督办文书登记簿')} heads={HEADS.map((head) => say(head))}>
            {data.items.map((letter) => (
              <Row key={letter.id} letter={letter} />
            ))}
          </PlainTable>
          <Pager page={data.page} size={data.size} total={data.total} onPage={(page) => change({ page: String(page) })} />
        </>
      ) : null}
      {mayManage && data ? <ReplyDays /> : null}
    </PageFrame>
  )
}

const kindWord = (kind: LetterKind) => LETTER_FACTS[kind].zh as '督办单' | '整改通知书' | '督导意见书'

function filterOf(search: Readonly<Record<string, string | undefined>>): Omit<LetterQuery, 'page' | 'size'> {
  const kind = LETTER_KINDS.find((each) => each === search['kind'])
  const state = STATES.find((each) => each === search['state'])
  const { text, item } = search
  return { ...(kind && { kind }), ...(state && { state }), ...(text && { text }), ...(item && { item }) }
}

function Row({ letter }: { letter: LetterLine }) {
  const say = useText(ENGLISH)
  const { id, kind, number, title, to, items, on, state, voidReason } = letter
  return (
    <tr>
      <th scope="row" className="nowrap">
        <Link to="/rectification/letters/$id" params={{ id }}>
          {number}
        </Link>
      </th>
      <td data-label={say('标题')}>
        <span className="dim">{say(kindWord(kind))}</span> {title}
      </td>
      <td data-label={say('主送')}>{to}</td>
      <td data-label={say('台账')}>{items.length === 0 ? '—' : items.map((no) => `№\u00a0${no}`).join(' ')}</td>
      <td data-label={say('成文')} className="nowrap">
        {on}
      </td>
      <td data-label={say('回复期限')}>
        <LetterDue letter={letter} today={date(new Date().toISOString())} />
      </td>
      <td data-label={say('状态')}>
        {say(LETTER_STATE_NAMES[state] as '已编号')}
        {voidReason ? <span className="dim small">（{voidReason}）</span> : null}
      </td>
    </tr>
  )
}
