import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'

const SAMPLE = { firstName: 'Ada', lastName: 'Lovelace' }
const NOT_SAVED = 'This step is not saved yet.'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const step = (page: Page, title: string) => page.getByRole('heading', { name: title })
const strip = (page: Page) => page.getByRole('list', { name: 'Steps to the dataflow' })

async function nameAccount(page: Page) {
  await page.goto('/s/prod/sources')
  await page.getByRole('link', { name: 'Set up HTTP API' }).click()
  await page.getByRole('textbox', { name: /^Dataflow name/ }).fill('Sign-ups')
  await page.getByRole('textbox', { name: /^Account name/ }).fill('Sign-up service')
}

async function reachTarget(page: Page, sample: object = SAMPLE) {
  await nameAccount(page)
  await button(page, 'Continue').click()
  await page.getByRole('textbox', { name: 'Sample message' }).fill(JSON.stringify(sample))
  await button(page, 'Continue').click()
  await page.getByRole('radio', { name: /^XDM Individual Profile/ }).check()
}

async function reachMapping(page: Page, sample: object = SAMPLE) {
  await reachTarget(page, sample)
  await page.getByRole('checkbox', { name: 'Demographic Details' }).check()
  await button(page, 'Continue').click()
  await expect(step(page, 'Mapping')).toBeVisible()
}

async function mapToUnknownTarget(page: Page) {
  await reachMapping(page)
  await button(page, 'Add a mapping').click()
  await page.getByRole('combobox', { name: 'Source field of mapping 1' }).fill('firstName')
  await page.getByRole('combobox', { name: 'Target field of mapping 1' }).fill('first')
  await page.keyboard.press('Tab')
}

test('pressing Continue twice makes each draft once', async ({ signedInPage: page }) => {
  const made: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('?mode=draft')) made.push(new URL(request.url()).pathname)
  })
  await nameAccount(page)
  await button(page, 'Continue').dblclick({ delay: 50 })
  await expect(step(page, 'Sample message')).toBeVisible()
  await page.goto('/s/prod/dataflows')
  await expect(page.getByRole('link', { name: 'Sign-ups' })).toHaveCount(1)
  expect(made).toHaveLength(3)
})

test('a link that was held back is forgotten once the step changes', async ({
  signedInPage: page,
}) => {
  await mapToUnknownTarget(page)
  await strip(page)
    .getByRole('link', { name: /Target/ })
    .click()
  await expect(page.getByText(NOT_SAVED)).toBeVisible()
  await button(page, 'Remove mapping 1').click()
  await expect(page.getByText(NOT_SAVED)).toBeHidden()
  await button(page, 'Back').click()
  await expect(page.getByText(NOT_SAVED)).toBeVisible()
  await button(page, 'Back').click()
  await expect(step(page, 'Target dataset')).toBeVisible()
})

for (const exit of ['Back', 'Save and close']) {
  test(`${exit} says what keeps a step from being saved, and leaves when pressed again`, async ({
    signedInPage: page,
  }) => {
    await mapToUnknownTarget(page)
    await button(page, exit).click()
    await expect(page.getByText(NOT_SAVED)).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Target field of mapping 1' })).toBeFocused()
    await button(page, exit).click()
    await expect(step(page, 'Mapping')).toBeHidden()
  })
}

test('the browser goes back through the steps', async ({ signedInPage: page }) => {
  await reachTarget(page)
  await button(page, 'Continue').click()
  await expect(step(page, 'Mapping')).toBeVisible()
  for (const [title, name] of [
    ['Target dataset', 'target'],
    ['Sample message', 'data'],
    ['Account and name', 'account'],
  ] as const) {
    await page.goBack()
    await expect(step(page, title)).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`/edit\\?step=${name}$`))
  }
  await expect(page.getByRole('textbox', { name: /^Dataflow name/ })).toHaveValue('Sign-ups')
  await page.goBack()
  await expect(page).toHaveURL(/\/sources$/)
})

test('a sample that is no message says where and why', async ({ signedInPage: page }) => {
  await nameAccount(page)
  await button(page, 'Continue').click()
  const sample = page.getByRole('textbox', { name: 'Sample message' })
  await sample.fill('{"firstName": "Ada", "lastName": Lovelace, }')
  await expect(page.getByText('Line 1, column 34: expected a value')).toBeVisible()
  await sample.fill('[{"a": 1}]')
  await expect(page.getByText('A message is a JSON object')).toBeVisible()
})

test('mapping a field leads to its target', async ({ signedInPage: page }) => {
  await reachTarget(page)
  await button(page, 'Continue').click()
  await button(page, 'Map firstName').click()
  await expect(page.getByRole('combobox', { name: 'Target field of mapping 1' })).toBeFocused()
})

test('a double click maps one field', async ({ signedInPage: page }) => {
  await reachTarget(page)
  await button(page, 'Continue').click()
  await button(page, 'Map firstName').dblclick()
  await expect(page.getByRole('combobox', { name: 'Target field of mapping 1' })).toBeVisible()
  await expect(button(page, 'Map lastName')).toBeVisible()
})

test('what the sample cannot fill is told before publishing', async ({ signedInPage: page }) => {
  await reachMapping(page, { ...SAMPLE, joined: '2026-01-31T09:30:00Z' })
  await button(page, 'Map joined').click()
  await page.getByRole('combobox', { name: 'Target field of mapping 1' }).fill('person.birthYear')
  await page.keyboard.press('Tab')
  await button(page, 'Continue').click()
  await expect(step(page, 'Review and publish')).toBeVisible()
  await expect(page.getByText('1 mapping leaves its field out for your sample:')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: /^person\.birthYear/ })).toBeVisible()
  await expect(strip(page)).toContainText('With faults')
  await expect(button(page, 'Publish')).toBeEnabled()
})

test('a schema without a field group is warned of, and a field group tells what it brings', async ({
  signedInPage: page,
}) => {
  await reachTarget(page)
  await expect(page.getByText('Without a field group')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Demographic Details' }).check()
  await expect(page.getByText('Without a field group')).toBeHidden()
  await expect(page.getByText(/^\d+ fields: person\./)).toBeVisible()
})
