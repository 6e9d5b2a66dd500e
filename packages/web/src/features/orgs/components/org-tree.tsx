import { kindName } from '@junheng/core/features/orgs/kinds.ts'
import type { Directory } from '@junheng/core/features/orgs/schema.ts'
import { Input } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../orgs-english.ts'
import { type Branch, branchesOf } from '../tree-lines.ts'

/** Who stands under whom; the chosen one is in the address. */
export function OrgTree({ directory }: { directory: Directory }) {
  const say = useText(ENGLISH)
  const [{ find = '' }, change] = useUrl()
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const wanted = useDeferredValue(find)
  const branches = useMemo(() => branchesOf(directory, wanted, toggled), [directory, wanted, toggled])
  const toggle = (id: string) => {
    const next = new Set(toggled)
    if (!next.delete(id)) next.add(id)
    setToggled(next)
  }
  return (
    <nav className="orgs-tree" aria-label={say('机构树')}>
      <Input
        aria-label={say('查找机构或学校')}
        placeholder={say('名称、别名、拼音首字母或标识码')}
        className="orgs-find"
        allowClear
        value={find}
        onChange={(e) => change({ find: e.target.value }, 'replace')}
      />
      {branches.length === 0 ? <p className="dim">{say('没有找到。换个名称或首字母试试。')}</p> : null}
      <Branches branches={branches} toggle={toggle} />
    </nav>
  )
}

function Branches({ branches, toggle }: { branches: readonly Branch[]; toggle: (id: string) => void }) {
  const say = useText(ENGLISH)
  const [{ id }, change] = useUrl()
  return (
    <ul>
      {branches.map(({ org, open, below, children }) => (
        <li key={org.id}>
          <div className="orgs-line">
            {open === null ? (
              <span className="orgs-fold" />
            ) : (
              <button
                type="button"
                className="orgs-fold"
                aria-expanded={open}
                aria-label={say(open ? '收起 {name}' : '展开 {name}', { name: org.facts.name })}
                onClick={() => toggle(org.id)}
              >
                <span aria-hidden="true">{open ? '▾' : '▸'}</span>
              </button>
            )}
            <button type="button" className="orgs-name" aria-current={id === org.id} onClick={() => change({ id: org.id })}>
              {org.facts.name}
              {open === false ? <span className="dim"> {below}</span> : null}
              <span className="sr">，{kindName(org.kind)}</span>
            </button>
          </div>
          {children.length > 0 ? <Branches branches={children} toggle={toggle} /> : null}
        </li>
      ))}
    </ul>
  )
}
