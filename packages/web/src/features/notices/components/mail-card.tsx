import type { NoticeSettings } from '@junheng/core/features/notices/schema.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useAskCode, useConfirmMail, useRemoveMail } from '../api.ts'
import { ENGLISH } from '../settings-english.ts'

/** The address mails go to: it counts once the code mailed to it was entered. */
export function MailCard({ settings }: { settings: NoticeSettings }) {
  const say = useText(ENGLISH)
  const [isChanging, setChanging] = useState(false)
  const [isDone, setDone] = useState(false)
  const remove = useRemoveMail()
  const { mail, waiting, hasMail } = settings
  return (
    <section className="card stack notice-settings" aria-labelledby="notice-mail">
      <h2 id="notice-mail">{say('邮箱')}</h2>
      <p className="row">
        <span>{mail ? say('现用邮箱：{mail}', { mail }) : say('还没有邮箱，通知只在系统里看。')}</span>
        <span role="status" className="small mark-met">
          {isDone && !waiting ? say('邮箱已确认，以后的通知会发到这里。') : ''}
        </span>
      </p>
      {hasMail ? null : (
        <p className="notice notice-spare">{say('系统没有配置邮件服务器，现在不能发邮件。需要时请联系系统管理员。')}</p>
      )}
      {waiting ? <CodeForm waiting={waiting} done={() => setDone(true)} /> : null}
      {hasMail && !waiting && (mail === null || isChanging) ? (
        <AddressForm close={mail === null ? null : () => setChanging(false)} done={() => setChanging(false)} />
      ) : null}
      {mail !== null && !waiting && !isChanging ? (
        <div className="row">
          {hasMail ? <Button onClick={() => setChanging(true)}>{say('换一个邮箱')}</Button> : null}
          <Button loading={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: () => setDone(false) })}>
            {say('不用这个邮箱了')}
          </Button>
        </div>
      ) : null}
      {remove.error ? <Failed error={remove.error} /> : null}
    </section>
  )
}

function AddressForm({ close, done }: { close: (() => void) | null; done: () => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [mail, setMail] = useState('')
  const ask = useAskCode()
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        ask.mutate(mail, { onSuccess: done })
      }}
    >
      <div className="notice-field">
        <label htmlFor={id}>{say('邮箱地址')}</label>
        <Input
          id={id}
          type="email"
          autoComplete="email"
          required
          maxLength={200}
          value={mail}
          onChange={(e) => setMail(e.target.value)}
        />
      </div>
      {ask.error ? <Failed error={ask.error} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={ask.isPending}>
          {say('发送验证码')}
        </Button>
        {close ? <Button onClick={close}>{say('取消')}</Button> : null}
      </div>
    </form>
  )
}

function CodeForm({ waiting, done }: { waiting: NonNullable<NoticeSettings['waiting']>; done: () => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [code, setCode] = useState('')
  const ask = useAskCode()
  const confirm = useConfirmMail()
  const remove = useRemoveMail()
  const error = confirm.error ?? ask.error
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        confirm.mutate(code, { onSuccess: done })
      }}
    >
      <p>{say('验证码已发到 {mail}，{time} 前有效。', { mail: waiting.mail, time: dateTime(waiting.until).slice(11) })}</p>
      <div className="notice-field">
        <label htmlFor={id}>{say('6 位验证码')}</label>
        <Input
          id={id}
          className="notice-time"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={6}
          value={code}
          onChange={(e) => setCode(e.target.value.replace(/\D/g, ''))}
        />
      </div>
      {error ? <Failed error={error} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={code.length !== 6}>
          {say('确认邮箱')}
        </Button>
        <Button
          loading={ask.isPending}
          onClick={() => {
            confirm.reset()
            ask.mutate(waiting.mail)
          }}
        >
          {say('重新发送')}
        </Button>
        <Button loading={remove.isPending} onClick={() => remove.mutate()}>
          {say('取消')}
        </Button>
      </div>
    </form>
  )
}
