import { expect, test } from './fixtures.ts'

test('a row appears while one looks on', async ({ signedInPage: page, given }) => {
  const flow = await given.streamingFlow({ name: 'Sign-ups' })
  await page.goto(`/s/prod/datasets/${flow.dataSetId}`)
  await expect(page.getByText('No row yet')).toBeVisible()

  await flow.post({ firstName: 'Ada', lastName: 'Lovelace' })

  const row = page.getByRole('table', { name: 'Latest rows' }).getByRole('row', { name: 'Ada' })
  await expect(row).toContainText('Lovelace', { timeout: 2000 })

  await row.getByRole('link').click()
  await expect(page.getByText('"firstName": "Ada"')).toBeVisible()
})

test('a record that cannot be stored is kept with its reason', async ({
  signedInPage: page,
  given,
}) => {
  const flow = await given.streamingFlow({ name: 'Sign-ups' })
  await flow.post({ firstName: 'Ada', gender: 'not one of those that XDM lists' })
  await flow.post({ firstName: 'Grace', gender: 'female' })

  await page.goto(`/s/prod/dataflows/${flow.id}`)
  const failed = page.getByRole('table', { name: 'Failed records' })
  const record = failed.getByRole('row', { name: /person.*gender/ })
  await record.getByRole('link').click()
  await expect(page.getByText('"firstName":"Ada"')).toBeVisible()
})
