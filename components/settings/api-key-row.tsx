'use client'
import { useState } from 'react'
import { scopeWords } from '@/components/settings/key-scopes'
import { Code } from '@/components/settings/settings-section'
import { useVerb } from '@/components/settings/use-verb'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { RelativeTime } from '@/components/ui/relative-time'
import { revokeApiKey } from '@/lib/actions/api-keys'
import type { ApiKeyView } from '@/lib/views-queues'

export function ApiKeyRow({ apiKey }: { apiKey: ApiKeyView }) {
  const [asking, setAsking] = useState(false)
  const { run, busy } = useVerb()
  const { id, name, hint, scopes, perMinute, lastUsedAt } = apiKey
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3.5 py-2.5">
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-strong [overflow-wrap:anywhere]">{name}</span>
          <Code>{hint}…</Code>
        </span>
        <span className="block text-2xs text-ink-2">
          {scopes.map((scope) => scopeWords[scope].name).join(', ')}
          {' · '}
          {perMinute === null ? 'no limit' : `${perMinute} requests per minute`}
          {' · '}
          {lastUsedAt === null ? (
            'never used'
          ) : (
            <>
              last used <RelativeTime iso={lastUsedAt} />
            </>
          )}
        </span>
      </span>
      <Button size="sm" busy={busy} aria-label={`Revoke ${name}`} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke ${name}?`}
        action="Revoke"
        danger
        onConfirm={() => void run(() => revokeApiKey({ id }), `${name} opens nothing any more`)}
      >
        Programs that use it are refused from now on. What they made stays. A revoked key cannot be brought
        back.
      </ConfirmDialog>
    </li>
  )
}
