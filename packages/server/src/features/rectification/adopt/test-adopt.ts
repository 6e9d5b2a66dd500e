import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as adopt from '@junheng/core/features/rectification/adopt/contract.ts'
import type { Adoption, AskedName } from '@junheng/core/features/rectification/adopt/schema.ts'
import * as plans from '@junheng/core/features/rectification/contract.ts'
import { type Client, COUNTY, type HttpStage, httpScene } from '../../../http/test-app.ts'
import { loadDemoOrgs } from '../../orgs/demo.ts'

export const EXAMPLES = join(import.meta.dirname, '../../../../../../examples')

/** Hands a plan in. @returns its id */
export async function handIn(client: Client, name: string, bytes: Uint8Array, body?: Uint8Array): Promise<string> {
  const files = { file: { name, bytes }, ...(body && { body: { name: 'plan-body.txt', bytes: body } }) }
  return (await client.call(plans.importPlan, { files })).plan.id
}

/** The fictional plan, with its main text unless told otherwise. */
export const fictional = (client: Client, format: 'docx' | 'xlsx' = 'docx', withBody = true): Promise<string> =>
  handIn(
    client,
    `plan.${format}`,
    readFileSync(join(EXAMPLES, `plan.${format}`)),
    withBody ? readFileSync(join(EXAMPLES, 'plan-body.txt')) : undefined,
  )

export const look = ({ call }: Client, id: string, follows?: string): Promise<Adoption> =>
  call(adopt.readAdoption, { params: { id }, query: follows === undefined ? {} : { follows } })

/** Says yes to the surest proposal of every open name that has one. */
export async function confirmFirst({ call }: Client, { planId, names }: Adoption): Promise<Adoption> {
  const answers = names.flatMap(({ part, name, answer, candidates, decisions }) => {
    const [first] = candidates
    return answer === 'open' && first ? [{ part, name, answer: 'named' as const, orgIds: [first.orgId], seen: decisions }] : []
  })
  return call(adopt.answerNames, { params: { id: planId }, body: { answers } })
}

export const adoptAll = (
  { call }: Client,
  { planId, fingerprint, follows, source }: Adoption,
  takeOver: string[] = [],
  takeParts: string[] = [],
) => call(adopt.adoptPlan, { params: { id: planId }, body: { fingerprint, follows, source, takeOver, takeParts } })

export const named = (adoption: Adoption, part: AskedName['part'], name: string): AskedName => {
  const found = adoption.names.find((one) => one.part === part && one.name === name)
  if (!found) throw new Error(`the plan does not name ${name}`)
  return found
}

const coordinator = { role: 'coordinator', county: COUNTY } as const

/** A scene in the fictional county with its directory. */
export const inCounty = (body: (client: Client, stage: HttpStage) => Promise<void>) =>
  httpScene(async (stage) => {
    await loadDemoOrgs(stage.db, stage.clock.now)
    await body(await stage.as(coordinator), stage)
  })
