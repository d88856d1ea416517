'use client'
import { useEffect } from 'react'
import { Upload } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { buttonLook } from '@/components/ui/button-look'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { later } from '@/components/ui/later'
import { atFirstSign } from '@/lib/editor/first-sign'

const ExportItems = later(async () => (await import('@/components/studio/export-items')).ExportItems)

/** What leaves the studio as files. */
export function ExportMenu({ phone = false }: { phone?: boolean }) {
  useEffect(() => atFirstSign(ExportItems.preload), [])
  return (
    <DropdownMenu
      trigger={
        phone ? (
          <button
            type="button"
            aria-label="Export"
            className={buttonLook({ variant: 'ghost', size: 'touch', square: true })}
          >
            <Upload size={20} strokeWidth={1.6} aria-hidden />
          </button>
        ) : (
          <Button
            aria-label="Export"
            className="max-md:hidden"
            icon={<Upload size={16} strokeWidth={1.6} aria-hidden />}
          >
            <span className="max-xl:hidden">Export</span>
          </Button>
        )
      }
    >
      <ExportItems />
    </DropdownMenu>
  )
}
