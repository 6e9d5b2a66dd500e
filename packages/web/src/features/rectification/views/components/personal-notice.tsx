import { personalIn } from '@junheng/core/features/rectification/ledger/personal-data.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../item-english.ts'

/** Under a field, while one writes: what of it must not be stored. The server refuses it as well. */
export function PersonalNotice({ text }: { text: string }) {
  const say = useText(ENGLISH)
  const [found] = personalIn(text)
  if (!found) return null
  return (
    <p className="small mark-unmet" role="alert">
      ✕ {say('这里像是写了{kind}（{shown}）。台账不存个人信息，请删去。', { kind: found.kind, shown: found.shown })}
    </p>
  )
}
