import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { desk, Memory, NOW, Server } from './a-desk.ts'
import { draftsIn } from './drafts.ts'
import { retryAfter } from './retry.ts'

test('what is typed is kept in the browser at once and forgotten there only when the server has it', async () => {
  const { store, server, drafts, waiting } = desk()
  store.type('schools/books', '1')
  store.type('schools/books', '1200')
  assert.deepEqual(
    drafts.all().map(({ path, value, seen }) => [path, value, seen]),
    [['schools/books', '1200', 0]],
  )
  assert.equal(waiting.length, 1)
  await store.flush()
  assert.equal(server.values.get('schools/books')?.value, '1200')
  assert.deepEqual(drafts.all(), [])
  assert.deepEqual([store.status().state, store.status().unsaved, store.status().savedAt], ['saved', 0, NOW])
})

test('what is typed while a save is on its way is sent after it, against the version the first one made', async () => {
  const { store, server } = desk()
  store.type('schools/books', '1')
  let open = () => {}
  server.gate = new Promise((done) => (open = done))
  const first = store.flush()
  store.type('schools/books', '12')
  assert.equal(store.status().unsaved, 1)
  open()
  await first
  server.gate = null
  assert.equal(store.read('schools/books').value, '12')
  await store.flush()
  assert.deepEqual([server.values.get('schools/books')?.value, server.values.get('schools/books')?.version], ['12', 2])
  assert.equal(store.status().conflicts, 0)
})

test('without a connection everything stays here and is tried again, ever more seldom; a reply that was lost makes no conflict', async () => {
  const { store, server, drafts, waiting } = desk()
  server.failing = new Error('offline')
  store.type('schools/books', '1')
  await store.flush()
  assert.deepEqual([store.status().state, store.status().unsaved, drafts.all().length], ['waiting', 1, 1])
  assert.equal(waiting[0]?.after, retryAfter(0))
  await store.flush()
  assert.equal(waiting[0]?.after, 2000)
  server.failing = null
  // The first try did arrive; only its answer was lost.
  await server.save([{ path: 'schools/books', value: '1', seen: 0 }])
  await store.flush()
  assert.deepEqual([store.status().state, store.status().conflicts, drafts.all().length], ['saved', 0, 0])
  assert.equal(retryAfter(20), 30_000)
})

test('two people on one value: the second sees both and chooses; the other values of the same save are kept', async () => {
  const server = new Server()
  const [one, two] = [desk(server), desk(server, new Memory(), '乙')]
  one.store.type('schools/books', '1000')
  await one.store.flush()
  two.store.typeAll([
    ['schools/books', '1100'],
    ['schools/computers', '60'],
  ])
  await two.store.flush()
  assert.equal(server.values.get('schools/books')?.value, '1000')
  assert.equal(server.values.get('schools/computers')?.value, '60')
  assert.deepEqual(two.store.conflicts(), ['schools/books'])
  const { value, theirs } = two.store.read('schools/books')
  assert.deepEqual([value, theirs?.value, theirs?.by], ['1100', '1000', '甲'])
  await two.store.flush()
  assert.equal(server.values.get('schools/books')?.value, '1000')
  two.store.resolve('schools/books', 'mine')
  await two.store.flush()
  assert.equal(server.values.get('schools/books')?.value, '1100')
  assert.equal(two.drafts.all().length, 0)
})

test('theirs chosen: what was typed is given up, and nothing is sent', async () => {
  const server = new Server()
  const { store, drafts } = desk(server)
  store.type('schools/books', '1')
  await server.save([{ path: 'schools/books', value: '2', seen: 0 }], '乙')
  await store.flush()
  store.resolve('schools/books', 'theirs')
  await store.flush()
  assert.deepEqual([store.read('schools/books').value, server.values.get('schools/books')?.version], ['2', 1])
  assert.deepEqual([drafts.all().length, store.status().conflicts], [0, 0])
})

test('what others change appears by itself, except where something else was typed; whoever falls behind is told to read again', async () => {
  const server = new Server()
  const { store, behind } = desk(server)
  await server.save(
    [
      { path: 'schools/books', value: '5', seen: 0 },
      { path: 'schools/computers', value: '6', seen: 0 },
    ],
    '乙',
  )
  store.type('schools/computers', '7')
  store.take([...server.values.values()], server.revision)
  assert.equal(store.read('schools/books').value, '5')
  assert.deepEqual([store.read('schools/computers').value, store.read('schools/computers').theirs?.value], ['7', '6'])
  await server.save([{ path: 'schools/fixed_assets_wan', value: '9', seen: 0 }], '乙')
  store.type('schools/books', '8')
  await store.flush()
  assert.equal(behind(), 1)
})

test('a page closed without a connection: the next one finds what was typed and takes it up; of another account nothing is seen', async () => {
  const [server, memory] = [new Server(), new Memory()]
  const before = desk(server, memory)
  server.failing = new Error('offline')
  before.store.type('schools/books', '1200')
  await before.store.flush()
  server.failing = null
  const after = desk(server, memory)
  const [draft] = after.drafts.all()
  assert.deepEqual([draft?.path, draft?.value], ['schools/books', '1200'])
  assert.deepEqual(draftsIn(memory, 'somebody else', 'return').all(), [])
  after.store.takeUp(draft!.path, draft!.value, draft!.seen)
  await after.store.flush()
  assert.equal(server.values.get('schools/books')?.value, '1200')
  assert.deepEqual(after.drafts.all(), [])
})

test('typed back to what stands: nothing is left to save; a refusal keeps what was typed; a full browser says so', async () => {
  const { store, server, drafts, memory } = desk()
  store.type('schools/books', '1')
  store.type('schools/books', '')
  assert.deepEqual([store.status().unsaved, drafts.all().length], [0, 0])
  server.failing = new Error('locked meanwhile')
  store.type('schools/books', '2')
  await store.flush()
  assert.deepEqual([store.status().state, store.status().unsaved, drafts.all().length], ['refused', 1, 1])
  store.discard()
  assert.deepEqual([store.read('schools/books').value, drafts.all().length], ['', 0])
  memory.isFull = true
  store.type('schools/books', '3')
  assert.equal(store.status().isKept, false)
})

test('an entry of another tab that typed on since stays when this one is confirmed', () => {
  const memory = new Memory()
  const drafts = draftsIn(memory, 'a', 'r')
  drafts.put({ path: 'schools/books', value: '2', seen: 1, at: 5 })
  drafts.remove('schools/books', '1')
  assert.equal(drafts.all().length, 1)
  drafts.remove('schools/books', '2')
  assert.equal(drafts.all().length, 0)
})

test('two people, a network that comes and goes, pages that close: what is not confirmed is in the browser, and in the end all see the same', async () => {
  const PATHS = ['schools/books', 'schools/computers']
  const step = fc.oneof(
    fc.record({
      do: fc.constant('type' as const),
      who: fc.nat(1),
      path: fc.constantFrom(...PATHS),
      value: fc.nat(5).map(String),
    }),
    fc.record({ do: fc.constantFrom('flush' as const, 'refresh' as const, 'reopen' as const), who: fc.nat(1) }),
    fc.record({
      do: fc.constant('resolve' as const),
      who: fc.nat(1),
      path: fc.constantFrom(...PATHS),
      which: fc.constantFrom('mine' as const, 'theirs' as const),
    }),
    fc.record({ do: fc.constant('network' as const), who: fc.nat(1), isUp: fc.boolean() }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const server = new Server()
      const memories = [new Memory(), new Memory()]
      const people = [desk(server, memories[0], '甲'), desk(server, memories[1], '乙')]
      for (const each of steps) {
        const person = people[each.who]!
        if (each.do === 'type') person.store.type(each.path, each.value)
        else if (each.do === 'flush') await person.store.flush()
        else if (each.do === 'refresh') person.store.take([...server.values.values()], server.revision)
        else if (each.do === 'resolve') person.store.resolve(each.path, each.which)
        else if (each.do === 'network') server.failing = each.isUp ? null : new Error('offline')
        else {
          const left = person.drafts.all()
          const next = desk(server, memories[each.who], each.who === 0 ? '甲' : '乙')
          people[each.who] = next
          for (const { path, value, seen } of left) next.store.takeUp(path, value, seen)
        }
        for (const { store, drafts } of people) {
          const kept = new Map(drafts.all().map(({ path, value }) => [path, value]))
          for (const path of PATHS) {
            const shown = store.read(path)
            // What is shown as typed is in the browser too; what is not was the server's at some time.
            assert.equal(kept.get(path), shown.isUnsaved ? shown.value : undefined)
          }
        }
      }
      server.failing = null
      for (const { store } of people) {
        store.take([...server.values.values()], server.revision)
        for (const path of store.conflicts()) store.resolve(path, 'theirs')
        await store.flush()
        await store.flush()
      }
      for (const { store } of people) store.take([...server.values.values()], server.revision)
      for (const { store, drafts } of people) {
        assert.deepEqual(
          [store.status().unsaved - store.status().conflicts, drafts.all().length - store.conflicts().length],
          [0, 0],
        )
        for (const path of PATHS.filter((each) => !store.conflicts().includes(each)))
          assert.equal(store.read(path).value, server.values.get(path)?.value ?? '')
      }
    }),
    { numRuns: 200 },
  )
})
