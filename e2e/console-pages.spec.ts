import { expect, test } from './fixtures.ts'

test.describe('in a sandbox that is not there', () => {
  test.use({ expectedConsoleErrors: [/status of 404/] })

  test('a sandbox that is not there is named', async ({ signedInPage: page }) => {
    await page.goto('/s/nowhere/dataflows')
    await expect(page.getByText('There is no sandbox “nowhere” in your session.')).toBeVisible()
    await page.getByRole('link', { name: 'Go to the overview' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  })
})

test('signing out reaches the other tabs', async ({ signedInPage: page, context }) => {
  const other = await context.newPage()
  await other.goto('/s/prod/datasets')
  await expect(other.getByRole('heading', { level: 1, name: 'Datasets' })).toBeVisible()
  await page.getByRole('button', { name: 'Your session' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(other).toHaveURL('/sign-in?return=%2Fs%2Fprod%2Fdatasets')
  await expect(other.getByLabel('Access token')).toBeVisible()
  await expect(page.getByLabel('Access token')).toBeVisible()
  await other.close()
})

test('the focus stays on the button that changes a dataflow’s state', async ({
  signedInPage: page,
  given,
}) => {
  const flow = await given.streamingFlow({ name: 'Orders' })
  await page.goto(`/s/prod/dataflows/${flow.id}`)
  await page.getByRole('button', { name: 'Disable' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Enable' })).toBeFocused()
})

test('a run that stored only some of its records says so', async ({
  signedInPage: page,
  given,
}) => {
  const flow = await given.streamingFlow({ name: 'Orders' })
  await flow.post({ firstName: 'Ada' })
  await flow.post({ firstName: 'Grace', gender: 'unheard of' })
  await page.goto(`/s/prod/dataflows/${flow.id}`)
  await expect(page.getByRole('cell', { name: 'Partly failed' })).toBeVisible()
})

test('a long name leaves a list’s other columns in sight', async ({
  signedInPage: page,
  given,
}) => {
  const name = 'Every order of every shop, from the till to the warehouse '.repeat(4).trim()
  await given.draftFlow({ name })
  await page.goto('/s/prod/dataflows')
  await expect(page.getByRole('link', { name })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Updated' })).toBeInViewport({ ratio: 1 })
})

test.describe('without the service', () => {
  test.use({ expectedConsoleErrors: [/net::ERR_|status of 503/] })

  test('the console says so, also for a page not opened before', async ({
    signedInPage: page,
    service,
  }) => {
    await service.stop('SIGTERM')
    await expect(page.getByText('Live updates paused, reconnecting')).toBeVisible()
    await page.getByRole('link', { name: 'Inlets' }).click()
    await expect(page.getByRole('alert')).toContainText('The service did not answer')
  })
})
