/**
 * Lets the pages open without the network, where the browser allows that: only over TLS or on this machine. A new version is fetched beside the old one and
 * takes over at the next start, never under a running show (decision 0092).
 */
export async function openOffline(secure: boolean = window.isSecureContext): Promise<void> {
  if (!secure || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' })
  } catch {
    // A certificate that the device was told to overlook, a private window: the pages work, only not without the network.
  }
}
