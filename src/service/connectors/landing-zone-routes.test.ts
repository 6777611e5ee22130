import { expect, it } from 'vitest'
import { openApp } from '../http/app-fixture.ts'
import { registerLandingZoneRoutes } from './landing-zone-routes.ts'

it.each<['GET' | 'POST', string, string, RegExp]>([
  ['GET', '/landingzone?type=user_drop_zone', '1701-400', /no landing zone/],
  ['GET', '/landingzone?type=dlz_destination', '1701-400', /dlz_destination/],
  ['GET', '/landingzone/credentials?type=dlz_databricks_source', '1701-400', /no landing zone/],
  ['POST', '/landingzone/credentials?type=user_drop_zone&action=refresh', '1701-400', /no landing/],
  ['GET', '/landingzone', '1710-400', /user_drop_zone, dlz_destination/],
  ['GET', '/landingzone/credentials?type=mine', '1710-400', /"mine"/],
  ['POST', '/landingzone/credentials?type=user_drop_zone', '1705-400', /missing/],
  ['POST', '/landingzone/credentials?type=user_drop_zone&action=erase', '1705-400', /"erase"/],
])('%s %s is answered with %s', async (method, url, code, detail) => {
  const send = await openApp((app) => registerLandingZoneRoutes(app))
  const { status, body } = await send(method, url)
  expect(status).toBe(400)
  expect(body.report.errorCode).toBe(code)
  expect(body.detail).toMatch(detail)
})
