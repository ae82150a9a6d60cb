/** One event of a text/event-stream. */
export interface StreamEvent {
  event: string
  data: string
  id: string | null
}

/** A block without an end would fill the memory; a snapshot of a full show is far below this. */
const LONGEST_BLOCK = 32 * 1024 * 1024

/** Reads text/event-stream as the standard says it: lines end in LF, CRLF or CR, a blank line ends an event, a colon starts a comment. */
export class EventStreamReader {
  private rest = ''
  private data: string[] = []
  private event = ''
  private id: string | null = null

  /** The events that are complete after this piece of text. */
  read(text: string): StreamEvent[] {
    this.rest += text
    if (this.rest.length > LONGEST_BLOCK) throw new RangeError(`An event of the stream is longer than ${LONGEST_BLOCK} characters.`)
    const events: StreamEvent[] = []
    let start = 0
    for (;;) {
      const found = /\r\n|\n|\r/g
      found.lastIndex = start
      const match = found.exec(this.rest)
      // A CR at the very end may be the first half of a CRLF.
      if (!match || (match[0] === '\r' && match.index === this.rest.length - 1)) break
      this.line(this.rest.slice(start, match.index), events)
      start = match.index + match[0].length
    }
    this.rest = this.rest.slice(start)
    return events
  }

  private line(line: string, events: StreamEvent[]): void {
    if (line === '') {
      if (this.data.length > 0) events.push({ event: this.event || 'message', data: this.data.join('\n'), id: this.id })
      this.data = []
      this.event = ''
      return
    }
    const colon = line.indexOf(':')
    if (colon === 0) return
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'data') this.data.push(value)
    else if (field === 'event') this.event = value
    else if (field === 'id' && !value.includes('\0')) this.id = value
  }
}
