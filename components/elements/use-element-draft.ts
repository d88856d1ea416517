'use client'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { whyNotCreate } from '@/components/elements/element-checks'
import { useChosenFiles } from '@/components/elements/use-chosen-files'
import { payGuard } from '@/components/shell/pay-guard'
import { createElement, editElement } from '@/lib/actions/elements'
import { pressOnce } from '@/lib/editor/press'
import { useLibrary } from '@/lib/queries/library'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import { ElementInput, type ReferenceType } from '@/lib/storyboard/element-input'
import { InlineInput } from '@/lib/storyboard/inline-input'
import type { LibraryView } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'

/** Where what is written goes: a new element, a next version of one, or one scene that keeps it to itself. */
export type DraftTarget =
  | { kind: 'library' }
  | { kind: 'version'; element: ElementView }
  | { kind: 'scene'; onSave: (input: InlineInput) => void }

const empty: ElementInput = {
  name: '',
  description: '',
  tagIds: [],
  referenceType: 'image_refer',
  frontalAssetId: null,
  referAssetIds: [],
  videoAssetId: null,
  voiceId: null,
}
/** The element being made: words in the form, files beside it; both meet in `ElementInput` when it is sent. */
export function useElementDraft({
  target,
  start,
  onDone,
}: {
  target: DraftTarget
  start: InlineInput | null
  onDone: (element: ElementView | null) => void
}) {
  const [sending, setSending] = useState(false)
  const [make, setMake] = useState(true)
  const files = useChosenFiles(start)
  const schema = target.kind === 'scene' ? InlineInput : ElementInput
  const form = useForm<ElementInput>({
    resolver: async (values, context, options) =>
      zodResolver(schema)({ ...values, ...files.ids(values.referenceType) }, context, options),
    defaultValues: start ? wordsOf(start) : empty,
    // A name nobody has typed yet is missing, not wrong.
    mode: 'onChange',
  })
  const values = { ...empty, ...useWatch({ control: form.control }) } as ElementInput
  const fromVideo = values.referenceType === 'video_refer'
  const keep = useKeep(target, make)

  const submit = form.handleSubmit(async (input) => {
    setSending(true)
    const done = await keep(input)
    setSending(false)
    if (done) onDone(done.element)
  })

  return {
    form,
    files,
    values,
    submit,
    sending,
    make,
    setMake,
    target,
    nameTaken: useNameTaken(values.name, target),
    chosen: fromVideo ? (files.video ? [files.video] : []) : files.pictures,
    purpose: fromVideo ? ('elementVideo' as const) : ('element' as const),
    missing: whyNotCreate(
      { ...values, from: values.referenceType, unnamed: target.kind === 'scene' },
      files.pictures,
      files.video,
    ),
    setFrom(from: ReferenceType) {
      form.setValue('referenceType', from)
      form.setValue('voiceId', null)
    },
  }
}
export type ElementDraft = ReturnType<typeof useElementDraft>

/** Sends what was written; null when it was not kept, and the person was told why. */
function useKeep(target: DraftTarget, make: boolean) {
  const client = useQueryClient()
  return async (input: ElementInput): Promise<{ element: ElementView | null } | null> => {
    if (target.kind === 'scene') {
      target.onSave(input)
      return { element: null }
    }
    const request =
      target.kind === 'library'
        ? payGuard((options) =>
            pressOnce(JSON.stringify({ input, make }), (id) =>
              createElement({ id, input, make, ...options }),
            ),
          )
        : payGuard((options) => keepVersion(target.element, { input, make, ...options }))
    const result = await request.catch(() => ({ ok: false, sentence: serverSilent }) as const)
    if (result?.ok === false) toast.error(result.sentence)
    if (!result?.ok) return null
    const element = result.value
    client.setQueryData<LibraryView>(keys.library, (library) => library && withElement(library, element))
    await Promise.all(
      [keys.library, keys.elements, keys.queue].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
    toast(element.state === 'creating' ? `Creating ${element.name}` : `${element.name} is saved`)
    return { element }
  }
}

/** Kept once, however often it is sent before an answer comes. */
function keepVersion(
  { id, version: baseVersion }: ElementView,
  {
    input,
    make,
    ...options
  }: Pick<Parameters<typeof editElement>[0], 'input' | 'make' | 'acceptsUnknownPrice'>,
) {
  const what = { id, baseVersion, input, make }
  return pressOnce(JSON.stringify(what), (clickId) => editElement({ ...what, clickId, ...options }))
}

function withElement(library: LibraryView, element: ElementView): LibraryView {
  const known = library.elements.some(({ id }) => id === element.id)
  const elements = known
    ? library.elements.map((each) => (each.id === element.id ? element : each))
    : [element, ...library.elements]
  return { ...library, elements }
}

function useNameTaken(name: string, target: DraftTarget): boolean {
  const { elements } = useLibrary()
  const own = target.kind === 'version' ? target.element.id : null
  const wanted = name.trim().toLowerCase()
  return elements.some((each) => each.id !== own && each.name.toLowerCase() === wanted)
}

function wordsOf({ name, description, tagIds, referenceType, voiceId }: InlineInput): ElementInput {
  return { ...empty, name, description, tagIds, referenceType, voiceId }
}
