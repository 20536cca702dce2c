// Keeps a table of all profiles up to date from GET /v1/changes. Stopped at any point it goes on where it was.
import { EventSource } from 'eventsource'
import { Journal } from './journal.js'

const { VISAGE_URL = 'http://127.0.0.1:8080', VISAGE_TOKEN, JOURNAL = 'profiles.jsonl' } = process.env
const journal = new Journal(JOURNAL)

function follow() {
  // A Last-Event-ID goes before from=beginning: it is there from the first change on.
  const source = new EventSource(`${VISAGE_URL}/v1/changes?from=beginning`, {
    fetch: (url, init) => fetch(url, {
      ...init,
      headers: {
        ...init.headers,
        ...(journal.position && { 'Last-Event-ID': journal.position }),
        Authorization: `Bearer ${VISAGE_TOKEN}`
      }
    })
  })
  source.addEventListener('profile.changed', take)
  source.addEventListener('profile.erased', take)
  source.addEventListener('position', event => journal.moveTo(event.lastEventId))
  source.addEventListener('error', ({ code, message }) => {
    console.error(`not connected: ${message ?? 'the stream ended'}`)
    if (source.readyState === EventSource.CLOSED) { // else it comes back by itself
      refused(code)
    }
  })
}

function take(event) {
  // State and position in one line: after a crash neither is ahead of the other.
  const change = { ...JSON.parse(event.data), position: event.lastEventId }
  if (journal.apply(change)) {
    console.log(`${change.userId} is at version ${change.version}: ${change.changed.join(', ') || change.cause.type}`)
  }
}

function refused(status) {
  if (status === 410) { // away for too long: who was erased meanwhile is known from a new beginning alone
    journal.clear()
    follow()
  } else if (status === 503 || status === 429) {
    setTimeout(follow, 5000)
  } else {
    process.exitCode = 1
  }
}

follow()
