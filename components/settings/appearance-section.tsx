import { Row, Section } from '@/components/settings/settings-section'
import { ThemeChoice } from '@/components/settings/theme-choice'
import { Kbd } from '@/components/ui/kbd'

export function AppearanceSection() {
  return (
    <Section title="Appearance">
      <Row name="Theme">
        <ThemeChoice />
      </Row>
      <Row name="Keyboard">
        Press <Kbd>?</Kbd> in a storyboard for all its keys
      </Row>
    </Section>
  )
}
