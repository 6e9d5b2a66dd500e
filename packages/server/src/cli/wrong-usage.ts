/** The words on the command line are wrong: exit code 2. Commands throw it for values that an option cannot have. */
export class WrongUsage extends Error {}
