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

test('a private key is taken from its file', async ({ signedInPage: page }) => {
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await navigation.getByRole('link', { name: 'Sources' }).click()
  await page.getByRole('main').getByRole('link', { name: 'SFTP', exact: true }).click()
  await page.getByRole('radio', { name: 'SSH PublicKey Authentication for sftp' }).check()
  await page.getByRole('textbox', { name: /^Host/ }).fill('files.example.com')
  await page.getByRole('textbox', { name: /^User ?name/i }).fill('ada')
  const chooseFile = async (name: string, content: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a file… for Private key' }).click()
    await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(content) })
  }

  await chooseFile('film.bin', 'x'.repeat(70_000))
  await expect(page.getByText('film.bin is larger than 64 KB')).toBeVisible()

  await chooseFile('id_rsa', 'a private key')
  await expect(page.getByText('id_rsa was read and encoded.')).toBeVisible()
  await page.getByLabel(/^Private key/).press('Enter')

  const result = page.getByRole('status').filter({ hasText: 'The JSON that this form makes' })
  await expect(result).toContainText(Buffer.from('a private key').toString('base64'))
})
