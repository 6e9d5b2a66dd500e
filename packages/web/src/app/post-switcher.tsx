import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import type { Post } from '@junheng/core/features/access/schema.ts'
import { useSignedIn } from '../shared/session.ts'
import { Failed } from '../shared/states.tsx'
import { useSwitchPost } from '../shared/switch-post.ts'
import { useText } from '../shared/text.ts'
import { ENGLISH } from './english.ts'

/** The post one works in; where one holds several, or looks at the counties of a city one at a time, the way to the others. */
export function PostSwitcher() {
  const say = useText(ENGLISH)
  const { post, posts, counties, county } = useSignedIn()
  const change = useSwitchPost('/')
  return (
    <>
      {posts.length > 1 ? (
        <Choice
          label={say('我的岗位')}
          value={post.id}
          disabled={change.isPending}
          choices={posts.map((each) => [each.id, postName(each)])}
          choose={(id) => change.mutate({ post: id })}
        />
      ) : (
        <span className="side-role">{postName(post)}</span>
      )}
      {counties.length > 1 && county ? (
        <Choice
          label={say('正在看的区县')}
          value={county.code}
          disabled={change.isPending}
          choices={counties.map(({ code, name }) => [code, name])}
          choose={(code) => change.mutate({ post: post.id, county: code })}
        />
      ) : null}
      {change.isError ? <Failed error={change.error} /> : null}
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string
  disabled: boolean
  choices: readonly (readonly [string, string])[]
  choose: (value: string) => void
}

function Choice({ label, value, disabled, choices, choose }: ChoiceProps) {
  return (
    <label className="side-choice">
      <span>{label}</span>
      <select value={value} disabled={disabled} onChange={(e) => choose(e.target.value)}>
        {choices.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

const postName = ({ role, unit }: Post): string => (unit === '' ? ROLE_NAMES[role] : `${ROLE_NAMES[role]} · ${unit}`)
