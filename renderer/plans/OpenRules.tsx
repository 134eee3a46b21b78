import { Badge, Paper, Stack, Text, Title } from '@mantine/core'
import type { PlanPrices } from './plans-store.ts'
import classes from './plans.module.css'
import { RULE_QUESTIONS } from './words.ts'

/** The rules that the vendor does not document: the prices above hold only as far as these do. */
export function OpenRules({ rules }: { readonly rules: PlanPrices['rules'] }) {
  const open = rules.filter((rule) => rule.status !== 'documented')
  if (open.length === 0) return null
  return (
    <Paper p="md" component="section" aria-labelledby="open-rules">
      <Title order={2} size="h5" id="open-rules">
        Not documented by the vendor
      </Title>
      <Stack component="ul" gap={6} mt="xs" className={classes.rules}>
        {open.map((rule) => (
          <li key={rule.name} className={classes.rule}>
            <Badge color={rule.status === 'assumed' ? 'yellow' : 'gray'} variant="light" size="sm" w="6rem">
              {rule.status}
            </Badge>
            <Text size="sm" span>
              {RULE_QUESTIONS[rule.name] ?? rule.name}{' '}
              <Text size="sm" span c="dimmed">
                {rule.value ?? 'The card does not say.'}
              </Text>
            </Text>
          </li>
        ))}
      </Stack>
    </Paper>
  )
}
