'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useVerb } from '@/components/settings/use-verb'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { addQueue } from '@/lib/actions/queues'
import { NewQueue } from '@/lib/queue/queue-input'

export function AddQueueDialog({ onClose }: { onClose: () => void }) {
  const { run, busy } = useVerb()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(NewQueue),
    defaultValues: {
      ...{ name: '', apiKey: '' },
      baseUrl: 'https://console.gmicloud.ai/api/v1/ie/requestqueue/apikey',
    },
  })
  const error = (name: keyof NewQueue) => {
    const message = formState.errors[name]?.message
    return message ? { error: `${message}.` } : {}
  }
  const send = handleSubmit(async (values) => {
    if (await run(() => addQueue(values), `${values.name} added. Test it, then choose it.`)) onClose()
  })
  return (
    <Dialog open onOpenChange={onClose} title="Add a queue" width={480}>
      <form className="grid gap-4" noValidate onSubmit={(event) => void send(event)}>
        <TextField label="Name" size="lg" autoFocus {...register('name')} {...error('name')} />
        <TextField
          label="Address"
          size="lg"
          type="url"
          spellCheck={false}
          hint="Another Shotboard shows its own in Settings, under This server as a queue"
          {...register('baseUrl')}
          {...error('baseUrl')}
        />
        <TextField
          label="Key"
          size="lg"
          type="password"
          autoComplete="new-password"
          hint="It is encrypted on the server and never shown again"
          {...register('apiKey')}
          {...error('apiKey')}
        />
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
