/** What the bootstrap tells the user goes to stderr: stdout belongs to the program that follows. @param {string} text */
export const say = (text) => process.stderr.write(`${text}\n`)

/** The bootstrap cannot go on; the message says why and what to do. */
export class Stop extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 4) {
    super(message)
    this.exitCode = exitCode
  }
}
