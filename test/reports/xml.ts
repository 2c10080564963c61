/** A small reader of XML for tests: well-formed or an error, and what is in it. */
import { Parser } from 'htmlparser2'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}

/** The root element; throws where a tag is not closed. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name, attributes, children: [] }
        open.at(-1)!.children.push(element)
        open.push(element)
      },
      ontext: (text) => void open.at(-1)!.children.push(text),
      onclosetag(name, implied) {
        const own = open.pop()!
        if (own.name !== name) throw new Error(`<${own.name}> closed by </${name}>`)
        // An element without content is closed by its own tag.
        if (implied && own.children.length > 0) throw new Error(`<${name}> is not closed`)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return root
}

/** All elements of a name, in order. */
export function elements(root: Element, name: string): Element[] {
  return root.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)],
  )
}

/** Text inside an element. */
export const textOf = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
