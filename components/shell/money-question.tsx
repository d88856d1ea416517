'use client'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { moneyQuestion } from '@/components/shell/pay-guard'

const MoneyDialog = lazy(async () => ({
  default: (await import('@/components/shell/money-dialog')).MoneyDialog,
}))

/** Where questions about money appear. Mounted once, for every page. */
export function MoneyQuestion() {
  const question = useSyncExternalStore(moneyQuestion.subscribe, moneyQuestion.get, moneyQuestion.none)
  return (
    question && (
      <Suspense>
        <MoneyDialog question={question} />
      </Suspense>
    )
  )
}
