/* The worker thread of `beside.ts`: does what it is asked, one thing after the other, on connections of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from './dialect.ts'
import { Statements, type Statement } from './statements.ts'

const port = parentPort
if (!port) throw new Error('this module runs in a worker thread only')
const reads = new Statements(openDatabase(workerData, { readOnly: true }))
let writes: Statements | undefined

/** A passive checkpoint waits for nobody, and makes nobody wait. */
function checkpoint(): [] {
  writes ??= new Statements(openDatabase(workerData))
  writes.all('pragma wal_checkpoint(passive)')
  return []
}

port.on('message', ({ id, statement }: { id: number; statement: Statement | 'checkpoint' }) => {
  try {
    const rows =
      statement === 'checkpoint' ? checkpoint() : reads.all(statement.sql, ...statement.parameters)
    port.postMessage({ id, rows })
  } catch (error) {
    port.postMessage({ id, fault: String(error) })
  }
})
