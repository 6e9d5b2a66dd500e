/** Lets the browser save `blob` under a name. */
export function saveFile(fileName: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
  // Chromium reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
