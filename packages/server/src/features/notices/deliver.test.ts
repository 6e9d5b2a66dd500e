import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_ATTEMPTS } from '@junheng/core/features/notices/retry.ts'
import type { SMTPServerOptions } from 'smtp-server'
import type { Db } from '../../db/database.ts'
import { scene } from '../../db/test-database.ts'
import * as access from '../access/queries.ts'
import { NO_CHANNELS } from './channel.ts'
import { deliverNext } from './deliver.ts'
import { mark } from './inbox-queries.ts'
import { mailChannel } from './mail-channel.ts'
import { now, person, secretKey, states, tell, withMail } from './test-people.ts'
import { headerOf, openSmtp, type Post, partOf } from './test-smtp.ts'

test(
  'a notice is mailed to who wants it, once',
  withSmtp({}, async ({ db, round, posts }) => {
    const filler = await person(db, 'filler', { school: '2199000001' })
    await withMail(db, filler, 'zhou@example.com')
    await person(db, 'principal', { school: '2199000001' })
    await tell(db, now, {})
    assert.deepEqual(await round(now), ['sent'])
    assert.deepEqual(
      posts.map(({ to }) => to),
      [['zhou@example.com']],
    )
    assert.equal(headerOf(posts[0] as Post, 'subject'), '【均衡】退回：填报被退回')
    assert.deepEqual(await round(now), [])
    assert.deepEqual(await states(db), ['sent'])
  }),
)

test(
  'a day’s notices come as one mail at eight, with counts and links; what is urgent does not wait for it',
  withSmtp({}, async ({ db, round, posts }) => {
    const filler = await person(db, 'filler', { school: '2199000001' })
    await withMail(db, filler, 'zhou@example.com', { digest: 'daily' })
    for (const title of ['甲', '乙']) await tell(db, now, { title })
    await tell(db, now, { kind: 'amendment_decided', title: '丙', link: '/returns/3' })
    await tell(db, now, { kind: 'reminder', title: '丁' })
    assert.deepEqual(await round(now), ['sent'])
    assert.equal(headerOf(posts[0] as Post, 'subject'), '【均衡】催报：丁')
    assert.deepEqual(await round(new Date('2026-11-23T23:59:59Z')), [])
    assert.deepEqual(await round(new Date('2026-11-24T00:00:00Z')), ['sent'])
    const digest = posts[1] as Post
    assert.equal(headerOf(digest, 'subject'), '【均衡】3 条通知：退回 2、修订结果 1')
    assert.match(
      partOf(digest, 'text/plain'),
      /共 3 条：退回 2、修订结果 1。[\s\S]*甲[\s\S]*乙[\s\S]*https:\/\/junheng\.example\/returns\/3/,
    )
  }),
)

test(
  'at night a notice waits until half past seven; what is urgent does not',
  withSmtp({}, async ({ db, round, posts }) => {
    const night = new Date('2026-11-23T15:00:00Z')
    const filler = await person(db, 'filler', { school: '2199000001' })
    await withMail(db, filler, 'zhou@example.com')
    await tell(db, night, {})
    assert.deepEqual(await round(night), [])
    await tell(db, night, { kind: 'due', title: '明天到期' })
    assert.deepEqual(await round(night), ['sent'])
    assert.equal(posts.length, 1)
    assert.deepEqual(await round(new Date('2026-11-23T23:30:00Z')), ['sent'])
  }),
)

test(
  'what was read meanwhile, or is wanted no more, or whose receiver has left, is dropped with its reason',
  withSmtp({}, async ({ db, round, posts }) => {
    const people = await Promise.all([1, 2, 3].map(() => person(db, 'filler', { school: '2199000001' })))
    const [reader = '', quitter = '', leaver = ''] = people
    for (const id of people) await withMail(db, id, `${id}@example.com`)
    await tell(db, now, {})
    const { message_id } = await db.selectFrom('notice_message').select('message_id').executeTakeFirstOrThrow()
    await mark(db, reader, [message_id], now.toISOString())
    await withMail(db, quitter, 'x@example.com', { digest: 'none' })
    await access.setDisabled(db, leaver, true)
    assert.deepEqual(await round(now), ['dropped', 'dropped', 'dropped'])
    assert.equal(posts.length, 0)
    const reasons = await db.selectFrom('notice_delivery').select('reason').orderBy('reason').execute()
    assert.deepEqual(
      reasons.map(({ reason }) => reason).sort(),
      ['已在系统里看过', '收件人已不在岗或账号已停用', '收件人已不接收邮件'].sort(),
    )
  }),
)

test(
  'what a server puts off is tried six times with growing pauses, then given up with its reason; other letters go on',
  withSmtp(
    {
      onRcptTo: ({ address }, _, done) =>
        done(address.startsWith('late') ? Object.assign(new Error('later'), { responseCode: 450 }) : null),
    },
    async ({ db, round, posts }) => {
      const late = await person(db, 'filler', { school: '2199000001' })
      await withMail(db, late, 'late@example.com')
      await withMail(db, await person(db, 'filler', { school: '2199000001' }), 'well@example.com')
      await tell(db, now, {})
      let at = now
      const pauses: number[] = []
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        const outcomes = await round(at)
        assert.equal(outcomes.filter((it) => it === 'later').length, 1)
        const row = await db.selectFrom('notice_delivery').selectAll().where('account_id', '=', late).executeTakeFirstOrThrow()
        assert.equal(row.reason, '邮件服务器暂时不收（450）')
        assert.equal(row.state, attempt === MOST_ATTEMPTS ? 'given_up' : 'waiting')
        pauses.push((Date.parse(row.due_at) - at.getTime()) / 60_000)
        at = new Date(row.due_at)
      }
      assert.deepEqual(pauses.slice(0, -1), [1, 5, 20, 60, 240])
      assert.equal(posts.length, 1)
    },
  ),
)

interface Stage {
  db: Db
  /** Sends all that is due at that moment; what became of each. */
  round: (at: Date) => Promise<unknown[]>
  posts: Post[]
}

/** A scene with a real mail server. */
function withSmtp(options: SMTPServerOptions, body: (stage: Stage) => Promise<void>): () => Promise<void> {
  return scene(async ({ db }) => {
    const server = await openSmtp(options)
    const smtp = { host: '127.0.0.1', port: server.port, secure: false, user: null, password: null, from: 'junheng@example.com' }
    const mail = mailChannel(smtp, { webUrl: 'https://junheng.example', patience: 2000 })
    const round = async (at: Date) => {
      const outcomes: unknown[] = []
      for (;;) {
        const outcome = await deliverNext(db, 'mail', { channels: { ...NO_CHANNELS, mail }, secretKey, now: () => at })
        if (outcome === null) return outcomes
        outcomes.push(outcome)
      }
    }
    try {
      await body({ db, round, posts: server.posts })
    } finally {
      await server.close()
    }
  })
}
