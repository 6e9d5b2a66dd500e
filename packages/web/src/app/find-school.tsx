import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { currentPackage, recentPackagesQuery } from '../shared/packages.ts'
import { STAGE_NAMES } from '../shared/standards.ts'
import { Failed, Loading } from '../shared/states.tsx'
import { useText } from '../shared/text.ts'
import { useUrl, writeSearch } from '../shared/url.ts'
import { evaluationQuery, judgedSearch } from '../shared/verdict/evaluation.ts'
import { ENGLISH } from './english.ts'
import { foundSchools, type SchoolFound, schoolsOf } from './find-schools.ts'

const MOST = 30

/** Search over all schools of the data in use, by name, code or pinyin initials; Enter goes to the school's page. */
export default function FindSchool({ onClose }: { onClose: (gone: boolean) => void }) {
  const say = useText(ENGLISH)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const cameFrom = document.activeElement as HTMLElement | null
    const element = dialog.current
    element?.showModal()
    return () => {
      element?.close()
      if (cameFrom?.isConnected) cameFrom.focus({ preventScroll: true })
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Esc, which arrives as onCancel
    <dialog
      ref={dialog}
      className="find"
      aria-label={say('找学校')}
      onCancel={(e) => {
        e.preventDefault()
        onClose(false)
      }}
      onClick={(e) => e.target === dialog.current && onClose(false)}
    >
      <Schools onClose={onClose} />
    </dialog>
  )
}

function Schools({ onClose }: { onClose: (gone: boolean) => void }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const packages = useQuery(recentPackagesQuery)
  const id = search['package'] ?? (packages.data ? currentPackage(packages.data.items)?.id : undefined)
  const evaluation = useQuery({ ...evaluationQuery(id ?? '', { standard: 'quality_balanced_2017' }), enabled: id !== undefined })
  const schools = useMemo(() => (evaluation.data ? schoolsOf(evaluation.data.evaluation.counties) : []), [evaluation.data])
  const error = packages.error ?? evaluation.error
  if (error) return <Failed error={error} />
  if (packages.data && id === undefined) return <p className="state">{say('还没有数据，提交县级数据后可以在这里找学校。')}</p>
  if (!evaluation.data) return <Loading what={say('正在载入学校')} />
  return <Choice schools={schools} onClose={onClose} />
}

function Choice({ schools, onClose }: { schools: readonly SchoolFound[]; onClose: (gone: boolean) => void }) {
  const say = useText(ENGLISH)
  const router = useRouter()
  const [search] = useUrl()
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => foundSchools(schools, text), [schools, text])
  const shown = found.slice(0, MOST)
  const hasCounties = new Set(schools.map((s) => s.countyCode)).size > 1

  const go = (school: SchoolFound | undefined) => {
    if (!school) return
    onClose(true)
    // Whose data and which rules stay as they are; what was filtered or open does not belong to the school.
    const kept = writeSearch({ ...judgedSearch(search), ...(hasCounties && { county: school.countyCode }) })
    router.history.push(`/schools/${encodeURIComponent(school.code)}${kept}`)
  }
  const onKey = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    if (step) {
      e.preventDefault()
      setAt((at + step + shown.length) % Math.max(1, shown.length))
    } else if (e.key === 'Enter' && !e.nativeEvent.isComposing) {
      e.preventDefault()
      go(shown[at])
    }
  }
  const optionId = (i: number) => `${list}-${i}`
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, at])

  return (
    <div className="find-body">
      <label className="find-field">
        <span className="sr">{say('校名、学校代码或拼音首字母')}</span>
        <input
          type="search"
          role="combobox"
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          autoComplete="off"
          placeholder={say('校名、学校代码或拼音首字母')}
          value={text}
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          {...(shown.length > 0 ? { 'aria-activedescendant': optionId(at) } : {})}
          onChange={(e) => {
            setText(e.target.value)
            setAt(0)
          }}
          onKeyDown={onKey}
        />
      </label>
      <p className="dim small" role="status">
        {found.length === 0
          ? say('没有找到，换一个字或首字母试试。')
          : found.length > MOST
            ? say('{n} 所，显示前 {most} 所', { n: found.length, most: MOST })
            : say('{n} 所', { n: found.length })}
      </p>
      <div id={list} role="listbox" aria-label={say('学校')} className="find-list" tabIndex={-1}>
        {shown.map((school, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen one
          <div
            key={`${school.countyCode}-${school.code}`}
            id={optionId(i)}
            role="option"
            aria-selected={i === at}
            onClick={() => go(school)}
          >
            <span>{school.name}</span>
            <span className="dim small">
              {hasCounties ? `${school.countyName} · ` : ''}
              {school.stages.map((stage) => STAGE_NAMES[stage]).join('、')} · {school.code}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
