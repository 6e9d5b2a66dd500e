import { dateTime } from '../../../../../shared/dates.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { nameOfPath, useFill } from '../use-fill.ts'
import { RemarkBox } from './remark-box.tsx'

/** Why a return came back, and each thing the bureau asks, with the way to its place. */
export function ReturnedNotice() {
  const say = useText(ENGLISH)
  const { detail, form, found, goTo } = useFill()
  const open = [...found.remarks.values()].flat()
  const last = detail.steps.findLast(({ action }) => action === 'return')
  if (detail.state !== 'returned' && open.length === 0) return null
  return (
    <section className="notice notice-spare fill-returned" aria-labelledby="fill-returned">
      <h2 id="fill-returned" className="notice-title">
        {detail.state === 'returned' ? say('这份填报被退回，请按下列意见修改后重新签认提交') : say('审核提出的疑问')}
      </h2>
      {detail.state === 'returned' && last?.note ? (
        <p>
          {last.note}{' '}
          <span className="dim small">
            {last.by} {dateTime(last.at)}
          </span>
        </p>
      ) : null}
      {open.map((remark) =>
        remark.path === null ? (
          <RemarkBox key={remark.id} remark={remark} />
        ) : (
          <p key={remark.id}>
            <button type="button" className="link" onClick={() => goTo(remark.path!)}>
              {nameOfPath(remark.path, form.sections)}
            </button>
            ：{remark.text}{' '}
            <span className={remark.answer ? 'mark-met' : 'severity-warn'}>
              {remark.answer ? say('✓ 已答复') : say('▲ 待答复')}
            </span>
          </p>
        ),
      )}
    </section>
  )
}
