'use client'
import Link from 'next/link'
import { useQuery } from '@tanstack/react-query'
import { byteText } from '@/components/ui/byte-text'
import { storageQuery } from '@/lib/queries/storage'

const WARN_AT = 0.8

/** When the library is nearly full. */
export function QuotaNote() {
  const quota = useQuery(storageQuery).data?.quota
  if (!quota || quota.usedBytes < quota.maxBytes * WARN_AT) return null
  return (
    <p role="status" className="mx-3 mt-2 rounded-control bg-raised px-2.5 py-2 text-2xs text-warn">
      {byteText(quota.usedBytes)} of {byteText(quota.maxBytes)} used.{' '}
      <Link href="/settings" className="underline underline-offset-2">
        See what can be freed
      </Link>
    </p>
  )
}
