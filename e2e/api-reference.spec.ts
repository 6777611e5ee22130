import { expect, test } from './fixtures.ts'

// Swagger UI has accessibility faults of its own, so its page is not among those that are searched for them.
test('the API reference shows every operation, under the strict policy', async ({
  page,
  service,
}) => {
  await page.goto('/api-reference')
  await expect(page).toHaveTitle('API reference · Flow Console')
  await expect(page.getByRole('heading', { level: 1, name: /^Flow Console/ })).toBeVisible()

  const { paths } = await (await fetch(`${service.url}/openapi.json`)).json()
  const operations = Object.values(paths).flatMap((path) => Object.values(Object(path)))
  const shown = page.getByRole('button', { name: /^(get|post|put|patch|delete) ​?\// })
  await expect(shown).toHaveCount(operations.length)

  const look = page.locator('#operations-Flows-getFlow')
  await look.getByRole('button').first().click()
  await expect(look.getByText('The id of the flow.')).toBeVisible()
  await expect(look.getByRole('button', { name: 'Try it out' })).toHaveCount(0)
})
