import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Figures, figuresOf } from './figures.ts'

export interface Person {
  user: string
  password: string
  role: string
}

/** What must still hold after the data has been brought to a newer version. */
export interface Held {
  madeAt: string
  /** The coordinator's session, left open. */
  session: { cookie: string; csrfToken: string }
  package: { id: string; figures: Figures }
  plan: { path: string; names: string[]; findings: string[] }
  adopted: string
  view: { name: string; search: string }
}

/**
 * Lets the demonstration's fictional people do what a county does, through the API of the version being kept. It speaks that version's words and
 * not this program's contracts, so it is edited when the next version is kept.
 *
 * @param examples the folder of the fictional county's files
 */
export async function workInIt(url: string, people: readonly Person[], examples: string): Promise<Held> {
  await refusedPassword(url)
  const coordinator = await enter(url, people, 'coordinator')
  const file = (name: string) => new File([readFileSync(join(examples, name))], name)

  const id = Listed.parse(await coordinator.ask('GET', '/api/packages')).items[0]!.id
  await coordinator.ask('POST', '/api/packages', form({ file: file('county.xlsx') }))
  const faulty = await coordinator.ask('POST', '/api/packages', form({ file: file('county-faulty.zip'), acceptFaults: 'true' }))
  await coordinator.ask('DELETE', `/api/packages/${z.object({ package: Named }).parse(faulty).package.id}`, {
    reason: '传错了文件',
    confirmFileName: 'county-faulty.zip',
  })

  const profile = { name: '澄溪区口径（示例）', settings: { 'cv.mode': 'composite' } }
  const adopted = Named.parse(await coordinator.ask('POST', '/api/profiles', profile)).id
  await coordinator.ask('POST', '/api/profiles/adoption', { profile: adopted, instead: null })
  const matrix = await coordinator.ask('GET', `/api/packages/${id}/matrix`)
  const view = { name: '只看不达标', search: '?show=unmet' }
  await coordinator.ask('PUT', `/api/views/matrix/${encodeURIComponent(view.name)}`, { search: view.search })

  const plan = await workOnPlan(coordinator)
  const copy = await coordinator.ask('POST', '/api/plans', form({ file: file('plan.xlsx') }))
  await coordinator.ask('DELETE', `/api/plans/${z.object({ plan: Named }).parse(copy).plan.id}`, {
    reason: '重复读入',
    confirmFileName: 'plan.xlsx',
  })

  const admin = await enter(url, people, 'system_admin')
  const account = Listed.parse(await admin.ask('GET', '/api/accounts')).items[0]!
  await admin.ask('POST', `/api/accounts/${account.id}/unlock`, {})
  await (await enter(url, people, 'audit_admin')).ask('POST', '/api/audit/verifications', {})
  return {
    madeAt: new Date().toISOString(),
    session: coordinator.session,
    package: { id, figures: figuresOf(matrix) },
    plan,
    adopted,
    view,
  }
}

const Named = z.object({ id: z.string() })
const Listed = z.object({ items: z.array(Named) })
const Pair = z.object({ published: z.string(), canonical: z.string(), decision: z.string() })
const Plan = z.object({
  nameVariants: z.array(Pair),
  findings: z.array(z.object({ key: z.string(), state: z.string() })),
})

async function workOnPlan(coordinator: Caller): Promise<Held['plan']> {
  const path = `/api/plans/${Listed.parse(await coordinator.ask('GET', '/api/plans')).items[0]!.id}`
  const before = Plan.parse(await coordinator.ask('GET', path))
  const [first, second] = before.nameVariants
  const say = ({ published, canonical }: z.infer<typeof Pair>, decision: string, seen = 0) =>
    coordinator.ask('POST', `${path}/name-variants`, { published, canonical, decision, seen })
  await say(first!, 'refused')
  await say(first!, 'confirmed', 1)
  await say(second!, 'refused')
  const finding = { finding: before.findings[0]!.key, action: 'keep', note: '按原文保留（示例）', seen: 0 }
  return { path, ...planStates(await coordinator.ask('POST', `${path}/findings`, finding)) }
}

/** What was said about each pair of names and each finding of a plan, a line each. */
export function planStates(reply: unknown): { names: string[]; findings: string[] } {
  const { nameVariants, findings } = Plan.parse(reply)
  return {
    names: nameVariants.map(({ published, canonical, decision }) => `${published} ${canonical} ${decision}`),
    findings: findings.map(({ key, state }) => `${key} ${state}`),
  }
}

async function refusedPassword(url: string): Promise<void> {
  const reply = await send(url, 'POST', '/api/session', { account: 'coordinator', password: 'not the password' }, {})
  assert.equal(reply.status, 401)
}

interface Caller {
  session: Held['session']
  ask: (method: string, path: string, body?: FormData | Record<string, unknown>) => Promise<unknown>
}

async function enter(url: string, people: readonly Person[], role: string): Promise<Caller> {
  const person = people.find((one) => one.role === role)
  assert.ok(person, `the version has no ${role}`)
  const entered = await send(url, 'POST', '/api/session', { account: person.user, password: person.password }, {})
  assert.equal(entered.status, 200)
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const session = { cookie, csrfToken: z.object({ csrfToken: z.string() }).parse(await entered.json()).csrfToken }
  const headers = { cookie, 'x-csrf-token': session.csrfToken }
  return {
    session,
    async ask(method, path, body) {
      const reply = await send(url, method, path, body, headers)
      const text = await reply.text()
      assert.equal(reply.status, 200, `${method} ${path}: ${text.slice(0, 300)}`)
      return text === '' ? null : JSON.parse(text)
    },
  }
}

function send(url: string, method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  if (body === undefined) return fetch(url + path, { method, headers })
  if (body instanceof FormData) return fetch(url + path, { method, headers, body })
  return fetch(url + path, { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

function form(parts: Record<string, string | File>): FormData {
  const built = new FormData()
  // Fields before files, as a browser sends them.
  for (const [name, part] of Object.entries(parts)) if (typeof part === 'string') built.set(name, part)
  for (const [name, part] of Object.entries(parts)) if (typeof part !== 'string') built.set(name, part)
  return built
}
