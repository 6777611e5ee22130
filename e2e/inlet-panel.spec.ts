import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import type { StreamingFlow } from './given.ts'

test.describe('the inlet test panel', () => {
  test('sends a sample and shows its way to the row', async ({ signedInPage: page, given }) => {
    await openPanel(page, await given.streamingFlow({ name: 'Orders' }))
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('200 OK')).toBeVisible()
    await expect(page.getByText('Stored as a row.')).toBeAttached()
    await expect(page.getByRole('list', { name: 'The way of the message' })).toContainText(
      /Received.*Done.*Logged.*Done.*Mapped.*Done.*Validated.*Done.*Stored.*Done/s,
    )
    await expect(page.getByRole('region', { name: 'Row as stored' })).toContainText(
      '"firstName": "Ada"',
    )
  })

  test('shows which value the schema refused', async ({ signedInPage: page, given }) => {
    await openPanel(page, await given.streamingFlow({ name: 'Orders' }))
    await page.getByLabel('Sample').selectOption('Value out of place')
    await page.getByRole('textbox', { name: 'Message as JSON' }).press('Control+Enter')
    await expect(page.getByText('Not stored: 1 fault.')).toBeAttached()
    await expect(page.getByText('/person/gender must be one of')).toBeVisible()
    await page.getByRole('button', { name: 'Show in the message' }).click()
    expect(await page.evaluate(() => String(getSelection()))).toBe('"none of the choices"')
  })

  test('names the fields that a stored message lost', async ({ signedInPage: page, given }) => {
    await openPanel(page, await given.streamingFlow({ name: 'Orders' }))
    const editor = page.getByRole('textbox', { name: 'Message as JSON' })
    await editor.press('Control+a')
    await page.keyboard.type('{"firstName": ["Ada"], "lastName": "Lovelace"}')
    await editor.press('Control+Enter')
    await expect(page.getByText('Stored as a row without 1 field.')).toBeAttached()
    await expect(page.getByText('person.name.firstName expects a string')).toBeVisible()
  })

  test.describe('refused', () => {
    test.use({ expectedConsoleErrors: [/status of 400/] })

    test('a malformed body is marked where it stops being JSON', async ({
      signedInPage: page,
      given,
    }) => {
      await openPanel(page, await given.streamingFlow({ name: 'Orders' }))
      const editor = page.getByRole('textbox', { name: 'Message as JSON' })
      await editor.press('Control+a')
      await page.keyboard.type('{"firstName": Ada}')
      await editor.press('Control+Enter')
      await expect(page.getByText('Why the inlet refused it')).toBeVisible()
      await page.getByRole('button', { name: 'Show in the message' }).click()
      expect(await page.evaluate(() => String(getSelection()))).toBe('A')
      await page.getByLabel('Sample').selectOption('Valid')
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(page.getByRole('table', { name: 'Sent in this session' })).toContainText(
        /Stored.*Refused/s,
      )
    })
  })
})

async function openPanel(page: Page, { inletUrl }: StreamingFlow): Promise<void> {
  await page.goto(`/s/prod/inlets/${inletUrl.split('/').at(-1)}`)
  await expect(page.getByRole('textbox', { name: 'Message as JSON' })).toContainText('firstName')
}
