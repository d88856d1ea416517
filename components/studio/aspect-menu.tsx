'use client'
import { ChevronDown, RectangleHorizontal, RectangleVertical, Square } from 'lucide-react'
import { useEditor } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { MenuChoices, MenuHeading } from '@/components/ui/menu-parts'
import { selectScene } from '@/lib/editor/store'
import { setAspect } from '@/lib/storyboard/edits'
import type { Aspect, Storyboard } from '@/lib/storyboard/schema'

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const
const icons: Record<Aspect, React.ReactNode> = {
  '16:9': <RectangleHorizontal {...icon} />,
  '9:16': <RectangleVertical {...icon} />,
  '1:1': <Square {...icon} />,
}
const options: { value: Aspect; label: string }[] = [
  { value: '16:9', label: '16:9 landscape' },
  { value: '9:16', label: '9:16 portrait' },
  { value: '1:1', label: '1:1 square' },
]

function setFilmAspect(storyboard: Storyboard, aspect: Aspect): Storyboard {
  return storyboard.scenes.reduce((board, scene) => setAspect(board, scene.id, aspect), storyboard)
}

/** The shape of the whole film. One scene alone is changed in the inspector. */
export function AspectMenu() {
  const { edit } = useEdits()
  const aspect = useEditor((state) => selectScene(state)?.aspect ?? '16:9')
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" icon={icons[aspect]} aria-label={`Aspect of the film, ${aspect}`}>
          {aspect}
          <ChevronDown size={12} strokeWidth={1.9} aria-hidden />
        </Button>
      }
    >
      <MenuHeading>Aspect of the whole film</MenuHeading>
      <MenuChoices value={aspect} options={options} onChange={(next) => edit(setFilmAspect, next)} />
    </DropdownMenu>
  )
}
