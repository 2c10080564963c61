/** What the explorer is given, and what a page is. */
import type { NewCorrection } from '../db/corrections.js'
import type { Db } from '../db/open.js'
import type { Lexicon } from '../extractors/lexicon/types.js'
import type { Language } from '../reports/labels.js'
import type { Html } from './html.js'

/** The list of words that codes are typed in. */
export type Words = Pick<Lexicon, 'types' | 'issuers' | 'provinces' | 'terms'>

/** A correction as a page asks for it; who and when is added where it is recorded. */
export type AskedCorrection = Pick<NewCorrection, 'kind' | 'target' | 'value' | 'note'>

/** A page of an original, as a picture, or a whole one as a page of its own. */
export interface OriginalPicture {
  readonly type: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
}

/** Why an original cannot be shown: its file is gone, is another by now, is of a kind that has no picture, or cannot be drawn. */
export type NoOriginal = 'gone' | 'changed' | 'no-picture' | 'damaged'

/** The files behind the documents. They are found by the paths of the database, never by what a request says. */
export interface Originals {
  /** A page as a picture, counted from 1. */
  picture(document: number, page: number): Promise<OriginalPicture | NoOriginal>
  /** A file of words as HTML; it is shown in a frame that runs nothing. */
  rendering(document: number): Promise<string | NoOriginal>
  /** The file itself, to be opened by the program that it belongs to. */
  file(document: number): Promise<{ readonly name: string; readonly bytes: Uint8Array } | NoOriginal>
}

/** An import that the explorer started. How far it has come the database says. */
export interface ImportState {
  readonly running: boolean
  /** What went wrong with the whole run; null where nothing did. */
  readonly error: string | null
}

/** Imports started from the explorer: only of what was imported before. */
export interface Imports {
  state(): ImportState
  /** Reads again what was set aside; false where an import is under way or none was ever made. */
  retry(): boolean
  /** Ends the one under way after the files in work; false where there is none. */
  stop(): boolean
}

/** What the explorer is made of. The database is opened for reading alone; what is written goes through `correct`. */
export interface Site {
  readonly db: Db
  /** Path of the database, for people. */
  readonly database: string
  readonly words: Words
  /** Language where a visitor has chosen none. */
  readonly lang: Language
  /** "vankien 0.1.0". */
  readonly program: string
  /** ISO day. */
  readonly today: () => string
  /** Records a correction and resolves again what it touches; null where the database cannot be written. */
  readonly correct: ((asked: AskedCorrection, author: string | null) => Promise<{ readonly id: number }>) | null
  /** Who is at the keyboard, where nobody says otherwise. */
  readonly author: string | null
  readonly originals: Originals | null
  readonly imports: Imports | null
}

/** One request, as pages see it. */
export interface Visit {
  readonly site: Site
  readonly lang: Language
  /** "/tai-lieu/12", without the question. */
  readonly path: string
  /** "http://127.0.0.1:8057". */
  readonly origin: string
  readonly query: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  /** Fields of a form that was sent; empty otherwise. */
  readonly form: URLSearchParams
  /** What the browser was told to remember. */
  readonly cookies: Readonly<Record<string, string>>
  /** What was sent, as it is, and what it says it is. */
  readonly body: string
  readonly contentType: string
  /** For `<style>` and `<script>` in the page; everything else inline is refused by the browser. */
  readonly nonce: string
}

/** What a page shows. */
export interface View {
  readonly title: string
  readonly body: Html
  /** Files of assets/ that the page runs: "document.js". */
  readonly scripts?: readonly string[]
  /** Style sheets of assets/ beside the common one: "document.css". */
  readonly styles?: readonly string[]
  /** The page uses the whole width. */
  readonly wide?: boolean
  readonly status?: 200 | 400 | 403 | 404 | 409 | 500
}

/** A page: a view, or an answer of another kind (a file, JSON, a redirection). */
export type Page = (visit: Visit) => View | Response | Promise<View | Response>

/** Where a page is found; parameters as `:name`. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly page: Page
}
