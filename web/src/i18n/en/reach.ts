export default {
  title: 'Let a phone join', prompter: 'Prompter', leave: 'Leave', joining: 'Joining this show', noCode: 'This address is not whole. Scan the code once more, or ask the floor controller for the link again.',
  what: 'A link opens this show’s prompter on the host’s tablet or phone: it reads and acknowledges, and sees no viewer’s words. No account is needed.',
  make: 'Make a link', another: 'Make another', code: 'Code to join this show', scan: 'Scan it with the phone, or open this address in its browser', once: 'Shown this once. Over an hour after the show ends, {at} at the latest.',
  address: 'Address', otherAddress: 'Another address', trustFirst: 'Does the phone distrust the certificate? First scan the code that the computer running Kaibo shows, and trust this server.',
  onlyHere: 'The link is made, but only this computer reaches Kaibo now. Start it with ./kaibo run --lan and make another for the phone.',
  links: 'Links of this show', state: { open: 'open', expired: 'over', revoked: 'closed' }, linkOf: 'by {name}, {at}', devices: 'no device joined | 1 device | {count} devices', until: '{at} at the latest', close: 'Close',
  notYours: 'Only the floor controller, the operator and administrators let phones join.',
  old: 'The server cannot be reached: this is an old picture kept on this device; its clocks go on by the device’s own.',
  unsent: 'nothing unsynced | 1 acknowledgement not synced; it is sent once the network is back | {count} acknowledgements not synced; they are sent once the network is back',
  insecure: 'This address has no TLS: the screen dims by itself, and installing, copying and opening offline do not work.',
  wechat: 'In WeChat the screen dims by itself, and installing and opening offline do not work. Tap … at the top right and choose Open in browser.',
}
