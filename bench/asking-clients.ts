/**
 * Clients of a server, in a process of their own: N keep-alive connections, one request a second each, from a random moment of the first second on.
 * Prints every request's milliseconds from its sending to the last byte as one JSON list.
 *
 * Run: node bench/asking-clients.ts URL CLIENTS SECONDS [COOKIE]
 */
import { Agent, get } from 'node:http'

const [url, clients, seconds, cookie = ''] = process.argv.slice(2) as [string, string, string, string?]
const times: number[] = []

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

function ask(agent: Agent): Promise<void> {
  return new Promise((done, failed) => {
    const start = performance.now()
    get(url, { agent, headers: { cookie, 'accept-encoding': 'identity' } }, (reply) => {
      if (reply.statusCode !== 200) failed(new Error(`answered ${reply.statusCode}`))
      reply.resume()
      reply.on('end', () => {
        times.push(performance.now() - start)
        done()
      })
    }).on('error', failed)
  })
}

async function client(): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const begin = performance.now() + Math.random() * 1000
  for (let i = 0; i < Number(seconds); i++) {
    // The next second, or at once where the answer took longer: a late server is asked no less.
    await wait(Math.max(0, begin + i * 1000 - performance.now()))
    await ask(agent)
  }
  agent.destroy()
}

await Promise.all(Array.from({ length: Number(clients) }, client))
console.log(JSON.stringify(times))
