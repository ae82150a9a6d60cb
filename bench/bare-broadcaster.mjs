// The yardstick of the screens: Node and nothing else. Who asks for /stream gets what is posted to /trigger, at once. It decides nothing, keeps nothing, and knows nobody.
import { createServer } from 'node:http'

const screens = new Set()
const server = createServer((request, response) => {
  if (request.url === '/stream') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write('event: snapshot\ndata: {}\n\n')
    screens.add(response)
    request.on('close', () => screens.delete(response))
    return
  }
  let body = ''
  request.on('data', (chunk) => { body += chunk })
  request.on('end', () => {
    const frame = `event: frame\ndata: ${body}\n\n`
    for (const screen of screens) screen.write(frame)
    response.writeHead(200).end('{}')
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
