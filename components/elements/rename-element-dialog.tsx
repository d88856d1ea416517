'use client'
import { useForm } from 'react-hook-form'
import { zodResolver } from '@hookform/resolvers/zod'
import { z } from 'zod'
import { ElementInput } from '@/lib/storyboard/element-input'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { limits } from '@/lib/storyboard/limits'
import type { ElementView } from '@/lib/views-elements'

const Rename = z.object({ name: ElementInput.shape.name })

export function RenameElementDialog({
  element,
  onClose,
  rename,
}: {
  element: ElementView
  onClose: () => void
  rename: (id: string, name: string) => Promise<boolean>
}) {
  const form = useForm({ resolver: zodResolver(Rename), defaultValues: { name: element.name } })
  const submit = form.handleSubmit(async ({ name }) => {
    if (await rename(element.id, name)) onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Rename element"
      footer={
        <>
          <Button variant="ghost" className="ml-auto" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form="rename-element" busy={form.formState.isSubmitting}>
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-element" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label="Name"
          size="lg"
          autoFocus
          counter={{ count: form.watch('name').length, max: limits.element.name }}
          hint="Prompts that mention it follow."
          error={form.formState.errors.name?.message}
          {...form.register('name')}
        />
      </form>
    </Dialog>
  )
}
