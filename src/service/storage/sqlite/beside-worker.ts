/* The worker thread of `beside.ts`: runs statements that read, one after the other, on a connection of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from './dialect.ts'
import { Statements, type Statement } from './statements.ts'

const port = parentPort
if (!port) throw new Error('this module runs in a worker thread only')
const statements = new Statements(openDatabase(workerData, { readOnly: true }))

port.on('message', ({ id, statement }: { id: number; statement: Statement }) => {
  try {
    port.postMessage({ id, rows: statements.all(statement.sql, ...statement.parameters) })
  } catch (error) {
    port.postMessage({ id, fault: String(error) })
  }
})
