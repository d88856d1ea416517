'use client'
import { useForm } from 'react-hook-form'
import { toast } from '@/components/ui/toast'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/switch'
import { TextField } from '@/components/ui/text-field'
import { setWebhook } from '@/lib/actions/webhook'
import type { WebhookView } from '@/lib/views-money'

type Input = { url: string; allowPrivate: boolean; enabled: boolean }

export function WebhookForm({
  webhook,
  onSaved,
}: {
  webhook: WebhookView | null
  /** With the secret when it was made just now. */
  onSaved: (secret: string | null) => void
}) {
  const { register, handleSubmit, setValue, watch, reset, formState } = useForm<Input>({
    defaultValues: {
      url: webhook?.url ?? '',
      allowPrivate: webhook?.allowPrivate ?? false,
      enabled: webhook?.enabled ?? true,
    },
  })
  const submit = handleSubmit(async (input) => {
    const result = await setWebhook(input).catch(() => null)
    if (!result?.ok) return void toast.error(result?.sentence ?? 'The server did not answer. Try again.')
    reset(input)
    toast.success('Webhook saved')
    onSaved(result.value.secret)
  })
  const set = (name: 'allowPrivate' | 'enabled') => (value: boolean) =>
    setValue(name, value, { shouldDirty: true })
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-2.5 py-1">
      <div className="flex flex-wrap items-start gap-2">
        <TextField
          label="Webhook address"
          hideLabel
          type="url"
          placeholder="https://example.com/hooks/shotboard"
          className="min-w-60 flex-1"
          error={formState.errors.url?.message}
          {...register('url', { validate: isAddress })}
        />
        <Button type="submit" busy={formState.isSubmitting} disabled={!formState.isDirty}>
          Save webhook
        </Button>
      </div>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        <Switch label="Announce what ends" checked={watch('enabled')} onChange={set('enabled')} />
        <Switch
          label="The address may be in my own network"
          checked={watch('allowPrivate')}
          onChange={set('allowPrivate')}
        />
      </div>
    </form>
  )
}

function isAddress(text: string): true | string {
  const url = URL.parse(text.trim())
  return url && /^https?:$/.test(url.protocol) ? true : 'Enter an address that starts with https://'
}
