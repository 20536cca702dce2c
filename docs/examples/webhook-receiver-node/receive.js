// Receives webhooks and keeps a table of profiles from them. It answers 2xx only when it has kept what came.
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

const { WEBHOOK_SECRET, PORT = '9000', JOURNAL = 'webhooks.jsonl' } = process.env
const webhook = new Webhook(WEBHOOK_SECRET)

const seen = new Set() // ids of events that were acted on
const profiles = new Map() // the last change of each user; of an erased one without a profile
replay()

const server = createServer(async (request, response) => {
  try {
    const body = await text(request)
    response.writeHead(receive(body, request.headers)).end()
  } catch (failure) {
    console.error(failure)
    response.writeHead(500).end() // it is sent again
  }
})
server.listen(Number(PORT), '127.0.0.1', () => console.log(`listening on ${server.address().port}`))

function receive(body, headers) {
  let event
  try {
    event = webhook.verify(body, headers) // the signature is that of the bytes as they came
  } catch (notOurs) {
    return 401
  }
  const id = headers['webhook-id']
  if (event.type.startsWith('profile.') && !seen.has(id)) {
    const change = { eventId: id, ...event.data }
    appendFileSync(JOURNAL, JSON.stringify(change) + '\n')
    keep(change)
  }
  return 204 // of other types too: they are not for us
}

function keep(change) {
  seen.add(change.eventId)
  // What is sent again by hand comes late: versions tell which of two changes is the newer one.
  if (!(profiles.get(change.userId)?.version >= change.version)) {
    profiles.set(change.userId, change)
    console.log(`${change.userId} is at version ${change.version}`)
  }
}

function replay() {
  const lines = existsSync(JOURNAL) ? readFileSync(JOURNAL, 'utf8') : ''
  const whole = lines.slice(0, lines.lastIndexOf('\n') + 1)
  if (whole.length < lines.length) {
    truncateSync(JOURNAL, Buffer.byteLength(whole)) // a crash cut the last line off
  }
  whole.split('\n').filter(Boolean).forEach(line => keep(JSON.parse(line)))
}
