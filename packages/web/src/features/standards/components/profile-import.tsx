import type { ProfileFile } from '@junheng/core/features/standards/profile-schema.ts'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useAddProfile } from '../api.ts'
import { ENGLISH } from '../profiles-english.ts'

/** A profile file of the command line or of another county is stored as it is; what is wrong with it is told all at once. */
export function ProfileImport() {
  const say = useText(ENGLISH)
  const input = useRef<HTMLInputElement>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const add = useAddProfile()
  const take = async (file: File) => {
    add.reset()
    const profile = profileIn(await file.text())
    setUnread(profile ? null : file.name)
    if (profile) add.mutate(profile)
  }
  return (
    <>
      <Button onClick={() => input.current?.click()} loading={add.isPending}>
        {say('读入口径文件（JSON）')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={say('读入口径文件（JSON）')}
        onChange={(e) => {
          const file = e.target.files?.[0]
          // The same file chosen once more, now mended, must be read again.
          e.target.value = ''
          if (file) void take(file)
        }}
      />
      <div role="status" className="import-outcome">
        {add.isSuccess ? <p className="notice notice-met">{say('“{name}”已读入，可以采用。', { name: add.data.name })}</p> : null}
        {unread ? (
          <p className="notice notice-unmet">
            {say('文件“{name}”不是口径文件，应为 JSON：{"name": "…", "settings": {…}}。没有保存。', { name: unread })}
          </p>
        ) : null}
        {add.isError ? <Failed error={add.error} title={say('口径文件有问题')} /> : null}
      </div>
    </>
  )
}

function profileIn(text: string): ProfileFile | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ProfileFile) : null
  } catch {
    return null
  }
}
