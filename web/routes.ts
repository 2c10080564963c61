/** Which page answers which address. Addresses are Vietnamese words without diacritics, as people read them aloud. */
import { apiRoutes } from './api/routes.js'
import { calendarRoutes } from './pages/calendar/page.js'
import { correctRoutes } from './pages/correct.js'
import { coverageRoutes } from './pages/coverage/page.js'
import { documentRoutes } from './pages/document.js'
import { helpRoutes } from './pages/help.js'
import { homeRoutes } from './pages/home.js'
import { importsRoutes } from './pages/imports.js'
import { networkRoutes } from './pages/network.js'
import { queueRoutes } from './pages/queue.js'
import { searchRoutes } from './pages/search.js'
import { sqlRoutes } from './pages/sql.js'
import { workRoutes } from './pages/work.js'
import type { Route } from './types.js'

export const ROUTES: readonly Route[] = [
  ...workRoutes,
  ...networkRoutes,
  ...documentRoutes,
  ...coverageRoutes,
  ...calendarRoutes,
  ...queueRoutes,
  ...correctRoutes,
  ...importsRoutes,
  ...sqlRoutes,
  ...helpRoutes,
  ...homeRoutes,
  ...searchRoutes,
  ...apiRoutes,
]
