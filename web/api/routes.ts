/** The JSON behind the pages. */
import type { Route } from '../types.js'

export const apiRoutes: readonly Route[] = []
