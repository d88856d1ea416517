import type { PayloadIssue, Severity } from '@/lib/storyboard/issue'
import type { MediaFacts } from '@/lib/storyboard/media-facts'

/** Every rule of contract.md section 3 that a payload can break, with its severity. Rules 3, 30 and 52 cannot be broken by one. */
export const ruleSeverity = {
  1: 'E',
  2: 'E',
  4: 'W',
  5: 'E',
  6: 'E',
  7: 'E',
  8: 'E',
  9: 'E',
  10: 'E',
  11: 'E',
  12: 'E',
  13: 'E',
  14: 'W',
  15: 'E',
  16: 'E',
  17: 'E',
  18: 'E',
  19: 'E',
  20: 'E',
  21: 'W',
  22: 'E',
  23: 'E',
  24: 'E',
  25: 'E',
  26: 'E',
  27: 'W',
  28: 'C',
  29: 'E',
  31: 'C',
  32: 'E',
  33: 'E',
  34: 'E',
  35: 'E',
  36: 'E',
  37: 'E',
  38: 'E',
  39: 'E',
  40: 'E',
  41: 'E',
  42: 'C',
  43: 'E',
  44: 'E',
  45: 'E',
  46: 'E',
  47: 'E',
  48: 'E',
  49: 'E',
  50: 'W',
  51: 'W',
  53: 'E',
  54: 'C',
  55: 'C',
  56: 'W',
  57: 'W',
  58: 'W',
  59: 'E',
  60: 'E',
  61: 'E',
  62: 'E',
  63: 'W',
  64: 'E',
  65: 'E',
  66: 'E',
} as const satisfies Record<number, Severity>
export type Rule = keyof typeof ruleSeverity

export type Report = (rule: Rule, path: string, reason: string, facts?: PayloadIssue['facts']) => void

/** Collects issues in the order they are found. `path` '' is the payload itself. */
export function collector(): { issues: PayloadIssue[]; report: Report } {
  const issues: PayloadIssue[] = []
  return {
    issues,
    report: (rule, path, reason, facts = {}) =>
      issues.push({ rule, severity: ruleSeverity[rule], path, field: path || 'payload', reason, facts }),
  }
}

/**
 * What is known beyond the payload. `media`: facts of a file by its URL, null when it was not inspected (rules 22, 29, 66).
 * `element`: what an element id was made from; 'unknown' = not this caller's (rule 43); null = nobody can tell here.
 */
export type PayloadFacts = {
  media?: (url: string) => MediaFacts | null
  element?: (elementId: string) => 'image' | 'video' | 'unknown' | null
}
