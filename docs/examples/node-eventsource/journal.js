// What this program knows, as lines of JSON that outlive it: each line is written before anybody sees what it tells.
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'

export class Journal {
  constructor(file) {
    this.file = file
    this.profiles = new Map()
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    if (whole.length < text.length) {
      truncateSync(file, Buffer.byteLength(whole)) // a crash cut the last line off
    }
    whole.split('\n').filter(Boolean).forEach(line => this.#keep(JSON.parse(line)))
  }

  // Where the stream has come to, while there was nothing in it for us: a place grows old as well.
  moveTo(position) {
    this.#write({ position })
  }

  // The same change may come twice. Versions rise, so what is not above the last one is known already.
  apply(change) {
    const known = this.profiles.get(change.userId)
    if (known && known.version >= change.version) {
      return false
    }
    this.#write(change)
    return true
  }

  // For a beginning from scratch.
  clear() {
    if (existsSync(this.file)) {
      truncateSync(this.file)
    }
    this.profiles.clear()
    this.position = undefined
  }

  #write(line) {
    appendFileSync(this.file, JSON.stringify(line) + '\n')
    this.#keep(line)
  }

  // An erased user stays as a version without a profile, so that an older change that comes late is known as such.
  #keep(line) {
    if (line.userId) {
      this.profiles.set(line.userId, line)
    }
    this.position = line.position
  }
}
