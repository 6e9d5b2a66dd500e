import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QueryClient } from '@tanstack/react-query'
import { packagesKey } from '../../shared/packages.ts'
import { forgetChanged } from './use-live-rounds.ts'

test('what was judged of a live round is out of date once a value of it changed, also where no judged page was open meanwhile', () => {
  const client = new QueryClient()
  const verdict = [...packagesKey, 'round', 'evaluation']
  const isOld = () => client.getQueryState(verdict)?.isInvalidated
  forgetChanged(client, [{ id: 'round', sha256: 'a' }])
  client.setQueryData(verdict, { verdict: 'met' })
  forgetChanged(client, [{ id: 'round', sha256: 'a' }])
  assert.equal(isOld(), false)
  // Another page is opened later: it is the same client that remembers.
  forgetChanged(client, [{ id: 'round', sha256: 'b' }])
  assert.equal(isOld(), true)
})
