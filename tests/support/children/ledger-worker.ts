import '@/lib/server/programs/worker'
