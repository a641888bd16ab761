// What every module of the calculator needs: the elements of the page, sentences with values in them, and new elements.

export const byId = id => document.getElementById(id)
export const form = byId('form')
export const json = id => JSON.parse(byId(id).textContent)

// fill puts values in the places of a sentence: {n}.
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place)

const svgNames = new Set(['svg', 'use', 'path', 'rect', 'circle', 'text'])

// h makes an element. An attribute that is false or missing is left out, and so is an empty child.
export const h = (name, attributes, ...children) => {
  const e = svgNames.has(name) ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value != null && value !== false) e.setAttribute(key, value === true ? '' : value)
  e.append(...children.flat(2).filter(Boolean))
  return e
}
