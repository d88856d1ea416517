'use client'
import { AtFirstSign } from '@/components/ui/at-first-sign'
import { loadFloats } from '@/components/ui/use-floats'

const load = async () => {
  const [{ TooltipHost }] = await Promise.all([import('@/components/ui/tooltip-host'), loadFloats()])
  return TooltipHost
}

/** Fetches menus, popovers and tooltips once a hand is seen; it stands once on the page. */
export function Floating() {
  return <AtFirstSign load={load} />
}
