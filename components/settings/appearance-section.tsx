import { Row, Section } from '@/components/settings/settings-section'
import { ThemeChoice } from '@/components/settings/theme-choice'

export function AppearanceSection() {
  return (
    <Section title="Appearance">
      <Row name="Theme">
        <ThemeChoice />
      </Row>
    </Section>
  )
}
