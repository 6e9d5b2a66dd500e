import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { nameOfPath, useFill, useSaveStatus } from '../use-fill.ts'

/** Where two people's values wait for a choice; each leads to its place. */
export function ConflictList() {
  const say = useText(ENGLISH)
  const { store, form, goTo } = useFill()
  useSaveStatus(store)
  const paths = store.conflicts()
  if (paths.length === 0) return null
  return (
    <section className="notice notice-spare no-print" aria-labelledby="fill-conflicts">
      <h2 id="fill-conflicts" className="notice-title">
        {say('有 {n} 项与别人填的不同，等您选择', { n: paths.length })}
      </h2>
      <p className="row">
        {paths.slice(0, 12).map((path) => (
          <button key={path} type="button" className="link" onClick={() => goTo(path)}>
            {nameOfPath(path, form.sections)}
          </button>
        ))}
      </p>
    </section>
  )
}
