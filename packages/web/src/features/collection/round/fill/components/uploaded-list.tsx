import type { FormList } from '@junheng/core/features/collection/round/fill/schema.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { useEveryChange, useFill } from '../use-fill.ts'

/** A list that is uploaded and never typed: how many rows there are. */
export function UploadedList({ list: { list, noun } }: { list: FormList }) {
  const say = useText(ENGLISH)
  const { store } = useFill()
  useEveryChange(store)
  const rows = store.paths().filter((path) => path.startsWith(`${list}/`) && store.read(path).value !== '').length
  return <p className="fill-uploaded">{rows > 0 ? say('已上传 {n} {noun}。', { n: rows, noun }) : say('还没有上传。')}</p>
}
