/** What this browser withholds from the page, for the line that says so. */
export interface Device {
  /** WeChat's own browser: it keeps no screen awake, installs nothing and opens no page without the network. */
  wechat: boolean
  /** Without TLS a browser gives no wake lock, no installing, no copying and nothing to open offline. */
  insecure: boolean
}

export function thisDevice(agent: string = navigator.userAgent, secure: boolean = window.isSecureContext): Device {
  return { wechat: /\bMicroMessenger\//i.test(agent), insecure: !secure }
}
