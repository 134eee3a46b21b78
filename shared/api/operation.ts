import type * as z from 'zod'

/** One operation of the contract. A query reads; a command may write; a study reads, and then computes for long. */
export interface Operation {
  readonly kind: 'query' | 'command' | 'study'
  readonly input: z.ZodType
  readonly output: z.ZodType
}

export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'query', input, output } as const
}

export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'command', input, output } as const
}

export function study<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'study', input, output } as const
}
