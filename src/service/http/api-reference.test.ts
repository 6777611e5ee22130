import { describe, expect, it } from 'vitest'
import { registerApiReference } from './api-reference.ts'
import { createApp } from './app.ts'

async function get(path: string) {
  const app = createApp(false)
  registerApiReference(app)
  const { statusCode, headers } = await app.inject(path)
  await app.close()
  return { status: statusCode, type: headers['content-type'], cache: headers['cache-control'] }
}

describe('/api-reference', () => {
  it.each<[path: string, type: string, cache: string]>([
    ['/api-reference', 'text/html; charset=utf-8', 'no-cache'],
    ['/api-reference/', 'text/html; charset=utf-8', 'no-cache'],
    ['/api-reference/page.js', 'application/javascript; charset=utf-8', 'no-cache'],
    ['/api-reference/page.css', 'text/css; charset=utf-8', 'no-cache'],
    ['/api-reference/swagger-ui.css', 'text/css; charset=utf-8', 'public, max-age=86400'],
    [
      '/api-reference/swagger-ui-bundle.js',
      'application/javascript; charset=utf-8',
      'public, max-age=86400',
    ],
  ])('has %s', async (path, type, cache) =>
    expect(await get(path)).toEqual({ status: 200, type, cache }),
  )

  it.each([
    '/api-reference/package.json',
    '/api-reference/swagger-ui-bundle.js.map',
    '/api-reference/index.html',
    '/api-reference/../app.ts',
  ])('does not have %s', async (path) => expect(await get(path)).toMatchObject({ status: 404 }))
})
