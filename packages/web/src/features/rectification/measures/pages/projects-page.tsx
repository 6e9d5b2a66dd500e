import '../measures.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { projectsQuery } from '../api.ts'
import { ProjectCard } from '../components/project-card.tsx'
import { ProjectForm } from '../components/project-form.tsx'
import { ENGLISH } from '../measures-english.ts'

/** Buildings that measures wait for; what is late stands first. */
export default function ProjectsPage() {
  const say = useText(ENGLISH)
  const mayManage = useMay('item.manage')
  const { data, error, refetch } = useQuery(projectsQuery)
  const [open, setOpen] = useState<string | null>(null)
  const projects = (data?.projects ?? []).toSorted((a, b) => b.delayDays - a.delayDays)
  const late = projects.filter(({ delayDays }) => delayDays > 0)
  const held = new Set(late.flatMap(({ dependents }) => dependents.flatMap(({ items }) => items.map(({ no }) => no)))).size
  return (
    <PageFrame name={say('建设项目')}>
      <h1>
        {late.length > 0
          ? say('建设项目 {n} 个，{m} 个晚于计划，牵动整改任务 {k} 条', { n: projects.length, m: late.length, k: held })
          : say('建设项目')}
      </h1>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在载入项目')} /> : null}
      {data && projects.length === 0 && open !== 'new' ? (
        <Empty title={say('还没有建设项目')}>
          <p>{say('措施要等新建、扩建工程验收时，先在这里登记工程；工期变了，等它的学校和指标都会列出来。')}</p>
        </Empty>
      ) : null}
      {mayManage && open === null ? (
        <div className="no-print">
          <Button onClick={() => setOpen('new')}>{say('增加项目')}</Button>
        </div>
      ) : null}
      {open === 'new' ? <ProjectForm project={null} onDone={() => setOpen(null)} /> : null}
      {projects.map((project) =>
        open === project.id ? (
          <ProjectForm key={project.id} project={project} onDone={() => setOpen(null)} />
        ) : (
          <ProjectCard key={project.id} project={project} onEdit={mayManage ? () => setOpen(project.id) : null} />
        ),
      )}
    </PageFrame>
  )
}
