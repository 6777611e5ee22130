import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'

/** How many there are, as the list says it. */
const found = (page: Page) => page.getByRole('main').getByRole('status')

test('a list is narrowed by its URL, which can be linked to and come back to', async ({
  signedInPage: page,
  given,
}) => {
  await given.streamingFlow({ name: 'Orders' })
  await given.fileAccount({ name: 'Order files' })
  await given.fileAccount({ name: 'Invoices' })
  await page.goto('/s/prod/accounts')
  await expect(found(page)).toHaveText('3 accounts')

  await page.getByRole('searchbox', { name: 'Search the accounts' }).fill('order')
  await expect(page.getByRole('link', { name: 'Invoices' })).toHaveCount(0)
  await expect(found(page)).toHaveText('2 accounts')
  await page.getByRole('combobox', { name: 'Source' }).selectOption('Azure File Storage')
  await expect(found(page)).toHaveText('1 account')
  await expect(page).toHaveURL(/q=order&source=/)

  await page.reload()
  await expect(page.getByRole('link', { name: 'Order files' })).toBeVisible()
  await expect(page.getByRole('searchbox', { name: 'Search the accounts' })).toHaveValue('order')
  await page.getByRole('link', { name: 'Order files' }).click()
  await page.goBack()
  await expect(page.getByRole('link', { name: 'Orders account' })).toHaveCount(0)
})

test('the state, the source and the words narrow dataflows together', async ({
  signedInPage: page,
  given,
}) => {
  await given.streamingFlow({ name: 'Orders' })
  await given.draftFlow({ name: 'Orders of next year' })
  await given.draftFlow({ name: 'Returns' })
  await page.goto('/s/prod/dataflows')
  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Draft' }).click()
  await page.getByRole('searchbox', { name: 'Search the dataflows' }).fill('"orders')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search the dataflows' }).fill('orders')
  await expect(found(page)).toHaveText('1 dataflow')
  await expect(page.getByRole('link', { name: 'Orders of next year' })).toBeVisible()
  await page.getByRole('link', { name: 'Enabled' }).click()
  await expect(page.getByRole('link', { name: 'Orders', exact: true })).toBeVisible()
})

test('a dataflow that failed in its last run is found from the overview', async ({
  signedInPage: page,
  given,
}) => {
  const failing = await given.streamingFlow({ name: 'Orders' })
  await failing.post({ gender: 'unheard of' })
  const working = await given.streamingFlow({ name: 'Returns' })
  await working.post({ firstName: 'Ada' })
  await expect(async () => {
    await page.goto('/s/prod')
    await expect(page.getByRole('link', { name: /^Failed in their last run/ })).toContainText('1')
  }).toPass()
  await page.getByRole('link', { name: /^Failed in their last run/ }).click()
  await expect(found(page)).toHaveText('1 dataflow')
  await expect(page.getByRole('row').filter({ hasText: 'Orders' })).toContainText('Failed')
})

test.describe('a condition as the API writes it', () => {
  test.use({ expectedConsoleErrors: [/status of 400/] })

  test('narrows a list, and is mended where it was typed', async ({
    signedInPage: page,
    given,
  }) => {
    await given.fileAccount({ name: 'Invoices' })
    await given.fileAccount({ name: 'Orders' })
    await page.goto('/s/prod/accounts')
    const condition = page.getByRole('textbox', { name: 'Condition, as the API writes it' })
    await condition.fill('name')
    await condition.press('Enter')
    await expect(page.getByRole('alert')).toContainText('"name"')
    await page.getByRole('button', { name: 'Remove name', exact: true }).click()
    await expect(page.getByRole('alert')).toHaveCount(0)

    await condition.fill('name==Invoices,Receipts')
    await page.getByRole('button', { name: 'Add condition' }).click()
    await expect(found(page)).toHaveText('1 account')
    await expect(page.getByRole('link', { name: 'Orders' })).toHaveCount(0)
  })
})
