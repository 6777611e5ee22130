import { Type } from 'typebox'
import { Parse } from 'typebox/value'
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

test.describe('with a token of few permissions', () => {
  test.use({ expectedConsoleErrors: [/status of 403/] })

  test('what may not be seen is said in its place, and the rest stays', async ({
    page,
    api,
    given,
  }) => {
    await given.dataSet({ name: 'Orders' })
    const { body } = await api.send('POST', '/console/tokens', {
      body: {
        name: 'Reader of datasets',
        sandboxes: '*',
        permissions: [{ name: 'datasets', permissions: ['read'] }],
      },
    })
    await page.goto('/sign-in')
    await page
      .getByLabel('Access token')
      .fill(Parse(Type.Object({ token: Type.String() }), body).token)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('You do not have the permission for this')
    await expect(page.getByRole('main').getByRole('link', { name: 'Datasets' })).toContainText('1')

    await page.getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByRole('alert')).toContainText('administrators')
    const tabs = page.getByRole('navigation', { name: 'Settings' })
    await tabs.getByRole('link', { name: 'Sandboxes' }).click()
    await expect(page.getByRole('heading', { name: 'Sandboxes' })).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('"sandboxes"')

    await page.goto('/s/prod/inlets')
    await expect(page.getByRole('heading', { name: 'You may not see this page' })).toBeVisible()
  })
})

test('the audit log tells who wrote what, and from where', async ({
  signedInPage: page,
  given,
}) => {
  await given.fileAccount({ name: 'Invoices' })
  await page.goto('/s/prod/settings')
  await page.getByRole('link', { name: 'Audit log' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Invoices' })
  await expect(row).toContainText('Created account: Invoices')
  await expect(row).toContainText('administrator@local')
  await expect(row).toContainText('127.0.0.1')
  await row.getByRole('link', { name: 'Details' }).click()
  await expect(page.getByRole('definition').filter({ hasText: 'connectionSpec' })).toBeVisible()
})

test('a sandbox is made, worked in, and deleted with all that is in it', async ({
  signedInPage: page,
  api,
}) => {
  await page.getByRole('link', { name: 'Settings' }).click()
  const tabs = page.getByRole('navigation', { name: 'Settings' })
  await tabs.getByRole('link', { name: 'Sandboxes' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'prod' })).toContainText('default')

  await page.getByRole('button', { name: 'Create sandbox' }).click()
  const dialog = page.getByRole('dialog', { name: 'New sandbox' })
  const create = dialog.getByRole('button', { name: 'Create sandbox' })
  await create.click()
  await expect(dialog.getByText('Give the sandbox a name.')).toBeVisible()
  await expect(dialog.getByText('Give the sandbox a title.')).toBeVisible()
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Acme dev')
  await expect(dialog.getByRole('textbox', { name: /^Name/ })).toHaveAccessibleDescription(
    /Use up to 256 small letters/,
  )
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('acme-dev')
  await dialog.getByRole('textbox', { name: /^Title/ }).fill('Acme development')
  await create.click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: 'Acme development' })).toBeVisible()

  await page.getByRole('combobox', { name: 'Sandbox' }).selectOption('Acme development')
  await expect(page).toHaveURL(/\/s\/acme-dev\/settings/)
  const account = {
    name: 'Invoices',
    connectionSpec: { id: 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8' },
  }
  const made = await api.send('POST', '/data/foundation/flowservice/connections?mode=draft', {
    headers: { 'x-sandbox-name': 'acme-dev' },
    body: account,
  })
  expect(made.status).toBe(201)

  await tabs.getByRole('link', { name: 'Sandboxes' }).click()
  await page.getByRole('button', { name: 'Delete “acme-dev”?' }).click()
  const deletion = page.getByRole('dialog', { name: 'Delete “acme-dev”?' })
  await expect(deletion).toContainText('At present: 1 account and 0 dataflows.')
  const remove = deletion.getByRole('button', { name: 'Delete sandbox' })
  await deletion.getByRole('textbox', { name: /^Type “acme-dev”/ }).fill('acme')
  await remove.click()
  await expect(deletion.getByText('Type its name as it is')).toBeVisible()
  await deletion.getByRole('textbox', { name: /^Type “acme-dev”/ }).fill('acme-dev')
  await remove.click()
  await expect(page).toHaveURL(/\/s\/prod\/settings\/sandboxes/)
  await expect(page.getByRole('rowheader', { name: 'Acme development' })).toHaveCount(0)
  const switcher = page.getByRole('combobox', { name: 'Sandbox' })
  await expect(switcher.getByRole('option', { name: 'Acme development' })).toHaveCount(0)
})

test('a sandbox is emptied by resetting it', async ({ signedInPage: page, given }) => {
  await given.fileAccount({ name: 'Invoices' })
  await page.getByRole('link', { name: 'Accounts' }).first().click()
  await expect(page.getByRole('link', { name: 'Invoices' })).toBeVisible()
  await page.goto('/s/prod/settings/sandboxes')
  await page.getByRole('button', { name: 'Reset “prod”?' }).click()
  const dialog = page.getByRole('dialog', { name: 'Reset “prod”?' })
  await dialog.getByRole('textbox').fill('prod')
  await dialog.getByRole('button', { name: 'Reset sandbox' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('row').filter({ hasText: 'prod' })).toContainText('Active')
  await page.getByRole('link', { name: 'Accounts' }).first().click()
  await expect(page.getByText('No account yet')).toBeVisible()
})

test.describe('what only the service can tell', () => {
  test.use({ expectedConsoleErrors: [/status of 409/] })

  test('a name that is taken is refused under its field', async ({ signedInPage: page }) => {
    await page.goto('/s/prod/settings/sandboxes')
    await page.getByRole('button', { name: 'Create sandbox' }).click()
    const dialog = page.getByRole('dialog', { name: 'New sandbox' })
    const name = dialog.getByRole('textbox', { name: /^Name/ })
    await name.fill('dev')
    await dialog.getByRole('textbox', { name: /^Title/ }).fill('Another')
    await dialog.getByRole('button', { name: 'Create sandbox' }).click()
    await expect(name).toHaveAccessibleDescription(/There is a sandbox of this name/)
    await name.fill('dev-2')
    await dialog.getByRole('button', { name: 'Create sandbox' }).click()
    await expect(page.getByRole('rowheader', { name: 'Another' })).toBeVisible()
  })
})

test('the session menu leads to the API reference, in a tab of its own', async ({
  signedInPage: page,
}) => {
  await page.getByRole('button', { name: 'Your session' }).click()
  const opened = page.waitForEvent('popup')
  await page.getByRole('menuitem', { name: 'API reference' }).click()
  const reference = await opened
  await expect(reference).toHaveURL(/\/api-reference/)
  await expect(reference.getByRole('heading', { level: 1 })).toBeVisible()
})
