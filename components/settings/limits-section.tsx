'use client'
import { useState } from 'react'
import Link from 'next/link'
import { CapField } from '@/components/shell/cap-field'
import { Row, Section } from '@/components/settings/settings-section'
import type { CapsView } from '@/lib/views-money'

export function LimitsSection({ initial }: { initial: CapsView }) {
  const [caps, setCaps] = useState(initial)
  return (
    <Section title="Spending limits" id="limits">
      <Row name="A day">
        <CapField label="Daily limit" scope="day" cap={caps.day} span="today" onSaved={setCaps} />
      </Row>
      <Row name="A month">
        <CapField label="Monthly limit" scope="month" cap={caps.month} span="this month" onSaved={setCaps} />
      </Row>
      <Row name="One storyboard">In the menu at the storyboard&apos;s title</Row>
      <Row name="How it works">
        Nothing is sent that would exceed a limit, also not by a retry or from another tab. Days begin at
        midnight in {caps.timeZone}.{' '}
        <Link href="/spend" className="text-pencil underline">
          See what was spent
        </Link>
      </Row>
    </Section>
  )
}
