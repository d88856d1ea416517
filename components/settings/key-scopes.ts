import type { KeyScope } from '@/lib/views-queues'

export const scopeWords: Record<KeyScope, { name: string; words: string }> = {
  read: { name: 'Read', words: 'Look at requests and their films' },
  submit: { name: 'Submit', words: 'Make and cancel requests' },
  upload: { name: 'Upload', words: 'Put pictures and clips on this server' },
}
export const allScopes: KeyScope[] = ['read', 'submit', 'upload']
