'use client'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { whyNotCreate } from '@/components/elements/element-checks'
import { useChosenFiles } from '@/components/elements/use-chosen-files'
import { archiveElement, createElement } from '@/lib/actions/elements'
import { useLibrary } from '@/lib/queries/library'
import { keys } from '@/lib/queries/keys'
import { ElementInput, type ReferenceType } from '@/lib/storyboard/element-input'
import type { ElementView, LibraryView } from '@/lib/views'

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
  fix,
  onCreated,
}: {
  fix: ElementView | null
  onCreated: (element: ElementView) => void
}) {
  const client = useQueryClient()
  const [sending, setSending] = useState(false)
  const files = useChosenFiles(fix)
  const form = useForm<ElementInput>({
    resolver: async (values, context, options) =>
      zodResolver(ElementInput)({ ...values, ...files.ids(values.referenceType) }, context, options),
    defaultValues: fix ? wordsOf(fix) : empty,
    mode: 'onTouched',
  })
  const values = { ...empty, ...useWatch({ control: form.control }) } as ElementInput
  const fromVideo = values.referenceType === 'video_refer'
  const name = values.name.trim().toLowerCase()
  const { elements } = useLibrary()
  const nameTaken = elements.some((each) => each.id !== fix?.id && each.name.toLowerCase() === name)
  const words = { name: values.name, description: values.description, from: values.referenceType }

  const submit = form.handleSubmit(async (input) => {
    setSending(true)
    const result = await createElement(input).catch(() => null)
    setSending(false)
    if (!result) return void toast.error('The server did not answer. Check that it runs, then try again.')
    if (!result.ok) return void toast.error(result.sentence)
    const element = result.value
    client.setQueryData<LibraryView>(keys.library, (library) =>
      library && !library.elements.some(({ id }) => id === element.id)
        ? { ...library, elements: [element, ...library.elements] }
        : library,
    )
    if (fix) await archiveElement({ id: fix.id }).catch(() => null)
    await Promise.all([
      client.invalidateQueries({ queryKey: keys.library }),
      client.invalidateQueries({ queryKey: keys.queue }),
    ])
    toast(`Creating ${element.name}`)
    onCreated(element)
  })

  return {
    form,
    files,
    values,
    submit,
    sending,
    nameTaken,
    chosen: fromVideo ? (files.video ? [files.video] : []) : files.pictures,
    purpose: fromVideo ? ('elementVideo' as const) : ('element' as const),
    missing: whyNotCreate(words, files.pictures, files.video),
    setFrom(from: ReferenceType) {
      form.setValue('referenceType', from)
      form.setValue('voiceId', null)
    },
  }
}
export type ElementDraft = ReturnType<typeof useElementDraft>

function wordsOf({ name, description, tagIds, referenceType, voiceId }: ElementView): ElementInput {
  return { ...empty, name, description, tagIds, referenceType, voiceId }
}
