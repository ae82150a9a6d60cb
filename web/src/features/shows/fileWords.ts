/** 640 B, 12.4 KB, 3.1 MB: as file managers write it, in every language. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} KB`
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`
}

/** room-38.csv.gz → room-38. */
export function titleFromFile(name: string): string {
  return name.replace(/\.gz$/i, '').replace(/\.(ndjson|jsonl|json|csv|txt)$/i, '')
}
