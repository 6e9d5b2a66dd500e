import '../notices.css'
import type { Hook } from '@junheng/core/features/notices/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Drawer } from '../../../shared/drawer.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { hooksQuery } from '../api.ts'
import { ENGLISH } from '../channels-english.ts'
import { HookForm } from '../components/hook-form.tsx'
import { HookTable } from '../components/hook-table.tsx'

/** The group robots of one's county; for the system administrator those of all. */
export default function HooksPage() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(hooksQuery)
  const [open, setOpen] = useState<Hook | 'new' | null>(null)
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {say('添加群机器人')}
    </Button>
  )
  const hasAny = (data?.items.length ?? 0) > 0
  return (
    <PageFrame name={say('群机器人')}>
      <div className="row">
        <h1>{say('群机器人')}</h1>
        {hasAny ? <span className="row-end">{add}</span> : null}
      </div>
      <p className="dim">
        {say(
          '把通知发到工作群：在企业微信或钉钉的群里添加机器人，把它的地址填在这里。群里只看得到标题和链接，内容要登录后才能看。',
        )}
      </p>
      {isPending ? <Loading what={say('正在载入群机器人')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data && !hasAny ? (
        <Empty title={say('还没有群机器人')}>
          <p>{say('全区县的通知，或某个单位的通知，都可以发到一个工作群。')}</p>
          {add}
        </Empty>
      ) : null}
      {data && hasAny ? <HookTable hooks={data} change={setOpen} /> : null}
      <Drawer
        isOpen={open !== null}
        label={open === 'new' ? say('添加群机器人') : say('修改群机器人')}
        onClose={() => setOpen(null)}
      >
        {data && open !== null ? <HookForm hooks={data} hook={open === 'new' ? null : open} close={() => setOpen(null)} /> : null}
      </Drawer>
    </PageFrame>
  )
}
