'use client'
import { indexLibrary, type LibraryIndex } from '@/lib/editor/reference-labels'
import { useLibrary } from '@/lib/queries/library'

export function useLibraryIndex(): LibraryIndex {
  return indexLibrary(useLibrary())
}
