/**
 * People who type, in a process of their own: N keep-alive connections, each saving one value of a return of its own again and again, the next as
 * soon as the last is acknowledged. Prints how many were acknowledged; anything else than a saved value ends it with 1.
 *
 * Run: node bench/saving-clients.ts URL SECONDS COOKIE CSRF RETURN…
 */
import { Agent, request } from 'node:http'

const [url, seconds, cookie, csrf, ...returns] = process.argv.slice(2) as [string, string, string, string, ...string[]]
const until = performance.now() + Number(seconds) * 1000
let saved = 0

function save(agent: Agent, id: string, value: number, seen: number): Promise<number> {
  const body = JSON.stringify({ changes: [{ path: 'schools/books', value: String(value), seen }] })
  const headers = { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((done, failed) => {
    const call = request(`${url}/api/returns/${id}/values`, { method: 'PATCH', agent, headers }, (reply) => {
      let said = ''
      reply.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
      reply.on('end', () => {
        if (reply.statusCode !== 200) return failed(new Error(`answered ${reply.statusCode}: ${said.slice(0, 200)}`))
        const { saved: kept } = JSON.parse(said) as { saved: { version: number }[] }
        if (kept.length !== 1) return failed(new Error(`not saved: ${said.slice(0, 200)}`))
        done(kept[0]!.version)
      })
    })
    call.on('error', failed)
    call.end(body)
  })
}

async function person(id: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let version = 0
  // What an earlier run left is found out by the version it answers with.
  for (let value = Date.now() % 1_000_000; performance.now() < until; value++) {
    version = await save(agent, id, value, version)
    saved++
  }
  agent.destroy()
}

await Promise.all(returns.map(person))
console.log(saved)
