'use client'
import { useState } from 'react'
import { Clapperboard } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { Button } from '@/components/ui/button'
import { Ring } from '@/components/ui/ring'
import { TextField } from '@/components/ui/text-field'
import { payGuard } from '@/components/shell/pay-guard'
import { testElement } from '@/lib/actions/elements'
import { pressOnce } from '@/lib/editor/press'
import { isRunning, useQueue } from '@/lib/queries/generations'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import { testScene } from '@/lib/storyboard/element-test'
import { estimateScene, formatMoney } from '@/lib/storyboard/price'
import type { ElementView } from '@/lib/views-elements'

/** A short, cheap film with the element, to see how it comes out before it is used. The price is on the button. */
export function TestRender({ element, free }: { element: ElementView; free: boolean }) {
  const client = useQueryClient()
  const [prompt, setPrompt] = useState('turns to the camera and smiles. Plain grey background.')
  const [sending, setSending] = useState(false)
  const { generations, prices } = useQueue()
  const tests = generations.filter(({ kind, elementId }) => kind === 'take' && elementId === element.id)
  const [newest] = tests
  const scene = testScene(element.id, { prompt, id: 'test', shotId: 'test' })
  const micros = prices && estimateScene(scene, prices)
  const price = free ? 'Free' : micros === null ? 'Price not known' : `≈ ${formatMoney(micros)}`
  async function render() {
    setSending(true)
    const what = { id: element.id, prompt }
    const result = await payGuard((options) =>
      pressOnce(JSON.stringify(what), (clickId) => testElement({ ...what, clickId, ...options })),
    ).catch(() => ({ ok: false, sentence: serverSilent }) as const)
    setSending(false)
    if (result?.ok === false) toast.error(result.sentence)
    await client.invalidateQueries({ queryKey: keys.queue })
  }
  return (
    <section aria-labelledby="element-test" className="grid gap-2">
      <h3 id="element-test" className="font-title">
        Test render
      </h3>
      {newest?.videoUrl && (
        <video
          controls
          playsInline
          src={newest.videoUrl}
          poster={newest.thumbUrl ?? undefined}
          aria-label={`Test render of ${element.name}`}
          className="aspect-video w-full rounded-gate bg-well"
        />
      )}
      {newest && isRunning(newest) && (
        <p role="status" className="flex items-center gap-2 text-2xs text-pencil">
          <Ring size={12} /> {newest.error ?? 'Rendering the test'}
        </p>
      )}
      {newest?.state === 'failed' && <p className="text-2xs text-error">{newest.error}</p>}
      <TextField
        label={`What ${element.name} does`}
        value={prompt}
        maxLength={400}
        onChange={(event) => setPrompt(event.target.value)}
      />
      <Button
        icon={<Clapperboard size={14} strokeWidth={1.6} aria-hidden />}
        busy={sending}
        disabled={prompt.trim() === '' || element.state === 'failed'}
        onClick={() => void render()}
      >
        Render 3 s, {price}
      </Button>
    </section>
  )
}
