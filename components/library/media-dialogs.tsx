'use client'
import { AssetDetails } from '@/components/library/asset-inspector'
import type { MediaActions } from '@/components/library/use-media-actions'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import type { AssetView } from '@/lib/views'

const DeleteDialog = later(async () => (await import('@/components/library/delete-dialog')).DeleteDialog)
const ShowDialog = later(async () => (await import('@/components/library/show-dialog')).ShowDialog)

export type MediaDialog =
  | { kind: 'delete'; ids: string[]; names: string[] }
  | { kind: 'purge'; ids: string[] | 'all' }
  | { kind: 'show'; asset: AssetView }
  | { kind: 'details'; asset: AssetView }
  | null

export function MediaDialogs({
  dialog,
  asset,
  onClose,
  onShow,
  actions,
}: {
  dialog: MediaDialog
  /** The one selected file as it is now. */
  asset: AssetView | undefined
  onClose: () => void
  onShow: (asset: AssetView) => void
  actions: MediaActions
}) {
  if (!dialog) return null
  return (
    <>
      {dialog.kind === 'delete' && (
        <DeleteDialog
          ids={dialog.ids}
          names={dialog.names}
          onClose={onClose}
          onDelete={() =>
            void actions.remove(dialog.ids, dialog.ids.length === 1 ? dialog.names[0] : undefined)
          }
        />
      )}
      {dialog.kind === 'purge' && (
        <ConfirmDialog
          open
          danger
          onOpenChange={onClose}
          title={dialog.ids === 'all' ? 'Empty the bin?' : 'Delete for good?'}
          action={dialog.ids === 'all' ? 'Empty the bin' : 'Delete for good'}
          onConfirm={() => void actions.purge(dialog.ids)}
        >
          Their space is free a day later. What a storyboard, an element or a take still needs keeps its
          bytes.
        </ConfirmDialog>
      )}
      {dialog.kind === 'details' && (
        <Dialog open onOpenChange={onClose} title="Details" width={440}>
          <AssetDetails
            asset={asset ?? dialog.asset}
            actions={actions}
            onShow={(other) => {
              onClose()
              onShow(other)
            }}
          />
        </Dialog>
      )}
      {dialog.kind === 'show' && <ShowDialog asset={dialog.asset} onClose={onClose} />}
    </>
  )
}
