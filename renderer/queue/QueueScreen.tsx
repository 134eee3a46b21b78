import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { Empty } from '../ui/Empty.tsx'
import { navigate, useHashSearch } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { Screen } from '../ui/Screen.tsx'
import { toastFailure } from '../ui/toast.tsx'
import { Productions } from './Productions.tsx'
import type { ProductionList } from './Productions.tsx'
import type { Asked } from './QueueDialog.tsx'
import { QueueDialog } from './QueueDialog.tsx'
import { QueuePane } from './QueuePane.tsx'
import { createQueueStore } from './queue-store.ts'
import classes from './queue.module.css'

/** What will this cost? Productions with their queues, and a queue's renders with what they draw from the lots on hand. */
export default function QueueScreen() {
  const api = useApi()
  const [store] = useState(() => createQueueStore(api))
  const [list] = useState(() => createResource((archived: boolean) => api.call('queues.list', { archived })))
  const [asked, setAsked] = useState<Asked | null>(null)
  const { selected, select, reload, saveQueue } = useStore(store)
  const { view, load, reload: reloadList, key: withArchived } = useStore(list)
  useEffect(() => {
    void load(false)
  }, [load])
  useOnChange(['queue', 'ledger', 'rates', 'settings'], () => {
    void reloadList()
    void reload()
  })
  const first = view.kind === 'ready' ? firstQueue(view.value.productions) : null
  const named = new URLSearchParams(useHashSearch()).get('queue')
  useEffect(() => {
    if (named !== null) void select(named)
    else if (selected === null && first !== null) void select(first)
    // The address names a queue once, when it is gone to: what is chosen afterwards stays.
    if (named !== null) navigate('/queue', { replace: true })
  }, [named, selected, first, select])

  const create = async (production: string): Promise<void> => {
    const outcome = await saveQueue({ production })
    if (!outcome.ok) {
      toastFailure(outcome.error)
      return
    }
    await reloadList()
    await select(outcome.value.queue.id)
  }
  return (
    <Screen
      title="Queue"
      question="What will this cost, and will it be done in time?"
      actions={
        <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAsked({ production: '' })}>
          New queue
        </Button>
      }
    >
      <Loaded view={view} retry={reloadList}>
        {({ productions, archived }) =>
          firstQueue(productions) === null && archived === 0 ? (
            <FirstQueue productions={productions} create={(production) => void create(production)} />
          ) : (
            <div className={classes.panes}>
              <Productions
                productions={productions}
                archived={archived}
                withArchived={withArchived ?? false}
                showArchived={(shown) => void load(shown)}
                selected={selected}
                select={(queue) => void select(queue)}
                create={(production) => void create(production)}
              />
              <QueuePane store={store} edit={(queue) => setAsked({ queue })} />
            </div>
          )
        }
      </Loaded>
      {asked !== null && (
        <QueueDialog
          asked={asked}
          store={store}
          productions={view.kind === 'ready' ? view.value.productions.map((one) => one.production) : []}
          close={() => setAsked(null)}
        />
      )}
    </Screen>
  )
}

function firstQueue(productions: ProductionList): string | null {
  const queues = productions.flatMap((one) => one.queues)
  return (queues.find((queue) => !queue.isArchived) ?? queues[0])?.id ?? null
}

interface FirstQueueProps {
  readonly productions: ProductionList
  readonly create: (production: string) => void
}

/** How many productions of the journal are offered by name. */
const OFFERED = 3

/** No queue yet: one is made in one click, for a production of the journal where there are such. */
function FirstQueue({ productions, create }: FirstQueueProps) {
  const [newest, ...others] = productions.slice(0, OFFERED).map((one) => one.production)
  const production = newest ?? 'New production'
  return (
    <Empty
      title="Nothing is planned yet"
      action={{ label: newest === undefined ? 'Start a queue' : `Plan ${newest}`, onClick: () => create(production) }}
      other={others.map((name) => (
        <Button key={name} variant="default" onClick={() => create(name)}>
          Plan {name}
        </Button>
      ))}
    >
      A queue lists the shots of a production with their render kind and takes. It shows what each will cost from the
      packs on hand, and where they run out. Rows can be pasted from a spreadsheet.
    </Empty>
  )
}
