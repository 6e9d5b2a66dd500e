import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { amendmentsQuery, lockQuery } from '../api.ts'
import { AmendmentList } from '../components/amendment-list.tsx'
import { EditionsTable } from '../components/editions-table.tsx'
import { LockButton } from '../components/lock-button.tsx'
import { ENGLISH } from '../lock-english.ts'
import '../lock.css'

/** A round's lock: how far it is, the editions there are, and what was asked for since. */
export default function LockPage() {
  const say = useText(ENGLISH)
  const { round } = useParams({ from: '/inside/rounds/$round/lock' })
  const mayLock = useMay('round.manage')
  const lock = useQuery(lockQuery(round))
  const amendments = useQuery(amendmentsQuery(round))
  const failed = [lock, amendments].find(({ isError }) => isError)
  return (
    <PageFrame name={say('锁定与修订')} context={lock.data ? <span>{lock.data.round.name}</span> : null}>
      <h1>{say('锁定与修订')}</h1>
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : null}
      {!failed && !(lock.data && amendments.data) ? <Loading what={say('正在载入锁定情况')} /> : null}
      {lock.data && amendments.data ? (
        <>
          <section className="card stack" aria-labelledby="lock-now">
            <h2 id="lock-now">{say('锁定')}</h2>
            <dl className="lock-counts">
              <Count name={say('已通过、可锁定')} n={lock.data.accepted} />
              <Count name={say('已锁定')} n={lock.data.locked} />
              <Count name={say('还没有通过')} n={lock.data.waiting.length} />
            </dl>
            {mayLock ? (
              <div className="row no-print">
                <LockButton lock={lock.data} />
                {lock.data.accepted === 0 ? (
                  <span className="dim">
                    {lock.data.waiting.length === 0 ? say('全部填报都已锁定。') : say('没有可锁定的填报：审核通过后再来。')}
                  </span>
                ) : null}
              </div>
            ) : null}
          </section>
          <section className="stack" aria-labelledby="lock-editions">
            <h2 id="lock-editions">{say('各版数据')}</h2>
            {lock.data.editions.length > 0 ? (
              <>
                <EditionsTable editions={lock.data.editions} />
                <p className="dim">
                  {say('每一版锁定的数据由系统自动按两个标准评估，结果保存在')} <Link to="/runs">{say('评估记录')}</Link>
                </p>
              </>
            ) : (
              <Empty title={say('还没有锁定过')}>
                <p>{say('锁定后，这里列出每一版数据、由来和指纹，随时可以回看、评估和比较。')}</p>
              </Empty>
            )}
          </section>
          <section className="stack" aria-labelledby="lock-amendments">
            <h2 id="lock-amendments">{say('修订申请')}</h2>
            {amendments.data.amendments.length > 0 ? (
              <AmendmentList amendments={amendments.data.amendments} isWithUnit />
            ) : (
              <Empty title={say('还没有修订申请')}>
                <p>{say('锁定后发现有误，由学校或部门写明原因申请修订，经另一人批准后形成新的一版。')}</p>
              </Empty>
            )}
          </section>
        </>
      ) : null}
    </PageFrame>
  )
}

function Count({ name, n }: { name: string; n: number }) {
  const say = useText(ENGLISH)
  return (
    <div>
      <dt className="dim">{name}</dt>
      <dd className="num">{say('{n} 份', { n })}</dd>
    </div>
  )
}
