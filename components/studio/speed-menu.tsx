'use client'
import { usePrefs, useStudio } from '@/components/studio/studio-context'
import { usePlayer } from '@/components/studio/use-player'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { MenuChoices } from '@/components/ui/menu-parts'

const speeds = ['0.25', '0.5', '1', '1.5', '2'] as const
type Speed = (typeof speeds)[number]
const options = speeds.map((value) => ({ value, label: `${value}×` }))

export function SpeedMenu() {
  const { prefs, player } = useStudio()
  const speed = usePrefs((state) => state.speed)
  const rate = usePlayer((state) => (state.playing ? state.rate : null))
  const value: Speed = speeds.find((each) => Number(each) === speed) ?? '1'
  function choose(next: Speed) {
    prefs.setState({ speed: Number(next) })
    if (player.get().playing) player.play(Number(next))
  }
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" aria-label={`Speed ${rate ?? speed}×`} className="max-sm:hidden">
          {rate ?? speed}×
        </Button>
      }
    >
      <MenuChoices value={value} options={options} onChange={choose} />
    </DropdownMenu>
  )
}
