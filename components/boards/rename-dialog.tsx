'use client'
import { useForm } from 'react-hook-form'
import { zodResolver } from '@hookform/resolvers/zod'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import type { StoryboardCard } from '@/lib/views'

const Rename = z.object({
  title: z
    .string()
    .trim()
    .min(1, 'A storyboard needs a name.')
    .max(120, '120 characters is the most for a name.'),
})

export function RenameDialog({
  card,
  onClose,
  rename,
}: {
  card: StoryboardCard
  onClose: () => void
  rename: (id: string, title: string) => Promise<boolean>
}) {
  const form = useForm({ resolver: zodResolver(Rename), defaultValues: { title: card.title } })
  const submit = form.handleSubmit(async ({ title }) => {
    if (await rename(card.id, title)) onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Rename storyboard"
      footer={
        <>
          <Button variant="ghost" className="ml-auto" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form="rename-storyboard" busy={form.formState.isSubmitting}>
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-storyboard" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label="Name"
          size="lg"
          autoFocus
          error={form.formState.errors.title?.message}
          onFocus={(event) => event.target.select()}
          {...form.register('title')}
        />
      </form>
    </Dialog>
  )
}
