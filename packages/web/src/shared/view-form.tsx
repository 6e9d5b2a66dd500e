import { saveView } from '@junheng/core/features/views/contract.ts'
import type { ViewRoom } from '@junheng/core/features/views/schema.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { call } from './call.ts'
import { ENGLISH } from './saved-views-english.ts'
import { Failed } from './states.tsx'
import { useText } from './text.ts'

/** Keeps what is shown now under a name. */
export function SaveViewForm({ room, search }: { room: ViewRoom; search: string }) {
  const say = useText(ENGLISH)
  const [name, setName] = useState('')
  const queryClient = useQueryClient()
  const save = useMutation({
    mutationFn: () => call(saveView, { params: { room, name: name.trim() }, body: { search } }),
    onSuccess: (all) => {
      queryClient.setQueryData(['views', room], all)
      setName('')
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        if (name.trim()) save.mutate()
      }}
    >
      <div className="row">
        <Input
          aria-label={say('视图名称')}
          placeholder={say('视图名称')}
          maxLength={40}
          value={name}
          onChange={(e) => setName(e.target.value)}
        />
        <Button htmlType="submit" type="primary" disabled={!name.trim()} loading={save.isPending}>
          {say('保存')}
        </Button>
      </div>
      <p className="dim small" role="status">
        {save.isSuccess && !name ? say('已保存') : say('把现在的筛选、排序和列存为一个视图，换一台电脑也在。')}
        {name ? ` ${say('同名的视图会被替换。')}` : ''}
      </p>
      {save.error ? <Failed error={save.error} /> : null}
    </form>
  )
}
