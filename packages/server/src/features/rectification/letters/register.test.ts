import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issueLetter, listLetters, stepLetter } from '@junheng/core/features/rectification/letters/contract.ts'
import { httpScene } from '../../../http/test-app.ts'
import { aLedger } from './test-letters.ts'

test(
  'many letters issued at the same moment get numbers without a gap and none twice; two who sign for one do so once',
  httpScene(
    async (stage) => {
      const { coordinator, principal, first } = await aLedger(stage)
      const body = { kind: 'chase' as const, items: [first], deliver: true }
      const texts = { agency: '澄教撞号' }
      for (let i = 0; i < 12; i++) await coordinator.call(issueLetter, { body: { ...body, kind: 'notice' as const, texts } })
      // Every third fails after its number was taken: it must leave no hole.
      const wishes = Array.from({ length: 12 }, (_, i) => (i % 3 === 2 ? { ...body, texts } : body))
      const replies = await Promise.all(wishes.map((wish) => coordinator.send(issueLetter, { body: wish })))
      assert.deepEqual(replies.map(({ status }) => status).sort(), [...Array<number>(8).fill(200), ...Array<number>(4).fill(409)])
      const { items } = await coordinator.call(listLetters, { query: { kind: 'chase' } })
      assert.deepEqual(
        items.map(({ number }) => number).sort((a, b) => a.localeCompare(b, 'zh', { numeric: true })),
        Array.from({ length: 8 }, (_, i) => `澄教督办〔2026〕${i + 1}号`),
      )
      const sign = { params: { id: items[0]!.id }, body: { action: 'receive' } } as const
      const signed = await Promise.all([0, 1].map(() => principal.send(stepLetter, sign)))
      assert.deepEqual(signed.map(({ status }) => status).sort(), [200, 409])
    },
    { own: true },
  ),
)
