// A postman in a process of its own, to be killed: DATABASE, SMTP_PORT and LEASE_MS come from the environment.
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { openPool } from '../../db/database.ts'
import { NO_CHANNELS } from './channel.ts'
import { mailChannel } from './mail-channel.ts'
import { openPostman } from './postman.ts'

const key = randomBytes(32)
const smtp = {
  host: '127.0.0.1',
  port: Number(process.env['SMTP_PORT']),
  secure: false,
  user: null,
  password: null,
  from: 'junheng@example.com',
}
openPostman(openPool(process.env['DATABASE'] ?? '', { max: 2 }), {
  channels: { ...NO_CHANNELS, mail: mailChannel(smtp, { webUrl: null }) },
  secretKey: { find: () => key, make: () => key },
  now: () => new Date(),
  leaseMs: Number(process.env['LEASE_MS']),
  everyMs: 50,
  log: pino({ level: 'silent' }),
})
