/** The user's own registry table, taken in beside the built-in one by every command that loads the registry. */
import { existsSync } from 'node:fs'
import { type OwnRegistry, useOwnRegistry } from '../corpus/registry/load.js'
import { Failure } from './errors.js'
import { tell } from './print.js'
import type { Settings } from './settings.js'

const MOST = 5

/** Takes the table in and says which of its documents the built-in one knows already. Null where there is no table. */
export function takeOwnRegistry(settings: Settings): OwnRegistry | null {
  const { m } = settings
  const path = ownRegistryPath(settings)
  const own = useOwnRegistry(path)
  for (const { id } of own?.known.slice(0, MOST) ?? []) tell(m.registryKnown(id, own!.path))
  if (own && own.known.length > MOST) tell(m.registryKnownMore(String(own.known.length - MOST)))
  return own
}

/** The path of the table, null where none is there; one that was asked for by name must be. */
export function ownRegistryPath({ registry: { path, from }, m }: Settings): string | null {
  if (existsSync(path)) return path
  if (from === 'option') throw new Failure(m.noRegistryFile(path), { path, reason: 'no-registry-file' })
  if (from === 'environment') tell(m.registryFromEnvironment(path))
  return null
}
