import { handleUpload } from '@/lib/server/media/tus'

export const dynamic = 'force-dynamic'

export {
  handleUpload as POST,
  handleUpload as HEAD,
  handleUpload as PATCH,
  handleUpload as DELETE,
  handleUpload as OPTIONS,
}
