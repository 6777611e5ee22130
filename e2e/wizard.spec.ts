import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'

const SAMPLE = JSON.stringify({ firstName: 'Ada', lastName: 'Lovelace' })

const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()
const stepHeading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })

/** As far as the step where the message's fields are to be mapped. */
async function goToMapping(page: Page): Promise<void> {
  await page.goto('/s/prod/sources')
  await page.getByRole('link', { name: 'Set up HTTP API' }).click()
  await page.getByRole('textbox', { name: /^Dataflow name/ }).fill('Sign-ups')
  await page.getByRole('textbox', { name: /^Account name/ }).fill('Sign-up service')
  await next(page)
  await page.getByRole('textbox', { name: 'Sample message' }).fill(SAMPLE)
  await next(page)
  await page.getByRole('radio', { name: /^XDM Individual Profile/ }).check()
  await page.getByRole('checkbox', { name: 'Demographic Details' }).check()
  await next(page)
  await expect(stepHeading(page, 'Mapping')).toBeVisible()
}

test('every move from step to step leads the focus to the heading of the step, and says it', async ({
  signedInPage: page,
}) => {
  const arrived = async (name: string) => {
    await expect(stepHeading(page, name)).toBeFocused()
    await expect(page.locator('p[aria-live=polite]').last()).toHaveText(new RegExp(`^${name} ·`))
  }
  await page.goto('/s/prod/sources')
  await page.getByRole('link', { name: 'Set up HTTP API' }).click()
  await arrived('Account and name')
  await page.getByRole('textbox', { name: /^Dataflow name/ }).fill('Sign-ups')
  await page.getByRole('textbox', { name: /^Account name/ }).fill('Sign-up service')
  await next(page)
  await arrived('Sample message')
  await page.getByRole('textbox', { name: 'Sample message' }).fill(SAMPLE)
  await next(page)
  await arrived('Target dataset')
  await page.getByRole('button', { name: 'Back' }).click()
  await arrived('Sample message')
  await page.getByRole('list', { name: 'Steps to the dataflow' }).getByText('Review').click()
  await arrived('Review and publish')
  await page.goBack()
  await arrived('Sample message')

  await page.reload()
  await expect(stepHeading(page, 'Sample message')).toBeVisible()
  await expect(page.locator('body')).toBeFocused()
})

test('a mapping that the dataflow requires is asked for where it is made', async ({
  signedInPage: page,
}) => {
  await goToMapping(page)
  await expect(page.getByText('No field mapped yet')).toBeVisible()

  await next(page)
  const add = page.getByRole('button', { name: 'Add a mapping' })
  await expect(add).toBeFocused()
  await expect(add).toHaveAccessibleDescription(/needs at least one/)
  await expect(stepHeading(page, 'Mapping')).toBeVisible()

  await page.getByRole('button', { name: 'Accept all 2 suggestions' }).click()
  await expect(page.getByText('No field mapped yet')).toHaveCount(0)
  await next(page)
  await expect(stepHeading(page, 'Review and publish')).toBeFocused()
})

test('what is corrected after leaving was refused is saved on the second try', async ({
  signedInPage: page,
}) => {
  await goToMapping(page)
  const review = page.getByRole('list', { name: 'Steps to the dataflow' }).getByText('Review')
  await page.getByRole('button', { name: 'Add a mapping' }).click()
  await review.click()
  await expect(page.getByText('This step is not saved yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove mapping 1' }).click()
  await page.getByRole('button', { name: 'Accept all 2 suggestions' }).click()
  await review.click()
  await expect(stepHeading(page, 'Review and publish')).toBeFocused()
  await expect(page.getByRole('link', { name: /2 fields mapped$/ })).toBeVisible()
})

test('publishing what is not finished leads to what is missing', async ({
  signedInPage: page,
  given,
}) => {
  const draft = await given.draftFlow({ name: 'Begun' })
  await page.goto(`/s/prod/dataflows/${draft.id}/edit?step=review`)
  const publish = page.getByRole('button', { name: 'Publish' })
  await expect(publish).toHaveAccessibleDescription(/^Finish these steps to publish/)
  await publish.click()
  await expect(page.getByRole('link', { name: 'Account and name' })).toBeFocused()
})

test('a published dataflow takes the focus to the news', async ({ signedInPage: page }) => {
  await goToMapping(page)
  await page.getByRole('button', { name: 'Accept all 2 suggestions' }).click()
  await next(page)
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(stepHeading(page, 'Published')).toBeFocused()
})

test('signing in leads the focus to the first page', async ({ page, service }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Access token').fill(service.token)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeFocused()
})

test('a source that cannot be set up says why instead of leading to a dead end', async ({
  signedInPage: page,
}) => {
  await page.goto('/s/prod/sources')
  const ready = page.getByRole('list', { name: 'Ready to set up' })
  await expect(ready.getByRole('link', { name: 'Set up HTTP API' })).toBeVisible()
  const known = page.getByRole('list', { name: 'Known, and not set up here yet' })
  await expect(known.getByRole('link', { name: 'Set up Azure File Storage' })).toHaveCount(0)
  await known.getByRole('link', { name: /^Azure File Storage: No connector runs it/ }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Azure File Storage')
  await expect(page.getByText('No connector runs it here yet')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Set up' })).toHaveCount(0)
})

test('nor does its account lead there', async ({ signedInPage: page, given }) => {
  const account = await given.fileAccount({ name: 'Warehouse files' })
  await page.goto(`/s/prod/accounts/${account.id}`)
  await expect(page.getByRole('link', { name: /No connector runs it here yet/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Set up a dataflow' })).toHaveCount(0)
})

test('the account of a stream does, and is chosen already', async ({
  signedInPage: page,
  given,
}) => {
  await given.streamingFlow({ name: 'Orders' })
  await page.goto('/s/prod/accounts')
  await page.getByRole('link', { name: 'Orders account' }).click()
  await page.getByRole('link', { name: 'Set up a dataflow' }).click()
  await expect(stepHeading(page, 'Account and name')).toBeFocused()
  await expect(page.getByRole('radio', { name: /^Orders account/ })).toBeChecked()
})
