import type { Account, Post } from '@junheng/core/features/access/schema.ts'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../accounts-english.ts'
import { useEndPost } from '../api.ts'
import { postName } from '../post-name.ts'
import { GrantForm } from './grant-form.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

interface Props {
  account: Account
  counties: readonly { code: string; name: string }[]
  close: () => void
}

/** The posts an account holds, each to be ended; and a new one. Only roles of the account's own branch are offered. */
export function PostsDialog({ account, counties, close }: Props) {
  const say = useText(ENGLISH)
  const end = useEndPost()
  const [ending, setEnding] = useState<Post | null>(null)
  return (
    <Modal open title={say('“{name}”的岗位', { name: account.displayName })} footer={null} onCancel={close} width={560}>
      <div className="stack">
        {account.posts.length === 0 ? <p className="dim">{say('还没有岗位，暂时不能登录。')}</p> : null}
        <ul className="lines">
          {account.posts.map((post) => (
            <li key={post.id} className="row">
              <span>{postName(post)}</span>
              <Button size="small" className="row-end" onClick={() => setEnding(post)}>
                {say('收回')}
              </Button>
            </li>
          ))}
        </ul>
        {end.isError ? <Failed error={end.error} /> : null}
        <GrantForm account={account} counties={counties} />
      </div>
      {ending ? (
        <ReasonDialog
          title={say('收回岗位“{post}”', { post: postName(ending) })}
          action={say('收回')}
          close={() => setEnding(null)}
          send={(reason) => end.mutate({ id: account.id, post: ending.id, reason })}
        />
      ) : null}
    </Modal>
  )
}
