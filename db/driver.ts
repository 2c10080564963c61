/**
 * The SQLite driver, by the Node that runs: version 12 is the last for Node 20, and on Node 24.19 and newer it aborts the
 * process when one of its statements is collected; version 13 needs Node 22.
 */
import { createRequire } from 'node:module'
import type Driver from 'better-sqlite3'

const [major = '0'] = process.versions.node.split('.')

export const Database = createRequire(import.meta.url)(
  Number(major) >= 22 ? 'better-sqlite3-13' : 'better-sqlite3',
) as typeof Driver

export type Db = Driver.Database
