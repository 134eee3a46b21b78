import type { Command } from 'commander'

/** Ends the command's help with examples of its use. */
export function withExamples(command: Command, ...examples: readonly string[]): Command {
  const title = examples.length === 1 ? 'Example' : 'Examples'
  return command.addHelpText('after', `\n${title}:\n${examples.map((one) => `  packledger ${one}`).join('\n')}`)
}
