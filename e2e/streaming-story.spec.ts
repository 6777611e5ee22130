import { expect, test } from './fixtures.ts'

const SAMPLE = { firstName: 'Ada', lastName: 'Lovelace' }

test('from a source to rows: a streaming dataflow is set up, published and fed', async ({
  signedInPage: page,
  api,
}) => {
  const next = () => page.getByRole('button', { name: 'Continue' }).click()
  const step = (title: string) => expect(page.getByRole('heading', { name: title })).toBeVisible()

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Sources' })
    .click()
  await page.getByRole('link', { name: 'Set up HTTP API' }).click()

  await step('Account and name')
  await page.getByRole('textbox', { name: /^Dataflow name/ }).fill('Sign-ups to profiles')
  await page.getByRole('textbox', { name: /^Account name/ }).fill('Sign-up service')
  await next()

  await step('Sample message')
  await page.getByRole('textbox', { name: 'Sample message' }).fill(JSON.stringify(SAMPLE))
  await next()

  await step('Target dataset')
  await page.getByRole('radio', { name: /^XDM Individual Profile/ }).check()
  await page.getByRole('checkbox', { name: 'Demographic Details' }).check()
  await next()

  await step('Mapping')
  await page.getByRole('button', { name: 'Accept all 2 suggestions' }).click()
  await expect(page.getByRole('region', { name: 'The sample, mapped' })).toContainText('Lovelace')
  await next()

  await step('Review and publish')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Published' })).toBeVisible()

  const inletUrl = await page.getByText(/^http:.*\/collection\/[0-9a-f]{64}$/).innerText()
  await page.getByRole('link', { name: 'Show the dataflow' }).click()
  await expect(page).toHaveURL(/\/dataflows\/[^/]+$/)
  const flowId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.getByRole('link', { name: 'See the latest rows' }).click()
  await expect(page.getByText('No row yet')).toBeVisible()

  const headers = { 'x-adobe-flow-id': flowId }
  const answer = await api.send('POST', inletUrl, { body: SAMPLE, headers })
  expect(answer).toMatchObject({ status: 200 })
  const row = page.getByRole('row', { name: 'Ada' })
  await expect(row).toContainText('Lovelace', { timeout: 2000 })
})

test('a draft that was left is found again, and goes on where it stopped', async ({
  signedInPage: page,
}) => {
  await page.goto('/s/prod/sources')
  await page.getByRole('link', { name: 'Set up HTTP API' }).click()
  await page.getByRole('textbox', { name: /^Dataflow name/ }).fill('Begun')
  await page.getByRole('textbox', { name: /^Account name/ }).fill('Begun')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('textbox', { name: 'Sample message' }).fill(JSON.stringify(SAMPLE))
  await page.getByRole('button', { name: 'Save and close' }).click()
  await expect(page).toHaveURL(/\/dataflows\/[^/]+$/)

  await page.goto('/s/prod/dataflows')
  await page.getByRole('link', { name: 'Begun' }).click()
  await page.getByRole('link', { name: 'Finish the draft' }).click()

  await expect(page.getByRole('heading', { name: 'Target dataset' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Steps to the dataflow' })).toContainText('2 fields')
})
