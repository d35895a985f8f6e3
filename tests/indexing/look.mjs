// Opens a page as its readers do and prints, as JSON, what is amiss: node look.mjs CHROMIUM MODULES PAGE
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [executablePath, modules, page] = process.argv.slice(2)
const { chromium } = createRequire(`${modules}/`)('playwright-core')
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, 'utf-8')
const url = pathToFileURL(page).href
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const amiss = []

async function open(options) {
  const context = await browser.newContext(options)
  const tab = await context.newPage()
  tab.on('console', message => amiss.push(`console: ${message.text()}`))
  tab.on('request', request => request.url() === url || amiss.push(`request: ${request.url()}`))
  await tab.goto(url)
  return tab
}

for (const width of [360, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    const at = `${width} ${colorScheme}`
    const shown = { viewport: { width, height: 800 }, colorScheme }
    const plain = await open(shown)
    const wide = await plain.evaluate(() => document.documentElement.scrollWidth)
    if (wide > width) amiss.push(`${at}: is ${wide} pixels wide`)
    await plain.context().close()
    const tab = await open({ ...shown, bypassCSP: true }) // for axe's own script, not for the page
    await tab.evaluate(() => document.querySelectorAll('details').forEach(one => (one.open = true)))
    await tab.evaluate(axe)
    const { violations } = await tab.evaluate(() => window.axe.run())
    for (const one of violations) amiss.push(`${at}: ${one.id}: ${one.nodes[0].html}`)
    await tab.context().close()
  }
}

// By keyboard alone: everything that can be reached is, in its order, and shows that it is.
const tab = await open({ viewport: { width: 1280, height: 800 } })
const wanted = await tab.evaluate(() => {
  const all = [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
  return all.filter(one => one.checkVisibility()).map(one => one.textContent.trim())
})
const reached = []
for (let step = 0; step < wanted.length; step++) {
  await tab.keyboard.press('Tab')
  const now = await tab.evaluate(() => {
    const { activeElement: one } = document
    return [one.textContent.trim(), getComputedStyle(one).outlineStyle]
  })
  reached.push(now[0])
  if (now[1] === 'none') amiss.push(`keyboard: no visible focus on ${now[0]}`)
}
if (JSON.stringify(reached) !== JSON.stringify(wanted)) amiss.push('keyboard: not everything is reached in its order')
console.log(JSON.stringify([...new Set(amiss)]))
await browser.close()
