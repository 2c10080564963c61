/** `vankien import PATH...`: the threads load their readers while this one loads what it needs itself. */
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { threads } from '../../pipeline/pool.js'
import type { Run } from '../vankien.js'

export const run: Run = async (paths, options, settings) => {
  const jobs = options['jobs'] === undefined ? cpus().length : Number(options['jobs'])
  // What was typed wrongly is said below; no thread is started for it.
  const reads =
    options['dryRun'] !== true && Number.isInteger(jobs) && jobs > 0 && paths.some((path) => existsSync(path))
  const pool = reads ? await threads({ jobs }) : null
  try {
    const { importArchive } = await import('../importArchive.js')
    return await importArchive(paths, options, settings, pool)
  } finally {
    await pool?.close()
  }
}
