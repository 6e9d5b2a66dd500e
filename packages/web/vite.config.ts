import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// `JUNHENG_API` names a running `junheng serve` for developing pages; the built pages are served by it directly.
export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': process.env['JUNHENG_API'] ?? 'http://127.0.0.1:8040' } },
  build: { target: 'es2023', sourcemap: false, manifest: true, chunkSizeWarningLimit: 900, assetsInlineLimit: 0 },
})
