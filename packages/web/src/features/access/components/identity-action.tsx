import type { Account } from '@junheng/core/features/access/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { signOnQuery, useSetIdentity } from '../sign-on-api.ts'
import { ENGLISH } from '../sign-on-english.ts'
import { IdentityDialog } from './identity-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** Binds somebody's account to the organisation's own sign-in, or unbinds it; nothing where there is none. */
export function IdentityAction({ account }: { account: Account }) {
  const say = useText(ENGLISH)
  const { data } = useQuery(signOnQuery)
  const set = useSetIdentity()
  const [isOpen, setOpen] = useState(false)
  if (!data?.label) return null
  const { id, name, hasSignOn } = account
  const close = () => setOpen(false)
  return (
    <>
      <Button size="small" loading={set.isPending} onClick={() => setOpen(true)}>
        {hasSignOn ? say('解除统一登录') : say('绑定统一登录')}
      </Button>
      {set.isError ? <Failed error={set.error} /> : null}
      {isOpen && hasSignOn ? (
        <ReasonDialog
          title={say('解除“{name}”的统一登录', { name })}
          action={say('解除统一登录')}
          close={close}
          send={(reason) => set.mutate({ id, subject: null, reason })}
        />
      ) : null}
      {isOpen && !hasSignOn ? <IdentityDialog name={name} close={close} send={(given) => set.mutate({ id, ...given })} /> : null}
    </>
  )
}
