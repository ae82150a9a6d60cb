/**
 * Makes THIRD-PARTY.md and NOTICE from what the builds say of themselves: a CycloneDX bill of materials for Java, package-lock.json for the
 * screens. `check` instead compares with the committed files. An unlisted licence fails in both.
 * Use: node licences/list.mjs BOM LOCK make|check
 */
import { readFileSync, writeFileSync } from 'node:fs'

const [bomFile, lockFile, mode] = process.argv.slice(2)
const { allowed, read } = JSON.parse(readFileSync(new URL('allowed.json', import.meta.url), 'utf8'))
const root = new URL('..', import.meta.url)

/** What a CycloneDX component says of its licences; several are a choice. */
function ofComponent({ licenses = [] }) {
  return licenses.flatMap(({ license, expression }) => expression ?? license?.id ?? license?.name ?? [])
}

const java = JSON.parse(readFileSync(bomFile, 'utf8'))
  .components.filter((component) => component.group !== 'dev.kaibo')
  .map((component) => ({ name: `${component.group}:${component.name}`, version: component.version, licences: ofComponent(component) }))

const screens = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages)
  .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.optional)
  .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), version: entry.version, licences: entry.license ? [entry.license] : [] }))

const all = [...java.map((one) => ({ ...one, part: 'server' })), ...screens.map((one) => ({ ...one, part: 'screens' }))]
for (const one of all) if (read[one.name]) one.licences = [read[one.name]]

/** "(A OR B)" is a choice, "A AND B" asks for both. */
function acceptable(expression) {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.includes(licence.trim())))
}
const unlisted = all.filter((one) => !one.licences.some(acceptable))
if (unlisted.length > 0) {
  for (const one of unlisted)
    console.error(`${one.part}: ${one.name} ${one.version} is under ${one.licences.join(' or ') || 'no stated licence'}, which licences/allowed.json does not list.`)
  process.exit(1)
}

const order = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
const table = (part) =>
  all
    .filter((one) => one.part === part)
    .sort(order)
    .map((one) => `| ${one.name} | ${one.version} | ${one.licences.join(' or ')} |`)
    .join('\n')
const list = `# Third-party libraries

Made by \`./kaibo licences\` from the builds; do not edit. Only what is shipped, not what the tests use.

## Server and command line

| library | version | licence |
|---|---|---|
${table('server')}

## Screens

| library | version | licence |
|---|---|---|
${table('screens')}
`
const notice = `Kaibo 开播
Licensed under the Apache License, Version 2.0; see LICENSE.

This product includes ${all.length} third-party libraries. THIRD-PARTY.md lists each with its version and licence.
${[...new Set(all.flatMap((one) => one.licences))].sort().map((licence) => `  ${licence}: ${all.filter((one) => one.licences.includes(licence)).length}`).join('\n')}
`
const files = { 'THIRD-PARTY.md': list, NOTICE: notice }
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, root)
  if (mode === 'check') {
    let committed = ''
    try {
      committed = readFileSync(file, 'utf8')
    } catch {
      // absent counts as different
    }
    if (committed !== text) {
      console.error(`${name} is not what the builds say now. Run ./kaibo licences and commit it.`)
      process.exitCode = 1
    }
  } else writeFileSync(file, text)
}
if (!process.exitCode) console.log(`${all.length} third-party libraries, all under listed licences.`)
