'use client'
import { Copy } from 'lucide-react'
import { toast } from '@/components/ui/toast'
import { IconButton } from '@/components/ui/icon-button'

export function CopyButton({ text, label }: { text: string; label: string }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      toast.success('Copied')
    } catch {
      toast.error('The browser did not allow copying.')
    }
  }
  return (
    <IconButton
      label={label}
      size="sm"
      icon={<Copy size={14} strokeWidth={1.6} aria-hidden />}
      onClick={() => void copy()}
    />
  )
}
