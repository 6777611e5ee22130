import { expect, test } from './fixtures.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('a token is made for one task, used, and revoked', async ({
  signedInPage: page,
  api,
  service,
  given,
}) => {
  await given.fileAccount({ name: 'Invoices' })
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('No access token yet')).toBeVisible()
  await page.getByRole('button', { name: 'Create token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Create token' }).click()
  await expect(dialog.getByText('Give the token a name.')).toBeVisible()
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Nightly report')
  await dialog.getByRole('combobox', { name: 'Batch sources' }).selectOption('View')
  await dialog.getByRole('button', { name: 'Create token' }).click()

  const made = page.getByRole('dialog', { name: 'The token is made' })
  const read = async (name: string) =>
    (
      await made
        .getByRole('definition')
        .nth(name === 'token' ? 0 : 1)
        .innerText()
    ).trim()
  const headers = { Authorization: `Bearer ${await read('token')}`, 'x-api-key': await read('id') }
  await made.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('rowheader', { name: 'Nightly report' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Batch sources (view)' })).toBeVisible()

  const accounts = `${service.url}/data/foundation/flowservice/connections`
  expect((await api.send('GET', accounts, { headers })).status).toBe(200)
  const account = {
    name: 'Another',
    connectionSpec: { id: 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8' },
  }
  const written = await api.send('POST', `${accounts}?mode=draft`, { headers, body: account })
  expect(written.status).toBe(403)

  await page.getByRole('button', { name: 'Revoke “Nightly report”?' }).click()
  await page.getByRole('button', { name: 'Revoke token' }).click()
  await expect(page.getByText('No access token yet')).toBeVisible()
  expect((await api.send('GET', accounts, { headers })).status).toBe(401)
})

test('the audit log tells who wrote what, and from where', async ({
  signedInPage: page,
  given,
}) => {
  await given.fileAccount({ name: 'Invoices' })
  await page.goto('/s/prod/settings')
  await page.getByRole('link', { name: 'Audit log' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Invoices' })
  await expect(row).toContainText('connections created: Invoices')
  await expect(row).toContainText('administrator@local')
  await expect(row).toContainText('127.0.0.1')
})
