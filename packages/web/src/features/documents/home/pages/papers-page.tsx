import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { useMay } from '../../../../shared/session.ts'
import { useText } from '../../../../shared/text.ts'
import { TemplatesCard } from '../components/templates-card.tsx'
import { ENGLISH } from '../papers-english.ts'
import '../papers.css'

/** 公文报告: every paper the system writes, where each is made, and the templates they are laid out in. */
export default function PapersPage() {
  const say = useText(ENGLISH)
  const mayIssue = useMay('paper.issue')
  return (
    <PageFrame name={say('公文报告')}>
      <h1>{say('公文报告')}</h1>
      <div className="papers">
        <Paper title={say('自评报告')} about={say('县级自评报告：提纲、数字、图表和分校问题清单由系统填写，文字由本县编写。')}>
          <Link to="/papers/self-report" search={{}}>
            {say('打开')}
          </Link>
        </Paper>
        <Paper
          title={say('申报表、学校自评表、一校一页、县级结果')}
          about={say('都按一次保存的评估出，在“评估记录”里选一次评估。')}
        >
          <Link to="/runs" search={{}}>
            {say('去评估记录')}
          </Link>
        </Paper>
        {mayIssue ? (
          <>
            <Paper title={say('监测通报')} about={say('与上一次评估比较：改善、回落和未达标的学校。')}>
              <Link to="/papers/circular" search={{}}>
                {say('起草')}
              </Link>
            </Paper>
            <Paper title={say('进度通报')} about={say('整改台账今天走到哪里：按指标、按责任单位排名，附逾期清单。')}>
              <Link to="/papers/progress" search={{}}>
                {say('起草')}
              </Link>
            </Paper>
            <Paper title={say('预警通知单')} about={say('把蓝、黄、红色预警通知到学校和单位。')}>
              <Link to="/warnings" search={{}}>
                {say('去预警')}
              </Link>
            </Paper>
          </>
        ) : null}
        <Paper title={say('已编号的公文')} about={say('编过号的通报和通知单，按年度登记。')}>
          <Link to="/papers/issued" search={{}}>
            {say('查看')}
          </Link>
        </Paper>
      </div>
      <TemplatesCard />
    </PageFrame>
  )
}

function Paper({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="card stack">
      <h2>{title}</h2>
      <p className="dim small">{about}</p>
      <div className="row">{children}</div>
    </section>
  )
}
