/**
 * Takes a picture of a screen: node dev/look.mjs URL FILE [--size 1440x900] [--theme dark|light] [--locale zh-CN|zh-TW|en] [--wait ms]
 * [--click SELECTOR] [--fill SELECTOR=TEXT]. Pictures belong outside of the project.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'

const [url, picture, ...rest] = process.argv.slice(2)
const options = (name) => rest.flatMap((word, index) => (word === `--${name}` ? [rest[index + 1]] : []))
const option = (name, otherwise) => options(name)[0] ?? otherwise
const [width, height] = option('size', '1440x900').split('x').map(Number)
const profile = mkdtempSync(path.join(os.tmpdir(), 'kaibo-look-'))

const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  viewport: { width, height }, colorScheme: option('theme', 'dark'), locale: option('locale', 'zh-CN'), timezoneId: 'Asia/Shanghai',
})
try {
  const page = await context.newPage()
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => console.log(`page error: ${error.message}`))
  await page.goto(url)
  await page.waitForSelector('#app > *')
  for (const [index, word] of rest.entries()) {
    const value = rest[index + 1]
    if (word === '--click') await page.click(value)
    if (word === '--press') await page.keyboard.press(value)
    if (word === '--fill') await page.fill(value.slice(0, value.lastIndexOf('=')), value.slice(value.lastIndexOf('=') + 1).replaceAll('\\n', '\n').replaceAll('\\t', '\t'))
    if (word === '--file') await page.setInputFiles('input[type=file]', value)
    if (word === '--pause') await page.waitForTimeout(Number(value))
  }
  await page.waitForTimeout(Number(option('wait', '400')))
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (overflow > 0) console.log(`The page is ${overflow} px wider than the window.`)
  await page.screenshot({ path: picture })
} finally {
  await context.close()
  rmSync(profile, { recursive: true, force: true })
}
