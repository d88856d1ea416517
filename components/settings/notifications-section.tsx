'use client'
import { toast } from '@/components/ui/toast'
import { setNotify, useNotifyChoice } from '@/components/shell/notify-choice'
import { Row, Section } from '@/components/settings/settings-section'
import { Switch } from '@/components/ui/switch'

export function NotificationsSection() {
  const on = useNotifyChoice()
  async function change(next: boolean) {
    const refusal = await setNotify(next)
    if (refusal) toast.error(refusal)
  }
  return (
    <Section title="Notifications" id="notifications">
      <Row name="This browser">
        <Switch
          label="Tell me when a take is finished or has failed"
          checked={on}
          onChange={(next) => void change(next)}
        />
      </Row>
      <Row name="Always">The tab&apos;s title and icon show what runs and what is finished</Row>
    </Section>
  )
}
