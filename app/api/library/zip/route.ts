import { zipOfAssets } from '@/lib/server/asset-zip'
import { downloadForm } from '@/lib/server/download-form'

export async function POST(request: Request) {
  return downloadForm(request, zipOfAssets)
}
