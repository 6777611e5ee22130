import { expect, test } from './fixtures.ts'

// Swagger UI has accessibility faults of its own, so its page is not among those that are searched for them.
test('the API reference shows what is described, under the strict policy', async ({
  page,
  service,
}) => {
  await page.goto('/api-reference')
  await expect(page).toHaveTitle('API reference · Flow Console')
  await expect(page.getByRole('heading', { level: 1, name: /^Flow Console/ })).toBeVisible()

  const { paths } = await (await fetch(`${service.url}/openapi.json`)).json()
  const operations = Object.values(paths).flatMap((path) => Object.values(Object(path)))
  const tags = new Set(operations.flatMap((operation) => Object(operation).tags))
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(tags.size)

  const flows = page.getByRole('heading', { level: 3, name: /^Flows / })
  await flows.getByRole('button', { name: 'Expand operation' }).click()
  const lookUp = page.locator('#operations-Flows-getFlow')
  await lookUp.getByRole('button', { name: /Look up a dataflow/ }).click()
  await expect(lookUp.getByText('The id of the flow.')).toBeVisible()
  await expect(lookUp.getByRole('button', { name: 'Try it out' })).toHaveCount(0)

  // What a dataflow's mapping is made of stands elsewhere in the document, and is shown here.
  await expect(lookUp.getByText('"transformations"')).toBeVisible()
})
