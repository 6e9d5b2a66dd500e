import type { Desk, DeskTask } from '@junheng/core/features/home/schema.ts'
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { GLYPHS } from '../../../shared/marks.tsx'
import { useSignedIn } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../desk-english.ts'
import { nothingWords, taskWords, urgencyWords } from '../desk-words.ts'

/** What waits for the person at the screen, the soonest first, each the way to where it is done. */
export function MyTasks({ desk, title }: { desk: Desk; title: string }) {
  const say = useText(ENGLISH)
  const { role } = useSignedIn()
  const nothing = nothingWords(role, desk)
  return (
    <section className="card stack" aria-labelledby="my-tasks">
      <h2 id="my-tasks">{title}</h2>
      {desk.tasks.length === 0 ? (
        <p className="dim">{say(nothing.text, nothing.values)}</p>
      ) : (
        <ul className="desk-tasks">
          {desk.tasks.map((task) => (
            <Task key={`${task.kind}${task.link}`} task={task} today={desk.today} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Task({ task, today }: { task: DeskTask; today: string }) {
  const say = useText(ENGLISH)
  const router = useRouter()
  const how = urgencyWords(task, today)
  const what = taskWords(task)
  const go = (e: MouseEvent) => {
    if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
    e.preventDefault()
    router.history.push(task.link)
  }
  return (
    <li>
      <span className={`mark mark-${how.mark}`}>
        <span aria-hidden="true">{GLYPHS[how.mark]}</span> {say(how.text, how.values)}
      </span>
      <a href={task.link} onClick={go}>
        {say(what.text, what.values)}
      </a>
    </li>
  )
}
