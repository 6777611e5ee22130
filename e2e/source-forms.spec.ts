import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'

async function openAzureFileStorage(page: Page) {
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await navigation.getByRole('link', { name: 'Sources' }).click()
  await page
    .getByRole('main')
    .getByRole('link', { name: 'Azure File Storage', exact: true })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Azure File Storage')
  return {
    host: page.getByRole('textbox', { name: /^Host/ }),
    userId: page.getByRole('textbox', { name: /^User ?id/i }),
    password: page.getByLabel(/^Password/),
    path: page.getByRole('textbox', { name: /^Path/ }),
    recursive: page.getByRole('checkbox', { name: /^Recursive/ }),
  }
}

test("Azure File Storage's forms are those of its specification", async ({
  signedInPage: page,
}) => {
  const { host, userId, password, path, recursive } = await openAzureFileStorage(page)
  await expect(host).toHaveAccessibleDescription('Specifies the Azure File Storage endpoint.')
  await expect(userId).toBeVisible()
  await expect(password).toHaveAttribute('type', 'password')
  await expect(path).toBeVisible()
  await expect(recursive).not.toBeChecked()
})

test('an empty host is refused under its field', async ({ signedInPage: page }) => {
  const { host, userId, password } = await openAzureFileStorage(page)
  await userId.fill('ada')
  await password.fill('a storage access key')
  await password.press('Enter')

  await expect(host).toBeFocused()
  await expect(host).toHaveAccessibleDescription(/Host is required\.$/)
  await expect(page.getByText('1 field needs your attention.')).toBeVisible()

  await page.keyboard.type('files.example.com')
  await page.keyboard.press('Enter')

  await expect(host).not.toHaveAccessibleDescription(/required/)
  const result = page.getByRole('status').filter({ hasText: 'The JSON that this form makes' })
  await expect(result).toContainText('"host": "files.example.com"')
})
