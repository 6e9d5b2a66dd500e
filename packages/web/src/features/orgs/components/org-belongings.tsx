import { postsFor } from '@junheng/core/features/orgs/belongings.ts'
import type { OrgDetail } from '@junheng/core/features/orgs/detail.ts'
import { KINDS, KNOWN_TAGS } from '@junheng/core/features/orgs/kinds.ts'
import type { Directory } from '@junheng/core/features/orgs/schema.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../orgs-english.ts'
import { AliasForm, EndForm, MemberForm, TagForm } from './belonging-forms.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { ToOrg } from './org-sheet.tsx'

type Asked = { form: 'member' | 'alias' | 'tag' } | { form: 'end'; what: 'member' | 'tag' | 'alias'; id: string; name: string }

interface Props {
  detail: OrgDetail
  directory: Directory
  mayManage: boolean
}

/** Members and terms, what it belongs to, other names, tags. */
export function OrgBelongings({ detail, directory, mayManage }: Props) {
  const say = useText(ENGLISH)
  const [asked, setAsked] = useState<Asked | null>(null)
  const { org, members, memberOf, aliases, tags, asOf } = detail
  const may = mayManage && org.keeper === directory.county.code && org.state === 'active'
  const holds = ({ since, until }: { since: string; until: string | null }) => since <= asOf && (until === null || asOf < until)
  const posts = postsFor(org)
  const place = (post: string) => (posts.includes(post) ? posts.indexOf(post) : posts.length)
  // Those of the past last, the others as their posts rank.
  const listed = [...members].sort((a, b) => Number(!holds(a)) - Number(!holds(b)) || place(a.post) - place(b.post))
  const close = () => setAsked(null)
  const end = (what: 'member' | 'tag' | 'alias', id: string, name: string) =>
    may ? (
      <button type="button" className="link small no-print" onClick={() => setAsked({ form: 'end', what, id, name })}>
        {say(what === 'alias' ? '取消' : '结束')}
        <span className="sr"> {name}</span>
      </button>
    ) : null
  const adder = (form: 'member' | 'alias' | 'tag', words: string) =>
    may ? (
      <Button size="small" className="no-print" onClick={() => setAsked({ form })}>
        {words}
      </Button>
    ) : null
  return (
    <>
      <section>
        <h3>{say(KINDS[org.kind].nature === 'unit' || org.kind === 'school' ? '人员和分工' : '成员')}</h3>
        <ul className="orgs-list">
          {listed.map((member) => (
            <li key={member.id} className={holds(member) ? '' : 'dim'}>
              <span className="orgs-post">{member.post}</span>
              <span>
                {member.personName}
                {member.personName && member.org ? '，' : ''}
                {member.org ? <ToOrg id={member.org.id} name={member.org.name} /> : null}
                {member.duty ? <span className="dim"> {member.duty}</span> : null}
                <span className="dim small">
                  {' '}
                  {member.until ? `${member.since}—${member.until}` : say('{day} 起', { day: member.since })}
                  {member.endReason ? `，${member.endReason}` : ''}
                </span>{' '}
                {member.until === null ? end('member', member.id, member.personName ?? member.org?.name ?? '') : null}
              </span>
            </li>
          ))}
          {members.length === 0 ? <li className="dim">{say('没有登记')}</li> : null}
        </ul>
        {adder('member', say('加入成员'))}
      </section>
      {memberOf.length > 0 ? (
        <section>
          <h3>{say('所在的组织')}</h3>
          <ul className="orgs-list">
            {memberOf.map((each) => (
              <li key={each.orgId + each.since + each.post} className={holds(each) ? '' : 'dim'}>
                <span className="orgs-post">{each.post}</span>
                <span>
                  <ToOrg id={each.orgId} name={each.name} />
                  <span className="dim small">
                    {' '}
                    {each.until ? `${each.since}—${each.until}` : say('{day} 起', { day: each.since })}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h3>{say('别名和标签')}</h3>
        <ul className="orgs-list">
          {aliases.map((alias) => (
            <li key={alias.id}>
              <span className="orgs-post">{say('别名')}</span>
              <span>
                {alias.name}{' '}
                <span className="dim small">{say('见于{source}，{by} 确认', { source: alias.source, by: alias.by })}</span>{' '}
                {end('alias', alias.id, alias.name)}
              </span>
            </li>
          ))}
          {tags.map((tag) => (
            <li key={tag.id} className={holds(tag) ? '' : 'dim'}>
              <span className="orgs-post">{say('标签')}</span>
              <span>
                {tag.tag}{' '}
                <span className="dim small">
                  {tag.until ? `${tag.since}—${tag.until}` : say('{day} 起', { day: tag.since })} {tag.reason}
                </span>{' '}
                {tag.until === null ? end('tag', tag.id, tag.tag) : null}
              </span>
            </li>
          ))}
          {aliases.length + tags.length === 0 ? <li className="dim">{say('没有登记')}</li> : null}
        </ul>
        <div className="row">
          {adder('alias', say('加别名'))}
          {org.kind === 'school' ? adder('tag', say('加标签')) : null}
        </div>
      </section>
      <FormDrawer isOpen={asked !== null} label={say('登记')} onClose={close}>
        {asked?.form === 'member' ? <MemberForm org={org} directory={directory} posts={posts} close={close} /> : null}
        {asked?.form === 'alias' ? <AliasForm org={org} close={close} /> : null}
        {asked?.form === 'tag' ? <TagForm org={org} today={directory.today} known={KNOWN_TAGS} close={close} /> : null}
        {asked?.form === 'end' ? <EndForm org={org} asked={asked} today={directory.today} close={close} /> : null}
      </FormDrawer>
    </>
  )
}
