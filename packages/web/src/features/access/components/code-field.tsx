import { type Ref, useState } from 'react'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../second-factor-english.ts'
import { Field } from './field.tsx'

interface Props {
  value: string
  onChange: (value: string) => void
  inputRef?: Ref<HTMLInputElement>
}

/** The code of the telephone, or in its place a recovery code. */
export function CodeField({ value, onChange, inputRef }: Props) {
  const say = useText(ENGLISH)
  const [isRecovery, setRecovery] = useState(false)
  const swap = () => {
    setRecovery(!isRecovery)
    onChange('')
  }
  return (
    <div className="stack" style={{ gap: 8 }}>
      <Field
        label={isRecovery ? say('恢复码') : say('验证码')}
        name="code"
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        inputMode={isRecovery ? 'text' : 'numeric'}
        hint={isRecovery ? say('开启时打印或抄下的十个之一') : say('六位数字，每 30 秒换一个')}
        value={value}
        onChange={onChange}
        {...(inputRef && { inputRef })}
      />
      <button type="button" className="link small" style={{ justifySelf: 'start' }} onClick={swap}>
        {isRecovery ? say('用手机上的验证码') : say('手机不在身边，用恢复码')}
      </button>
    </div>
  )
}

/** Whether so much stands there that sending it makes sense. */
export const isWholeCode = (code: string): boolean => code.replace(/[\s-]/g, '').length >= 6
