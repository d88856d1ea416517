'use client'
import { useSyncExternalStore } from 'react'
import { moneyQuestion } from '@/components/shell/pay-guard'
import { later } from '@/components/ui/later'

const MoneyDialog = later(async () => (await import('@/components/shell/money-dialog')).MoneyDialog)

/** Where questions about money appear. Mounted once, for every page. */
export function MoneyQuestion() {
  const question = useSyncExternalStore(moneyQuestion.subscribe, moneyQuestion.get, moneyQuestion.none)
  return question && <MoneyDialog question={question} onClose={() => question.answer(null)} />
}
