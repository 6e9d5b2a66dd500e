import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { StandardView } from './schema.ts'

export const listStandards = endpoint({
  method: 'GET',
  path: '/api/standards',
  title: '两个督导评估标准：条目、公式、门槛、依据与置信度、口径与例外',
  tag: '标准',
  needs: 'standards.read',
  reply: z.object({ standards: z.array(StandardView) }),
})
