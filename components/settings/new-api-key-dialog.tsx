'use client'
import { useState } from 'react'
import { CopyButton } from '@/components/settings/copy-button'
import { allScopes, scopeWords } from '@/components/settings/key-scopes'
import { Code } from '@/components/settings/settings-section'
import { useVerb } from '@/components/settings/use-verb'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Switch } from '@/components/ui/switch'
import { TextField } from '@/components/ui/text-field'
import { createApiKey } from '@/lib/actions/api-keys'
import { NewApiKey } from '@/lib/queue/api-key-input'
import type { KeyScope } from '@/lib/views-queues'

/** Asks what the key is for, then shows it: once. */
export function NewApiKeyDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<string | null>(null)
  return made === null ? (
    <Ask onClose={onClose} onMade={setMade} />
  ) : (
    <Dialog
      open
      onOpenChange={onClose}
      title="The new key"
      description="Copy it now. It is kept here as a hash only and cannot be shown again."
    >
      <p className="flex items-center gap-2 [overflow-wrap:anywhere]">
        <Code>{made}</Code>
        <CopyButton text={made} label="Copy the key" />
      </p>
      <div className="mt-4 flex justify-end">
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  )
}

function Ask({ onClose, onMade }: { onClose: () => void; onMade: (key: string) => void }) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<KeyScope[]>(allScopes)
  const [limit, setLimit] = useState('600')
  const [tried, setTried] = useState(false)
  const { run, busy } = useVerb()
  const checked = NewApiKey.safeParse({ name, scopes, perMinute: limit.trim() === '' ? null : Number(limit) })
  const problem = (field: keyof NewApiKey) => {
    const found = tried && checked.error?.issues.find(({ path }) => path[0] === field)
    return found ? { error: `${found.message}.` } : {}
  }
  const scopeProblem = problem('scopes').error
  return (
    <Dialog open onOpenChange={onClose} title="New key">
      <form
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (checked.success)
            void run(() => createApiKey(checked.data)).then((done) => done && onMade(done.key))
        }}
      >
        <TextField
          label="Name"
          size="lg"
          autoFocus
          value={name}
          hint="Who or what will use it"
          onChange={(event) => setName(event.target.value)}
          {...problem('name')}
        />
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-strong">It may</legend>
          {allScopes.map((scope) => (
            <Switch
              key={scope}
              label={scopeWords[scope].words}
              checked={scopes.includes(scope)}
              onChange={(on) =>
                setScopes(allScopes.filter((each) => (each === scope ? on : scopes.includes(each))))
              }
            />
          ))}
          {scopeProblem && (
            <p role="alert" className="text-2xs text-error">
              {scopeProblem}
            </p>
          )}
        </fieldset>
        <TextField
          label="Requests per minute"
          size="lg"
          inputMode="numeric"
          value={limit}
          hint="Empty is no limit. Above it the answer is 429 with the seconds to wait"
          onChange={(event) => setLimit(event.target.value)}
          {...problem('perMinute')}
        />
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            Make the key
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
