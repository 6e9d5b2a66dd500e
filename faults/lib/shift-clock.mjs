// Loaded into a server before anything else (`--import`): each SIGUSR2 moves its clock by the next of CLOCK_SHIFTS (ms). The machine's stays.
const shifts = (process.env['CLOCK_SHIFTS'] ?? '').split(',').map(Number)
const RealDate = Date
let offset = 0

process.on('SIGUSR2', () => {
  offset += shifts.shift() ?? 0
})

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [target.now() + offset] : args, self),
  apply: (target) => new target(target.now() + offset).toString(),
  get: (target, key, self) => (key === 'now' ? () => target.now() + offset : Reflect.get(target, key, self)),
})
